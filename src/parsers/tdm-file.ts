/**
 * `/.well-known/tdmrep.json`: which paths of a host are reserved from text and data mining (TDM Reservation Protocol, final
 * report of the W3C's community group, 2024). Locations are patterns as in robots.txt. The report wants the most specific
 * one, and calls that the first: here it is the longest, as RFC 9309 has it, and of two that are equally long the first.
 */
import type { OptOut } from '../model/opt-out.js';
import { httpUrl } from '../model/url.js';
import { jsonValues } from './mend-json.js';
import { isMatch, MAX_PATTERN, pathOf } from './robots.js';

export interface TdmRule {
  location: string;
  isReserved: boolean;
  /** URL of a policy, as written. */
  policy: string | undefined;
}

/** More than any site has; the rest is not read. */
const MAX_RULES = 1_000;

/** Paths that are named of a site that is reserved in part. */
const MOST_NAMED = 50;

/** Patterns of everything. */
const EVERYWHERE: ReadonlySet<string> = new Set(['/', '/*', '*']);

/** None for what is no such file: a page of HTML, say, with which a site answers every address. */
export function parseTdmFile(text: string): TdmRule[] {
  const bare = text.replace(/^\uFEFF/u, '').trim();
  if (!/^[[{]/u.test(bare)) return [];
  return jsonValues(bare).flat().slice(0, MAX_RULES).flatMap(ruleOf);
}

/** The rule that decides for the URL; undefined where none is for it. */
export function tdmRuleFor(rules: readonly TdmRule[], url: string): TdmRule | undefined {
  const path = pathOf(url);
  let best: TdmRule | undefined;
  for (const rule of rules) {
    if (best && rule.location.length <= best.location.length) continue;
    if (isMatch(rule.location, path)) best = rule;
  }
  return best;
}

/** What the file says for its site: reserved as a whole, or the paths that are; and the policies. */
export function tdmOptOuts(rules: readonly TdmRule[], origin: string): OptOut[] {
  const reserved = rules.filter(({ isReserved }) => isReserved);
  const isWhole =
    reserved.length === rules.length && reserved.some(({ location }) => EVERYWHERE.has(location));
  const locations = isWhole ? [''] : reserved.map(({ location }) => location);
  const policies = rules.flatMap(({ policy }) => httpUrl(policy, origin) ?? []);
  return [
    ...[...new Set(locations)]
      .slice(0, MOST_NAMED)
      .map((value): OptOut => ({ signal: 'tdm-reservation', value })),
    ...[...new Set(policies)].map((value): OptOut => ({ signal: 'tdm-policy', value })),
  ];
}

/** A rule without a location, or with another value than 0 and 1, says nothing. */
function ruleOf(value: unknown): TdmRule[] {
  if (typeof value !== 'object' || value === null) return [];
  const { location, 'tdm-reservation': reservation, 'tdm-policy': policy } = value as Record<string, unknown>;
  if (typeof location !== 'string' || location.trim() === '') return [];
  if (!/^[01]$/u.test(String(reservation))) return [];
  return [
    {
      location: location.trim().slice(0, MAX_PATTERN),
      isReserved: String(reservation) === '1',
      policy: typeof policy === 'string' ? policy.trim() : undefined,
    },
  ];
}
