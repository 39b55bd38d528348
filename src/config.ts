/** The only reader of the environment. Few settings, each with the name under which it is documented. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { CopydeskError } from './errors.js';

const text = z.string().trim().min(1).optional();

const Environment = z.object({
  COPYDESK_HOME: text.describe('Folder of the database, the archive and the output; ./.copydesk when absent'),
  COPYDESK_CONTACT: text.describe(
    'E-mail address or URL in the User-Agent; without it only .test hosts are fetched',
  ),
  COPYDESK_RESOLVE: text.describe('Comma-separated host:port:address rules, as --resolve takes them'),
  COPYDESK_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .describe('First port tried by the server; 4800 when absent'),
  COPYDESK_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
  DATABASE_URL: text.describe("A PostgreSQL server of the user's own, in place of the embedded one"),
  REDIS_URL: text.describe('A Redis or Valkey server for the queues, in place of PostgreSQL'),
});

export interface Config {
  /** Absolute path. */
  home: string;
  contact: string | undefined;
  /** Rules as text, not yet parsed. */
  resolve: string[];
  port: number;
  logLevel: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
}

/**
 * Reads and checks the settings; what the command line gives comes before the environment. Throws `config-invalid` with
 * the name of the first wrong one.
 */
export function readConfig(given: Partial<Record<keyof typeof Environment.shape, string>> = {}): Config {
  const all = Object.entries({ ...process.env, ...given });
  const present = Object.fromEntries(all.filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new CopydeskError('config-invalid', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const it = parsed.data;
  return {
    home: resolve(it.COPYDESK_HOME ?? '.copydesk'),
    contact: it.COPYDESK_CONTACT,
    resolve:
      it.COPYDESK_RESOLVE?.split(',')
        .map((rule) => rule.trim())
        .filter(Boolean) ?? [],
    port: it.COPYDESK_PORT ?? 4800,
    logLevel: it.COPYDESK_LOG_LEVEL ?? 'info',
    databaseUrl: it.DATABASE_URL,
    redisUrl: it.REDIS_URL,
  };
}

/** Names of all settings, for the documentation test. */
export const SETTINGS = Object.keys(Environment.shape);
