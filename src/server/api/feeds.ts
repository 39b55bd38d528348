/** `/v1/feeds`: the newest records, for programs that read feeds. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { ATOM_TYPE, atomFeed } from '../../delivery/formats/atom.js';
import type { Feed } from '../../delivery/formats/feed.js';
import { JSON_FEED_TYPE, jsonFeed } from '../../delivery/formats/json-feed.js';
import { RSS_TYPE, rssFeed } from '../../delivery/formats/rss.js';
import { DAYS_IN_ORDER, type RecordFilter } from '../../model/record-filter.js';
import type { NewestReader, NewestRecord } from '../ports.js';
import { filterParameters } from './filter.js';
import { problems } from './problem.js';
import { newRoutes, pageSize, wholeNumber } from './routes.js';

interface Format {
  name: string;
  type: string;
  write(feed: Feed): string;
}

/** By the end of the address. */
const FORMATS: Record<string, Format> = {
  rss: { name: 'RSS 2.0', type: RSS_TYPE, write: rssFeed },
  atom: { name: 'Atom', type: ATOM_TYPE, write: atomFeed },
  json: { name: 'JSON Feed 1.1', type: JSON_FEED_TYPE, write: jsonFeed },
};

/**
 * Last-Modified counts whole seconds: while a change may still follow within the same one, or one be committed that was
 * begun in it, nothing is said to be as it was.
 */
const SETTLED_AFTER_MS = 5_000;

function routeOf(end: string, { name, type }: Format) {
  return createRoute({
    method: 'get',
    path: `/feeds/records.${end}`,
    operationId: `${end}Feed`,
    tags: ['Records'],
    summary: `The newest records as ${name}`,
    request: {
      query: z
        .strictObject({
          ...filterParameters,
          before: wholeNumber(1)
            .optional()
            .describe('Only records whose place in the change feed is below it'),
          limit: pageSize(100, 30),
        })
        .refine(...DAYS_IN_ORDER),
    },
    responses: {
      200: {
        description: 'The records that changed last, first',
        content: { [type]: { schema: type === JSON_FEED_TYPE ? z.looseObject({}) : z.string() } },
      },
      304: { description: 'As it was, by the `If-None-Match` or `If-Modified-Since` of the request' },
      ...problems('query-invalid'),
    },
  });
}

/** With `url`, addresses in the feeds begin with that, and not with what the request named. */
export function feedRoutes(newest: NewestReader, url?: string): OpenAPIHono {
  const routes = newRoutes();
  for (const [end, format] of Object.entries(FORMATS)) {
    routes.openapi(routeOf(end, format), async (context) => {
      const { before, limit, ...filter } = context.req.valid('query');
      // Before the records: what comes in between is then asked for once more, and not missed.
      const lastModified = lastModifiedAt(await newest.changedAt(), new Date());
      // A cache would take a feed that was quiet for a month to be good for days.
      context.header('cache-control', 'no-cache');
      const records = await newest.page(filter, { before, limit: limit + 1 });
      const text = format.write(feedOf(addressOf(context.req.url, url), records, { filter, limit }));
      return context.body(text, 200, {
        'content-type': `${format.type}; charset=utf-8`,
        ...(lastModified ? { 'last-modified': lastModified.toUTCString() } : {}),
      });
    });
  }
  return routes;
}

/** A proxy in between asks by another name, and by plain HTTP for those who asked by TLS. */
function addressOf(asked: string, url: string | undefined): URL {
  const { pathname, search } = new URL(asked);
  return new URL(url === undefined ? asked : `${url.replace(/\/+$/u, '')}${pathname}${search}`);
}

/** In whole seconds; undefined while that is no firm answer. */
function lastModifiedAt(changedAt: Date | undefined, now: Date): Date | undefined {
  if (!changedAt || now.getTime() - changedAt.getTime() < SETTLED_AFTER_MS) return undefined;
  return new Date(Math.floor(changedAt.getTime() / 1_000) * 1_000);
}

function feedOf(
  self: URL,
  records: readonly NewestRecord[],
  { filter, limit }: { filter: RecordFilter; limit: number },
): Feed {
  const page = records.slice(0, limit);
  const last = page.at(-1);
  const next = new URL(self);
  if (last) next.searchParams.set('before', String(last.position));
  return {
    title: titleOf(filter, page[0]),
    home: new URL('../..', self).href,
    self: self.href,
    next: last && records.length > page.length ? next.href : undefined,
    items: page.map(({ record, at, original }) => ({ record, storedAt: at, original })),
  };
}

/** `The Harbour Times`, `Copydesk: language en, section Ports`. */
function titleOf({ source, ...others }: RecordFilter, newest: NewestRecord | undefined): string {
  const name = source === undefined ? 'Copydesk' : (newest?.record.source.name ?? source);
  const asked = Object.entries(others)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${value}`);
  return asked.length === 0 ? name : `${name}: ${asked.join(', ')}`;
}
