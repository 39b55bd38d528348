/** What republishers make of an article. Each takes sentences and gives sentences. */

/** A stretch of it, or sentences from all over it; `kept` of them. */
export function cut(random, sentences, kept) {
  const count = Math.max(4, Math.round(sentences.length * kept));
  if (count >= sentences.length) return [...sentences];
  const way = random.next();
  if (way < 0.4) return sentences.slice(0, count);
  if (way < 0.6) {
    const start = random.whole(0, sentences.length - count);
    return sentences.slice(start, start + count);
  }
  const places = random.some([...sentences.keys()], count).sort((a, b) => a - b);
  return places.map((at) => sentences[at]);
}

/** Of two articles one text: one behind the other, or turn by turn. */
export function merge(random, one, other) {
  if (random.chance(0.5)) return [...one, ...other];
  const merged = [];
  for (let a = 0, b = 0; a < one.length || b < other.length; ) {
    const [stepA, stepB] = [random.whole(2, 5), random.whole(2, 5)];
    merged.push(...one.slice(a, a + stepA), ...other.slice(b, b + stepB));
    a += stepA;
    b += stepB;
  }
  return merged;
}

/**
 * How hard a spinner works: words swapped, quotes respun, sentences broken up, dropped and moved, numbers rewritten,
 * names shortened; as shares.
 */
export const STRENGTHS = [
  { swap: 0.2, quotes: 0, split: 0.05, drop: 0, move: 0, numbers: 0, names: 0 },
  { swap: 0.45, quotes: 0.2, split: 0.15, drop: 0.03, move: 0.02, numbers: 0.03, names: 0.03 },
  { swap: 0.75, quotes: 0.5, split: 0.3, drop: 0.08, move: 0.05, numbers: 0.06, names: 0.08 },
  { swap: 1, quotes: 0.8, split: 0.45, drop: 0.15, move: 0.1, numbers: 0.12, names: 0.12 },
];

export function respin(random, language, sentences, strength) {
  const kept = sentences.filter(() => !random.chance(strength.drop));
  for (let at = 0; at + 1 < kept.length; at++)
    if (random.chance(strength.move)) [kept[at], kept[at + 1]] = [kept[at + 1], kept[at]];
  return kept.map((sentence) =>
    broken(random, language, swapped(random, language, sentence, strength), strength),
  );
}

const swaps = new WeakMap();

/** Every word or turn with those that can stand for it, the longest first. */
function swapsOf(language) {
  const known = swaps.get(language);
  if (known) return known;
  const others = new Map();
  for (const group of language.groups)
    for (const word of group)
      others.set(word, [...(others.get(word) ?? []), ...group.filter((one) => one !== word)]);
  const words = [...others.keys()].sort((a, b) => b.length - a.length);
  const edge = language.between === '' ? '' : '(?<![\\p{L}])';
  const end = language.between === '' ? '' : '(?![\\p{L}])';
  const pattern = new RegExp(`${edge}(?:${words.join('|')})${end}`, 'giu');
  const made = { others, pattern };
  swaps.set(language, made);
  return made;
}

function swapped(random, language, sentence, strength) {
  const { others, pattern } = swapsOf(language);
  const [open, close] = language.marks;
  const within = new RegExp(`(${open}[^${close}]*${close})`, 'u');
  return sentence
    .split(within)
    .map((part, at) => {
      const share = at % 2 === 1 && !random.chance(strength.quotes) ? 0 : strength.swap;
      return part.replace(pattern, (word) => {
        if (!random.chance(share)) return word;
        const other = random.pick(others.get(word) ?? others.get(word.toLowerCase()) ?? [word]);
        return /^\p{Lu}/u.test(word) ? other[0].toUpperCase() + other.slice(1) : other;
      });
    })
    .join('')
    .replace(/\d[\d,]*/gu, (number) =>
      random.chance(strength.numbers) ? rewritten(random, language, number) : number,
    )
    .replace(/(?<=\p{Ll} )(\p{Lu}\p{L}+) (\p{Lu}\p{L}+)/gu, (both, _, last) =>
      random.chance(strength.names) ? last : both,
    );
}

function rewritten(random, language, number) {
  const value = Number(number.replace(/,/gu, ''));
  if (language.spelled[value] !== undefined) return language.spelled[value];
  return value > 100 ? String(Math.round(value / 100) * 100) : String(value + random.pick([-1, 1]));
}

/** Sentences are split at a joint, get a filler, or lose their tail behind a full stop, as spinners leave them. */
function broken(random, language, sentence, { split }) {
  let out = sentence;
  if (random.chance(split)) out = out.replace(/, (?:and|but|who|which|because|although) /u, '. ');
  if (random.chance(split * 0.5)) {
    const words = out.split(' ');
    if (words.length > 8) {
      const at = words.length - random.whole(2, 4);
      words[at - 1] += '.';
      out = words.join(' ');
    }
  }
  if (random.chance(split * 0.5)) out = `${random.pick(language.fillers)}${language.between}${out}`;
  return out;
}
