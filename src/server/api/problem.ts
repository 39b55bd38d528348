/** Answers that are no success. */
import type { Context } from 'hono';
import type { z } from 'zod';
import { PROBLEMS, Problem, type ProblemCode } from '../../model/problem.js';

export const PROBLEM_TYPE = 'application/problem+json';

type StatusOf<Code extends ProblemCode> = (typeof PROBLEMS)[Code]['status'];

export function problem<Code extends ProblemCode>(context: Context, code: Code, detail?: string) {
  const { title } = PROBLEMS[code];
  const status = PROBLEMS[code].status as StatusOf<Code>;
  const body: Problem = { status, title, code, ...(detail === undefined ? {} : { detail }) };
  return context.json(body, status, { 'content-type': PROBLEM_TYPE });
}

/** Names the parameter and what was expected of it. */
export function whatWasWrong({ issues: [issue] }: z.core.$ZodError): string {
  if (issue?.code === 'unrecognized_keys') return `${issue.keys[0]}: not known`;
  const where = issue?.path.join('.');
  return `${where ? `${where}: ` : ''}${issue?.message}`;
}

type Answer = { description: string; content: { [PROBLEM_TYPE]: { schema: typeof Problem } } };

/** For the responses of a route: the problems that it knows of its own. */
export function problems<Code extends ProblemCode>(...codes: Code[]): Record<StatusOf<Code>, Answer> {
  const answers = codes.map((code): [number, Answer] => {
    const { status, sentence } = PROBLEMS[code];
    return [
      status,
      { description: `\`${code}\`: ${sentence}`, content: { [PROBLEM_TYPE]: { schema: Problem } } },
    ];
  });
  return Object.fromEntries(answers) as Record<StatusOf<Code>, Answer>;
}
