/** The article's images: those of its body, and the one that stands for it. */

import type { Element } from 'domhandler';
import type { Block, Image } from '../../model/article.js';
import { httpUrl, urlKey } from '../../model/url.js';
import type { MediaBlock } from '../block.js';
import { metaOf, type PageFacts } from '../facts.js';
import { urlOfValue } from '../json-ld.js';
import { namesOf, parentOf } from '../tree.js';

/** Smaller ones are icons and counting pixels. In CSS pixels. */
const LEAST_SIZE = 100;
const NO_CONTENT =
  /(?:^|-)(?:avatar|icon|icons|logo|emoji|author|spinner|pixel|tracking|sprite|gravatar|badge|flag)(?:-|$)/u;
const NO_CONTENT_URL =
  /^data:|\/(?:pixel|spacer|blank|transparent|placeholder|1x1)[^/]*$|gravatar\.com|\.svg(?:$|\?)|\/emoji\//iu;

/** Whether the image is part of the article by its size and names. */
export function isContentImage({ element, url, tag }: MediaBlock): boolean {
  if (tag !== 'img' && tag !== 'amp-img') return false;
  const { width, height } = element.attribs;
  if (isSmall(width) || isSmall(height)) return false;
  if (url && NO_CONTENT_URL.test(url)) return false;
  for (let at: Element | undefined = element, up = 0; at && up < 2; at = parentOf(at), up++)
    if (NO_CONTENT.test(namesOf(at))) return false;
  return true;
}

function isSmall(size: string | undefined): boolean {
  const pixels = size && /^\d+(?:px)?$/u.test(size) ? Number.parseInt(size, 10) : undefined;
  return pixels !== undefined && pixels < LEAST_SIZE;
}

/** The lead image first, then those of the body, each once. */
export function imagesOf(blocks: readonly Block[], facts: PageFacts | undefined): Image[] {
  const images: Image[] = blocks.flatMap(({ kind, url, alt, caption, credit }) =>
    kind === 'image' && url
      ? [{ url, ...(alt ? { alt } : {}), ...(caption ? { caption } : {}), ...(credit ? { credit } : {}) }]
      : [],
  );
  const lead =
    facts &&
    httpUrl(
      metaOf(facts, 'og:image', 'og:image:url', 'twitter:image') ?? urlOfValue(facts.article?.image),
      facts.base,
    );
  if (!lead) return images.map((image, place) => (place === 0 ? { ...image, lead: true } : image));
  const same = images.find(({ url }) => fileOf(url) === fileOf(lead));
  if (same) return [{ ...same, lead: true }, ...images.filter((image) => image !== same)];
  return [{ url: lead, lead: true }, ...images];
}

/** Sizes of one image differ in path and query, its file's name stays. */
function fileOf(url: string): string {
  const path = (urlKey(url) ?? url).replace(/\?.*$/u, '');
  return (
    path
      .slice(path.lastIndexOf('/') + 1)
      .replace(/-\d+x\d+(?=\.\w+$)/u, '')
      .toLowerCase() || path
  );
}
