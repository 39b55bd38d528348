/** How alike two short texts are, by their words. */

/**
 * Sørensen's index of the two bags of words, 0 to 1, and 0.9 where one text opens with the whole of the other: titles
 * are cut short and have sections or site names added.
 */
export function likeness(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  if (first.length === 0 || second.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of second) {
    const count = left.get(word) ?? 0;
    if (count > 0) common++;
    left.set(word, count - 1);
  }
  const index = (2 * common) / (first.length + second.length);
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  const contained = short.length >= 4 && ` ${long.join(' ')} `.includes(` ${short.join(' ')} `);
  return contained ? Math.max(index, 0.9) : index;
}

function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, 2_000)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}
