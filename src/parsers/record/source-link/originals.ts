/** Which addresses can be an original: an article's page of another site, where the open network reaches it. */
import { parse } from 'tldts';
import { urlKey } from '../../../model/url.js';
import { isSocialHost } from '../../boilerplate/targets.js';

/** Hosts that show other people's articles under addresses that tell nothing: there is no article to fetch. */
const AGGREGATORS: ReadonlySet<string> = new Set([
  'news.google.com',
  'feedly.com',
  'flipboard.com',
  'ground.news',
  'getpocket.com',
  'inoreader.com',
  'newsnow.co.uk',
]);

/** Hosts that pages link for their own reasons beside the pointer: licences, shops, players. */
const NO_NEWS: ReadonlySet<string> = new Set([
  'creativecommons.org',
  'apps.apple.com',
  'play.google.com',
  'youtube.com',
  'youtu.be',
  'vimeo.com',
]);

/** Words of a path behind which people stand, whatever follows. */
const PEOPLE: ReadonlySet<string> = new Set(
  (
    'author authors autor autora autores autoren auteur auteurs autore profile profiles user users member members ' +
    'contributor contributors staff people reporter journalist'
  ).split(' '),
);

/** … and lists of articles. */
const LISTS: ReadonlySet<string> = new Set(
  (
    'tag tags topic topics thema themen theme themes tema temas category categories categoria kategorie kategori ' +
    'rubrik rubrique section sections search label labels archive archives etiqueta etiquetas etiquette schlagwort ' +
    'sujet sujets about contact feed rss'
  ).split(' '),
);

/** Names of sections: an address of nothing else is the front of one. */
const SECTIONS: ReadonlySet<string> = new Set(
  (
    'news latest latest-news breaking-news world local national international politics business economy money sport ' +
    'sports football culture arts entertainment lifestyle life style tech technology science health travel opinion ' +
    'video videos nachrichten aktuell politik wirtschaft kultur welt panorama meinung wissen reise actualites ' +
    'politique economie monde societe noticias politica economia deportes mundo cultura esportes notizie cronaca ' +
    'nieuws nyheter nyheder uutiset wiadomosci novosti haberler berita'
  ).split(' '),
);

/** Names of networks that nobody else reaches. */
const INSIDE = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|onion|arpa)$/u;

/** Words of a headline in the last part of a path, and digits of an article's number. */
const HEADLINE_WORDS = 5;
const NUMBER = /\d{5,}/u;

/** The page that points: its own addresses. */
export interface Page {
  url: string;
  /** The canonical address, when it is the site's own. */
  canonical?: string | undefined;
}

/** `url` is absolute http(s). */
export function isOriginal(url: string, page: Page): boolean {
  const address = new URL(url);
  const host = address.hostname.replace(/^(?:www|m|amp)\./u, '');
  return (
    isPublic(address) &&
    !isSameSite(url, page.url) &&
    urlKey(url) !== urlKey(page.canonical ?? page.url) &&
    !AGGREGATORS.has(host) &&
    !NO_NEWS.has(host) &&
    !isSocialHost(host) &&
    (isNumbered(url) || !isFront(address)) &&
    !isList(address, isNumbered(url))
  );
}

/** A name of the open network: no address in numbers, no name without a dot, no password. */
function isPublic({ hostname, username, password }: URL): boolean {
  const { isIp } = parse(hostname);
  return !isIp && hostname.includes('.') && !INSIDE.test(hostname) && username === '' && password === '';
}

/** The same registrable domain; blogs of one platform are sites of their own. */
export function isSameSite(one: string, other: string): boolean {
  return siteOf(one) === siteOf(other);
}

function siteOf(url: string): string | null {
  const { domain, hostname } = parse(url, { allowPrivateDomains: true });
  return domain ?? hostname;
}

/** A number in the query names an article (`/?p=31`), but for a campaign's. */
function isNumbered(url: string): boolean {
  return /[?&]\w+=\d/u.test(urlKey(url) ?? '');
}

/** A home page, also that of one language. */
function isFront({ pathname }: URL): boolean {
  return /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?|(?:index|home|default)(?:\.\w+)?\/?)?$/iu.test(pathname);
}

/** A list of articles, whose own name is shorter than a headline and has no number. */
function isList({ pathname, searchParams }: URL, isNumbered: boolean): boolean {
  const parts = pathname.toLowerCase().split('/').filter(Boolean);
  if (!isNumbered && parts.every((part) => SECTIONS.has(part))) return true;
  if (parts.length <= 2 && (searchParams.has('s') || searchParams.has('tag') || searchParams.has('author')))
    return true;
  if (parts.slice(0, 3).some((part) => PEOPLE.has(part)) && parts.length <= 4) return true;
  const at = parts.slice(0, 3).findIndex((part) => LISTS.has(part));
  if (at < 0) return false;
  if (at === parts.length - 1) return true;
  // `/topics/2026/03/harbour-crane-falls-into-the-dock` is an article all the same.
  const last = parts.at(-1) as string;
  return last.split(/[-_+]|%20/u).length < HEADLINE_WORDS && !NUMBER.test(last) && !/\.html?$/u.test(last);
}
