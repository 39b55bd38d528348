/** The parse job: captures in, records or named rejections out. Running it twice leaves the same rows. */
import { getDomain, getHostname } from 'tldts';
import { codeOf, isOfMachine, messageOf } from '../errors.js';
import type { Article } from '../model/article.js';
import type { Sighting } from '../model/site-template.js';
import { troubleOf } from '../model/trouble.js';
import { hostOf, urlKey } from '../model/url.js';
import { PARSER_VERSION } from '../parsers/parser-version.js';
import type { Capture, RecordFacts } from '../storage/captures.js';
import type { WatchedSource } from '../storage/sources.js';
import { compareTied } from './compare-tied.js';
import { completed } from './completed.js';
import { findCopies } from './near-copies.js';
import type { ParseOutcome } from './parse-worker.js';
import { firstRevisit, planOf } from './revisit-plan.js';
import type { Services } from './services.js';
import { forPage } from './templates.js';

/** Tries before a capture that breaks the parser is left to a person. */
const MOST_ATTEMPTS = 3;
const RETRY_MS = 30_000;

/** Source links that are followed one after the other: copies of copies end in an original sooner. */
const MOST_HOPS = 4;

/**
 * Those that are settled are left out: behind a queue that is longer than a claim holds, the tick has added jobs for the same
 * captures again and again.
 */
export async function parseCaptures(services: Services, captureIds: readonly string[]): Promise<void> {
  const captures = (await services.captures.load(captureIds)).filter(({ state }) => state === 'pending');
  await Promise.all(captures.map((capture) => parseOne(services, capture)));
  const behind = await services.sinks.behind();
  await services.queue.add(behind.map((sinkId) => ({ name: 'deliver', payload: { sinkId } })));
}

async function parseOne(services: Services, capture: Capture): Promise<void> {
  const { captures, articles, log } = services;
  try {
    const outcome = await parseCapture(services, capture);
    services.clock.book('parse', outcome.ms);
    if (!outcome.ok) {
      const { reason, detail } = outcome;
      await captures.settle(capture.id, PARSER_VERSION, { state: 'rejected', reason, detail });
      return;
    }
    const source = await sourceOf(services, capture.sourceId, outcome.record);
    const record = completed(outcome.record, {
      source,
      captureId: capture.id,
      digest: capture.digest,
      archived: capture.at !== undefined,
    });
    const { outcome: saved, articleId } = (await isSaved(services, record, capture))
      ? { outcome: 'unchanged' as const, articleId: record.id }
      : await articles.save(record, capture.id);
    if (saved === 'forgotten') return;
    await learnFrom(services, record, outcome.sightings);
    await planRevisit(services, record, capture, source);
    // The capture is settled last: until then a crash brings it back here.
    await followSourceLink(services, record, capture, source);
    await compareTied(services, articleId);
    await findCopies(services, articleId);
    const facts = factsOf(record);
    await captures.settle(capture.id, PARSER_VERSION, { state: 'parsed', articleId, facts });
  } catch (error) {
    // Not the page's fault: it is still pending, and comes again with the next sweep.
    if (isOfMachine(error)) throw error;
    // Not ours to try: a machine that has the file, or the next one that asks, is due to.
    if (codeOf(error) === 'archive-elsewhere') return;
    log.error({ err: error, capture: capture.id, url: capture.url }, 'capture not parsed');
    const what = { reason: troubleOf(codeOf(error)), detail: messageOf(error) };
    await captures.trouble(capture.id, what, { attempts: MOST_ATTEMPTS, retryInMs: RETRY_MS });
  }
}

/** The finder's plan holds; without one, who ingests or takes pages from elsewhere, nobody asks again. */
async function planRevisit(
  { revisits, sources }: Services,
  { publishedAt }: Article,
  { id, fetchedAt, sourceId }: Capture,
  own: WatchedSource | undefined,
): Promise<void> {
  if (sourceId === undefined) return;
  const finder = own?.id === sourceId ? own : await sources.get(sourceId);
  const at = finder && firstRevisit(planOf(finder), fetchedAt, publishedAt);
  if (at) await revisits.plan(id, at);
}

/** Whether a handler that died saved this page before: the template may be another one now, and what was saved stays. */
async function isSaved(
  { articles }: Services,
  { id, provenance }: Article,
  capture: Capture,
): Promise<boolean> {
  if (provenance.template === undefined) return false;
  return (await articles.get(id))?.provenance.captureId === capture.id;
}

/** Parses a capture's kept bytes, with the newest template of its source. Throws `parse-trouble` and what reading them throws. */
async function parseCapture(services: Services, capture: Capture): Promise<ParseOutcome> {
  const page = await services.pages.read(capture);
  const finder = capture.sourceId === undefined ? undefined : await services.sources.get(capture.sourceId);
  const source = await sourceAt(services, finder, page.finalUrl);
  const siteId = source?.id ?? domainOf(page.finalUrl);
  const template = forPage(await services.templates.newest(siteId));
  const profile = services.profiles.forUrl(page.finalUrl, finder?.profile);
  return services.pool.parse({ page, profile, template, sightings: true });
}

/** The article counts for the template of its source, once however often it comes. */
export async function learnFrom(
  { templates, log }: Services,
  { id, source, provenance }: Article,
  sightings: readonly Sighting[] = [],
): Promise<void> {
  const learned = await templates.see(source.id, { id, at: provenance.fetchedAt as string, sightings });
  if (learned) log.info({ template: learned.id, blocks: learned.blocks.length }, 'site template learned');
}

function factsOf({ publishedAt, bylines, text, boilerplate }: Article): RecordFacts {
  const around = boilerplate.reduce((sum, one) => sum + one.text.length, 0);
  return {
    hasDate: publishedAt !== undefined,
    hasByline: bylines.length > 0,
    boilerplate: around / Math.max(around + text.length, 1),
  };
}

/** The source that a record counts for: that of its own domain, whoever found it; else none. */
export async function sourceOf(
  services: Services,
  sourceId: string | undefined,
  record: Article,
): Promise<WatchedSource | undefined> {
  const finder = sourceId === undefined ? undefined : await services.sources.get(sourceId);
  return sourceAt(services, finder, record.provenance.finalUrl ?? record.url);
}

/** The same for a page that the finder led to. */
export async function sourceAt(
  { sources }: Pick<Services, 'sources'>,
  finder: WatchedSource | undefined,
  url: string,
): Promise<WatchedSource | undefined> {
  const domain = domainOf(url);
  return finder?.domain === domain ? finder : sources.byDomain(domain);
}

/** A page that no source counts for has its domain in the source's place, as its record has. */
export function domainOf(url: string): string {
  return getDomain(url) ?? getHostname(url) ?? 'unknown';
}

/**
 * The original joins the frontier where the copy's source allows it, or for a copy of no source that whose pages led to
 * it; its own host's rules and delay hold for it. A chain of copies is followed so far, and a loop ends at a known URL.
 */
export async function followSourceLink(
  { frontier, queue, sources }: Services,
  record: Article,
  { sourceId, hops, nofollow }: Pick<Capture, 'sourceId' | 'hops' | 'nofollow'>,
  own: WatchedSource | undefined,
): Promise<void> {
  const url = record.sourceLink?.url;
  if (url === undefined || urlKey(url) === undefined || nofollow || hops >= MOST_HOPS) return;
  const source = own ?? (sourceId === undefined ? undefined : await sources.get(sourceId));
  if (!source?.followSourceLinks) return;
  const found = { url, sourceId: source.id, foundIn: 'source-link' as const, fromUrl: record.url };
  const { added } = await frontier.add([{ ...found, hops: hops + 1 }]);
  if (added > 0) await queue.add([{ name: 'crawl', payload: { host: hostOf(url) } }]);
}
