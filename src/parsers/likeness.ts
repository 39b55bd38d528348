/** How alike two short texts are, by their words. */
import { wordNumbers } from './words.js';

/** Longer texts are compared by their beginning. UTF-16 code units. */
const MOST = 2_000;
/** Fewer words stand in many texts by chance. */
const CONTAINED_WORDS = 4;
/** What NFKC may change: full-width letters, ligatures, letters of other scripts in several parts. */
const COMPOSED = /[^\u0000-\u024f\u2010-\u2027]/u;

/**
 * Sørensen's index of the two bags of words, 0 to 1, and at least 0.9 where one text holds the whole of the other:
 * titles are cut short and have sections or site names added.
 */
export function likeness(a: string, b: string): number {
  return likenessTo(b)(a);
}

/** The same for many texts beside one, whose words are then read once. */
export function likenessTo(reference: string): (text: string) => number {
  const own = wordsOf(reference);
  const bag = new Map<number, number>();
  for (const word of own) bag.set(word, (bag.get(word) ?? 0) + 1);
  const known = new Map<string, number>();
  return (text) => {
    let alike = known.get(text);
    if (alike === undefined) {
      alike = own.length === 0 ? 0 : compared(own, bag, wordsOf(text));
      known.set(text, alike);
    }
    return alike;
  };
}

function compared(
  own: readonly number[],
  bag: ReadonlyMap<number, number>,
  words: readonly number[],
): number {
  let common = 0;
  let used: Map<number, number> | undefined;
  for (const word of words) {
    const most = bag.get(word);
    if (most === undefined) continue;
    used ??= new Map();
    const count = (used.get(word) ?? 0) + 1;
    used.set(word, count);
    if (count <= most) common++;
  }
  if (common === 0) return 0;
  const index = (2 * common) / (own.length + words.length);
  const shorter = Math.min(own.length, words.length);
  if (shorter < CONTAINED_WORDS || common < shorter) return index;
  const isPart = own.length < words.length ? holds(words, own) : holds(own, words);
  return isPart ? Math.max(index, 0.9) : index;
}

/** Whether the words of the part stand in the whole in a row. */
function holds(whole: readonly number[], part: readonly number[]): boolean {
  for (let at = 0; at + part.length <= whole.length; at++) {
    let same = 0;
    while (same < part.length && whole[at + same] === part[same]) same++;
    if (same === part.length) return true;
  }
  return false;
}

function wordsOf(text: string): number[] {
  const head = text.slice(0, MOST);
  return wordNumbers(COMPOSED.test(head) ? head.normalize('NFKC') : head);
}
