/** Keys of the API. What a key may do is a ladder: each scope has what the ones before it have. */
import { z } from 'zod';
import { nameSchemas } from './name-schemas.js';

export const SCOPES = {
  read: 'Records, sources, alerts and the pages',
  write: 'What changes something, too',
  admin: 'The keys themselves, too',
} as const;

export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]];

export function includes(scope: Scope, needed: Scope): boolean {
  return SCOPE_NAMES.indexOf(scope) >= SCOPE_NAMES.indexOf(needed);
}

const time = z.iso.datetime({ offset: true });

/** What is told of a key; its secret is told once, when it is made. */
export const ApiKey = z.object({
  id: z.string().describe('The key begins with it'),
  name: z.string().describe('Whom it was made for'),
  scope: z.enum(SCOPE_NAMES),
  createdAt: time,
  lastUsedAt: time.optional().describe('To the minute; absent where it was never used'),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const ApiKeys = z.object({ keys: z.array(ApiKey) });

nameSchemas({ ApiKey, ApiKeys });
