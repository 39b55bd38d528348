/** `/v1/sources`: how sources fare. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { SourceHealth, SourcesPage } from '../../model/source-health.js';
import type { SourceHealthReader } from '../ports.js';
import { cut, linkNext } from './page.js';
import { problem, problems } from './problem.js';
import { idOf, json, newRoutes, paged, pageSize } from './routes.js';

const tags = ['Sources'];

const all = createRoute({
  method: 'get',
  path: '/sources',
  operationId: 'sources',
  tags,
  summary: 'How all sources fare',
  request: {
    query: z.strictObject({
      after: z.string().default('').describe('Id of the last source that is known'),
      limit: pageSize(200, 50),
    }),
  },
  responses: { 200: paged(SourcesPage, 'Sources after that one'), ...problems('query-invalid') },
});

const one = createRoute({
  method: 'get',
  path: '/sources/{id}',
  operationId: 'source',
  tags,
  summary: 'How a source fares',
  request: { params: idOf('the source') },
  responses: { 200: json(SourceHealth, 'The source'), ...problems('not-found') },
});

export function sourceRoutes(sources: SourceHealthReader): OpenAPIHono {
  const routes = newRoutes();
  routes.openapi(all, async (context) => {
    const { after, limit } = context.req.valid('query');
    const { page, next } = cut(await sources.page(after, limit + 1), limit);
    linkNext(context, 'after', next.next);
    return context.json({ sources: page, ...next }, 200);
  });
  routes.openapi(one, async (context) => {
    const source = await sources.get(context.req.valid('param').id);
    return source ? context.json(source, 200) : problem(context, 'not-found', 'No such source');
  });
  return routes;
}
