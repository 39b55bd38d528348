/** What all routes of the API share: how they are made, how they answer, and parameters that several take. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { problem, whatWasWrong } from './problem.js';

/** Routes that say what was wrong with a query or a body. */
export function newRoutes(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return;
      if (result.target === 'json') return problem(context, 'body-invalid', whatWasWrong(result.error));
      const twice = Object.entries(context.req.queries()).find(([, values]) => values.length > 1)?.[0];
      const detail = twice === undefined ? whatWasWrong(result.error) : `${twice}: expected once`;
      return problem(context, 'query-invalid', detail);
    },
  });
}

/** For the responses of a route. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

const LINK = {
  Link: {
    schema: { type: 'string' as const },
    description: 'The next page, as `rel="next"`; none on the last',
  },
};

/** One page of many; {@link linkNext} says where the next is. */
export function paged<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { ...json(schema, description), headers: LINK };
}

/** A whole number in a query: digits only, so that neither `1e3` nor `0x10` is one. Both bounds belong to it. */
export function wholeNumber(least: number, most?: number) {
  const expected = most === undefined ? `expected ${least} or more` : `expected ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/u, 'expected a whole number')
    .transform(Number)
    .pipe(
      z
        .number()
        .min(least, expected)
        .max(most ?? Number.MAX_SAFE_INTEGER, expected),
    )
    .meta({ type: 'integer', minimum: least, ...(most === undefined ? {} : { maximum: most }) });
}

/** How many of a list one answer holds. */
export function pageSize(most: number, usual: number) {
  return wholeNumber(1, most)
    .default(usual)
    .meta({ default: usual, description: 'The most that one answer holds' });
}

/** An id in a path. */
export function idOf(what: string) {
  return z.object({ id: z.string().describe(`Id of ${what}`) });
}
