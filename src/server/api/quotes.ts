/** `/v1/quotes`: who said what, across all records. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { QuotesPage } from '../../model/quote-search.js';
import { RecordFilter } from '../../model/record-filter.js';
import type { QuoteReader } from '../ports.js';
import { linkNext } from './page.js';
import { problems } from './problem.js';
import { newRoutes, paged, pageSize } from './routes.js';

const { speaker, q } = RecordFilter.shape;

const search = createRoute({
  method: 'get',
  path: '/quotes',
  operationId: 'quotes',
  tags: ['Records'],
  summary: 'Quotes, by who said them and by their words',
  description: 'Of the newest version of each record, those of the records that changed last first.',
  request: {
    query: z.strictObject({
      speaker: speaker.describe("All words of the speaker's name, in any order and case"),
      text: q.describe('Words, "phrases", `or` and `-not`, in the quote'),
      after: z
        .string()
        .regex(/^\d{1,15}\.\d{1,9}$/u, 'expected the next of another page')
        .optional()
        .describe('`next` of the page before'),
      limit: pageSize(200, 50),
    }),
  },
  responses: { 200: paged(QuotesPage, 'Quotes'), ...problems('query-invalid') },
});

export function quoteRoutes(quotes: QuoteReader): OpenAPIHono {
  const routes = newRoutes();
  routes.openapi(search, async (context) => {
    const found = await quotes.search(context.req.valid('query'));
    linkNext(context, 'after', found.next);
    return context.json(found, 200);
  });
  return routes;
}
