/** How alike two short texts are, by their words. */

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
  const bag = new Map<string, number>();
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
  own: readonly string[],
  bag: ReadonlyMap<string, number>,
  words: readonly string[],
): number {
  if (words.length === 0) return 0;
  const used = new Map<string, number>();
  let common = 0;
  for (const word of words) {
    const count = (used.get(word) ?? 0) + 1;
    used.set(word, count);
    if (count <= (bag.get(word) ?? 0)) common++;
  }
  const index = (2 * common) / (own.length + words.length);
  const shorter = Math.min(own.length, words.length);
  if (shorter < CONTAINED_WORDS || common < shorter) return index;
  const [short, long] = own.length < words.length ? [own, words] : [words, own];
  return ` ${long.join(' ')} `.includes(` ${short.join(' ')} `) ? Math.max(index, 0.9) : index;
}

/** Fewer words stand in many texts by chance. */
const CONTAINED_WORDS = 4;

function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, 2_000)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}
