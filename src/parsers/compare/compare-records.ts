/**
 * A copy beside its original: how much was taken over, which blocks were dropped, changed and added, which quotes stand
 * there with other words. Pure, in a few milliseconds for articles; of very long texts the beginning is compared.
 */
import type { Article } from '../../model/article.js';
import type { ComparedQuote, Comparison, ComparisonSummary, QuoteVersion } from '../../model/comparison.js';
import { textOf } from '../../model/record-text.js';
import { pairBlocks, type Unit } from './blocks.js';
import { compareQuotes, type Stretch } from './quotes.js';
import { covered, Row, shingles, Vocabulary } from './words.js';

/** What of a record is compared. */
export type Compared = Pick<Article, 'headline' | 'blocks' | 'text' | 'quotes'>;

/** Words of a text that are compared. */
const MOST_WORDS = 10_000;
/** Words that must stand in a row on both sides to count as taken over; fewer do by chance. */
const RUN = 4;
/** Quotes that a summary shows, and UTF-16 code units of each version. */
const SHOWN = 5;
const SHOWN_LENGTH = 400;

export function compareRecords(original: Compared, copy: Compared): Comparison {
  const vocabulary = new Vocabulary();
  const [ours, theirs] = [original, copy].map((record) => read(record, vocabulary)) as [Read, Read];
  const run = Math.max(1, Math.min(RUN, ours.words.length, theirs.words.length));
  const kept = cover(ours, theirs, run);
  const taken = cover(theirs, ours, run);
  const { rows, counts, partners } = pairBlocks(ours.units, theirs.units);
  const quotes = compareQuotes(
    { stretches: stretchesOf(original, ours.units, vocabulary), row: new Row(ours.words) },
    { stretches: stretchesOf(copy, theirs.units, vocabulary), row: new Row(theirs.words) },
    partners,
  );
  const headlines = [original, copy].map(({ headline }) => vocabulary.read(headline, MOST_WORDS).join(' '));
  const summary: ComparisonSummary = {
    taken,
    kept,
    paragraphs: counts,
    ...(headlines[0] === headlines[1]
      ? {}
      : { headline: { original: shortened(original.headline), copy: shortened(copy.headline) } }),
    quotes: {
      same: numberOf(quotes, 'same'),
      shortened: numberOf(quotes, 'shortened'),
      altered: numberOf(quotes, 'altered'),
      dropped: numberOf(quotes, 'dropped'),
      added: numberOf(quotes, 'added'),
    },
    alteredQuotes: quotes
      .flatMap((quote) =>
        quote.is === 'altered' && quote.original && quote.copy
          ? [{ original: shownOf(quote.original), copy: shownOf(quote.copy) }]
          : [],
      )
      .slice(0, SHOWN),
    ...(ours.isCut || theirs.isCut ? { capped: true } : {}),
  };
  return { summary, blocks: rows, quotes };
}

interface Read {
  words: number[];
  units: Unit[];
  isCut: boolean;
}

function read({ blocks }: Compared, vocabulary: Vocabulary): Read {
  const words: number[] = [];
  const units: Unit[] = [];
  let start = 0;
  for (const block of blocks) {
    const text = textOf([block]);
    if (text === '') continue;
    if (words.length >= MOST_WORDS) return { words, units, isCut: true };
    const own = vocabulary.read(text, MOST_WORDS - words.length);
    units.push({ text, start, words: own, covered: 0 });
    for (const word of own) words.push(word);
    start += text.length + 2;
  }
  return { words, units, isCut: words.length >= MOST_WORDS };
}

/** Notes for each unit how much of it the other text has; the share of all words, in thousandths. */
function cover(one: Read, other: Read, run: number): number {
  if (one.words.length === 0) return 0;
  const marks = covered(one.words, new Set(shingles(other.words, run)), run);
  let at = 0;
  let all = 0;
  for (const unit of one.units) {
    let own = 0;
    for (const end = at + unit.words.length; at < end; at++) own += marks[at] as number;
    unit.covered = unit.words.length === 0 ? 0 : own / unit.words.length;
    all += own;
  }
  return Math.round((all / one.words.length) * 1_000) / 1_000;
}

/** What stands in marks or is set apart; clauses without marks are no words of anybody. */
function stretchesOf({ text, quotes }: Compared, units: readonly Unit[], vocabulary: Vocabulary): Stretch[] {
  const stretches = quotes.flatMap(({ kind, parts, speaker }) =>
    kind === 'indirect' ? [] : parts.map((part) => ({ ...part, speaker: speaker?.name })),
  );
  stretches.sort((a, b) => a.start - b.start);
  let block = 0;
  return stretches.flatMap(({ start, end, speaker }): Stretch[] => {
    while (block + 1 < units.length && (units[block + 1] as Unit).start <= start) block++;
    const unit = units[block];
    // Behind the words that are compared.
    if (!unit || start >= unit.start + unit.text.length) return [];
    const words = vocabulary.read(text.slice(start, end), MOST_WORDS);
    const said = { text: text.slice(start, end), words, block };
    return words.length === 0 ? [] : [speaker === undefined ? said : { ...said, speaker }];
  });
}

function numberOf(quotes: readonly ComparedQuote[], is: ComparedQuote['is']): number {
  return quotes.filter((quote) => quote.is === is).length;
}

function shownOf({ text, speaker }: QuoteVersion): QuoteVersion {
  return speaker === undefined
    ? { text: shortened(text) }
    : { text: shortened(text), speaker: shortened(speaker) };
}

function shortened(text: string): string {
  return text.length <= SHOWN_LENGTH
    ? text
    : `${text.slice(0, SHOWN_LENGTH).replace(/[\ud800-\udbff]$/u, '')}…`;
}
