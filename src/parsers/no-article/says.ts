/** What a page says that it is: by its address, Open Graph's type, and the types of its JSON-LD. */
import { httpUrl, urlKey } from '../../model/url.js';
import { metaOf, type PageFacts } from '../facts.js';
import { type JsonLdNode, textOfValue, typesOf, urlOfValue } from '../json-ld.js';

export interface Says {
  /** JSON-LD describes an article, and it is this page. */
  article: boolean;
  /** Less sure: Open Graph's type, which many sites give to all of their pages alike. */
  articleByMeta: boolean;
  /** The type by which JSON-LD or Open Graph name a list. */
  list: string | undefined;
  /** JSON-LD holds the entries of a list. Related articles are one, too. */
  entries: boolean;
  /** The address is that of a home page or a search. */
  listAddress: string | undefined;
  /** The address has a folder that holds tags, sections, authors; now and then there are articles in it. */
  listFolder: boolean;
  /** Open Graph's type is `website`, or the address is that of a section: lists, as a rule. */
  website: boolean;
  /** A video, a recording, a gallery; what said so. */
  media: string | undefined;
  /** One of a series, and its name: a page of that name is about nothing else. */
  episode: { type: string; name: string | undefined } | undefined;
}

/** schema.org's types of pages that lead to others, or that are about somebody. */
const LIST_TYPES: ReadonlySet<unknown> = new Set(['CollectionPage', 'SearchResultsPage', 'ProfilePage']);
/** Stands in articles too, for menus and related articles. */
const ITEM_LIST = 'ItemList';
const MEDIA_TYPES: ReadonlySet<unknown> = new Set([
  'VideoObject',
  'AudioObject',
  'ImageGallery',
  'MediaGallery',
  'VideoGallery',
]);
const EPISODES: ReadonlySet<unknown> = new Set(['PodcastEpisode', 'RadioEpisode', 'TVEpisode']);
/** So many articles in JSON-LD, none of which is this page, are the entries of a list. */
const SEVERAL = 3;

/** Folders of lists, in the languages of the web's news sites: what is in them is a tag, a section, an author. */
const LIST_FOLDERS: ReadonlySet<string> = new Set(
  (
    'tag tags topic topics category categories section sections author authors contributor contributors profile ' +
    'thema themen schlagwort kategorie ressort autor autoren rubrik etiqueta etiquetas tema temas categoria categorias ' +
    'autores seccion secciones sujet sujets mot-cle theme themes rubrique auteur auteurs etiquette argomento argomenti autore ' +
    'onderwerp onderwerpen amne emne tagi temat latest'
  ).split(' '),
);
const SEARCH_FOLDERS: ReadonlySet<string> = new Set(
  'search suche suchergebnis recherche buscar busqueda buscador busca pesquisa cerca ricerca zoeken sok szukaj wyszukiwarka kensaku'.split(
    ' ',
  ),
);
/** WordPress, and what most search pages are asked by. */
const SEARCH_KEYS = ['s', 'q', 'query', 'search', 'suche', 'keyword'];

/** Behind a list's own address; longer numbers are those of articles. */
const PAGE_NUMBER = /^(?:page|(?:page|seite|pagina|p)?-?\d{1,3})$/u;
/** The archive of a year, a month or a day. */
const DAY = /^\/(?:19|20)\d\d(?:\/\d{1,2}){0,2}\/?$/u;
/** `/sport`, `/local-news/`: one word or two, and no file. */
const SECTION = /^\/[a-z]+(?:-[a-z]+)?\/?$/u;

/** Addresses without a page: the home page, and those of the editions of a site. */
const HOME = /^\/(?:(?:index|home|default)(?:\.\w+)?|[a-z]{2}(?:[-_][a-z]{2})?)?\/?$/iu;

export function saysOf(facts: PageFacts): Says {
  const { meta, article } = facts;
  const type = metaOf(facts, 'og:type')?.toLowerCase() ?? '';
  const url = new URL(facts.url);
  const { list, media, episode, hasItems, headlines } = readTypes(facts.jsonLd);
  // An article beside others, or on a page that is called a list, may be an entry of it.
  const isEntry = headlines >= SEVERAL || (list !== undefined && headlines > 1);
  const isOwn = article !== undefined && (!isEntry || isAbout(article, facts));
  const articleByMeta = type.startsWith('article') || meta.has('article:published_time');
  const mediaByMeta = /^(?:video|music)\b/u.test(type) ? type : undefined;
  return {
    article: isOwn,
    articleByMeta,
    list: list ?? (type === 'profile' ? type : undefined),
    entries: hasItems || headlines >= SEVERAL,
    listAddress: listAddress(url),
    listFolder: isListFolder(foldersOf(url)) || DAY.test(url.pathname),
    website: type === 'website' || SECTION.test(url.pathname),
    media: mediaByMeta ?? media,
    episode,
  };
}

function readTypes(nodes: readonly JsonLdNode[]) {
  let list: string | undefined;
  let media: string | undefined;
  let episode: Says['episode'];
  let hasItems = false;
  const headlines = new Set<unknown>();
  for (const node of nodes) {
    const types = typesOf(node);
    if (node.headline !== undefined && !types.some((type) => LIST_TYPES.has(type)))
      headlines.add(node.headline);
    for (const type of types) {
      if (LIST_TYPES.has(type)) list ??= type;
      else if (MEDIA_TYPES.has(type)) media ??= type;
      else if (EPISODES.has(type)) episode ??= { type, name: textOfValue(node.name) };
      else if (type === ITEM_LIST) hasItems = true;
    }
  }
  return { list, media: media ?? episode?.type, episode, hasItems, headlines: headlines.size };
}

/** Whether the node names this page as its own. */
function isAbout(node: JsonLdNode, { url }: PageFacts): boolean {
  const key = urlKey(url);
  return [node.url, node['@id'], node.mainEntityOfPage].some((value) => {
    const own = httpUrl(urlOfValue(value), url);
    return own !== undefined && urlKey(own) === key;
  });
}

/** `/?p=12` is an article; `/` and `/?s=word` are none. */
function listAddress(url: URL): string | undefined {
  const isHome = HOME.test(url.pathname);
  const isAsked = SEARCH_KEYS.some((key) => url.searchParams.has(key));
  if (foldersOf(url).some((folder) => SEARCH_FOLDERS.has(folder)) || (isAsked && isHome)) return 'a search';
  return isHome && !urlKey(url.href)?.includes('?') ? 'a home page' : undefined;
}

/** `/tag/harbour/page/2`; what stands deeper in such a folder may be an article. */
function isListFolder(folders: readonly string[]): boolean {
  const named = folders.filter((folder) => folder !== '' && !PAGE_NUMBER.test(folder));
  return named.slice(-2).some((folder) => LIST_FOLDERS.has(folder));
}

/** What the path is made of, without the suffixes of files. */
function foldersOf({ pathname }: URL): string[] {
  return pathname
    .toLowerCase()
    .replace(/\.\w+$/u, '')
    .split('/');
}
