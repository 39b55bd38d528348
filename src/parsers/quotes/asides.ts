/** Attributions between dashes or commas that stand inside of the marks: `« Il ponte – ha detto Rossi – è chiuso »`. */
import type { Clitics } from './languages/words.js';
import type { Lexicon } from './lexicon.js';
import type { Stretch } from './marks.js';

/** Words of an attribution such as `ha detto il presidente della Regione Mario Rossi`. */
const MOST_WORDS = 14;
/** Verbs that mostly report, and those that hardly do anything else: what stands between commas may be said as well. */
const STRENGTH = { dash: 4, comma: 6 };

/** Each stretch with an attribution inside as the parts around it. */
export function withoutAsides(text: string, stretches: readonly Stretch[], lexicon: Lexicon): Stretch[] {
  if (!lexicon.words.asides) return [...stretches];
  return stretches.flatMap((one) => (one.block || one.told ? one : partsOf(text, one, lexicon)));
}

function partsOf(text: string, stretch: Stretch, lexicon: Lexicon): Stretch[] {
  const parts: Stretch[] = [];
  let rest = stretch;
  let opening = -1;
  for (let at = stretch.start + 1; at <= stretch.end; at++) {
    const mark = text[at] as string;
    const isPause = at < stretch.end && (isDash(text, at) || mark === ',');
    if (!isPause && at < stretch.end) continue;
    const isAside = opening > rest.start && (at === stretch.end || text[opening] === mark);
    if (
      isAside &&
      isAttribution(text.slice(opening + 1, at), lexicon, mark === ',' ? STRENGTH.comma : STRENGTH.dash)
    ) {
      const end = text.slice(rest.start, opening).trimEnd().length + rest.start;
      parts.push({ ...rest, end, outerEnd: opening + 1, goesOn: false, told: true });
      rest = {
        ...stretch,
        start: behindAside(text, at, stretch.end),
        outerStart: at,
        told: true,
        rest: true,
      };
      opening = -1;
    } else opening = at;
  }
  return rest.end > rest.start ? [...parts, rest] : parts;
}

/** With white space on both sides; a long one as in `—dijo Doe—`, too, with white space or a pause outside of it. */
export function isDash(text: string, at: number): boolean {
  const mark = text[at];
  const [isBehindSpace, isBeforeSpace] = [text[at - 1] === ' ', text[at + 1] === ' '];
  if (mark === '-') return isBehindSpace && isBeforeSpace;
  if (mark !== '–' && mark !== '—') return false;
  return isBehindSpace || isBeforeSpace || PAUSES.has(text[at + 1] ?? '');
}

const PAUSES: ReadonlySet<string> = new Set('.,;:');

/** Where the words go on behind a dash or a comma that ends an attribution, and behind a pause beside it. */
export function behindAside(text: string, at: number, end: number): number {
  let next = at + 1;
  if (PAUSES.has(text[next] ?? '')) next++;
  while (next < end && text[next] === ' ') next++;
  return Math.min(next, end);
}

/** `ha detto Rossi`, `spiega`: few words that open with a verb of saying. */
export function isAttribution(words: string, lexicon: Lexicon, strength: number = STRENGTH.dash): boolean {
  const all = words.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  if (all.length === 0 || all.length > MOST_WORDS) return false;
  const { auxiliaries, clitics, phrasal } = lexicon.words;
  const verb = auxiliaries?.has(bareOf(all[0] as string, clitics)) ? 1 : 0;
  const word = bareOf(all[verb] ?? '', clitics);
  if (lexicon.cueStrength(word) >= strength) return true;
  return phrasal.some((sequence) => sequence.every((one, offset) => all[verb + offset] === one));
}

/** `disse-lhe`, `a-t-il`, `s’emporte`: the verb without what is written together with it. */
function bareOf(word: string, clitics: Clitics | undefined): string {
  const parts = word.split('-');
  const whole = parts.length > 1 && clitics?.behind.has(parts.at(-1) as string) ? (parts[0] as string) : word;
  const apostrophe = whole.search(/['’]/u);
  return clitics?.before.has(whole.slice(0, Math.max(0, apostrophe))) ? whole.slice(apostrophe + 1) : whole;
}
