/** What a record says of where its text comes from, and which of two texts is the earlier credible one. */
import type { Article } from '../../model/article.js';
import type { Claims, Standing } from '../../model/near-duplicate.js';

/** Dates that are less sure are no dates. */
const SURE = 0.5;
const DAY_MS = 86_400_000;

export function claimsOf(record: Article, length: number): Claims {
  const { sourceLink, agencies, source, fields, provenance } = record;
  const own = lettersOf(`${source.name ?? ''} ${source.domain}`);
  const sure = (fields.publishedAt?.confidence ?? 1) >= SURE;
  return {
    isPointing: sourceLink !== undefined && sourceLink.evidence !== 'agency-credit',
    isOwnAgency: agencies.some((agency) => own.includes(lettersOf(agency))),
    agencies,
    publishedAt: (sure ? latestMoment(record.publishedAt) : undefined) ?? null,
    fetchedAt: latestMoment(provenance.fetchedAt) ?? null,
    length,
  };
}

/** A day without an hour may have been its last minute: nobody is the first by a time that nobody named. */
function latestMoment(date: string | undefined): number | undefined {
  if (date === undefined) return undefined;
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(date);
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/u.test(date);
  const moment = Date.parse(isDay || hasZone ? date : `${date}Z`);
  if (Number.isNaN(moment)) return undefined;
  return isDay ? moment + DAY_MS - 1 : moment;
}

const lettersOf = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Orders texts by how early and credible they are, the first being the original: no text that points elsewhere before one
 * that does not; what others point at, and the page of the agency itself, before the rest; dates before none, by time, and
 * by the time of the fetch where no text has a date; the longer text; the id, so that there is one order only.
 */
export function byPrecedence(one: Standing, other: Standing): number {
  const [a, b] = [rank(one), rank(other)];
  for (const [at, mine] of a.entries()) if (mine !== b[at]) return mine - (b[at] as number);
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

function rank({ isPointing, isPointedAt, isOwnAgency, publishedAt, fetchedAt, length }: Standing): number[] {
  return [
    isPointing ? 1 : 0,
    isPointedAt || isOwnAgency ? 0 : 1,
    publishedAt === null ? 1 : 0,
    publishedAt ?? fetchedAt ?? Number.MAX_SAFE_INTEGER,
    -length,
  ];
}
