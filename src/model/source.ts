/** A source: a site or section that is watched. The schema is that of `sources.yaml`. */
import { z } from 'zod';
import { kind } from './expected.js';
import { LONGEST_HOST, LONGEST_URL } from './url.js';

const text = z.string(kind('text; a number or a date stands in quotes')).min(1, 'expected some text');

const parsed = (url: string) => (URL.canParse(url) ? new URL(url) : undefined);

const http = z
  .url({ protocol: /^https?$/u, ...kind('an http or https URL') })
  .refine(
    (url) => (parsed(url)?.href.length ?? 0) <= LONGEST_URL,
    `a URL must not be longer than ${LONGEST_URL} characters`,
  )
  .refine(
    (url) => (parsed(url)?.hostname.length ?? 0) <= LONGEST_HOST,
    `the name of a host must not be longer than ${LONGEST_HOST} characters`,
  )
  .refine((url) => !/^\w+:\/\/[^/?#]*@/u.test(url), 'a URL must not carry a user name or password');

/** A hundred years. What is added to the time now is a time that there is. */
const LONGEST_DURATION = '36525d';

/** A span of time: a number and a unit, as in `500ms`, `1s`, `15m`, `6h`, `1d`. */
export const Duration = z
  .string(kind('a duration such as 500ms, 1s, 15m, 6h or 1d'))
  .regex(/^\d+(?:\.\d+)?(?:ms|s|m|h|d)$/u, 'expected a duration such as 500ms, 1s, 15m, 6h or 1d')
  .refine(
    (duration) => durationMs(duration) <= durationMs(LONGEST_DURATION),
    `expected a duration of at most ${LONGEST_DURATION}`,
  );

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a {@link Duration}. */
export function durationMs(duration: string): number {
  const [, amount, unit] = /^([\d.]+)(\w+)$/u.exec(duration) ?? [];
  return Math.round(Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS]);
}

const REVISITS = 'none, or a list of one to ten durations, as in [15m, 1h, 1d]';

const urls = z.array(http, kind('a list of URLs, as in [https://times.example/rss.xml]'));

/** Whether opt-outs of a site are only written down, or its source is left alone for them. */
export const OPT_OUT_WAYS = ['record', 'obey'] as const;

const BUDGET = 'requests in a run or a day, as in { run: 500, day: 5000 }';
const requests = z.int(kind('a whole number of requests')).min(1, 'expected one request at least');

const SOURCE = {
  id: z
    .string(kind('text; a number stands in quotes'))
    .regex(
      /^[a-z0-9][a-z0-9.-]{0,252}$/u,
      'expected lower-case letters, digits, dots and dashes, 253 at most',
    )
    .optional(),
  name: text.optional(),
  home: http,
  feeds: urls.optional(),
  sitemaps: urls.optional(),
  sections: urls.optional(),
  articles: z
    .array(text, kind("a list of regular expressions, as in ['/20\\d\\d/']"))
    .optional()
    .describe('Regular expressions; a URL that matches one is an article page'),
  schedule: z
    .string(kind('a duration such as 15m, or a cron expression in quotes'))
    .min(1, 'expected a duration such as 15m, or a cron expression in quotes')
    .optional()
    .describe('A duration or a cron expression; adaptive when absent'),
  delay: Duration.optional().describe('Least time between two requests to one host'),
  followSourceLinks: z.boolean(kind('true or false')).optional(),
  revisits: z
    .union([z.literal('none'), z.array(Duration).min(1).max(10)], kind(REVISITS))
    .optional()
    .describe('When the page of an article is asked for again, after it was first fetched'),
  budget: z
    .strictObject({ run: requests.optional(), day: requests.optional() }, kind(BUDGET))
    .refine(({ run, day }) => (run ?? day) !== undefined, `expected ${BUDGET}`)
    .optional()
    .describe('Most requests in a run, in a day'),
  headers: z
    .record(z.string(), text, kind('names of headers with their values'))
    .optional()
    .describe('Sent to the host of home alone; secrets as env:NAME'),
  cookies: z
    .record(z.string(), text, kind('names of cookies, each with a reference such as env:TIMES_SESSION'))
    .optional()
    .describe('Sent to the host of home alone, each as env:NAME'),
  optOuts: z
    .enum(OPT_OUT_WAYS, { error: 'expected record or obey' })
    .optional()
    .describe('What is done where a site says no to AI or text and data mining'),
  profile: text.optional().describe('A file of sites/, without its extension'),
};
export const SourceConfig = z.strictObject(
  SOURCE,
  kind('the keys of a source, such as home: https://times.example/'),
);
export type SourceConfig = z.infer<typeof SourceConfig>;

export const SourcesFile = z.strictObject(
  {
    sources: z
      .array(SourceConfig, kind('a list of sources'))
      .min(1, 'an empty list; expected at least one source'),
  },
  kind('the key sources, with a list of sources under it'),
);

/** Most requests of a source: in one run, and in one day of UTC. */
export interface Budget {
  run?: number;
  day?: number;
}

/** A source as the pipeline holds it: every setting decided. */
export interface Source {
  id: string;
  name: string;
  domain: string;
  home: string;
  feeds: string[];
  sitemaps: string[];
  sections: string[];
  articles: string[];
  schedule?: string;
  /** Least time between two requests to one host, in milliseconds. */
  delayMs: number;
  followSourceLinks: boolean;
  /** When an article's page is asked for again, in milliseconds after it was first fetched; the usual plan when absent. */
  revisitsMs?: number[];
  profile?: string;
  budget?: Budget;
  /** Sent to the host of `home` alone. Secrets stand here as `env:NAME`, and are read when a request goes out. */
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
  /** `record` when absent. */
  optOuts?: (typeof OPT_OUT_WAYS)[number];
}
