/** What one version of an article changed of the one before it, and where the version came from. */
import { z } from 'zod';
import { nameSchemas } from './name-schemas.js';

/** Kinds of change, each with the sentence that is shown to people. A version has one or more of them. */
export const VERSION_CHANGES = {
  headline: 'Other words in the headline',
  dek: 'Other words in the line below it',
  byline: 'Other authors',
  correction: 'A note that says what was corrected',
  'paragraphs-added': 'Blocks of text that were not there',
  'paragraphs-removed': 'Blocks of text that are gone',
  'paragraphs-changed': 'Blocks of text with other words',
  'quote-added': 'A quote that was not there',
  'quote-removed': 'A quote that is gone',
  'quote-altered': 'A quote with other words, or of another speaker',
  images: 'Other pictures, captions or embeds',
  'date-only': 'Nothing but a date',
  trivial: 'White space, marks, case or order: no word is another',
} as const;

export type VersionChange = keyof typeof VERSION_CHANGES;

export const VERSION_CHANGE_NAMES = Object.keys(VERSION_CHANGES) as [VersionChange, ...VersionChange[]];

/** `fetch`: the page came so. `reprocess`: kept bytes were parsed again. `import`: exported, here or elsewhere. */
export const VERSION_ORIGINS = ['fetch', 'reprocess', 'import'] as const;

export type VersionOrigin = (typeof VERSION_ORIGINS)[number];

/** A stretch of a text that both sides have, or one of them. */
export const DiffPiece = z.object({ is: z.enum(['same', 'removed', 'added']), text: z.string() });

/** A text on both sides, or on one where the other has none; `words` put them together. */
export const TextChange = z.object({
  before: z.string().optional(),
  after: z.string().optional(),
  words: z.array(DiffPiece).describe('Both texts in one row, in the order of reading'),
});

export const BlockChange = TextChange.extend({
  is: z
    .enum(['added', 'removed', 'changed', 'retouched'])
    .describe('retouched: only white space, marks or case'),
});

const time = z.iso.datetime({ offset: true });

const said = z.object({ text: z.string(), speaker: z.string().optional() });

export const QuoteChange = z.object({
  is: z
    .enum(['added', 'removed', 'altered', 'reattributed'])
    .describe('reattributed: the same words of another speaker'),
  before: said.optional(),
  after: said.optional(),
});

export const VersionDiff = z.object({
  changes: z.array(z.enum(VERSION_CHANGE_NAMES)).describe('Kinds of change, in the order of the list'),
  headline: TextChange.optional(),
  dek: TextChange.optional(),
  bylines: TextChange.optional().describe('Names, joined by commas'),
  publishedAt: TextChange.optional(),
  modifiedAt: TextChange.optional(),
  blocks: z.array(BlockChange).describe('Blocks of text that differ, in the order of the later version'),
  quotes: z.array(QuoteChange),
  corrections: z.array(z.string()).describe('Blocks that say what was corrected'),
});

/** One version of an article, with what it changed of the one before it. */
export const HistoryEntry = z.object({
  version: z.int().positive(),
  at: time.describe('When it was written'),
  fetchedAt: z.string().optional().describe('When its page was fetched; RFC 3339'),
  origin: z.enum(VERSION_ORIGINS),
  captureId: z.string().optional(),
  parserVersion: z.string(),
  template: z.string().optional(),
  contentHash: z.string(),
  headline: z.string(),
  diff: VersionDiff.optional().describe('Absent for the first version'),
});

export const History = z.object({
  id: z.string(),
  url: z.string(),
  versions: z.array(HistoryEntry).describe('Newest first'),
  next: z.int().optional().describe('Send it as `before` to read on; absent at the first version'),
});

nameSchemas({ History, HistoryEntry, VersionDiff });

export type DiffPiece = z.infer<typeof DiffPiece>;
export type TextChange = z.infer<typeof TextChange>;
export type BlockChange = z.infer<typeof BlockChange>;
export type QuoteChange = z.infer<typeof QuoteChange>;
export type VersionDiff = z.infer<typeof VersionDiff>;
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export type History = z.infer<typeof History>;
