/** Where a picture really is: lazy loaders put it anywhere but in `src`. */
import { childrenOf, type Element, isElement } from './html/node.js';

/** Attributes in which lazy loaders keep the address, before `src`, which then holds a placeholder. */
const LAZY = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-url',
  'data-hi-res-src',
  'data-full-src',
  'data-image',
];
/** What scripts write where they have no address. */
const NONE = /^\s*(?:null|undefined|false|#)?\s*$/u;
const LAZY_SETS = ['data-srcset', 'data-lazy-srcset', 'srcset'];

export function mediaUrl(element: Element): string | undefined {
  for (const name of LAZY_SETS) {
    const largest = largestOf(element.attribute(name));
    if (largest) return largest;
  }
  const lazy = LAZY.map((name) => element.attribute(name)).find((url) => url && !NONE.test(url));
  const src = element.attribute('src')?.trim();
  return lazy ?? (src && !src.startsWith('data:') ? src : fromPicture(element));
}

/** An image without an address of its own stands for the sources beside it. */
function fromPicture({ parent }: Element): string | undefined {
  if (!isElement(parent) || parent.name !== 'picture') return undefined;
  for (const child of childrenOf(parent)) {
    if (!isElement(child) || child.name !== 'source') continue;
    const largest = largestOf(child.attribute('data-srcset') ?? child.attribute('srcset'));
    if (largest) return largest;
  }
  return undefined;
}

/** The largest candidate of a `srcset`: by width or density, else the last, which sites write in rising order. */
function largestOf(srcset: string | undefined): string | undefined {
  if (!srcset || srcset.length > 20_000) return undefined;
  let best: { url: string; size: number } | undefined;
  for (const candidate of srcset.split(/,\s+/u)) {
    const [url, descriptor] = candidate.trim().split(/\s+/u);
    if (!url || url.startsWith('data:')) continue;
    const size = Number.parseFloat(descriptor ?? '') || 0;
    if (!best || size >= best.size) best = { url: url.replace(/,$/u, ''), size };
  }
  return best?.url;
}
