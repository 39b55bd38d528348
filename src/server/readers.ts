/** What the app reads, taken from a process's services. */
import { historyOf } from '../pipeline/history.js';
import type { Services } from '../pipeline/services.js';
import { ping } from '../storage/ping.js';
import { latestArticles } from '../storage/summaries.js';
import type { AppParts } from './app.js';
import type { Health } from './ports.js';

type Readers = Omit<AppParts, 'version' | 'log'>;

export function readers(services: Services): Readers {
  const { articles, relations, totals, changes, db } = services;
  return {
    changes,
    articles: {
      get: (id, version) => articles.get(id, version),
      latest: (limit) => latestArticles(db, limit),
    },
    history: { of: (id, page) => historyOf(services, id, page) },
    relations,
    totals,
    health: () => healthOf(services),
  };
}

async function healthOf({ db, queue }: Services): Promise<Health> {
  const [database, jobs] = await Promise.all([answers(ping(db)), answers(queue.counts())]);
  return { ok: database === 'ok' && jobs === 'ok', checks: { database, queue: jobs } };
}

async function answers(question: Promise<unknown>): Promise<'ok' | 'down'> {
  return question.then(
    () => 'ok',
    () => 'down',
  );
}
