/** Kept captures through the parser again, on all cores; what is written is written in the order of the captures. */
import type { Article } from '../../model/article.js';
import type { Sighting } from '../../model/site-template.js';
import { PARSER_VERSION } from '../../parsers/parser-version.js';
import type { CaptureChoice, ChosenCapture, Cursor, SeenPage } from '../../storage/reprocessing.js';
import type { WatchedSource } from '../../storage/sources.js';
import { compareVersions } from '../../storage/version-policy.js';
import { compareTied } from '../compare-tied.js';
import { findCopies } from '../near-copies.js';
import { domainOf, followSourceLink, learnFrom, sourceAt } from '../parse-captures.js';
import { differenceOf } from '../record-diff.js';
import type { Services } from '../services.js';
import { forPage, type TemplateOf, templatesAsTheyAre } from '../templates.js';
import type { ComparePool } from './compare-pool.js';
import type { CompareOutcome } from './compare-worker.js';
import { inOrder } from './in-order.js';
import { judged, troubled } from './judge.js';
import type { Batch, PageOutcome } from './outcome.js';
import { remembered } from './remembered.js';

export interface KeptRun {
  pool: ComparePool;
  choice?: CaptureChoice;
  /** The newest of each source when absent. */
  templateOf?: TemplateOf | undefined;
  /** Nothing is written. */
  dryRun?: boolean;
  after?: Cursor | undefined;
  signal?: AbortSignal | undefined;
}

/** Captures that are asked for, and written, at a time. */
const BATCH = 32;
/** Pages under way for each thread: enough that none waits while a batch is written. */
const AHEAD = 32;
/** Bytes of records under way; a page is a few times its member. */
const MOST_BYTES = 32_000_000;

export const NEVER: AbortSignal = new AbortController().signal;

interface Parsed {
  capture: ChosenCapture;
  source: WatchedSource | undefined;
  made: CompareOutcome | { trouble: PageOutcome };
}

/**
 * Every capture of the choice that was parsed before or broke the parser; records whose content changed get a new
 * version. Each page is parsed with the template that its source had when the run began, so their order makes no
 * difference. Ends early, behind what was begun, when the signal is aborted.
 */
export async function* reprocessKept(services: Services, run: KeptRun): AsyncGenerator<Batch> {
  const { pool, choice = {}, after, signal = NEVER } = run;
  const { reprocessing, templates } = services;
  const parse = parserOf(services, pool, run.templateOf ?? templatesAsTheyAre(templates));
  const chosen = captures((from) => reprocessing.chosen(choice, from, BATCH), after);
  const limits = {
    atOnce: pool.threads * AHEAD,
    most: MOST_BYTES,
    weightOf: ({ at, before = '' }: ChosenCapture) => (at?.length ?? 0) + before.length,
    signal,
  };
  const writer = new Writer(services, run.dryRun ?? false);
  let waiting: Parsed[] = [];
  const written = async (): Promise<Batch> => {
    const batch = waiting;
    waiting = [];
    const cursor = batch.at(-1)?.capture.cursor;
    return { pages: await writer.write(batch), passed: {}, cursor };
  };
  for await (const parsed of inOrder(chosen, limits, parse)) {
    waiting.push(parsed);
    if (waiting.length >= BATCH) yield await written();
  }
  if (waiting.length > 0) yield await written();
}

async function* captures(
  next: (after: Cursor | undefined) => Promise<ChosenCapture[]>,
  from: Cursor | undefined,
): AsyncGenerator<ChosenCapture> {
  let after = from;
  // The next ones are fetched while these are parsed.
  let coming = next(after);
  for (;;) {
    const batch = await coming;
    after = batch.at(-1)?.cursor;
    if (!after) return;
    coming = next(after);
    coming.catch(() => {});
    yield* batch;
  }
}

function parserOf(
  services: Services,
  pool: ComparePool,
  templateOf: TemplateOf,
): (capture: ChosenCapture) => Promise<Parsed> {
  const { pages, sources, profiles } = services;
  const byId = remembered((id) => sources.get(id));
  const byDomain = remembered((domain) => sources.byDomain(domain));
  return async (capture) => {
    const { sourceId, before, id: captureId, digest } = capture;
    let source: WatchedSource | undefined;
    try {
      const page = await pages.read(capture);
      const finder = sourceId === undefined ? undefined : await byId(sourceId);
      source = await sourceAt({ sources: { ...sources, byDomain } }, finder, page.finalUrl);
      const template = forPage(await templateOf(source?.id ?? domainOf(page.finalUrl)));
      const profile = profiles.forUrl(page.finalUrl, finder?.profile);
      const known = { source, captureId, digest, archived: capture.at !== undefined };
      const task = { page, profile, template, before, known, sightings: true };
      return { capture, source, made: await pool.run(task) };
    } catch (error) {
      return { capture, source, made: { trouble: troubled(capture.url, error) } };
    }
  };
}

/** Writes what came of a batch. Most pages change nothing, and are noted together. */
class Writer {
  readonly #services: Services;
  readonly #dryRun: boolean;
  /** Articles that this run has written: what was read of them before is old. */
  readonly #touched = new Set<string>();

  constructor(services: Services, dryRun: boolean) {
    this.#services = services;
    this.#dryRun = dryRun;
  }

  async write(batch: readonly Parsed[]): Promise<PageOutcome[]> {
    const steady: Parsed[] = [];
    const outcomes: PageOutcome[] = [];
    for (const parsed of batch) {
      const { made, capture } = parsed;
      if ('trouble' in made) outcomes.push(made.trouble);
      else outcomes.push(await this.#one(capture, parsed.source, made, () => steady.push(parsed)));
    }
    if (!this.#dryRun) await this.#note(steady);
    return outcomes;
  }

  async #one(
    capture: ChosenCapture,
    source: WatchedSource | undefined,
    made: CompareOutcome,
    isSteady: () => void,
  ): Promise<PageOutcome> {
    const { url } = capture;
    const was = capture.state === 'parsed' ? undefined : capture.reason;
    const asIs = capture.state === 'parsed' ? capture.before : undefined;
    if (!made.ok) {
      const rejected = judged(url, made, asIs, was);
      if (this.#dryRun) return rejected;
      if (capture.state === 'parsed') isSteady();
      else {
        const { reason, detail } = made;
        await this.#services.captures.settle(capture.id, PARSER_VERSION, {
          state: 'rejected',
          reason,
          detail,
        });
      }
      return rejected;
    }
    const { record: after = undefined } = made;
    const { before, difference } = await this.#newest(capture, made);
    const current = { ...made, difference };
    const page = judged(url, current, before, was);
    const stands = before === undefined ? undefined : provenanceOf(before);
    // The article has been fetched again since: its older bytes have nothing to say.
    if (stands && stands.captureId !== capture.id && stands.fetchedAt > fetchedAtOf(capture))
      return { outcome: 'older', url, digest: made.digest };
    if (this.#dryRun) return wouldStay(page) ? { ...page, outcome: 'kept' } : page;
    const isSettled = capture.state === 'parsed' && capture.articleId === made.id;
    const isPointing = difference?.fields.some(
      ({ name }) => name === 'sourceLink' || name === 'canonicalUrl',
    );
    if (before !== undefined && isSettled && !difference?.inContent && !isPointing) {
      isSteady();
      if (after) await followSourceLink(this.#services, after, capture, source);
      return page;
    }
    return this.#save(capture, source, current, page);
  }

  /** What the page is compared with: the record that was read with it, unless it is another one, or another one by now. */
  async #newest(
    { before }: ChosenCapture,
    made: CompareOutcome & { ok: true },
  ): Promise<{ before: string | undefined } & Pick<typeof made, 'difference'>> {
    const isOfThis = before?.startsWith(`{"schemaVersion":1,"id":${JSON.stringify(made.id)},`) ?? true;
    if (isOfThis && !this.#touched.has(made.id)) return { before, difference: made.difference };
    const newest = await this.#services.articles.get(made.id);
    const after = made.record;
    if (!newest || !after) return { before: newest && JSON.stringify(newest), difference: made.difference };
    return { before: JSON.stringify(newest), difference: differenceOf(newest, after) };
  }

  async #save(
    capture: ChosenCapture,
    source: WatchedSource | undefined,
    made: CompareOutcome & { ok: true },
    page: PageOutcome,
  ): Promise<PageOutcome> {
    const services = this.#services;
    const record = made.record ?? (page.before?.() as Article);
    const { outcome, articleId, version } = await services.articles.save(record, capture.id, 'reprocess');
    if (outcome === 'forgotten') return { outcome: 'rejected', url: page.url, reason: 'forgotten' };
    this.#touched.add(articleId);
    await learnFrom(services, record, JSON.parse(made.seen) as Sighting[]);
    // A newer parser may find the pointer of a page that was parsed before.
    await followSourceLink(services, record, capture, source);
    await compareTied(services, articleId);
    await findCopies(services, articleId);
    await services.captures.settle(capture.id, PARSER_VERSION, { state: 'parsed', articleId });
    if (outcome === 'kept') return { ...page, outcome: 'kept' };
    return outcome === 'unchanged' ? page : { ...page, version };
  }

  async #note(steady: readonly Parsed[]): Promise<void> {
    const { reprocessing } = this.#services;
    await reprocessing.parsedBy(
      steady.map(({ capture }) => capture.id),
      PARSER_VERSION,
    );
    const shown = steady.flatMap(({ capture, made, source }): SeenPage[] => {
      if ('trouble' in made || !made.ok || capture.before === undefined) return [];
      const sourceId = source?.id ?? domainOf(provenanceOf(capture.before).finalUrl ?? capture.url);
      return [{ sourceId, articleId: made.id, fetchedAt: fetchedAtOf(capture), seen: made.seen }];
    });
    const unseen = await reprocessing.unseen(shown);
    for (const [at, { sourceId, articleId, fetchedAt, seen }] of shown.entries()) {
      if (!unseen.has(at)) continue;
      const sightings = JSON.parse(seen) as Sighting[];
      await this.#services.templates.see(sourceId, { id: articleId, at: fetchedAt, sightings });
    }
  }
}

/** What saving it would say. */
function wouldStay({ before, after, difference }: PageOutcome): boolean {
  return !!before && !!after && !!difference?.inContent && compareVersions(before(), after) === 'kept';
}

function fetchedAtOf({ fetchedAt }: ChosenCapture): string {
  return fetchedAt.toISOString();
}

/** Of a record as JSON, whose last member it is. */
function provenanceOf(record: string): { captureId?: string; fetchedAt: string; finalUrl?: string } {
  const at = record.lastIndexOf('"provenance":');
  const { captureId, fetchedAt = '', finalUrl } = JSON.parse(record.slice(at + 13, -1));
  return { captureId, fetchedAt, finalUrl };
}
