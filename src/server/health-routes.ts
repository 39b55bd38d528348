/** `/v1/sources` and `/v1/alerts`: how sources fare, and what a person should look at. */
import { Hono } from 'hono';
import { z } from 'zod';
import { ALERT_NAMES, Alert } from '../model/alert.js';
import { SourceHealth } from '../model/source-health.js';
import { type ApiError, apiError, queryError } from './errors.js';
import type { AlertReader, SourceHealthReader } from './ports.js';

const limit = z
  .string()
  .regex(/^\d{1,4}$/u, 'expected a whole number')
  .transform(Number)
  .pipe(z.number().min(1, 'expected 1 to 200').max(200, 'expected 1 to 200'))
  .optional()
  .transform((given) => given ?? 50);

export const SourcesQuery = z.strictObject({
  after: z
    .string()
    .optional()
    .transform((id) => id ?? ''),
  limit,
});

export const AlertsQuery = z.strictObject({
  state: z
    .enum(['open', 'closed', 'all'], 'expected open, closed or all')
    .optional()
    .transform((state) => state ?? ('open' as const)),
  source: z.string().optional(),
  name: z.enum(ALERT_NAMES, `expected one of ${ALERT_NAMES.join(', ')}`).optional(),
  after: z
    .string()
    .regex(/^\d{1,18}$/u, 'expected the id of an alert')
    .optional(),
  limit,
});

/** `next` is what to send as `after` for the page that follows; absent on the last. */
export const SourcesPage = z.object({ sources: z.array(SourceHealth), next: z.string().optional() });
export type SourcesPage = z.infer<typeof SourcesPage>;
export const AlertsPage = z.object({ alerts: z.array(Alert), next: z.string().optional() });
export type AlertsPage = z.infer<typeof AlertsPage>;

export function healthRoutes(sources: SourceHealthReader, alerts: AlertReader): Hono {
  const routes = new Hono();
  routes.get('/sources', async (context) => {
    const query = SourcesQuery.safeParse(context.req.query());
    if (!query.success) return context.json<ApiError>(queryError(query.error), 400);
    const { after, limit } = query.data;
    const { page, next } = cut(await sources.page(after, limit + 1), limit);
    return context.json({ sources: page, ...next } satisfies SourcesPage);
  });
  routes.get('/sources/:id', async (context) => {
    const source = await sources.get(context.req.param('id'));
    if (!source) return context.json<ApiError>(apiError('not-found', 'No such source'), 404);
    return context.json(source);
  });
  routes.get('/alerts', async (context) => {
    const query = AlertsQuery.safeParse(context.req.query());
    if (!query.success) return context.json<ApiError>(queryError(query.error), 400);
    const { limit, ...asked } = query.data;
    const { page, next } = cut(await alerts.list({ ...asked, limit: limit + 1 }), limit);
    return context.json({ alerts: page, ...next } satisfies AlertsPage);
  });
  return routes;
}

/** What was read is one more than the page holds, where another page follows. */
function cut<One extends { id: string }>(
  read: One[],
  limit: number,
): { page: One[]; next: { next?: string } } {
  const page = read.slice(0, limit);
  const last = page.at(-1);
  return { page, next: last && read.length > limit ? { next: last.id } : {} };
}
