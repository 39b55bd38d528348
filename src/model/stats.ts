/** What came in on some days, in numbers. */
import { z } from 'zod';
import { nameSchemas } from './name-schemas.js';

const count = z.int().nonnegative();

const Counts = z.object({
  found: count.describe('New URLs that feeds, sitemaps and sections named'),
  articles: count.describe('New articles'),
  records: count.describe('Pages that gave a record, new or not'),
  rejected: count.describe('Pages that were fetched and gave none'),
  failed: count.describe('URLs that gave no page'),
});

export const MOST_SOURCES = 100;

export const Stats = z.object({
  from: z.string(),
  to: z.string(),
  days: z
    .array(Counts.extend({ day: z.string() }))
    .describe('Those on which something came, by the time of the fetch in UTC'),
  sources: z
    .array(Counts.extend({ source: z.string() }))
    .describe(`The ${MOST_SOURCES} with the most new articles, on all of the days together`),
  reasons: z
    .array(z.object({ reason: z.string(), pages: count }))
    .describe('Why pages were rejected and URLs failed, the most frequent first'),
  languages: z
    .array(z.object({ language: z.string(), records: count }))
    .describe(
      'Records that were published on these days, by language in small letters; `und` where it is not known',
    ),
});

nameSchemas({ Counts, Stats });

export interface StatsQuery {
  /** First and last day, `2026-03-01`. */
  from: string;
  to: string;
  source?: string | undefined;
}

export type Stats = z.infer<typeof Stats>;
