/**
 * Quotes and their speakers. The words beside a quote are read first, then what came before: a rule-based attribution in
 * the order of O'Keefe et al., "A Sequence Labelling Approach to Quote Attribution" (EMNLP 2012), whose finding that
 * syntax beside the quote and the sequence of speakers decide most cases it follows.
 */
import type { Quote, Speaker } from '../../model/article.js';
import { type Attribution, attributionBefore, attributionBehind } from './attribution.js';
import { breaksOff, type Found, joinParts } from './join-parts.js';
import { isSentence, isTitle, SENTENCE_WORDS, type StretchFacts, wordCount } from './judge-stretch.js';
import { GERMAN } from './languages/de.js';
import { ENGLISH } from './languages/en.js';
import type { LanguageWords } from './languages/words.js';
import { paragraphsOf, type Stretch, stretchesOf } from './marks.js';
import { peopleOf } from './people.js';
import { type Heard, Resolver } from './resolve.js';
import { masked, QUOTED, sentenceStarts, tokensOf } from './tokens.js';

export interface QuoteOptions {
  /** BCP 47. Languages without words of their own are read with the English ones. */
  language?: string;
  /** Where block quotes stand in the text. */
  blockQuotes?: readonly { start: number; end: number }[];
}

/** A text longer than this is a book. UTF-16 code units. */
const MOST_TEXT = 400_000;
/** More pairs of marks than this are no quotes. A long interview has a few hundred. */
const MOST_STRETCHES = 5_000;
/** Words that stand further from a stretch say nothing of it. UTF-16 code units. */
const WINDOW = 1_500;
/** A speaker is not carried over more paragraphs than this. */
const MOST_PARAGRAPHS = 2;

const LANGUAGES: ReadonlyMap<string, LanguageWords> = new Map([
  ['en', ENGLISH],
  ['de', GERMAN],
]);

/** Direct, mixed and block quotes of the text, in order, never overlapping. Offsets count UTF-16 code units of `text`. */
export function extractQuotes(text: string, options: QuoteOptions = {}): Quote[] {
  if (text.length > MOST_TEXT) return [];
  const words = LANGUAGES.get(options.language?.slice(0, 2).toLowerCase() ?? 'en') ?? ENGLISH;
  const stretches = stretchesOf(text);
  if (stretches.length === 0 || stretches.length > MOST_STRETCHES)
    return numbered(blockQuotes(text, options.blockQuotes ?? [], []));
  const reader = new Reader(text, stretches, words);
  const found = stretches.flatMap((stretch, place) => reader.read(stretch, place) ?? []);
  const joined = joinParts(text, found);
  const all = [...joined, ...blockQuotes(text, options.blockQuotes ?? [], joined)];
  return numbered(all.sort((a, b) => a.start - b.start));
}

/** Reads the stretches in order and remembers who has spoken. */
class Reader {
  readonly #text: string;
  readonly #masked: string;
  readonly #words: LanguageWords;
  readonly #stretches: readonly Stretch[];
  readonly #paragraphs: readonly { start: number; end: number }[];
  readonly #sentences = new Map<number, number[]>();
  readonly #resolver: Resolver;
  /** The paragraph, and the place in the text, up to which reporting sentences have been heard. */
  #listened = 0;
  #heardTo = 0;
  readonly #heard: (Heard & { paragraph: number; addressee: string | undefined })[] = [];

  constructor(text: string, stretches: readonly Stretch[], words: LanguageWords) {
    this.#text = text;
    this.#stretches = stretches;
    this.#words = words;
    this.#masked = masked(text, stretches);
    this.#paragraphs = paragraphsOf(text);
    this.#resolver = new Resolver(peopleOf(text, tokensOf(this.#masked, 0, text.length), words), words);
  }

  read(stretch: Stretch, place: number): Found | undefined {
    this.#listen(stretch);
    const attribution = this.#attribution(stretch, place);
    const facts = this.#facts(stretch, place);
    const sentence = isSentence(facts);
    if (this.#resumes(stretch, place)) return this.#carried(stretch, true, facts);
    if (!attribution && !sentence) return undefined;
    if (isTitle(facts) && !(attribution && sentence)) return undefined;
    // One word in marks is quoted only where the verb stands right beside it.
    if (wordCount(facts.inner) < 2 && !(attribution && attribution.confidence >= 0.93)) return undefined;
    const opens = /^\p{Lu}/u.test(facts.inner.trim());
    // Marks of other languages leave the comma outside of them.
    const whole = opens && attribution !== undefined && wordCount(facts.inner) >= SENTENCE_WORDS;
    const direct = whole || (sentence && (facts.alone || opens || attribution === undefined));
    return attribution?.mention
      ? this.#attributed(stretch, attribution, direct)
      : this.#carried(stretch, direct, facts);
  }

  #attributed(
    stretch: Stretch,
    { mention, cue, addressee, confidence }: Attribution,
    direct: boolean,
  ): Found {
    const speaker = mention ? this.#resolver.resolve(mention, this.#heard) : undefined;
    if (speaker) this.#hear(speaker, stretch.outerEnd, stretch.paragraph, addressee);
    const named = cue && { text: this.#text.slice(cue.start, cue.end), ...cue };
    return this.#made(stretch, direct, {
      speaker: speaker ?? null,
      cue: named ?? null,
      addressee,
      confidence,
    });
  }

  /** Nothing beside it names a speaker: whoever was heard last goes on. */
  #carried(stretch: Stretch, direct: boolean, facts: StretchFacts): Found | undefined {
    const last = this.#heard.at(-1);
    const near = last && stretch.paragraph - last.paragraph <= MOST_PARAGRAPHS;
    if (!near) {
      const nobody = { speaker: null, cue: null, addressee: undefined, confidence: 0.4 };
      return facts.alone || facts.goesOn ? this.#made(stretch, direct, nobody) : undefined;
    }
    this.#hear(last.speaker, stretch.outerEnd, stretch.paragraph, last.addressee);
    const confidence = last.paragraph === stretch.paragraph ? 0.85 : 0.65;
    const { addressee } = last;
    return this.#made(stretch, direct, { speaker: plain(last.speaker), cue: null, addressee, confidence });
  }

  /** Behind `“The lock,” said Tull, ` the sentence goes on. */
  #resumes({ start, outerStart, paragraph }: Stretch, place: number): boolean {
    const previous = this.#stretches[place - 1];
    const last = this.#heard.at(-1);
    if (previous?.paragraph !== paragraph || last?.paragraph !== paragraph || last.at < previous.outerEnd)
      return false;
    return breaksOff(this.#text, previous, outerStart) && /^\p{Ll}/u.test(this.#text.slice(start, start + 2));
  }

  /** Sentences without marks report words as well: `Doe said she had waited for hours.` Hears those before the stretch. */
  #listen(stretch: Stretch): void {
    for (; this.#listened <= stretch.paragraph; this.#listened++) {
      const { end } = this.#paragraphs[this.#listened] as { start: number; end: number };
      const starts = this.#sentencesOf(this.#listened);
      for (const [index, from] of starts.entries()) {
        const to = starts[index + 1] ?? end;
        if (to <= this.#heardTo) continue;
        if (to > stretch.outerStart) break;
        this.#heardTo = to;
        if (this.#masked.slice(from, to).includes(QUOTED)) continue;
        const reported = attributionBefore({ text: this.#masked, from, to }, this.#words);
        if (!reported?.mention || !reported.cue) continue;
        const speaker = this.#resolver.resolve(reported.mention, this.#heard);
        this.#hear(speaker, reported.cue.end, this.#listened, reported.addressee);
      }
      if (this.#listened === stretch.paragraph) return;
    }
  }

  #made(
    stretch: Stretch,
    direct: boolean,
    said: { speaker: Speaker | null; cue: Quote['cue']; addressee: string | undefined; confidence: number },
  ): Found {
    const { start, end } = stretch;
    const { speaker, cue, addressee, confidence } = said;
    const kind = direct ? 'direct' : 'mixed';
    const quote = { text: this.#text.slice(start, end), start, end, kind, parts: [{ start, end }] } as const;
    return {
      ...quote,
      parts: [{ start, end }],
      speaker,
      cue,
      ...(addressee ? { addressee } : {}),
      confidence,
      stretch,
    };
  }

  #hear(speaker: Speaker, at: number, paragraph: number, addressee: string | undefined): void {
    this.#heard.push({ speaker, at, paragraph, addressee });
  }

  #attribution(stretch: Stretch, place: number): Attribution | undefined {
    const { from, to } = this.#window(stretch, place);
    const behindText = this.#text.slice(stretch.outerEnd, stretch.outerEnd + 3);
    // Behind a full stop inside of the marks a new sentence begins.
    const ended =
      /[.…]$/u.test(this.#text.slice(stretch.start, stretch.end)) && /^\s+[^\p{Ll}]/u.test(behindText);
    const behind = ended
      ? undefined
      : attributionBehind({ text: this.#masked, from: stretch.outerEnd, to }, this.#words);
    const before = attributionBefore({ text: this.#masked, from, to: stretch.outerStart }, this.#words);
    if (behind && before) return endsClause(this.#text.slice(stretch.start, stretch.end)) ? behind : before;
    return behind ?? before;
  }

  /** From the start of the sentence, or the end of the stretch before, to the end of the sentence or the next stretch. */
  #window(stretch: Stretch, place: number): { from: number; to: number } {
    const paragraph = this.#paragraphs[stretch.paragraph] as { start: number; end: number };
    const starts = this.#sentencesOf(stretch.paragraph);
    const previous = this.#stretches[place - 1];
    const next = this.#stretches[place + 1];
    const sentence = starts.findLast((start) => start <= stretch.outerStart) ?? paragraph.start;
    const after = starts.find((start) => start > stretch.outerEnd + 1) ?? paragraph.end;
    const near = Math.max(sentence, stretch.outerStart - WINDOW);
    const from =
      previous &&
      previous.paragraph === stretch.paragraph &&
      previous.outerEnd > sentence &&
      !joinsOn(this.#masked, previous.outerEnd, stretch.outerStart)
        ? previous.outerEnd
        : near;
    const to = next && next.paragraph === stretch.paragraph ? Math.min(next.outerStart, after) : after;
    return { from, to: Math.min(to, stretch.outerEnd + WINDOW) };
  }

  #facts(stretch: Stretch, place: number): StretchFacts {
    const { from, to } = this.#window(stretch, place);
    const before = this.#masked.slice(from, stretch.outerStart);
    const behind = this.#masked.slice(stretch.outerEnd, to);
    const alone =
      !/[\p{L}\p{N}]/u.test(before) &&
      !/^[^.!?]{0,40}[\p{L}\p{N}]/u.test(
        behind
          .trimStart()
          .replace(/^[,.]/u, '')
          .slice(0, 60)
          .replace(/^\s*\p{Lu}.*$/u, ''),
      );
    return { inner: this.#text.slice(stretch.start, stretch.end), before, alone, goesOn: stretch.goesOn };
  }

  #sentencesOf(paragraph: number): number[] {
    let known = this.#sentences.get(paragraph);
    if (!known) {
      const { start, end } = this.#paragraphs[paragraph] as { start: number; end: number };
      known = sentenceStarts(this.#masked, this.#text, start, end);
      this.#sentences.set(paragraph, known);
    }
    return known;
  }
}

/** `“one” and “the other”`: both hang on the same verb. */
function joinsOn(text: string, from: number, to: number): boolean {
  return (
    /^[\s,]*(?:and|or|but|und|oder|,)?[\s,]*$/iu.test(text.slice(from, to)) ||
    !/[.!?;]/u.test(text.slice(from, to))
  );
}

function endsClause(inner: string): boolean {
  return /[,.!?…—–-]$/u.test(inner.trim());
}

/** The speaker without the words that name them: those stand elsewhere. */
function plain({ mention: _mention, start: _start, end: _end, ...speaker }: Speaker): Speaker {
  return speaker;
}

/** Quotations that are set apart are quotes without marks. */
function blockQuotes(
  text: string,
  blocks: readonly { start: number; end: number }[],
  marked: readonly Omit<Quote, 'id'>[],
): Omit<Quote, 'id'>[] {
  return blocks
    .filter(({ start, end }) => !marked.some((quote) => quote.start < end && quote.end > start))
    .map(({ start, end }) => ({
      text: text.slice(start, end),
      start,
      end,
      kind: 'block',
      parts: [{ start, end }],
      speaker: null,
      cue: null,
      confidence: 0.5,
    }));
}

function numbered(quotes: readonly Omit<Quote, 'id'>[]): Quote[] {
  return quotes.map((quote, index) => ({ id: `q${index + 1}`, ...quote }));
}
