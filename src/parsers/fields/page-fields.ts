/** All fields of a page, one call each. A profile's selectors come first; the field's own file says what comes then. */
import type { Byline } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';
import type { PageFacts } from '../facts.js';
import type { Found, ShownAt } from '../found.js';
import { type Element, isWithin, textIn } from '../html/node.js';
import type { ProfileHints } from '../profile-hints.js';
import { bylinesOfLine } from './byline-text.js';
import { type Bylines, findBylines } from './bylines.js';
import { readDate } from './date-text.js';
import { type Dates, dateOptionsOf, findDates } from './dates.js';
import { findHeadline, type Headline } from './headline.js';
import { findDek, findKicker } from './near-headline.js';
import { findSection, findTags } from './topics.js';
import { withZone } from './zone.js';

export interface PageFields {
  headline: Headline | undefined;
  dek: Found<string> | undefined;
  kicker: Found<string> | undefined;
  section: Found<string> | undefined;
  tags: Found<string[]> | undefined;
  bylines: Bylines | undefined;
  dates: Dates;
}

/** `fetchedAt` is RFC 3339, where it is known. */
export function pageFields(cut: Cut, facts: PageFacts, hints: ProfileHints, fetchedAt?: string): PageFields {
  const profiled = <T>(element: Element | undefined, read: (text: string) => T | undefined) =>
    fromProfile(cut, element, read);
  const headline = profiledHeadline(cut, hints) ?? findHeadline(cut, facts);
  const dates = findDates(cut, facts, headline?.block, fetchedAt);
  const published =
    profiled(hints.published, (text) =>
      readDate(hints.published?.attribute('datetime') ?? text, dateOptionsOf(facts)),
    ) ?? dates.published;
  return {
    headline,
    dek: profiled(hints.dek, oneLine) ?? findDek(cut, facts, headline?.block),
    kicker: findKicker(cut, headline?.block),
    section: findSection(facts),
    tags: findTags(facts),
    bylines: profiled(hints.byline, names) ?? findBylines(cut, facts, headline?.block),
    dates: { ...dates, published: zoned(published, hints), modified: zoned(dates.modified, hints) },
  };
}

function profiledHeadline(cut: Cut, hints: ProfileHints): Headline | undefined {
  const found = fromProfile(cut, hints.headline, oneLine);
  return found && { ...found, block: cut.blocks[found.at[0]?.block ?? -1] as TextBlock | undefined };
}

/** The value of the blocks that stand in an element that the profile names. */
function fromProfile<T>(
  cut: Cut,
  element: Element | undefined,
  read: (text: string) => T | undefined,
): (Found<T> & { at: ShownAt[] }) | undefined {
  if (!element) return undefined;
  const shown = cut.texts.filter((block) => isWithin(block.element, element));
  const at = shown.map(({ index, text }) => ({ block: index, start: 0, end: text.length }));
  if (shown.length === 0) at.push(...withinLine(cut, element));
  const value = read(
    at.map(({ block, start, end }) => (cut.blocks[block] as TextBlock).text.slice(start, end)).join('\n'),
  );
  return value === undefined ? undefined : { value, from: 'profile', confidence: 0.99, at };
}

/** An inline element is a part of the block around it. */
function withinLine(cut: Cut, element: Element): ShownAt[] {
  const text = oneLine(textIn(element));
  if (!text) return [];
  const around = cut.texts.find((block) => isWithin(element, block.element) && block.text.includes(text));
  const start = around?.text.indexOf(text) ?? 0;
  return around ? [{ block: around.index, start, end: start + text.length }] : [];
}

function zoned(found: Found<string> | undefined, { timezone }: ProfileHints): Found<string> | undefined {
  return found && { ...found, value: withZone(found.value, timezone) };
}

function oneLine(text: string): string | undefined {
  return text.replace(/\s+/gu, ' ').trim() || undefined;
}

function names(text: string): Byline[] | undefined {
  const found = bylinesOfLine(text);
  return found.length > 0 ? found : undefined;
}
