/**
 * `/v1/sinks`: what records are delivered to. Those of `sinks.yaml` are shown, paused and sent to again; what they are is the
 * file's.
 */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { CopydeskError } from '../../errors.js';
import { SentSinkConfig } from '../../model/sink.js';
import { SinkLetters, SinkList, SinkReplay, SinkState, SinkTest } from '../../model/sink-state.js';
import type { SinkKeeper } from '../../pipeline/sink-keeper.js';
import { linkNext } from './page.js';
import { problem, problems } from './problem.js';
import { idOf, json, newRoutes, paged, pageSize, wholeNumber } from './routes.js';

const tags = ['Sinks'];
const params = idOf('the sink');
const config = { content: { 'application/json': { schema: SentSinkConfig } }, required: true };

const all = createRoute({
  method: 'get',
  path: '/sinks',
  operationId: 'sinks',
  tags,
  summary: 'All sinks, how far each has come, and what is wrong',
  responses: { 200: json(SinkList, 'The sinks') },
});

const add = createRoute({
  method: 'post',
  path: '/sinks',
  operationId: 'addSink',
  tags,
  summary: 'Add a sink',
  description:
    'It is given everything from the first event on; one of alerts, what happens from now on. Secrets are names of variables in the environment of the process that delivers, beginning with `SINK_`.',
  request: { body: config },
  responses: { 201: json(SinkState, 'The sink'), ...problems('body-invalid', 'conflict') },
});

const one = createRoute({
  method: 'get',
  path: '/sinks/{id}',
  operationId: 'sink',
  tags,
  summary: 'A sink',
  request: { params },
  responses: { 200: json(SinkState, 'The sink'), ...problems('not-found') },
});

const change = createRoute({
  method: 'put',
  path: '/sinks/{id}',
  operationId: 'changeSink',
  tags,
  summary: 'Change a sink that was added so; its place in the feed stays',
  request: { params, body: config },
  responses: {
    200: json(SinkState, 'The sink'),
    ...problems('body-invalid', 'not-found', 'conflict'),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/sinks/{id}',
  operationId: 'removeSink',
  tags,
  summary: 'Remove a sink that was added so, with its place in the feed and its dead letters',
  request: { params },
  responses: { 204: { description: 'It is gone' }, ...problems('not-found', 'conflict') },
});

const pausing = (way: 'pause' | 'resume', summary: string) =>
  createRoute({
    method: 'post',
    path: `/sinks/{id}/${way}`,
    operationId: `${way}Sink`,
    tags,
    summary,
    request: { params },
    responses: { 200: json(SinkState, 'The sink'), ...problems('not-found') },
  });
const pause = pausing('pause', 'Deliver nothing to a sink until it is resumed');
const resume = pausing('resume', 'Go on after its place, or try a failing sink at once');

const test = createRoute({
  method: 'post',
  path: '/sinks/{id}/test',
  operationId: 'testSink',
  tags,
  summary: 'Send a test message',
  request: { params },
  responses: { 200: json(SinkTest, 'What came of it'), ...problems('not-found') },
});

const letters = createRoute({
  method: 'get',
  path: '/sinks/{id}/letters',
  operationId: 'sinkLetters',
  tags,
  summary: 'Events that a sink refused for good',
  request: {
    params,
    query: z.strictObject({
      after: wholeNumber(0).default(0).describe('Position of the last letter that is known'),
      limit: pageSize(500, 100),
    }),
  },
  responses: { 200: paged(SinkLetters, 'Its dead letters'), ...problems('query-invalid', 'not-found') },
});

const replay = createRoute({
  method: 'post',
  path: '/sinks/{id}/replay',
  operationId: 'replaySink',
  tags,
  summary: 'Send its dead letters again, or everything after a position',
  request: {
    params,
    query: z.strictObject({
      after: wholeNumber(0).optional().describe('A position of its feed; its dead letters when absent'),
    }),
  },
  responses: {
    202: json(SinkReplay, 'It is asked for'),
    ...problems('query-invalid', 'not-found', 'conflict'),
  },
});

const NONE = 'No such sink';

export function sinkRoutes(sinks: SinkKeeper): OpenAPIHono {
  const routes = newRoutes();
  routes.openapi(all, async (context) => context.json({ sinks: await sinks.list() }, 200));
  routes.openapi(add, async (context) => {
    const given = context.req.valid('json');
    const added = (await sinks.add(given)) && (await sinks.get(given.id));
    return added ? context.json(added, 201) : problem(context, 'conflict', `${given.id} is another sink`);
  });
  routes.openapi(one, async (context) => {
    const found = await sinks.get(context.req.valid('param').id);
    return found ? context.json(found, 200) : problem(context, 'not-found', NONE);
  });
  routes.openapi(change, async (context) => {
    const { id } = context.req.valid('param');
    const given = context.req.valid('json');
    const found = await sinks.get(id);
    if (!found) return problem(context, 'not-found', NONE);
    if (given.id !== id) return problem(context, 'conflict', 'The id of a sink does not change');
    if (!(await sinks.change(given))) return problem(context, 'conflict', whyNot(found));
    const changed = await sinks.get(id);
    return changed ? context.json(changed, 200) : problem(context, 'not-found', NONE);
  });
  routes.openapi(remove, async (context) => {
    const { id } = context.req.valid('param');
    const found = await sinks.get(id);
    if (!found) return problem(context, 'not-found', NONE);
    return (await sinks.remove(id)) ? context.body(null, 204) : problem(context, 'conflict', whyNot(found));
  });
  for (const [route, paused] of [
    [pause, true],
    [resume, false],
  ] as const)
    routes.openapi(route, async (context) => {
      const { id } = context.req.valid('param');
      const found = (await sinks.pause(id, paused)) && (await sinks.get(id));
      return found ? context.json(found, 200) : problem(context, 'not-found', NONE);
    });
  routes.openapi(test, async (context) => {
    const came = await sinks.test(context.req.valid('param').id);
    return came ? context.json(came, 200) : problem(context, 'not-found', NONE);
  });
  routes.openapi(letters, async (context) => {
    const { id } = context.req.valid('param');
    const { after, limit } = context.req.valid('query');
    if (!(await sinks.get(id))) return problem(context, 'not-found', NONE);
    const read = await sinks.letters(id, after, limit + 1);
    const page = read.slice(0, limit);
    const next = read.length > limit ? page.at(-1)?.position : undefined;
    linkNext(context, 'after', next);
    return context.json({ letters: page, ...(next === undefined ? {} : { next }) }, 200);
  });
  routes.openapi(replay, async (context) => {
    const { id } = context.req.valid('param');
    try {
      return context.json({ again: await sinks.replay(id, context.req.valid('query').after) }, 202);
    } catch (error) {
      if (!(error instanceof CopydeskError)) throw error;
      if (error.code === 'unknown-sink') return problem(context, 'not-found', NONE);
      return problem(context, 'conflict', error.message);
    }
  });
  return routes;
}

function whyNot({ id, from, kind }: SinkState): string {
  if (from === 'api') return `${id} is of the kind ${kind}`;
  return `${id} stands in ${from === 'file' ? 'sinks.yaml' : 'a file of another home'}`;
}
