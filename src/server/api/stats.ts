/** `/v1/stats`: what came in, in numbers. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { DAYS_IN_ORDER, day } from '../../model/record-filter.js';
import { Stats } from '../../model/stats.js';
import type { StatsReader } from '../ports.js';
import { problems } from './problem.js';
import { json, newRoutes } from './routes.js';

/** Days of an answer where none are asked for. */
const USUAL_DAYS = 7;
const DAY_MS = 86_400_000;

const stats = createRoute({
  method: 'get',
  path: '/stats',
  operationId: 'stats',
  tags: ['Sources'],
  summary: 'What came in, by day, source, reason and language',
  description:
    'Counted within a minute or so, and kept for nine weeks. The last seven days where none are asked for.',
  request: {
    query: z
      .strictObject({
        from: day.optional().describe('First day'),
        to: day.optional().describe('Last day'),
        source: z.string().optional().describe('Only of this source, by its id'),
      })
      .refine(...DAYS_IN_ORDER),
  },
  responses: { 200: json(Stats, 'Counts'), ...problems('query-invalid') },
});

export function statsRoutes(reader: StatsReader): OpenAPIHono {
  const routes = newRoutes();
  routes.openapi(stats, async (context) => {
    const { from, to = dayOf(Date.now()), source } = context.req.valid('query');
    const first = from ?? dayOf(Date.parse(to) - (USUAL_DAYS - 1) * DAY_MS);
    return context.json(await reader.of({ from: first, to, source }), 200);
  });
  return routes;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
