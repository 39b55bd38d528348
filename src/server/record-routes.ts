/** `/v1`: the change feed and single records, as JSON. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { ChangeEvent } from '../model/change.js';
import { type ApiError, apiError, queryError } from './errors.js';
import type { ArticleReader, ChangeReader, HistoryReader, RelationReader } from './ports.js';

/** Numbers in a query are text: digits only, so that neither `1e3` nor `0x10` is one. */
const digits = z
  .string()
  .regex(/^\d{1,15}$/u, 'expected a whole number')
  .transform(Number);

const FeedQuery = z.strictObject({
  after: digits.optional().transform((position) => position ?? 0),
  limit: digits
    .pipe(z.number().min(1, 'expected 1 to 500').max(500, 'expected 1 to 500'))
    .optional()
    .transform((limit) => limit ?? 100),
});

const RecordQuery = z.strictObject({
  version: digits.pipe(z.number().min(1, 'expected 1 or more')).optional(),
});

const VersionsQuery = z.strictObject({
  before: digits.optional(),
  limit: digits
    .pipe(z.number().min(1, 'expected 1 to 100').max(100, 'expected 1 to 100'))
    .optional()
    .transform((limit) => limit ?? 20),
});

/** One page of the feed. `next` is what to send as `after` the next time, also when there was nothing new. */
export interface FeedPage {
  events: ChangeEvent[];
  next: number;
}

export function recordRoutes(
  changes: ChangeReader,
  articles: ArticleReader,
  history: HistoryReader,
  relations: RelationReader,
): Hono {
  const routes = new Hono();
  routes.get('/records', async (context) => {
    const query = FeedQuery.safeParse(context.req.query());
    if (!query.success) return context.json<ApiError>(queryError(query.error), 400);
    const { after, limit } = query.data;
    const { events, position: next } = await changes.after(after, limit);
    return context.json({ events, next } satisfies FeedPage);
  });
  routes.get('/records/:id', async (context) => {
    const query = RecordQuery.safeParse(context.req.query());
    if (!query.success) return context.json<ApiError>(queryError(query.error), 400);
    const record = await articles.get(context.req.param('id'), query.data.version);
    if (!record) return context.json<ApiError>(apiError('not-found', 'No such record'), 404);
    return context.json(record);
  });
  routes.get('/records/:id/versions', async (context) => {
    const query = VersionsQuery.safeParse(context.req.query());
    if (!query.success) return context.json<ApiError>(queryError(query.error), 400);
    const found = await history.of(context.req.param('id'), query.data);
    if (!found) return context.json<ApiError>(apiError('not-found', 'No such record'), 404);
    return context.json(found);
  });
  routes.get('/records/:id/copies', async (context) => {
    const id = context.req.param('id');
    if (!(await articles.get(id)))
      return context.json<ApiError>(apiError('not-found', 'No such record'), 404);
    return context.json({ clusters: await relations.clusters(id) });
  });
  return routes;
}
