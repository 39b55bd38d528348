/** An answer that the asker has already is told by its status alone: `ETag`, `If-None-Match`, 304. */
import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { NDJSON } from './ndjson.js';

/** A stream has no tag: that would take reading it to its end first. */
export function unchanged(): MiddlewareHandler {
  const tagged = etag();
  return async (context, next) => {
    await next();
    if (context.res.headers.get('content-type') !== NDJSON) return tagged(context, async () => {});
  };
}
