/** How a source fares, as the API, the desk and the command line show it. The schemas are the types. */
import { z } from 'zod';
import { ALERT_NAMES } from './alert.js';
import { nameSchemas } from './name-schemas.js';

/** What came of one page. */
export interface PageOutcome {
  /** `record`, or the reason why there is none. */
  as: string;
  /** The beginning of the SHA-256 of its bytes, where there were any. */
  digest?: string;
}

/** A URL that gave no page, or a page that broke the parser. */
export interface PageFailure {
  at: string;
  reason: string;
  url: string;
}

/** From the worst to the best; a source is in the first that holds. */
export const SOURCE_STATES = {
  paused: 'A person stopped it',
  unhealthy: 'Look after look brings nothing but an error',
  failing: 'The last look brought nothing but an error',
  blocked: 'Its pages are denied: the alert `block-page` is open',
  drifting: 'Its pages are read worse than usual: the alert `parser-drift` is open',
  silent: 'It brings nothing new, for too long: the alert `silent-source` is open',
  new: 'It has not been looked at',
  quiet: 'It brought no new article today or yesterday',
  ok: 'It brings articles',
} as const;
export type SourceState = keyof typeof SOURCE_STATES;
export const STATE_NAMES = Object.keys(SOURCE_STATES) as [SourceState, ...SourceState[]];

const time = z.iso.datetime({ offset: true });
const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

/** The median of earlier values and 1.4826 times their median absolute deviation. */
export const Usual = z.object({
  median: z.number(),
  spread: z.number(),
  of: count.describe('Values behind it: days, or portions of some twenty pages'),
});
export type Usual = z.infer<typeof Usual>;

const Share = z.object({
  share: share.describe('Over the pages of the last seven days'),
  usual: Usual.optional().describe('Of the 28 days before; absent while too little is known'),
});
export type Share = z.infer<typeof Share>;

export const SourceHealth = z.object({
  id: z.string(),
  name: z.string(),
  domain: z.string(),
  home: z.string(),
  state: z.enum(STATE_NAMES),
  alerts: z.array(z.enum(ALERT_NAMES)).describe('Those that are open'),
  lastLookedAt: time.optional(),
  lastSuccessAt: time.optional().describe('When a look at it last read something'),
  nextDueAt: time,
  lastArticleAt: time.optional().describe('When its newest article was fetched'),
  lastError: z
    .object({
      at: time.optional(),
      message: z.string(),
      url: z.string().optional().describe('Of a page; absent where the source itself could not be looked at'),
    })
    .optional(),
  failing: z
    .array(z.object({ url: z.string(), reason: z.string(), detail: z.string().optional() }))
    .describe('Feeds, sitemaps and sections that gave nothing at the last look'),
  articles: z.object({
    today: count.describe('New articles since midnight UTC'),
    yesterday: count,
    usual: Usual.optional().describe('A day, over the 28 days before yesterday'),
  }),
  pages: count.describe('Pages of the last seven days that were fetched and read'),
  rejected: Share.extend({ byReason: z.record(z.string(), share) }).optional(),
  failed: z
    .object({ share, byReason: z.record(z.string(), share) })
    .optional()
    .describe('URLs of the last seven days that gave no page'),
  fields: z
    .object({ headline: Share, body: Share, date: Share, byline: Share })
    .partial()
    .describe('Shares of the article pages that gave the field'),
  boilerplate: Share.optional().describe("Mean share of a page's text, over the records"),
  responseMs: z
    .object({ median: z.number(), usual: z.number().optional() })
    .optional()
    .describe('Median times to the last byte, ten per cent off at most'),
});
export type SourceHealth = z.infer<typeof SourceHealth>;

export const SourcesPage = z.object({
  sources: z.array(SourceHealth).describe('By id'),
  next: z.string().optional().describe('Send it as `after` for the page that follows; absent on the last'),
});
export type SourcesPage = z.infer<typeof SourcesPage>;

nameSchemas({ SourceHealth, SourcesPage });
