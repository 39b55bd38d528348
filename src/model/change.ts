/** The change feed: record versions, relations and withdrawals in one gap-free order. */
import { z } from 'zod';
import { Article, SOURCE_LINK_EVIDENCE } from './article.js';
import { ComparisonSummary } from './comparison.js';
import { nameSchemas } from './name-schemas.js';
import { ClusterPlace } from './near-duplicate.js';
import { VERSION_CHANGE_NAMES, VERSION_ORIGINS } from './version.js';

/** Two articles tied to each other. The copy points, the original is pointed at. */
const CopyOf = z.object({
  kind: z.literal('copy-of'),
  from: z.string().describe('Id of the copy'),
  to: z.string().describe('Id of the original'),
  toUrl: z.string().describe("The copy's pointer to the original, as found"),
  evidence: z.enum(SOURCE_LINK_EVIDENCE),
  comparison: ComparisonSummary.optional().describe(
    'What the copy made of the original; absent until both were compared',
  ),
});

/** The clusters that an article is in now, in place of those that were told before. */
const NearDuplicate = z.object({
  kind: z.literal('near-duplicate'),
  from: z.string().describe('Id of the member'),
  clusters: z
    .array(ClusterPlace)
    .describe('Empty where the article has left the last, or is an original now'),
});

export const Relation = z.discriminatedUnion('kind', [CopyOf, NearDuplicate]);

/** A date here, RFC 3339 in JSON. */
const time = z.codec(z.iso.datetime({ offset: true }), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

const common = {
  position: z
    .int()
    .positive()
    .describe('Place in the feed; rising. What is left out of an answer has its place too'),
  at: time.describe('When it was committed'),
  articleId: z.string(),
};

const VersionEvent = z.object({
  ...common,
  kind: z.literal('version'),
  version: z.int().positive(),
  origin: z
    .enum(VERSION_ORIGINS)
    .describe('Whether the page came so, kept bytes were parsed again, or the record was imported'),
  again: z
    .literal(true)
    .optional()
    .describe(
      'A version of this number may have been told before: the article was withdrawn and came back, or the feed is read by `copies` and the record matches by now',
    ),
  changes: z
    .array(z.enum(VERSION_CHANGE_NAMES))
    .optional()
    .describe('What it changed of the version before it; absent for the first'),
  record: Article,
});
const RelationEvent = z.object({ ...common, kind: z.literal('relation'), relation: Relation });
const WithdrawalEvent = z.object({ ...common, kind: z.literal('withdrawal') });

export const ChangeEvent = z.discriminatedUnion('kind', [VersionEvent, RelationEvent, WithdrawalEvent]);

/** One page of the feed. */
export const ChangePage = z.object({
  events: z.array(ChangeEvent),
  next: z
    .int()
    .nonnegative()
    .describe('Send it as `after` the next time; what was sent, where there is nothing more'),
});

/** One line of the feed as a stream. */
export const ChangeLine = z.object({
  next: z.int().nonnegative().describe('Send it as `after` to go on behind this line'),
  event: ChangeEvent.optional().describe('Absent in the last line, which says that this was all'),
});

nameSchemas({ ChangeEvent, ChangeLine, ChangePage, Relation, RelationEvent, VersionEvent, WithdrawalEvent });

export type Relation = z.infer<typeof Relation>;
export type ChangeEvent = z.infer<typeof ChangeEvent>;
export type ChangePage = z.infer<typeof ChangePage>;

/** An event as the text of its JSON. */
export interface ChangeText {
  position: number;
  json: string;
}

/** As JSON: `at` is RFC 3339. */
export type SentChange = z.input<typeof ChangeEvent>;
/** As JSON. Whoever follows the feed keeps `next` once the events are done. */
export type SentChangePage = z.input<typeof ChangePage>;
export type ChangeLine = z.infer<typeof ChangeLine>;
