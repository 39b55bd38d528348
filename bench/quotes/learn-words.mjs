/** Word lists from the training articles: how often a verb reports speech, and nouns that name who speaks. */
import { overlaps, spansOf } from './articles.mjs';

/** A word that was seen less often proves nothing. */
const LEAST = 3;
/** Shares of a word's places that stand in cues, for strengths 7, 6, 5 and so on down to 1. */
const STRENGTHS = [0.8, 0.62, 0.45, 0.3, 0.2, 0.12, 0.06];

/** A verb of the language's own list that was seen so often is as strong as the articles say. */
const OFTEN = 10;

/** As many as the model has places for. */
const MOST_BESIDE = 127;

/** `scanned`: pairs of article and tokens; `listed`: verbs that the language lists itself. */
export function learnWords(scanned, listed, { Bit, Kind }) {
  const seen = new Map();
  const inCue = new Map();
  const heads = new Map();
  const small =
    Bit.stop |
    Bit.preposition |
    Bit.conjunction |
    Bit.determiner |
    Bit.between |
    Bit.pronoun |
    Bit.that |
    Bit.adverb;
  for (const [article, tokens] of scanned) {
    const verbs = new Set();
    for (const { cue, speaker } of article.quotes) {
      for (const at of tokensIn(tokens, spansOf(cue))) {
        // `said in an interview`: what follows the preposition is no verb.
        if (tokens.has(at, Bit.preposition)) break;
        if (!tokens.has(at, small) && tokens.isWord(at) && !tokens.isCapital(at)) {
          verbs.add(at);
          break;
        }
      }
      const words = tokensIn(tokens, spansOf(speaker));
      const cut = words.findIndex((at, place) => place > 0 && (tokens.has(at, small) || !tokens.isWord(at)));
      const head = words[(cut < 0 ? words.length : cut) - 1];
      if (head !== undefined && tokens.isWord(head) && !tokens.isCapital(head) && !tokens.has(head, small))
        add(heads, tokens.word(head));
    }
    for (let at = 0; at < tokens.count; at++) {
      if (tokens.kind[at] !== Kind.word || tokens.isCapital(at)) continue;
      add(seen, tokens.word(at));
      if (verbs.has(at)) add(inCue, tokens.word(at));
    }
  }
  const cues = [...seen.keys()]
    .map((word) => [word, inCue.get(word) ?? 0, (inCue.get(word) ?? 0) / seen.get(word)])
    .filter(
      ([word, count, share]) =>
        (count >= LEAST && share >= STRENGTHS.at(-1) && /^\p{L}[\p{L}-]+$/u.test(word)) ||
        (listed.has(word) && seen.get(word) >= OFTEN),
    )
    // The most frequent first: the model has a place for so many.
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word, , share]) => [word, strengthOf(share)]);
  const speakers = [...heads]
    .filter(
      ([word, count]) => count >= LEAST && count / seen.get(word) >= 0.05 && /^\p{L}[\p{L}-]+$/u.test(word),
    )
    .map(([word]) => word)
    .filter((word) => !cues.some(([cue]) => cue === word))
    .sort();
  return { cues: Object.fromEntries(cues), speakers, beside: wordsBeside(scanned) };
}

function strengthOf(share) {
  const step = STRENGTHS.findIndex((least) => share >= least);
  return step < 0 ? 1 : 7 - step;
}

/** Words right beside marks, the most frequent first. */
function wordsBeside(scanned) {
  const counts = new Map();
  for (const [, tokens] of scanned)
    for (const token of tokens.ofStretch)
      for (const at of [token - 2, token - 1, token + 1])
        if (
          at >= 0 &&
          at < tokens.count &&
          tokens.isWord(at) &&
          tokens.paragraph[at] === tokens.paragraph[token]
        )
          if (!tokens.isCapital(at)) add(counts, tokens.word(at));
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_BESIDE)
    .map(([word]) => word);
}

function tokensIn(tokens, spans) {
  const found = [];
  if (spans.length === 0) return found;
  for (let at = 0; at < tokens.count; at++)
    if (overlaps(spans, tokens.startOf(at), tokens.endOf(at))) found.push(at);
  return found;
}

function add(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1);
}
