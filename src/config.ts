/** The only reader of the environment. Few settings, each with the name under which it is documented. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { CopydeskError } from './errors.js';
import { ListenAddress } from './model/listen-address.js';
import { Size, sizeBytes } from './model/size.js';
import { Duration, durationMs } from './model/source.js';
import { httpUrl } from './model/url.js';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const text = z.string().trim().min(1).optional();

/** The value itself is never part of the message: it may hold a password. */
const url = (protocol: RegExp, expected: string) =>
  z.url({ protocol, error: `expected ${expected}` }).optional();
const proxy = url(/^https?$/u, 'the URL of a proxy, such as http://proxy.example:3128');

const endpoint = url(/^https?$/u, 'the URL of a store, such as https://s3.example:9000');

/** What an object store takes in one request is little more. */
const MOST_FILE_BYTES = 4e9;

const isPort = (value: string) => /^\d{1,5}$/u.test(value) && Number(value) >= 1 && Number(value) <= 65_535;

const listOf = (text: string) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/** Whom a site writes to is for a person to judge; a word alone is nobody. */
const isContact = (text = '') =>
  text === '' || /^[^\s@]+@[^\s@]+$/u.test(text) || httpUrl(text) !== undefined;

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;

const Environment = z.object({
  COPYDESK_HOME: text.describe('Folder of the database, the archive and the output; ./.copydesk when absent'),
  COPYDESK_CONTACT: text
    .refine(isContact, 'expected an e-mail address or a URL such as https://desk.example/bot')
    .describe('E-mail address or URL in the User-Agent; without it only .test hosts are fetched'),
  COPYDESK_RESOLVE: text.describe('Comma-separated host:port:address rules, as --resolve takes them'),
  COPYDESK_PORT: z
    .string()
    .refine(isPort, 'expected a whole number from 1 to 65535')
    .transform(Number)
    .optional()
    .describe('First port tried by the server; 4800 when absent'),
  COPYDESK_LISTEN: ListenAddress.optional().describe(
    'Address that the server listens on, with a port or without; 127.0.0.1 when absent, others need keys',
  ),
  COPYDESK_URL: url(/^https?$/u, 'a URL such as https://desk.example').describe(
    'Where others reach the server through a proxy, for addresses in feeds; what they asked when absent',
  ),
  COPYDESK_ORIGINS: z
    .string()
    .refine((list) => listOf(list).every(isOrigin), 'expected origins such as https://desk.example')
    .optional()
    .describe('Comma-separated origins whose scripts may use the API; none when absent'),
  COPYDESK_RATE: z
    .string()
    .regex(/^[1-9]\d{0,6}$/u, 'expected a whole number from 1 to 9999999')
    .transform(Number)
    .optional()
    .describe('Requests a minute of one API key; 1200 when absent'),
  COPYDESK_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `expected one of ${LOG_LEVELS.join(', ')}` }).optional(),
  COPYDESK_LEAST_FREE: Size.optional().describe(
    'Nothing is fetched while the disk of the home has less room; 500MB when absent',
  ),
  COPYDESK_FILE_SIZE: Size.refine((size) => sizeBytes(size) <= MOST_FILE_BYTES, 'expected at most 4GB')
    .optional()
    .describe('An archive file that has grown to this is closed; 1GB when absent'),
  COPYDESK_FILE_AGE: Duration.optional().describe(
    'An archive file that was begun longer ago is closed; 1d when absent',
  ),
  COPYDESK_KEEP_CAPTURES: Duration.optional().describe(
    'Archive files whose pages are all older than this are deleted; kept for ever when absent',
  ),
  COPYDESK_KEEP_SIZE: Size.optional().describe(
    'The oldest archive files are deleted while all have more than this; kept when absent',
  ),
  COPYDESK_KEEP_CURRENT: z
    .enum(['yes', 'no'], { error: 'expected yes or no' })
    .optional()
    .describe('Whether pages of current records outlive their files; yes when absent'),
  ARCHIVE_URL: z
    .string()
    .regex(/^s3:\/\/[\da-z][\d.a-z-]+[\da-z](?:\/[\w./-]*)?$/u, 'expected s3://bucket or s3://bucket/prefix')
    .optional()
    .describe('An S3-compatible store that closed archive files move to; they stay in the home when absent'),
  AWS_ACCESS_KEY_ID: text.describe('Who asks the store'),
  AWS_SECRET_ACCESS_KEY: text.describe('Its secret'),
  AWS_SESSION_TOKEN: text.describe('Its token, where the two are for a time'),
  AWS_REGION: text.describe('Region of the store; AWS_DEFAULT_REGION, or us-east-1, when absent'),
  AWS_DEFAULT_REGION: text.describe('The same, where AWS_REGION is absent'),
  AWS_ENDPOINT_URL_S3: endpoint.describe('URL of a store that is not Amazon’s; buckets in the path'),
  AWS_ENDPOINT_URL: endpoint.describe('The same, where AWS_ENDPOINT_URL_S3 is absent'),
  HTTP_PROXY: proxy.describe('URL of a proxy for http pages'),
  HTTPS_PROXY: proxy.describe('URL of a proxy for https pages; HTTP_PROXY when absent'),
  NO_PROXY: text.describe('Comma-separated hosts that are reached without a proxy'),
  DATABASE_URL: url(
    /^postgres(?:ql)?$/u,
    'a URL such as postgresql://user:password@host:5432/copydesk',
  ).describe("A PostgreSQL server of the user's own, in place of the embedded one"),
  REDIS_URL: url(/^rediss?$/u, 'a URL such as redis://host:6379').describe(
    'A Redis or Valkey server for the queues, in place of PostgreSQL',
  ),
});

/** When archive files are closed and deleted. */
export interface ArchiveSettings {
  /** A file that has grown to so many bytes, or was begun so many milliseconds ago, is closed. */
  fileBytes: number;
  fileMs: number;
  /** Milliseconds and bytes; undefined for ever and however many. */
  keepMs: number | undefined;
  keepBytes: number | undefined;
  /** Whether pages that current versions of records were made from are kept all the same. */
  keepCurrent: boolean;
}

/** Keys and place of S3-compatible stores. */
export interface StoreAccess {
  endpoint: string | undefined;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string | undefined;
}

export interface Config {
  /** Absolute path. */
  home: string;
  contact: string | undefined;
  /** Rules as text, not yet parsed. */
  resolve: string[];
  /** Address that the server listens on. */
  listen: string;
  port: number;
  /** Where others reach it, which is not where it listens behind a proxy. */
  url: string | undefined;
  origins: string[];
  /** Requests a minute of one API key. */
  ratePerMinute: number;
  logLevel: string;
  /** Bytes. */
  leastFree: number;
  archive: ArchiveSettings;
  /** Where closed archive files move to, and how stores are asked; undefined where they stay, and without keys. */
  store: { url: string | undefined; access: StoreAccess | undefined };
  proxies: { http: string | undefined; https: string | undefined; none: string } | undefined;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
}

/**
 * Reads and checks the settings; what the command line gives comes before the environment. Throws `config-invalid` with
 * the name of the first wrong one.
 */
export function readConfig(given: Partial<Record<keyof typeof Environment.shape, string>> = {}): Config {
  const all = Object.entries({ ...lowerCaseProxies(), ...process.env, ...given });
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
    resolve: listOf(it.COPYDESK_RESOLVE ?? ''),
    listen: it.COPYDESK_LISTEN?.address ?? '127.0.0.1',
    port: it.COPYDESK_PORT ?? it.COPYDESK_LISTEN?.port ?? 4800,
    url: it.COPYDESK_URL,
    origins: listOf(it.COPYDESK_ORIGINS ?? ''),
    ratePerMinute: it.COPYDESK_RATE ?? 1_200,
    logLevel: it.COPYDESK_LOG_LEVEL ?? 'info',
    leastFree: sizeBytes(it.COPYDESK_LEAST_FREE ?? '500MB'),
    archive: {
      fileBytes: sizeBytes(it.COPYDESK_FILE_SIZE ?? '1GB'),
      fileMs: durationMs(it.COPYDESK_FILE_AGE ?? '1d'),
      keepMs: it.COPYDESK_KEEP_CAPTURES === undefined ? undefined : durationMs(it.COPYDESK_KEEP_CAPTURES),
      keepBytes: it.COPYDESK_KEEP_SIZE === undefined ? undefined : sizeBytes(it.COPYDESK_KEEP_SIZE),
      keepCurrent: it.COPYDESK_KEEP_CURRENT !== 'no',
    },
    store: storeOf(it),
    proxies: proxiesOf(it),
    databaseUrl: it.DATABASE_URL,
    redisUrl: it.REDIS_URL,
  };
}

/** A secret that the settings of a source refer to. Copydesk's own settings are none of a site's business. */
export function readSecret(name: string): string | undefined {
  return SETTINGS.includes(name) ? undefined : process.env[name] || undefined;
}

const PROXY_SETTINGS = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;

/** These three are set in lower case as often, and for some programs only so. */
function lowerCaseProxies(): Record<string, string | undefined> {
  return Object.fromEntries(PROXY_SETTINGS.map((name) => [name, process.env[name.toLowerCase()]]));
}

function proxiesOf(it: z.infer<typeof Environment>): Config['proxies'] {
  const { HTTP_PROXY: http, HTTPS_PROXY: https, NO_PROXY: none = '' } = it;
  return http === undefined && https === undefined ? undefined : { http, https, none };
}

function storeOf(it: z.infer<typeof Environment>): Config['store'] {
  const { ARCHIVE_URL: target, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = it;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    if (target === undefined) return { url: undefined, access: undefined };
    throw new CopydeskError(
      'config-invalid',
      'ARCHIVE_URL: needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY too',
    );
  }
  const access = {
    endpoint: it.AWS_ENDPOINT_URL_S3 ?? it.AWS_ENDPOINT_URL,
    region: it.AWS_REGION ?? it.AWS_DEFAULT_REGION ?? 'us-east-1',
    accessKeyId,
    secretAccessKey,
    sessionToken: it.AWS_SESSION_TOKEN,
  };
  return { url: target, access };
}

/** Names of all settings, for the documentation test. */
export const SETTINGS = Object.keys(Environment.shape);
