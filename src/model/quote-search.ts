/** Who said what, across all records. */
import { z } from 'zod';
import { Article, Quote } from './article.js';
import { nameSchemas } from './name-schemas.js';

export const FoundQuote = z.object({
  record: z
    .object({
      id: z.string(),
      version: z.int().positive(),
      ...Article.pick({ url: true, headline: true, publishedAt: true }).shape,
      source: z.string().describe('Its id'),
    })
    .describe('The newest version of the record that it stands in'),
  quote: Quote,
});

export const QuotesPage = z.object({
  quotes: z.array(FoundQuote),
  next: z.string().optional().describe('Send it as `after` for those that follow; absent on the last page'),
});

nameSchemas({ FoundQuote, QuotesPage });

export interface QuotesQuery {
  /** All words of the speaker's name, as of a record filter. */
  speaker?: string | undefined;
  /** Words of the quote, as `q` of a record filter. */
  text?: string | undefined;
  /** `next` of the page before. */
  after?: string | undefined;
  limit: number;
}

export type FoundQuote = z.infer<typeof FoundQuote>;
export type QuotesPage = z.infer<typeof QuotesPage>;
