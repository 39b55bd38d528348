/** What stands between marks, which marks pair, and which of them quote nobody. */
import { describe, expect, it } from 'vitest';
import { extractQuotes } from '../../src/parsers/quotes/extract-quotes.js';
import { stretchesOf } from '../../src/parsers/quotes/marks.js';

const between = (text: string) => stretchesOf(text).map(({ start, end }) => text.slice(start, end));

describe('marks pair', () => {
  it.each([
    ['straight', 'He said "so be it" and left.', ['so be it']],
    ['curly', 'He said “so be it” and left.', ['so be it']],
    ['single', 'He said ‘so be it’ and left.', ['so be it']],
    [
      'single, with apostrophes',
      '‘It’s the workers’ verse that we’re here for,’ he said.',
      ['It’s the workers’ verse that we’re here for,'],
    ],
    ['guillemets', 'Il dit « qu’il part » et part.', ['qu’il part']],
    ['guillemets that point inward', 'Er sagte »so ist es« und ging.', ['so ist es']],
    ['low and high', 'Er sagte „so ist es“ und ging.', ['so ist es']],
    ['low and English', 'Er sagte „so ist es” und ging.', ['so ist es']],
    ['nested', '“He said ‘no’ to me,” she said.', ['He said ‘no’ to me,']],
    ['nested, of one kind', '“He said “no” to me,” she said.', ['He said “no” to me,']],
    ['a mark the wrong way round', 'He called it “a storm“. Then he left.', ['a storm']],
    ['both the wrong way round', '”So be it,“ he said, and ”no“.', ['So be it,', 'no']],
    ['feet and inches', '"It is 5\'10" long," he said.', ['It is 5\'10" long,']],
    ['inches alone open nothing', 'A 12" pipe and a 6" pipe.', []],
    ['apostrophes open nothing', "The '90s were the workers' years.", []],
    ['open over paragraphs', '“One.\n\n“Two.\n\n“Three.”', ['One.', 'Two.', 'Three.']],
    [
      'one that was never closed before another',
      '“The gate is off. “It will stay so.”',
      ['It will stay so.'],
    ],
    ['empty ones', 'He said “” and “ ”.', []],
  ])('%s', (_, text, expected) => {
    expect(between(text)).toEqual(expected);
  });
});

describe('one quote', () => {
  it('goes on over paragraphs, with one closing mark', () => {
    const text = 'Marion Tull said: “The gate is off.\n\n“It will stay so.\n\n“We wait.”';
    const [quote, ...others] = extractQuotes(text);
    expect(others).toEqual([]);
    expect(quote?.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The gate is off.',
      'It will stay so.',
      'We wait.',
    ]);
  });

  it('ends where words of attribution do, when its closing mark was forgotten', () => {
    expect(extractQuotes('“We shall see on Sunday, said Marion Tull.')).toMatchObject([
      { text: 'We shall see on Sunday,', speaker: { name: 'Marion Tull' } },
    ]);
  });

  it('keeps what was put in brackets and what was left out', () => {
    expect(extractQuotes('“They [the divers] came … and went,” said Marion Tull.')[0]?.text).toBe(
      'They [the divers] came … and went,',
    );
  });
});

describe('one quote in two parts', () => {
  it('goes on behind a time of day and a comma', () => {
    const text = '“We will win the next one,” Jane Doe said at 10:30, “and we will go on from there.”';
    expect(extractQuotes(text, { language: 'en' })).toHaveLength(1);
  });
});

describe('two quotes', () => {
  it('stand around words that introduce the second', () => {
    const text = '“No comment,” Hill said when asked about Byrne, who had called her “a disaster.”';
    const quotes = extractQuotes(text, { language: 'en' });
    expect(quotes.map((quote) => quote.text)).toEqual(['No comment,', 'a disaster.']);
  });
});

describe('a block', () => {
  it('that repeats the text is no second quote', () => {
    const words = 'We would rather shut it for nine weeks';
    const text = `“${words},” said Marion Tull.\n\n${words}\n\nThe lock is old.`;
    const start = text.indexOf(words, 10);
    const quotes = extractQuotes(text, { blockQuotes: [{ start, end: start + words.length }] });
    expect(quotes.map(({ kind }) => kind)).toEqual(['direct']);
  });

  it('is signed by the name behind its dash', () => {
    const block = 'The gate is off its pin again.\n— Marion Tull, May 3';
    const text = `It was in the book of guests.\n\n${block}\n\nNobody else wrote.`;
    const start = text.indexOf(block);
    expect(extractQuotes(text, { blockQuotes: [{ start, end: start + block.length }] })).toMatchObject([
      {
        kind: 'block',
        text: 'The gate is off its pin again.',
        speaker: { name: 'Marion Tull' },
        cue: { text: '—' },
      },
    ]);
  });
});

describe('marks that quote nobody', () => {
  it.each([
    ['a title behind a word for a work', 'His novel “The Long Water” is set on a canal.'],
    ['a name', 'The museum has a room called “The Loft” for children.'],
    ['a name behind its article', 'The bill, titled the “Clear Water Act,” was late.'],
    ['what a thing is known as', 'The path is known as “the wet mile” in Lyme.'],
    ['a word as a word', 'The word “tacet” stands above the bar.'],
    ['a nickname', 'The bass Walter “Wat” Ames has kept the books for years.'],
    ['words that are listed as words', 'The list holds “lock”, “weir”, “sluice”, “gate” and “pound”.'],
    ['what a word means', 'In the yard a “pound” means “a lock without water”.'],
    ['a few words that nobody says', 'She acted as “outside eye” for the company of her friend.'],
    ['a line that points elsewhere', 'READ MORE: Council ‘asleep’ over harbour wall'],
  ])('%s', (_, text) => {
    expect(extractQuotes(text).filter(({ kind }) => kind !== 'indirect')).toEqual([]);
  });
});

describe('other languages', () => {
  it.each([
    [
      'pl',
      '„Most będzie zamknięty przez cały tydzień”, powiedziała Maria Nowak.',
      'Most będzie zamknięty przez cały tydzień',
    ],
    ['sv', '”Bron är stängd hela veckan”, sade Anna Berg.', 'Bron är stängd hela veckan'],
  ])('%s without words of its own gives spans', (language, text, words) => {
    expect(extractQuotes(text, { language })).toMatchObject([{ text: words, speaker: null }]);
  });

  it('colons and dashes name the speaker in any language', () => {
    const names = [
      'Maria Nowak: „Most jest zamknięty.”',
      '„Most jest zamknięty od bardzo dawna.” — Maria Nowak',
    ].map((text) => extractQuotes(text, { language: 'pl' })[0]?.speaker?.name);
    expect(names).toEqual(['Maria Nowak', 'Maria Nowak']);
    const opened = extractQuotes('Burmistrz powiedział: „My tu zostaniemy.”', { language: 'pl' });
    expect(opened).toMatchObject([{ text: 'My tu zostaniemy.', speaker: null }]);
  });
});
