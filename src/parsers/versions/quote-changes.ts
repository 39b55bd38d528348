/** What became of the quotes of a record in its next version: by their words first, then by how many they share. */
import type { Article } from '../../model/article.js';
import type { QuoteChange } from '../../model/version.js';
import type { Vocabulary } from '../compare/words.js';

interface Said {
  text: string;
  speaker: string | undefined;
  words: readonly number[];
  key: string;
}

/** Share of the longer one's words from which two are versions of one quote, … */
const ALIKE = 0.5;
/** … and of the shorter one's, where the other goes on before or behind it. */
const HELD = 0.8;
/** Fewer words are in many quotes by chance. */
const LEAST = 3;
/** Of those that have no equal on the other side, so many are looked at, and so many words of each. */
const MOST = 300;
const MOST_WORDS = 2_000;

type Quoting = Pick<Article, 'quotes'>;

/** Those that differ: of the earlier record in its order, then what was added. */
export function quoteChanges(before: Quoting, after: Quoting, vocabulary: Vocabulary): QuoteChange[] {
  const [ours, theirs] = [before, after].map((record) => saidIn(record, vocabulary)) as [Said[], Said[]];
  const free = [...theirs];
  const changes: QuoteChange[] = [];
  const left = ours.filter((our) => {
    const at = indexOfSame(our, free);
    const [same] = at < 0 ? [] : free.splice(at, 1);
    if (same && same.speaker !== our.speaker)
      changes.push({ is: 'reattributed', before: shown(our), after: shown(same) });
    return !same;
  });
  const open = free.slice(0, MOST);
  for (const our of left.slice(0, MOST)) {
    const at = indexOfAlike(our, open);
    const [alike] = at < 0 ? [] : open.splice(at, 1);
    if (alike) free.splice(free.indexOf(alike), 1);
    changes.push(
      alike
        ? { is: 'altered', before: shown(our), after: shown(alike) }
        : { is: 'removed', before: shown(our) },
    );
  }
  for (const our of left.slice(MOST)) changes.push({ is: 'removed', before: shown(our) });
  return [...changes, ...free.map((one): QuoteChange => ({ is: 'added', after: shown(one) }))];
}

function saidIn({ quotes }: Quoting, vocabulary: Vocabulary): Said[] {
  return quotes.map(({ text, speaker }) => {
    const words = vocabulary.read(text, MOST_WORDS);
    return { text, speaker: speaker?.name, words, key: words.join(' ') || text };
  });
}

/** Of several with the same words, the one of the same speaker. */
function indexOfSame({ key, speaker }: Said, others: readonly Said[]): number {
  const exact = others.findIndex((other) => other.key === key && other.speaker === speaker);
  return exact >= 0 ? exact : others.findIndex((other) => other.key === key);
}

function indexOfAlike({ words }: Said, others: readonly Said[]): number {
  const own = new Set(words);
  let best = -1;
  let most = 0;
  for (const [at, other] of others.entries()) {
    const theirs = new Set(other.words);
    let common = 0;
    for (const word of theirs) if (own.has(word)) common++;
    const longer = Math.max(own.size, theirs.size);
    const shorter = Math.min(own.size, theirs.size);
    const isAlike = common >= longer * ALIKE || (common >= LEAST && common >= shorter * HELD);
    if (!isAlike || common <= most) continue;
    best = at;
    most = common;
  }
  return best;
}

function shown({ text, speaker }: Said) {
  return speaker === undefined ? { text } : { text, speaker };
}
