/** `NAIROBI (Northwire) — …`: the place at the head of the first paragraph. */

const DATELINE =
  /^((?:\p{Lu}[\p{Lu}’'.-]+)(?: \p{Lu}[\p{Lu}’'.-]+){0,3}(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+)?)?)\s*(?:\([^)]{2,40}\)|,? \p{Lu}\p{L}+ \d{1,2}(?: \([^)]{2,40}\))?)?\s*(?:--|[—–-])\s/u;

/** A place has letters enough not to be an agency. */
const AGENCY = /^(?:AP|AFP|UPI|PTI|ANI|IANS|EFE|DPA|REUTERS|CNN|BBC)$/u;

export function datelineOf(firstParagraph: string | undefined): { place: string } | undefined {
  const place = DATELINE.exec(firstParagraph?.slice(0, 160) ?? '')?.[1];
  return place && place.length >= 3 && !AGENCY.test(place) ? { place } : undefined;
}
