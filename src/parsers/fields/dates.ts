/** When the article was published and last changed. Modified is not published: one is never taken for the other. */
import type { Cut, TextBlock } from '../block.js';
import { MICRODATA_PUBLISHED, metaOf, type PageFacts } from '../facts.js';
import type { Found, ShownAt } from '../found.js';
import { textOfValue } from '../json-ld.js';
import { dateLines, modifiedIn, publishedIn, timesOf, updatedTimesOf } from './date-lines.js';
import { type DateOptions, readDate } from './date-text.js';

export interface Dates {
  published: Found<string> | undefined;
  modified: Found<string> | undefined;
  /** The lines that show a time of the article. */
  at: ShownAt[];
}

const PUBLISHED_META = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'article:published',
  'article:publicationdate',
  'article_date_original',
  'date.published',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'article.published',
  'dcterms.created',
  'dcterms.date',
  'dc.date.issued',
  'dc.date.created',
  'dc.date',
  'date',
  'originalpublicationdate',
  'rnews:datepublished',
  'analyticsattributes.articledate',
  'vr:published_time',
  'lastpublished',
];
const MODIFIED_META = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'lastmod',
  'last-modified',
];

/** What another source of the same day adds to a date's score: three against JSON-LD alone prevail. */
const AGREED = 0.025;
/** What JSON-LD's loses that is the time of the last change as well, where a meta element has an earlier one. */
const OF_CHANGE = 0.12;
/** UTF-16 code units up to the minute. */
const MINUTE = 16;
const MINUTE_MS = 60_000;
/** What a date loses that lies behind the last change of the page. */
const AFTER_CHANGE = 0.3;
const SUREST = 0.99;
/** Clocks differ, and so do zones that are not named. */
const SLACK_MS = 26 * 3_600_000;
/** What systems write that know no date. */
const NO_DATE = /^(?:1900-01-01|1970-01-01)/u;

interface Candidate {
  value: string;
  from: Found<string>['from'];
  /** 0 to 1. */
  confidence: number;
}

/** How the page writes its dates, by the language that it says it is in. */
export function dateOptionsOf({ htmlLang = '' }: PageFacts): DateOptions {
  return { monthFirst: /^(?:en-us)?$/iu.test(htmlLang), language: htmlLang.slice(0, 2).toLowerCase() };
}

/** `fetchedAt` is RFC 3339: what lies behind it is no date of the article. */
export function findDates(
  cut: Cut,
  facts: PageFacts,
  headline: TextBlock | undefined,
  fetchedAt?: string,
): Dates {
  const options = dateOptionsOf(facts);
  const lines = dateLines(cut, headline, facts.url, fetchedAt);
  const latest = fetchedAt === undefined ? Number.NaN : Date.parse(fetchedAt) + SLACK_MS;
  const all = (texts: readonly (string | undefined)[], from: Candidate['from'], confidence: number) =>
    texts.flatMap((text): Candidate[] => {
      const value = text && readDate(text, options);
      return value && isPossible(value, latest) ? [{ value, from, confidence }] : [];
    });
  const one = (...of: Parameters<typeof all>) => all(...of).slice(0, 1);
  const { article } = facts;
  const times = one(lines.flatMap(timesOf), 'dom', 0.85);

  const modified = [
    ...one([textOfValue(article?.dateModified)], 'json-ld', 0.95),
    ...one([metaOf(facts, ...MODIFIED_META)], 'meta', 0.9),
    ...one(lines.map(modifiedIn), 'text', 0.7),
  ];
  const stated = one([textOfValue(article?.datePublished)], 'json-ld', 0.97);
  const inMeta = one([metaOf(facts, ...PUBLISHED_META)], 'meta', 0.93);
  const published = [
    ...(isOfChange(stated[0], modified[0], inMeta[0]) ? stated.map(lessSure) : stated),
    ...inMeta,
    ...times,
    ...one(alone(facts.meta.get(MICRODATA_PUBLISHED)), 'dom', 0.8),
    ...one(article ? [] : facts.jsonLd.map((node) => textOfValue(node.datePublished)), 'json-ld', 0.8),
    ...one(lines.map(publishedIn), 'text', 0.75),
    ...one([textOfValue(article?.dateCreated)], 'json-ld', 0.6),
    ...(times.length > 0 ? [] : one(lines.flatMap(updatedTimesOf), 'dom', 0.6)),
    ...one([dateOfUrl(facts.url)], 'url', 0.6),
    ...one([datelineOf(cut, headline)], 'text', 0.5),
  ];
  const at = lines.map((line): ShownAt => ({ block: line.index, start: 0, end: line.text.length }));
  return { published: bestOf(published, modified[0]), modified: bestOf(modified, undefined), at };
}

/** Some systems have the last change for the publication in JSON-LD, and the first one in a meta element. */
function isOfChange(
  stated: Candidate | undefined,
  change: Candidate | undefined,
  inMeta: Candidate | undefined,
): boolean {
  return (
    stated !== undefined &&
    inMeta !== undefined &&
    stated.value.length >= MINUTE &&
    stated.value.slice(0, MINUTE) === change?.value.slice(0, MINUTE) &&
    timeOf(stated.value) - timeOf(inMeta.value) >= MINUTE_MS
  );
}

function lessSure(candidate: Candidate): Candidate {
  return { ...candidate, confidence: candidate.confidence - OF_CHANGE };
}

/** One value, however often; several are those of a list. */
function alone(values: readonly string[] = []): readonly string[] {
  return new Set(values).size === 1 ? values : [];
}

function isPossible(value: string, latest: number): boolean {
  return !NO_DATE.test(value) && !(timeOf(value) > latest);
}

/** Milliseconds, dates without an offset read as UTC. */
function timeOf(value: string): number {
  return Date.parse(value.length === 10 || /(?:Z|[+-]\d{2}:\d{2})$/u.test(value) ? value : `${value}Z`);
}

/** The surest candidate, sources that agree on the day making each other surer; as full as one of them has it. */
function bestOf(candidates: readonly Candidate[], change: Candidate | undefined): Found<string> | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    const agreeing = candidates.filter(({ value }) => value.slice(0, 10) === candidate.value.slice(0, 10));
    const isLate = change && timeOf(candidate.value) > timeOf(change.value) + SLACK_MS;
    const confidence =
      candidate.confidence + (sourcesOf(agreeing) - 1) * AGREED - (isLate ? AFTER_CHANGE : 0);
    if (!best || confidence > best.confidence) best = { ...candidate, confidence };
  }
  if (!best) return undefined;
  const { from, confidence } = best;
  return {
    value: fullest(best.value, candidates),
    from,
    confidence: Math.round(Math.min(confidence, SUREST) * 100) / 100,
  };
}

/** How many sources speak: a time element and the line around it are one. */
function sourcesOf(candidates: readonly Candidate[]): number {
  return new Set(candidates.map(({ from }) => (from === 'text' ? 'dom' : from))).size;
}

/** A day to which another source knows the time, or a local time to which another knows the offset. */
function fullest(value: string, candidates: readonly Candidate[]): string {
  const upTo = value.length === 10 ? 10 : 16;
  if (upTo === 16 && /(?:Z|[+-]\d{2}:\d{2})$/u.test(value)) return value;
  const fuller = candidates.find(
    (other) => other.value.length > value.length && other.value.startsWith(value.slice(0, upTo)),
  );
  return fuller?.value ?? value;
}

/** The first paragraph has at least so many UTF-16 code units, and its dateline at most. */
const PARAGRAPH = 140;
const DATELINE = 60;

/** `LOCKSIDE, Jan. 5, 2026 -- The bridge …`: the place and the date in front of the first sentence. */
function datelineOf({ texts }: Cut, headline: TextBlock | undefined): string | undefined {
  const first = texts.find(({ index, text }) => index > (headline?.index ?? 0) && text.length >= PARAGRAPH);
  const [before, behind] = first?.text.slice(0, DATELINE).split(/\s(?:--|[–—-])\s/u) ?? [];
  return behind === undefined ? undefined : before;
}

/** `/2026/01/05/` in the path, or `20260105` between separators. */
function dateOfUrl(url: string): string | undefined {
  const { pathname } = new URL(url);
  const [, year, month, day] =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/u.exec(pathname) ??
    /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/u.exec(pathname) ??
    [];
  return year ? `${year}-${month}-${day}` : undefined;
}
