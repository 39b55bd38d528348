/** What a reader of the page sees: by element name, attributes and inline styles. Style sheets are not read. */
import type { Element } from './html/node.js';

/** Not drawn, or cut down to nothing for screen readers alone. */
const HIDING_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\((?:0(?:px)?[\s,]*){4}\)|clip-path\s*:\s*inset\((?:50|100)%\))/iu;

/** React streams late parts of a page into hidden elements of these ids, and moves them into place. */
const STREAMED = /^S:[\da-f]+$/u;

/** Where a text was found that the page does not show as it came: in hidden elements, or in the data of its scripts. */
export type Unshown = 'hidden' | 'data';

export interface VisibilityOptions {
  /** Scripts show what inline styles hide: a second try at a page that shows no article without them. */
  ignoreStyles?: boolean;
  /** … and what the attribute hides, where the page tells machines that there is more of the article than it shows. */
  ignoreHidden?: boolean;
}

export function isHidden(element: Element, options: VisibilityOptions): boolean {
  if (!element.tag.isShown) return !isShadowRoot(element);
  if (!options.ignoreHidden && isMarkedHidden(element)) return true;
  // Paragraphs are hidden from screen readers where scripts fade them out behind an offer; they are the text all the same.
  if (element.attribute('aria-hidden') === 'true' && element.name !== 'p') return true;
  if (element.name === 'input' || (element.name === 'dialog' && element.attribute('open') === undefined))
    return true;
  const style = options.ignoreStyles ? undefined : element.attribute('style');
  return style !== undefined && HIDING_STYLE.test(style.slice(0, 2_000));
}

/** The template of a component that is shown as it stands: the declarative shadow root of the HTML standard. */
function isShadowRoot(element: Element): boolean {
  return element.name === 'template' && element.attribute('shadowrootmode') !== undefined;
}

function isMarkedHidden(element: Element): boolean {
  const hidden = element.attribute('hidden');
  return hidden !== undefined && hidden !== 'until-found' && !STREAMED.test(element.attribute('id') ?? '');
}
