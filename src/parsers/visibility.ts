/** What a reader of the page sees: by element name, attributes and inline styles. Style sheets are not read. */
import type { Element } from './html/node.js';

const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;

/** React streams late parts of a page into hidden elements of these ids, and moves them into place. */
const STREAMED = /^S:[\da-f]+$/u;

export interface VisibilityOptions {
  /** Scripts show what inline styles hide: a second try at a page that shows no article without them. */
  ignoreStyles?: boolean;
}

export function isHidden(element: Element, options: VisibilityOptions): boolean {
  if (!element.tag.isShown) return true;
  const hidden = element.attribute('hidden');
  if (hidden !== undefined && hidden !== 'until-found' && !STREAMED.test(element.attribute('id') ?? ''))
    return true;
  // Paragraphs are hidden from screen readers where scripts fade them out behind an offer; they are the text all the same.
  if (element.attribute('aria-hidden') === 'true' && element.name !== 'p') return true;
  if (element.name === 'input' || (element.name === 'dialog' && element.attribute('open') === undefined))
    return true;
  const style = options.ignoreStyles ? undefined : element.attribute('style');
  return style !== undefined && HIDING_STYLE.test(style.slice(0, 2_000));
}
