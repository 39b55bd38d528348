/** `/v1/keys`: which keys there are. They are made on the command line alone. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { ApiKeys } from '../../model/api-key.js';
import type { KeyStore } from '../ports.js';
import { problem, problems } from './problem.js';
import { idOf, json, newRoutes } from './routes.js';

const tags = ['Keys'];

const all = createRoute({
  method: 'get',
  path: '/keys',
  operationId: 'keys',
  tags,
  summary: 'All keys, without their secrets',
  responses: { 200: json(ApiKeys, 'In the order in which they were made') },
});

const revoke = createRoute({
  method: 'delete',
  path: '/keys/{id}',
  operationId: 'revokeKey',
  tags,
  summary: 'Revoke a key at once',
  request: { params: idOf('the key') },
  responses: { 204: { description: 'It is gone' }, ...problems('not-found') },
});

export function keyRoutes(keys: KeyStore): OpenAPIHono {
  const routes = newRoutes();
  routes.openapi(all, async (context) => context.json({ keys: await keys.list() }, 200));
  routes.openapi(revoke, async (context) => {
    const isGone = await keys.revoke(context.req.valid('param').id);
    return isGone ? context.body(null, 204) : problem(context, 'not-found', 'No such key');
  });
  return routes;
}
