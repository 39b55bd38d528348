/** Whom pronouns, surnames and descriptions stand for where several could be meant, and what is nobody at all. */
import { describe, expect, it } from 'vitest';
import { extractQuotes } from '../../src/parsers/quotes/extract-quotes.js';

const inMarks = (text: string) =>
  extractQuotes(text, { language: 'en' }).filter(({ kind }) => kind !== 'indirect');
const lastSpeaker = (text: string) => inMarks(text).at(-1)?.speaker?.name;

describe('places', () => {
  it.each([
    ['before which a preposition stands', 'The pump stands in Orvel Tarn. It has been dry since May.'],
    ['that end in what they are', 'Saltgrass Bay has no pump of its own. Saltgrass Bay is poor.'],
    ['that begin with what they are', 'Lac Orvel has no pump of its own. Lac Orvel is poor.'],
    ['whose people speak', 'Families in the hill town of Orvel say they have been told to wait for a pump.'],
    ['whose people are counted', 'Orvel Tarn, population 900, has no pump of its own.'],
  ])('%s are nobody', (_, text) => {
    expect(lastSpeaker(`${text}\n\n“I carry it up in pails,” she said.`)).toBe('she');
  });

  it('are called as people may be', () => {
    expect(lastSpeaker('Nari Park came in May. “I carry it up in pails,” Park said.')).toBe('Nari Park');
    expect(lastSpeaker('Orri Hill, who is 80, stayed at home.\n\n“I am too old,” she said.')).toBe(
      'Orri Hill',
    );
  });
});

describe('what is told of a person', () => {
  it('has the gender of the person, and not of whom they belong to', () => {
    expect(
      lastSpeaker('Orri Tull is a former pilot and a better sailor than her husband. “I row,” she said.'),
    ).toBe('Orri Tull');
  });

  it('ends with the sentence', () => {
    const text = 'The boy’s father, Peter Tull, came.\n\n“We want to know,” the father said.';
    expect(inMarks(text)[0]?.speaker).toMatchObject({ name: 'Peter Tull', role: 'father' });
  });

  it('is told of the same person behind “that”', () => {
    expect(lastSpeaker('It was a deal that Jane Tull praised in May. “I waited,” she said.')).toBe(
      'Jane Tull',
    );
  });
});

describe('whose somebody or something is', () => {
  it('is named by that', () => {
    expect(lastSpeaker('Martha Tull’s mill is still. “It turns no more,” Tull said.')).toBe('Martha Tull');
  });

  it('is a person where it is kin', () => {
    const text = 'Orri Tull’s son, Anton, is missing.\n\n“He sent me a note,” she said.';
    expect(lastSpeaker(text)).toBe('Orri Tull');
  });

  it('is whom a pronoun means', () => {
    const text = 'Martha Tull’s son, Anton, is missing.\n\n“He sent me a note,” she said.';
    expect(lastSpeaker(text)).toBe('Martha Tull');
  });
});

describe('a surname that two have', () => {
  const tull = 'Jane Tull built the mill in 1950 and never sold it.\n\n';
  it.each([
    [
      'is of whom the paragraph before introduced',
      'The nephew, Peter Tull, still has the key.',
      'Tull',
      'Peter Tull',
    ],
    [
      'is of the first where the other is only named',
      'She left it to Peter Tull in May.',
      'Tull',
      'Jane Tull',
    ],
    ['is of whom the title fits', 'She left it to her son, Orri Tull, in May.', 'Mr. Tull', 'Orri Tull'],
    ['is of the first later on', 'Peter Tull has the key.\n\nIt rains.\n\nIt rains.', 'Tull', 'Jane Tull'],
    ['is of the one with that name', 'Rival Jane Tull has the key.', 'Tull', 'Jane Tull'],
  ])('%s', (_, text, name, speaker) => {
    expect(lastSpeaker(`${tull}${text}\n\n“It turns in every wind,” ${name} said.`)).toBe(speaker);
  });

  it('is of a woman where a role says so', () => {
    const text = 'The widow, Orri Tull, has the key. Next door lives Ude Hale.';
    expect(lastSpeaker(`${text}\n\n“It turns in every wind,” she said.`)).toBe('Orri Tull');
  });
});

describe('a pronoun', () => {
  it('means whom the sentence before tells of, where the name tells no gender', () => {
    const text =
      '“It creaks,” said the miller, Orri Tull.\n\nJane Hale, a carter, said it did.\n\nAsked about the mill, Tull said it was full.';
    expect(lastSpeaker(`${text}\n\n“It turns in every wind,” she said.`)).toBe('Orri Tull');
  });
});

describe('a description that is named afterwards', () => {
  it.each([
    [
      'in apposition',
      'Sen. Tom Hale, a party leader, came in May.\n\n“It is late,” the leader said.',
      'The leader, Sen. Jane Tull, has a plan of her own.',
      'Jane Tull',
    ],
    [
      'in apposition, by whose it is',
      'Jane Hale’s neighbour lost a cello. “It is late,” she said.',
      'The rain came in May. The neighbour, Martha Tull, has no cellar.',
      'Martha Tull',
    ],
    [
      'in apposition, but with other words',
      'Tom Hale came in May.\n\n“It is late,” the fire chief said.',
      'The police chief, Jane Tull, has a plan.',
      'Tom Hale',
    ],
    [
      'by a sentence that opens with the name',
      'Jane Hale came in May.\n\nThe mayor says that is too soon.\n\n“It is late,” he told the council.',
      'Peter Tull, who was elected in spring, has a plan.',
      'Peter Tull',
    ],
    [
      'by what the name is said to be',
      'Tom Hale came in May. His wife is less amused. She rows.\n\n“It is late,” she says.',
      'Martha Tull is a pilot.',
      'Martha Tull',
    ],
    [
      'but the next one has an office of their own',
      'Tom Hale came in May. His wife is less amused. She rows.\n\n“It is late,” she says.',
      'Martha Tull, a pilot, rows as well.',
      'wife',
    ],
    [
      'where who spoke last is something else',
      '“Soon,” said chief executive Jane Hale.\n\nThe chairman called it “much too late”.',
      'Peter Tull, who took over in May, has a plan.',
      'Peter Tull',
    ],
  ])('%s', (_, text, behind, name) => {
    expect(lastSpeaker(`${text}\n\n${behind}`)).toBe(name);
  });

  it('is nobody who was named before, where another has it', () => {
    const text = 'Tom Hale came in May. “Soon,” Hale said.\n\n“It is late,” the ship’s captain said.';
    expect(lastSpeaker(text)).toBe('ship’s captain');
  });

  it('is whom a pronoun behind it means, and not who spoke before', () => {
    const text = 'Tom Hale came. “Soon,” Hale said.\n\nA farmer next door disagrees. “It is late,” he said.';
    expect(lastSpeaker(text)).toBe('farmer');
  });
});

describe('one of several', () => {
  it('speaks, and nothing of theirs', () => {
    const text = 'The crew came home. “I lost my boat,” said one of them, wiping her eyes.';
    expect(lastSpeaker(text)).toBe('one of them');
    expect(inMarks(text)[0]?.speaker?.mention).toBe('one of them');
  });
});

describe('a quote alone in its paragraph', () => {
  const alone = '“He thinks the tap is for washing your hands.”';
  it.each([
    [
      'is of whom the next one introduces',
      'A new pump is expected by fall.',
      'Jane Tull keeps nine jugs.',
      'Jane Tull',
    ],
    ['is of whom its last line names', 'It rained.', 'Lyme Rep. Tom Hale.', 'Tom Hale'],
    ['is of who spoke before', '“It is late,” said Ann Hale.', 'Jane Tull keeps nine jugs.', 'Ann Hale'],
  ])('%s', (_, before, behind, name) => {
    expect(lastSpeaker(`${before}\n\n${alone}\n\n${behind}`)).toBe(name);
  });
});

describe('a paragraph in marks behind a reply', () => {
  const said = '“I have four of them,” said Tom Hale.\n\n';
  it.each([
    ['is the other’s', '“I have five,” Ann Tull replied. “At least.”', 'Tom Hale'],
    ['goes on where nobody replied', '“I have five,” Ann Tull said. “At least.”', 'Ann Tull'],
  ])('%s', (_, second, name) => {
    expect(lastSpeaker(`${said}${second}\n\n“I have not counted them since the spring.”`)).toBe(name);
  });
});

describe('a clause that ends in marks', () => {
  it('is of its own subject, and a paper is nobody who spoke', () => {
    const text =
      '“We went out for coffee,” said Ann Tull.\n\nThe new worm appears to use a pair of teeth that bite at once';
    expect(lastSpeaker(`${text}, a plan that the paper calls “rare among worms.”`)).toBe('paper');
  });
});
