/** `/v1/records`: the change feed, and what there is of one record. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { accepts } from 'hono/accepts';
import { z } from 'zod';
import { JSON_LD_TYPE, newsArticleDocument } from '../../delivery/formats/json-ld.js';
import { Article } from '../../model/article.js';
import { ChangeLine, ChangePage } from '../../model/change.js';
import { Clusters } from '../../model/near-duplicate.js';
import { DAYS_IN_ORDER } from '../../model/record-filter.js';
import { History } from '../../model/version.js';
import type { ArticleReader, ChangeReader, HistoryReader, RelationReader } from '../ports.js';
import { answerBytes } from '../whole.js';
import { filterParameters } from './filter.js';
import { changeLines, NDJSON } from './ndjson.js';
import { linkNext } from './page.js';
import { problem, problems } from './problem.js';
import { idOf, json, newRoutes, paged, pageSize, wholeNumber } from './routes.js';

const tags = ['Records'];
const params = idOf('the record');

const feed = createRoute({
  method: 'get',
  path: '/records',
  operationId: 'changes',
  tags,
  summary: 'The change feed',
  description:
    'Record versions, relations and withdrawals, in the order in which they were committed. Whoever sends `next` back as `after`, with the same filter, misses nothing and gets nothing twice. With `Accept: application/x-ndjson` all of it comes as a stream, a line an event, and `limit` has no meaning.',
  request: {
    query: z
      .strictObject({
        after: wholeNumber(0)
          .default(0)
          .meta({ default: 0, description: 'Position of the last event that is known; 0 for all' }),
        limit: pageSize(500, 100),
        ...filterParameters,
      })
      .refine(...DAYS_IN_ORDER),
  },
  responses: {
    200: {
      ...paged(ChangePage, 'Events after the position'),
      content: { 'application/json': { schema: ChangePage }, [NDJSON]: { schema: ChangeLine } },
    },
    ...problems('query-invalid'),
  },
});

const one = createRoute({
  method: 'get',
  path: '/records/{id}',
  operationId: 'record',
  tags,
  summary: 'A record',
  request: {
    params,
    query: z.strictObject({
      version: wholeNumber(1).optional().describe('One of its versions; the newest when absent'),
    }),
  },
  responses: {
    200: {
      description: 'The record; as schema.org sees it where that is asked for',
      content: { 'application/json': { schema: Article }, [JSON_LD_TYPE]: { schema: z.looseObject({}) } },
    },
    ...problems('query-invalid', 'not-found'),
  },
});

const versions = createRoute({
  method: 'get',
  path: '/records/{id}/versions',
  operationId: 'versions',
  tags,
  summary: 'The versions of a record, and what each changed',
  request: {
    params,
    query: z.strictObject({
      before: wholeNumber(0).optional().describe('Only versions below it'),
      limit: pageSize(100, 20),
    }),
  },
  responses: { 200: paged(History, 'Its versions'), ...problems('query-invalid', 'not-found') },
});

const copies = createRoute({
  method: 'get',
  path: '/records/{id}/copies',
  operationId: 'copies',
  tags,
  summary: 'The records that share most of its text',
  request: { params },
  responses: { 200: json(Clusters, 'Its clusters'), ...problems('not-found') },
});

/** What a record can be had as. */
const TYPES = {
  header: 'Accept',
  supports: ['application/json', JSON_LD_TYPE],
  default: 'application/json',
} as const satisfies Parameters<typeof accepts>[1];

const NONE = 'No such record';

export function recordRoutes(
  changes: ChangeReader,
  articles: ArticleReader,
  history: HistoryReader,
  relations: RelationReader,
): OpenAPIHono {
  const routes = newRoutes();
  routes.openapi(feed, async (context) => {
    const { after, limit, ...filter } = context.req.valid('query');
    context.header('vary', 'Accept');
    // Bodies that are no value of `context.json`: the types of a route know of no others.
    const supports = ['application/json', NDJSON];
    if (accepts(context, { header: 'Accept', supports, default: 'application/json' }) === NDJSON) {
      return context.body(changeLines(changes, after, filter), 200, { 'content-type': NDJSON }) as never;
    }
    const { events, position: next } = await changes.texts(after, limit, filter);
    if (next !== after) linkNext(context, 'after', next);
    // As bytes, event by event: one text of them all would be copied twice on the way there.
    const bytes = events.map(({ json }, index) => Buffer.from(index === 0 ? json : `,${json}`));
    const page = Buffer.concat([Buffer.from('{"events":['), ...bytes, Buffer.from(`],"next":${next}}`)]);
    return answerBytes(context, page, 'application/json') as never;
  });
  routes.openapi(one, async (context) => {
    const { id } = context.req.valid('param');
    const { version } = context.req.valid('query');
    const record = await articles.get(id, version);
    context.header('vary', 'Accept', { append: true });
    if (!record)
      return problem(
        context,
        'not-found',
        version === undefined ? NONE : `${NONE}, or no version ${version}`,
      );
    if (accepts(context, TYPES) !== JSON_LD_TYPE) return context.json(record, 200);
    return context.json(newsArticleDocument(record), 200, { 'content-type': JSON_LD_TYPE });
  });
  routes.openapi(versions, async (context) => {
    const page = context.req.valid('query');
    const found = await history.of(context.req.valid('param').id, page);
    if (!found) {
      const { before } = page;
      return problem(
        context,
        'not-found',
        before === undefined ? NONE : `${NONE}, or no version below ${before}`,
      );
    }
    linkNext(context, 'before', found.next);
    return context.json(found, 200);
  });
  routes.openapi(copies, async (context) => {
    const { id } = context.req.valid('param');
    if (!(await articles.get(id))) return problem(context, 'not-found', NONE);
    return context.json({ clusters: await relations.clusters(id) }, 200);
  });
  return routes;
}
