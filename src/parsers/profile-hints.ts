/** What a site profile's selectors find on one page. */
import { load } from 'cheerio/slim';
import type { BoilerplateKind } from '../model/article.js';
import type { Layout, SiteProfile } from '../model/site-profile.js';
import type { TextBlock } from './block.js';
import { type Document, type Element, isWithin, listChildren, parentOf } from './html/node.js';

export interface ProfileHints {
  /** The innermost element around all that holds the body. */
  body: Element | undefined;
  /** Whether the profile leaves the block out of the body; false where it does not say where the body is. */
  isOutside(block: TextBlock): boolean;
  /** IANA name. */
  timezone: string | undefined;
  /** Elements that a selector of the layout names, by field. */
  headline: Element | undefined;
  dek: Element | undefined;
  byline: Element | undefined;
  published: Element | undefined;
  boilerplateOf(block: TextBlock): BoilerplateKind | undefined;
}

export const NO_HINTS: ProfileHints = {
  body: undefined,
  isOutside: () => false,
  timezone: undefined,
  headline: undefined,
  dek: undefined,
  byline: undefined,
  published: undefined,
  boilerplateOf: () => undefined,
};

/** Runs the selectors of the layout that was in force on the day of the fetch. */
export function profileHints(
  document: Document,
  profile: SiteProfile | undefined,
  day: string | undefined,
): ProfileHints {
  if (!profile) return NO_HINTS;
  const layout = layoutOn(profile, day);
  // Ours is a tree of domhandler's shape then, of which selectors need no more.
  listChildren(document);
  const $ = load(document as unknown as Parameters<typeof load>[0]);
  const select = (selector: string) => $(selector).get() as unknown as Element[];
  const first = (selector: string | undefined) => (selector ? select(selector)[0] : undefined);
  const marked = new Map<Element, BoilerplateKind>();
  for (const { select: selector, kind } of layout.boilerplate ?? [])
    for (const element of select(selector)) marked.set(element, kind);
  const bodies = layout.body ? select(layout.body) : [];
  return {
    body: bodyOf(bodies),
    isOutside: ({ element }) => bodies.length > 0 && !bodies.some((body) => isWithin(element, body)),
    timezone: profile.timezone,
    headline: first(layout.headline),
    dek: first(layout.dek),
    byline: first(layout.byline),
    published: first(layout.published),
    boilerplateOf: ({ element }) => {
      for (let at: Element | undefined = element; at; at = parentOf(at)) {
        const kind = marked.get(at);
        if (kind) return kind;
      }
      return undefined;
    },
  };
}

/** Several elements that hold the body stand for the innermost element around them all. */
function bodyOf(elements: readonly Element[]): Element | undefined {
  const [first, ...others] = elements;
  let common = first;
  for (const other of others) {
    while (common && !isWithin(other, common)) common = parentOf(common);
  }
  return common;
}

/** The layout in force on a day: the last one that had begun. Pages without a date get the newest. */
function layoutOn(profile: SiteProfile, day: string | undefined): Layout {
  const newest = profile.layouts.at(-1) as Layout;
  if (!day) return newest;
  return profile.layouts.findLast((layout) => !layout.from || layout.from <= day.slice(0, 10)) ?? newest;
}
