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
  'body-invalid': {
    status: 400,
    title: 'Bad Request',
    sentence: 'The body is not what was expected',
  },
  'not-found': { status: 404, title: 'Not Found', sentence: 'Nothing is there' },
  conflict: {
    status: 409,
    title: 'Conflict',
    sentence: 'What is there does not let it be done',
  },
  internal: {
    status: 500,
    title: 'Internal Server Error',
    sentence: 'The server could not answer; its log says why',
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
