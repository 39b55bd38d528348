/** The server's app over a few records in memory, without a socket. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { silent } from '../../src/log.js';
import type { Article } from '../../src/model/article.js';
import type { ChangeEvent } from '../../src/model/change.js';
import { type AppParts, createApp } from '../../src/server/app.js';
import { changeText, versionEvent } from './records.js';
import { sinksInMemory } from './sinks.js';

/** The events are the records' first versions where none are given. */
export function appOver(
  articles: Article[],
  extra: Partial<AppParts> = {},
  events?: ChangeEvent[],
): OpenAPIHono {
  const feed = events ?? articles.map((article, index) => versionEvent(index + 1, article));
  return createApp({
    changes: {
      texts: async (position, limit) => {
        const events = feed.filter((event) => event.position > position).slice(0, limit);
        return { events: events.map(changeText), position: events.at(-1)?.position ?? position };
      },
    },
    articles: {
      get: async (id, version) =>
        articles.find((article) => article.id === id && (version ?? article.version) === article.version),
      latest: async () =>
        articles.map(({ id, headline, url, source, publishedAt, quotes }) => ({
          id,
          headline,
          url,
          source: source.id,
          publishedAt,
          quotes: quotes.length,
          copyOf: undefined,
        })),
    },
    newest: { page: async () => [], changedAt: async () => undefined },
    history: { of: async () => undefined },
    relations: { related: async () => [], clusters: async () => [] },
    quotes: { search: async () => ({ quotes: [] }) },
    stats: {
      of: async ({ from, to }) => ({ from, to, days: [], sources: [], reasons: [], languages: [] }),
    },
    totals: { bySource: async () => [] },
    sources: { page: async () => [], get: async () => undefined },
    alerts: { list: async () => [] },
    sinks: sinksInMemory(),
    keys: { check: async () => undefined, list: async () => [], revoke: async () => false },
    access: { isLoopback: true, origins: [], ratePerMinute: 1_000 },
    health: async () => ({ ok: true, checks: { database: 'ok' } }),
    version: '0.1.0',
    log: silent,
    ...extra,
  });
}

/** The body of an answer, as what the caller knows it to be. */
export async function bodyOf<T>(answer: Response | Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T;
}
