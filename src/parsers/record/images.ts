/** The article's images: those of its body, and the one that stands for it. */
import type { Block, Image } from '../../model/article.js';
import { httpUrl } from '../../model/url.js';
import type { MediaBlock } from '../block.js';
import { metaOf, type PageFacts } from '../facts.js';
import { NameTest } from '../html/names.js';
import { type Element, parentOf } from '../html/node.js';
import { listOf, resolved, textOfValue, typesOf, urlOfValue } from '../json-ld.js';
import { splitCredit } from './credit.js';

/** Smaller ones are icons and counting pixels. In CSS pixels. */
const LEAST_SIZE = 100;
const NO_CONTENT = new NameTest(
  /(?:^|-)(?:avatar|icon|icons|logo|emoji|author|spinner|pixel|tracking|sprite|gravatar|badge|flag)(?:-|$)/u,
);
const NO_CONTENT_URL =
  /^data:|\/(?:pixel|spacer|blank|transparent|placeholder|1x1)[^/]*$|gravatar\.com|\.svg(?:$|\?)|\/emoji\//iu;

/** Files that stand for the site where an article has no picture of its own. */
const EMBLEM =
  /^(?:logo|default|fallback|placeholder|no-?image|og-?(?:image|default)|social-?(?:share|default|image)|share-?(?:image|default)|site-?icon|favicon)(?:[-_.]|$)|[-_]logo\.\w+$/u;

/** Whether the image is part of the article by its size and names. */
export function isContentImage({ element, url, tag }: MediaBlock): boolean {
  if (tag !== 'img' && tag !== 'amp-img') return false;
  const width = element.attribute('width');
  const height = element.attribute('height');
  if (isSmall(width) || isSmall(height)) return false;
  if (url && NO_CONTENT_URL.test(url)) return false;
  for (let at: Element | undefined = element, up = 0; at && up < 2; at = parentOf(at), up++)
    if (NO_CONTENT.of(at)) return false;
  return true;
}

const LEAD_NAMES = new NameTest(
  /(?:^|-)(?:featured|lead|hero|main|top|opener|cover|header|aufmacher|article|story|post|entry|wp-post)-?(?:image|img|media|photo|picture|visual|bild|foto|figure|thumbnail|art)(?:-|$)/u,
);
const LEVELS = 6;

/** Above the text, an image that is set out as the article's, and leads to no other page. */
export function isLeadMedia({ element }: MediaBlock): boolean {
  let isSetOut = false;
  for (let at: Element | undefined = element, up = 0; at && up < LEVELS; at = parentOf(at), up++) {
    const href = at.name === 'a' ? at.attribute('href') : undefined;
    if (href && !IMAGE_FILE.test(href) && !href.startsWith('#')) return false;
    if (/^(?:aside|nav|form)$/u.test(at.name)) return false;
    isSetOut ||= at.name === 'figure' || LEAD_NAMES.of(at);
  }
  return isSetOut;
}

const IMAGE_FILE = /\.(?:jpe?g|png|webp|avif|gif)(?:$|[?#])/iu;

function isSmall(size: string | undefined): boolean {
  const pixels = size && /^\d+(?:px)?$/u.test(size) ? Number.parseInt(size, 10) : undefined;
  return pixels !== undefined && pixels < LEAST_SIZE;
}

/** The lead image first, then those of the body, each once; what the page shows beside them, else what its data says of them. */
export function imagesOf(blocks: readonly Block[], facts: PageFacts | undefined): Image[] {
  const told = facts ? toldOf(facts) : new Map<string, Told>();
  const images: Image[] = blocks.flatMap(({ kind, url, alt, caption, credit }) =>
    kind === 'image' && url ? [{ url, ...told.get(fileOf(url)), ...given({ alt, caption, credit }) }] : [],
  );
  const lead = facts && leadOf(facts);
  if (!lead) return images.map((image, place) => (place === 0 ? { ...image, lead: true } : image));
  const same = images.find(({ url }) => fileOf(url) === fileOf(lead));
  if (same) return [{ ...same, lead: true }, ...images.filter((image) => image !== same)];
  const alt = metaOf(facts, 'og:image:alt', 'twitter:image:alt');
  return [{ url: lead, ...given({ alt }), ...told.get(fileOf(lead)), lead: true }, ...images];
}

type Told = Omit<Image, 'url' | 'lead'>;

/** The image under which the page wants to be shown, else that of JSON-LD; the site's own emblem is none. */
function leadOf(facts: PageFacts): string | undefined {
  const named = [
    metaOf(facts, 'og:image', 'og:image:url'),
    metaOf(facts, 'twitter:image', 'twitter:image:src'),
    urlOfValue(resolved(listOf(facts.article?.image)[0], facts.jsonLd)),
    urlOfValue(facts.article?.thumbnailUrl),
  ];
  return named
    .map((url) => httpUrl(url, facts.base))
    .find((url) => url !== undefined && !NO_CONTENT_URL.test(url) && !EMBLEM.test(fileOf(url)));
}

/** What JSON-LD's image objects say of their images, by file. */
function toldOf({ jsonLd }: PageFacts): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const node of jsonLd) {
    if (!typesOf(node).includes('ImageObject')) continue;
    const url = urlOfValue(node);
    const text = (textOfValue(node.caption) ?? textOfValue(node.description))?.replace(/\s+/gu, ' ');
    const { caption, credit: inCaption } = text ? splitCredit(text) : { caption: text, credit: text };
    const credit =
      inCaption ??
      textOfValue(node.creditText) ??
      textOfValue(node.copyrightNotice) ??
      textOfValue(node.creator) ??
      textOfValue(node.copyrightHolder);
    if (url && (caption || credit)) told.set(fileOf(url), given({ caption, credit }));
  }
  return told;
}

function given(values: { [name in keyof Told]: string | undefined }): Told {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Told;
}

/** Sizes of one image differ in path and query, its file's name stays. */
function fileOf(url: string): string {
  const path = url.replace(/[?#].*$/u, '').replace(/\/+$/u, '');
  return (
    path
      .slice(path.lastIndexOf('/') + 1)
      .replace(/-\d+x\d+(?=\.\w+$)/u, '')
      .toLowerCase() || path
  );
}
