/** U+0000, which no text of PostgreSQL can be: nothing has such a name. */
import type { MiddlewareHandler } from 'hono';
import { problem } from './api/problem.js';

export function noNul(): MiddlewareHandler {
  return async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    if (pathname.includes('%00')) return problem(context, 'not-found', 'Nothing is at this address');
    if (search.includes('%00')) return problem(context, 'query-invalid', 'expected no U+0000');
    await next();
  };
}
