import type { Problem } from '../model/problem.js';

/** What the server did not do, and why it says so; or an answer that was not Copydesk's. */
export class ApiError extends Error {
  /** Absent where what answered was not Copydesk: a proxy in between. */
  readonly problem: Problem | undefined;

  constructor(
    readonly status: number,
    problem: Problem | undefined,
  ) {
    super(
      problem
        ? `${problem.code}: ${problem.detail ?? problem.title}`
        : `what answered, with status ${status}, is not Copydesk`,
    );
    this.name = 'ApiError';
    this.problem = problem;
  }
}
