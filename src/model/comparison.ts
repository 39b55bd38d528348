/** What a copy made of its original. Shares and counts are of words and blocks; white space, marks and case say nothing. */
import { z } from 'zod';
import { nameSchemas } from './name-schemas.js';

const share = z.number().min(0).max(1);
const count = z.int().nonnegative();

/** A stretch of words in marks, as one side has it. */
export const QuoteVersion = z.object({
  text: z.string().describe('The words between the marks'),
  speaker: z.string().optional().describe('Resolved name, where the text says who'),
});

/** A quote of the original that stands in the copy with other words. */
export const AlteredQuote = z.object({ original: QuoteVersion, copy: QuoteVersion });

/** Small and bounded: what a relation carries. */
export const ComparisonSummary = z.object({
  taken: share.describe("Share of the copy's words that stand in the original, in runs of four or more"),
  kept: share.describe("Share of the original's words that stand in the copy, in runs of four or more"),
  paragraphs: z
    .object({ same: count, changed: count, added: count, dropped: count })
    .describe(
      'Blocks of the copy that are the same, changed or added, and blocks of the original that were dropped',
    ),
  headline: z
    .object({ original: z.string(), copy: z.string() })
    .optional()
    .describe('Both headlines, where their words differ'),
  quotes: z
    .object({ same: count, shortened: count, altered: count, dropped: count, added: count })
    .describe('Stretches in marks: what became of those of the original, and those that only the copy has'),
  alteredQuotes: z.array(AlteredQuote).describe('At most five, in the order of the original, long ones cut'),
  capped: z
    .boolean()
    .optional()
    .describe('true where a text has more words than are compared: the first 10,000 of each'),
});

nameSchemas({ ComparisonSummary });

export type QuoteVersion = z.infer<typeof QuoteVersion>;
export type AlteredQuote = z.infer<typeof AlteredQuote>;
export type ComparisonSummary = z.infer<typeof ComparisonSummary>;

/** One block of the copy beside that of the original which it is made of, or alone. */
export interface ComparedBlock {
  is: 'same' | 'changed' | 'added' | 'dropped';
  original?: string;
  copy?: string;
}

export interface ComparedQuote {
  /** `shortened`: the copy has a part of the words, unchanged. `added`: the original has no such quote. */
  is: 'same' | 'shortened' | 'altered' | 'dropped' | 'added';
  original?: QuoteVersion;
  copy?: QuoteVersion;
}

/** The whole of it, for people: blocks in the order of the copy, dropped ones where they stood. */
export interface Comparison {
  summary: ComparisonSummary;
  blocks: ComparedBlock[];
  quotes: ComparedQuote[];
}
