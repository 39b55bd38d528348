/** `/v1/alerts`: what a person should look at. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { ALERT_NAMES, AlertsPage } from '../../model/alert.js';
import type { AlertReader } from '../ports.js';
import { cut, linkNext } from './page.js';
import { problems } from './problem.js';
import { newRoutes, paged, pageSize } from './routes.js';

const all = createRoute({
  method: 'get',
  path: '/alerts',
  operationId: 'alerts',
  tags: ['Sources'],
  summary: 'What a person should look at',
  request: {
    query: z.strictObject({
      state: z.enum(['open', 'closed', 'all'], 'expected open, closed or all').default('open'),
      source: z.string().optional().describe('Id of a source'),
      name: z.enum(ALERT_NAMES, `expected one of ${ALERT_NAMES.join(', ')}`).optional(),
      after: z
        .string()
        .regex(/^\d{1,18}$/u, 'expected the id of an alert')
        .optional()
        .describe('Id of the last alert that is known'),
      limit: pageSize(200, 50),
    }),
  },
  responses: { 200: paged(AlertsPage, 'Alerts'), ...problems('query-invalid') },
});

export function alertRoutes(alerts: AlertReader): OpenAPIHono {
  const routes = newRoutes();
  routes.openapi(all, async (context) => {
    const { limit, ...asked } = context.req.valid('query');
    const { page, next } = cut(await alerts.list({ ...asked, limit: limit + 1 }), limit);
    linkNext(context, 'after', next.next);
    return context.json({ alerts: page, ...next }, 200);
  });
  return routes;
}
