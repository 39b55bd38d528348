/** `/livez` and `/readyz`, for whoever starts and stops processes. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { Health } from '../ports.js';
import { json, newRoutes } from './routes.js';

const tags = ['Health'];

const version = z.string().describe('Of Copydesk');
const Readiness = Health.extend({ version });

/** For probes, which have no key. */
const security: [] = [];

const live = createRoute({
  method: 'get',
  path: '/livez',
  operationId: 'live',
  tags,
  security,
  summary: 'Whether the process runs',
  responses: { 200: json(z.object({ ok: z.literal(true), version }), 'It does') },
});

const ready = createRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'ready',
  tags,
  security,
  summary: 'Whether its parts are up',
  responses: {
    200: json(Readiness, 'They are'),
    503: json(Readiness, 'One is not, or the process was asked to stop'),
  },
});

export function healthRoutes(health: () => Promise<Health>, version: string): OpenAPIHono {
  const routes = newRoutes();
  routes.openapi(live, (context) => context.json({ ok: true as const, version }, 200));
  routes.openapi(ready, async (context) => {
    const { ok, checks } = await health();
    return context.json({ ok, version, checks }, ok ? 200 : 503);
  });
  return routes;
}
