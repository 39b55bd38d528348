/** Why a request has no success, as the API says it: problem details by RFC 9457, with a code of a closed list. */
import { z } from 'zod';
import { nameSchemas } from './name-schemas.js';

/** Each code with its status, the phrase of that, and the sentence of the documentation. */
export const PROBLEMS = {
  'query-invalid': {
    status: 400,
    title: 'Bad Request',
    sentence: 'A parameter is not known, or is not what was expected',
  },
  'body-invalid': { status: 400, title: 'Bad Request', sentence: 'The body is not what was expected' },
  unauthenticated: {
    status: 401,
    title: 'Unauthorized',
    sentence: 'No key was given, or one that is none',
  },
  forbidden: { status: 403, title: 'Forbidden', sentence: 'The key has too small a scope' },
  'host-not-allowed': {
    status: 403,
    title: 'Forbidden',
    sentence: 'A server on loopback was asked by a name that is none of loopback',
  },
  'origin-not-allowed': {
    status: 403,
    title: 'Forbidden',
    sentence: 'The page of another site wanted to change something',
  },
  'not-found': { status: 404, title: 'Not Found', sentence: 'Nothing is there' },
  'method-not-allowed': {
    status: 405,
    title: 'Method Not Allowed',
    sentence: 'What is there takes other methods; `Allow` names them',
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    sentence: 'What is there does not let it be done',
  },
  'body-too-large': { status: 413, title: 'Content Too Large', sentence: 'The body has more than 256 KiB' },
  'media-type-unsupported': {
    status: 415,
    title: 'Unsupported Media Type',
    sentence: 'The body is not of the type that the API takes, `application/json`',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too Many Requests',
    sentence: 'The key is over its rate; `Retry-After` has the seconds to wait',
  },
  internal: {
    status: 500,
    title: 'Internal Server Error',
    sentence: 'The server could not answer; its log says why',
  },
  unavailable: {
    status: 503,
    title: 'Service Unavailable',
    sentence: 'The database is away; `Retry-After` has the seconds to wait',
  },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

export const Problem = z.object({
  status: z.int().min(400).max(599),
  title: z.string().describe('The phrase of the status'),
  code: z.enum(PROBLEM_CODES),
  detail: z.string().optional().describe('What was wrong with this request'),
});
export type Problem = z.infer<typeof Problem>;

nameSchemas({ Problem });
