import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractQuotes } from '../../src/parsers/quotes/extract-quotes.js';

/** `name: text` of each part of each quote in marks. */
const said = (text: string, language = 'en') =>
  extractQuotes(text, { language })
    .filter(({ kind }) => kind !== 'indirect')
    .flatMap(({ parts, speaker }) =>
      parts.map(({ start, end }) => `${speaker?.name ?? '?'}: ${text.slice(start, end)}`),
    );

describe('extractQuotes', () => {
  it.each([
    ['behind', '“The lock is shut,” said Marion Tull.', ['Marion Tull: The lock is shut,']],
    [
      'inverted, with an office',
      '"The lock is shut," said chief engineer Marion Tull on Friday.',
      ['Marion Tull: The lock is shut,'],
    ],
    ['before', 'Marion Tull said: “The lock is shut.”', ['Marion Tull: The lock is shut.']],
    [
      'with an apposition',
      '“The lock is shut,” Marion Tull, who runs the yard, said.',
      ['Marion Tull: The lock is shut,'],
    ],
    [
      'in the words of a document',
      'The work would take “nine weeks at the least”, the report said.',
      ['report: nine weeks at the least'],
    ],
    [
      'according to',
      'The lock is “beyond repair”, according to Marion Tull.',
      ['Marion Tull: beyond repair'],
    ],
    [
      'single marks',
      '‘The lock is shut and won’t open,’ said Marion Tull.',
      ['Marion Tull: The lock is shut and won’t open,'],
    ],
  ])('finds the speaker %s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('goes on with the speaker who has the word', () => {
    expect(
      said('“The lock is shut,” said Marion Tull. “It will stay so for weeks.”\n\n“Nobody was in danger.”'),
    ).toEqual([
      'Marion Tull: The lock is shut,',
      'Marion Tull: It will stay so for weeks.',
      'Marion Tull: Nobody was in danger.',
    ]);
  });

  it('resolves pronouns and surnames to the full name', () => {
    const text =
      'Helen Marsh and Dev Anand own shops.\n\nAnand said his takings had fallen.\n\n“They put up signs,” he said. “Sales fell at once,” Marsh said.';
    expect(said(text)).toEqual(['Dev Anand: They put up signs,', 'Helen Marsh: Sales fell at once,']);
  });

  it('joins what its own attribution breaks, and what goes on in the next paragraph', () => {
    const [broken] = extractQuotes('“The lock,” said Marion Tull, “is shut for weeks.”');
    expect(broken?.parts).toHaveLength(2);
    expect(broken?.text).toBe('The lock,” said Marion Tull, “is shut for weeks.');
    const [going] = extractQuotes(
      '“The lock is shut,” said Marion Tull. “It will stay so.” The yard is closed.',
    );
    expect(going?.parts).toHaveLength(2);
    const [long] = extractQuotes('Marion Tull said: “The lock is shut.\n\n“It will stay so.”');
    expect(long?.parts).toHaveLength(2);
  });

  it('knows to whom it was said', () => {
    expect(extractQuotes('“The lock is shut,” Marion Tull told the Canal Gazette.')[0]?.addressee).toBe(
      'the Canal Gazette',
    );
  });

  it.each([
    'His novel “The Long Water” is set on a canal.',
    'The so-called “wet mile” is popular with walkers.',
    'Workers’ rights and drivers’ fears were weighed.',
  ])('leaves alone what quotes nobody: %s', (text) => {
    expect(extractQuotes(text)).toEqual([]);
  });

  it('reads German', () => {
    expect(said('„Wir können nicht jede Fahrt bezahlen“, sagte Landrätin Anke Brodersen.', 'de')).toEqual([
      'Anke Brodersen: Wir können nicht jede Fahrt bezahlen',
    ]);
  });

  it('takes block quotes that have no marks', () => {
    const text = 'She wrote:\n\nThe lock is shut.';
    expect(extractQuotes(text, { blockQuotes: [{ start: 12, end: 29 }] })).toMatchObject([
      { kind: 'block', text: 'The lock is shut.', start: 12, end: 29 },
    ]);
  });

  it('gives offsets that point at what they name, in order, without overlap, for any text', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '"',
      '‘',
      '’',
      '„',
      '«',
      '»',
      ' said ',
      'Jane Doe',
      ' he ',
      '. ',
      ', ',
      '\n\n',
      'The lock is shut',
      'told the Times',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end, text: words, parts, speaker, cue } of extractQuotes(text)) {
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
          expect(parts[0]?.start).toBe(start);
          expect(parts.at(-1)?.end).toBe(end);
          if (speaker?.start !== undefined)
            expect(text.slice(speaker.start, speaker.end)).toBe(speaker.mention);
          if (cue) expect(text.slice(cue.start, cue.end)).toBe(cue.text);
        }
      }),
      { numRuns: 500 },
    );
  });
});
