/** `NAIROBI (Northwire) — …`: the place at the head of the first paragraph, and the agencies that texts credit themselves to. */
import type { Block } from '../../model/article.js';
import { agenciesIn } from '../fields/agencies.js';
import { easternDateline } from '../fields/eastern-dateline.js';

/** UTF-16 code units that are looked at. */
const HEAD = 160;
/** A last line that is shorter names who wrote the text and nothing else. */
const CREDIT_LINE = 60;

/** A place in capitals needs no agency behind it. */
const CAPITALS =
  /^((?:\p{Lu}[\p{Lu}’'.-]+)(?: \p{Lu}[\p{Lu}’'.-]+){0,3}(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+)?)?)\s*(?:\([^)]{2,40}\)|,? \p{Lu}\p{L}+ \d{1,2}(?: \([^)]{2,40}\))?)?\s*(?:--|[—–-])\s/u;
/** `Wien (APA) – `, `Frankfurt/Main (dpa) - `, `Rio de Janeiro, 5 mai (AFP) - `: the agency shows that it is one. */
const WITH_AGENCY =
  /^(\p{Lu}[\p{L}\p{M}’'.-]+(?:[ /](?:\p{Lu}[\p{L}\p{M}’'.-]+|am|an|der|de|del|do|la|sur|upon|bei|im)){0,4})(?:,[^()]{2,40})?\s*\(([^)]{2,40})\)/u;
/** Agencies without a place: `(Reuters) - `. */
const AGENCY_ALONE = /^\(([^)]{2,40})\)/u;

/** A place has letters enough not to be an agency. */
const AGENCY = /^(?:AP|AFP|UPI|PTI|ANI|IANS|EFE|DPA|APA|SDA|REUTERS|CNN|BBC)$/u;

export function datelineOf(firstParagraph: string | undefined): { place: string } | undefined {
  const head = firstParagraph?.slice(0, HEAD) ?? '';
  const eastern = easternDateline(head)?.place;
  if (eastern) return { place: eastern };
  const agency = WITH_AGENCY.exec(head);
  const place =
    CAPITALS.exec(head)?.[1] ?? (agency && agenciesIn(agency[2] ?? '').length > 0 ? agency[1] : undefined);
  return place && place.length >= 3 && !AGENCY.test(place) ? { place } : undefined;
}

/** What the text says of the agencies behind it: in its dateline, and in a short last line such as `© AFP` or `(dpa/lnw)`. */
export function creditsOf(blocks: readonly Block[]): string {
  const paragraphs = blocks.flatMap(({ kind, text }) => (kind === 'paragraph' && text ? [text] : []));
  const head = paragraphs[0]?.slice(0, HEAD) ?? '';
  const last = paragraphs.at(-1) ?? '';
  const opening =
    easternDateline(head)?.agency ??
    WITH_AGENCY.exec(head)?.[2] ??
    /^[\p{Lu}\s,.’'-]{3,60}\(([^)]{2,40})\)/u.exec(head)?.[1];
  return [opening ?? AGENCY_ALONE.exec(head)?.[1] ?? '', last.length <= CREDIT_LINE ? last : ''].join('\n');
}
