/**
 * What a source published in a span of days, from its sitemaps into the frontier. Each sitemap is one row, read once: what is
 * broken off goes on where it was, and what failed is tried again.
 */
import { archiveRoots, ofDays } from '../crawlers/archive.js';
import { type Asked, InputAsker } from '../crawlers/input-asker.js';
import type { FetchReason } from '../model/fetch-reason.js';
import type { FoundUrl } from '../model/frontier.js';
import type { Source } from '../model/source.js';
import { LinkJudge } from '../parsers/links-judge.js';
import {
  type BackfillSums,
  type Backfills,
  backfillsOf,
  type Part,
  type Span,
} from '../storage/backfills.js';
import { lookMeans, type Network } from './look-means.js';
import type { Store } from './store.js';

/** Archives nest: years, months, days. */
const MOST_DEPTH = 4;

/** Sitemaps of one backfill: thirty years of days are 11,000. */
const MOST_PARTS = 12_000;

/** An archive takes every second turn of its host, so that what is new today does not wait behind it. */
const TURNS = 2;

export interface Backfilled extends BackfillSums {
  /** `whole`: every sitemap was read or failed; the others leave the rest to the next call. */
  end: 'whole' | 'aborted' | 'left-alone';
  /** Why the host is to be left alone. */
  reason?: FetchReason;
}

/** `days`: both ends count, as `2026-03-01`. */
export async function backfill(
  store: Pick<Store, 'db' | 'sources' | 'hosts' | 'optOuts' | 'budgets' | 'frontier'>,
  network: Network,
  source: Source,
  days: { from: string; to: string },
  signal: AbortSignal,
): Promise<Backfilled> {
  const span: Span = { sourceId: source.id, ...days };
  const parts = backfillsOf(store.db);
  const asker = new InputAsker(lookMeans(store, network, source, signal));
  try {
    await parts.retry(span);
    const roots = await archiveRoots(source, await store.sources.inputs(source.id), asker);
    await parts.add(
      span,
      roots.map((url) => ({ url, depth: 0 })),
    );
    const judge = new LinkJudge(await store.sources.shapes(source.id));
    const reading = { store, source, span, parts, judge, began: Date.now() };
    for (let part = await parts.next(span); part; part = await parts.next(span)) {
      const asked = await asker.ask(part.url, {});
      if (asked.kind === 'none' && asked.retryAfterMs !== undefined)
        return { ...(await parts.sums(span)), end: 'left-alone', reason: asked.reason };
      await readPart(reading, part, asked);
    }
    return { ...(await parts.sums(span)), end: 'whole' };
  } catch (error) {
    if (signal.aborted) return { ...(await parts.sums(span)), end: 'aborted' };
    throw error;
  }
}

interface Reading {
  store: Pick<Store, 'frontier'>;
  source: Source;
  span: Span;
  parts: Backfills;
  judge: LinkJudge;
  /** Milliseconds. */
  began: number;
}

async function readPart({ store, source, span, parts, judge, began }: Reading, part: Part, asked: Asked) {
  if (asked.kind !== 'body' || asked.body.kind !== 'sitemap') {
    await parts.failed(span, part.url, asked.kind === 'none' ? asked.reason : 'not-a-sitemap');
    return;
  }
  const { named, undated, pages, parts: below } = ofDays(asked.body.sitemap, span, source.articles, judge);
  const before = await parts.sums(span);
  const spacing = TURNS * source.delayMs;
  const found = pages.map(
    ({ url, published }, rank): FoundUrl => ({
      url,
      sourceId: source.id,
      foundIn: 'backfill',
      fromUrl: part.url,
      ...(published ? { publishedHint: published } : {}),
      notBefore: new Date(began + (before.added + rank) * spacing),
    }),
  );
  const { added } = await store.frontier.add(found);
  const room = part.depth < MOST_DEPTH ? Math.max(MOST_PARTS - before.parts, 0) : 0;
  const next = below.slice(0, room).map((url) => ({ url, depth: part.depth + 1 }));
  // Last, so that a crash before it has the part read again, which adds nothing twice.
  await parts.read(span, part.url, { named, undated, matching: pages.length, added }, next);
}
