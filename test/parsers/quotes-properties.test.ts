/** What holds of the quotes of any text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Quote } from '../../src/model/article.js';
import { extractQuotes } from '../../src/parsers/quotes/extract-quotes.js';

/** Texts of our own fixtures, in paragraphs. */
const ARTICLES = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('article.json'))
  .map((file) => JSON.parse(readFileSync(join('fixtures', file), 'utf8')))
  .filter((record) => record.quotes?.length > 0)
  .map(({ blocks, language }) => ({
    language: language as string,
    paragraphs: blocks.flatMap(({ text }: { text?: string }) => text?.split('\n') ?? []) as string[],
  }));

const PIECES = [
  '“',
  '”',
  '"',
  '‘',
  '’',
  "'",
  '„',
  '«',
  '»',
  ' said ',
  ' told the Times ',
  'Jane Doe',
  ' he ',
  ' according to ',
  '. ',
  ', ',
  ': ',
  ' — ',
  '— ',
  ' – ',
  ' ha detto ',
  ' —dijo Doe—',
  ', a-t-il dit, ',
  ' disse De Santis ',
  " zegt Jane van 't Hof ",
  '\n\n',
  'The lock is shut',
  'director of the harbour',
  '6\'2"',
  ' [sic] ',
  '…',
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 40 })
  .map((pieces) => pieces.join(''));
const language = fc.constantFrom('en', 'de', 'fr', 'es', 'it', 'pt', 'nl', undefined);

describe('the quotes of any text', () => {
  it('slice to the text, hold their parts, stand in order and never overlap', () => {
    fc.assert(
      fc.property(anyText, language, (text, lang) => {
        const quotes = extractQuotes(text, lang ? { language: lang } : {});
        let last = 0;
        for (const quote of quotes) {
          expect(Quote.parse(quote)).toEqual(quote);
          const { start, end, text: words, parts, speaker, cue } = quote;
          expect(words.length).toBeGreaterThan(0);
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
          expect(parts[0]?.start).toBe(start);
          expect(parts.at(-1)?.end).toBe(end);
          for (const [index, part] of parts.entries()) {
            expect(part.end).toBeGreaterThan(part.start);
            expect(part.start).toBeGreaterThanOrEqual(parts[index - 1]?.end ?? start);
          }
          if (speaker?.start !== undefined)
            expect(text.slice(speaker.start, speaker.end)).toBe(speaker.mention);
          if (cue) expect(text.slice(cue.start, cue.end)).toBe(cue.text);
        }
        expect(quotes.map(({ id }) => id)).toEqual(quotes.map((_, index) => `q${index + 1}`));
      }),
      { numRuns: 600 },
    );
  });

  it('are the same each time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(extractQuotes(text)).toEqual(extractQuotes(text));
      }),
      { numRuns: 100 },
    );
  });

  it('hold blocks as they are given, wherever those stand', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.nat(60), (text, from, length) => {
        const start = Math.min(from, text.length);
        const end = Math.min(start + length, text.length);
        for (const { start: at, end: to, text: words } of extractQuotes(text, {
          blockQuotes: [{ start, end }],
        }))
          expect(text.slice(at, to)).toBe(words);
      }),
      { numRuns: 300 },
    );
  });
});

describe('white space between paragraphs', () => {
  const told = (text: string, lang: string) =>
    extractQuotes(text, { language: lang }).map(({ kind, parts, speaker, cue, addressee, confidence }) => ({
      kind,
      parts: parts.map(({ start, end }) => text.slice(start, end)),
      speaker: speaker && { ...speaker, start: undefined, end: undefined },
      cue: cue?.text,
      addressee,
      confidence,
    }));

  it.each(ARTICLES.map((article, index) => [index, article] as const))(
    'moves offsets only: article %i',
    (_, article) => {
      const { paragraphs, language: lang } = article;
      const plain = told(paragraphs.join('\n\n'), lang);
      expect(plain.length).toBeGreaterThan(0);
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom('\n', '\n\n', '\n\n\n', '\n \n', ' \n\t\n', '\r\n\r\n'), {
            minLength: paragraphs.length,
            maxLength: paragraphs.length,
          }),
          (breaks) => {
            const text = paragraphs.map((paragraph, index) => paragraph + breaks[index]).join('');
            expect(told(text, lang)).toEqual(plain);
          },
        ),
        { numRuns: 15 },
      );
    },
  );
});
