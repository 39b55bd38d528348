import type { z } from 'zod';

/** What every answer that is no success holds. */
export interface ApiError {
  error: { code: string; message: string };
}

export function apiError(code: string, message: string): ApiError {
  return { error: { code, message } };
}

/** Names the parameter and what was expected of it. */
export function queryError(error: z.ZodError): ApiError {
  const [issue] = error.issues;
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  return apiError(
    'query-invalid',
    `${name}: ${issue?.code === 'unrecognized_keys' ? 'not known' : issue?.message}`,
  );
}
