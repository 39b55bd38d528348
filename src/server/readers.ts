/** What the app reads, taken from a process's services. */
import { healthOf as sourceHealth } from '../pipeline/health/health-of.js';
import { historyOf } from '../pipeline/history.js';
import type { Services } from '../pipeline/services.js';
import { sinkKeeper } from '../pipeline/sink-keeper.js';
import { changesOf } from '../storage/change-feed.js';
import { newestRecordsOf } from '../storage/newest-records.js';
import { ping } from '../storage/ping.js';
import { quotesOf } from '../storage/quotes.js';
import { latestArticles } from '../storage/summaries.js';
import { answers, oneAtATime } from './answers.js';
import type { AppParts } from './app.js';
import type { Health } from './ports.js';

/** Whoever probes gives up a few seconds later. */
const ANSWER_MS = 3_000;

type Readers = Omit<AppParts, 'access' | 'url' | 'version' | 'log'>;

/** With `stop`, the process says that it is not ready from the moment it was asked to stop. */
export function readers(services: Services, stop?: AbortSignal): Readers {
  const { articles, relations, nearDuplicates, totals, sourceFacts, stats } = services;
  const { alerts, apiKeys, db, reading } = services;
  return {
    changes: changesOf(reading),
    articles: {
      get: (id, version) => articles.get(id, version),
      latest: (limit) => latestArticles(db, limit),
    },
    newest: newestRecordsOf(reading),
    history: { of: (id, page) => historyOf(services, id, page) },
    relations: {
      related: (id) => relations.related(id),
      clusters: (id) => nearDuplicates.clusters(id),
    },
    quotes: quotesOf(reading),
    totals,
    stats,
    sources: {
      page: async (after, limit) =>
        (await sourceFacts.page(after, limit)).map((facts) => sourceHealth(facts, new Date())),
      get: async (id) => (await sourceFacts.of([id])).map((facts) => sourceHealth(facts, new Date()))[0],
    },
    alerts,
    sinks: sinkKeeper(services),
    keys: apiKeys,
    health: healthOf(services, stop),
  };
}

function healthOf({ db, queue }: Services, stop?: AbortSignal): () => Promise<Health> {
  const ofDatabase = oneAtATime(() => ping(db));
  const ofQueue = oneAtATime(() => queue.counts());
  return async () => {
    const [database, jobs] = await Promise.all([
      answers(ofDatabase(), ANSWER_MS),
      answers(ofQueue(), ANSWER_MS),
    ]);
    const work = stop?.aborted ? 'stopping' : 'ok';
    const checks = { database, queue: jobs, work } as const;
    return { ok: Object.values(checks).every((check) => check === 'ok'), checks };
  };
}
