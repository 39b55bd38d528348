/**
 * Which records are meant, wherever a part of them is taken: by the feed, by a sink, by `copydesk export`. The database
 * reads it (`storage/record-filter.ts`), over what {@link facetsOf} takes out of a record.
 */
import { z } from 'zod';
import { kind, text } from './expected.js';
import { wordsOf } from './record-facets.js';

const DAY = 'a day such as 2026-03-01';
export const day = z
  .string(kind(DAY))
  .refine(
    (it) =>
      /^[1-9]\d{3}-\d\d-\d\d$/u.test(it) && new Date(`${it}T00:00:00Z`).toJSON()?.startsWith(it) === true,
    `expected ${DAY}`,
  );

const LANGUAGE = 'a language such as en or en-GB';
const SCORE = 'a number from 0 to 1';

const withWord = (expected: string) =>
  text(expected).refine((it) => wordsOf(it).length > 0, `expected ${expected}`);

/** For a schema with `from` and `to`. */
export const DAYS_IN_ORDER = [
  ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
    from === undefined || to === undefined || from <= to,
  { path: ['from'] as PropertyKey[], error: 'expected a day that is not after that of to' },
] as const;

/** Every condition that is given has to hold. */
export const RecordFilter = z
  .strictObject(
    {
      source: text('the id of a source').optional().describe('Id of the source that they are of'),
      language: z
        .string(kind(LANGUAGE))
        .regex(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/u, `expected ${LANGUAGE}`)
        .optional()
        .describe('BCP 47, in any case of letters: `en` is `en` and `en-GB`, `en-GB` is no `en`'),
      from: day
        .optional()
        .describe('First day of publication, `2026-03-01`; of a record without a date none'),
      to: day.optional().describe('Last day of publication'),
      section: text('the name of a section').optional().describe('In any case of letters'),
      speaker: withWord("a speaker's name")
        .optional()
        .describe('All words of the name of one whom it quotes, in any order and case'),
      quotes: z.boolean(kind('true or false')).optional().describe('At least one quote, or none'),
      quality: z
        .number(kind(SCORE))
        .min(0, `expected ${SCORE}`)
        .max(1, `expected ${SCORE}`)
        .optional()
        .describe('Least `quality.score`'),
      copies: z
        .enum(['only', 'none'], { error: 'expected only or none' })
        .optional()
        .describe('Only copies of other records, tied by a pointer or by their text; or none of them'),
      q: withWord('words to search for')
        .optional()
        .describe('Words, "phrases", `or` and `-not`, in headline, dek, tags, bylines and text'),
    },
    kind('conditions, as in { language: en }'),
  )
  .refine(...DAYS_IN_ORDER);

export type RecordFilter = z.infer<typeof RecordFilter>;
