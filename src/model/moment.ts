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

/**
 * RFC 3339 in UTC, as the archive and the index write an instant; undefined where it cannot be read. What is written so stays,
 * as the clocks of others are finer than ours. No page is from before the year 1000 or behind 9999.
 */
export function instantOf(text: string | undefined): string | undefined {
  const moment = momentOf(text ?? '');
  if (Number.isNaN(moment)) return undefined;
  const instant = new Date(moment).toISOString();
  if (!/^[1-9]\d{3}-/u.test(instant)) return undefined;
  const isSoWritten = text?.startsWith(instant.slice(0, 19)) && /^.{19}(?:\.\d{1,9})?Z$/u.test(text);
  return isSoWritten ? text : instant;
}
