/** Times as feeds, sitemaps and headers write them. */

/** Behind a time of day, or by its name; a comment may follow. */
const ZONE = /(?:\b(?:UTC?|GMT|[ECMP][SD]T)|:\d\d(?:\.\d+)?\s*(?:Z|[+-]\d\d(?::?\d\d)?))(?:\s*\([^)]*\))?$/iu;

/**
 * Milliseconds since 1970, NaN where it cannot be read. What names no zone is in UTC, where JavaScript takes it for the
 * time of the machine.
 */
export function momentOf(text: string): number {
  const said = text.trim();
  if (/^\d{4}(?:-\d\d){0,2}$/u.test(said)) return Date.parse(said);
  // One number alone is a date to JavaScript, too.
  if (!/\d\D+\d/u.test(said)) return Number.NaN;
  if (ZONE.test(said)) return Date.parse(said);
  return Date.parse(/\dT\d/u.test(said) ? `${said}Z` : `${said} GMT`);
}
