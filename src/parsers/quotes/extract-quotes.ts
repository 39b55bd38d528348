/**
 * Quotes and their speakers. Marks are paired first; then one walk over the words outside of them finds every phrase that
 * could be a speaker and every verb that could report; two small linear models choose; last, what was chosen is followed
 * to the name that it stands for. See `bench/README.md` for how the models are made and how good they are.
 */
import type { Cue, Quote, Speaker } from '../../model/article.js';
import { keep } from '../keep.js';
import { withoutAsides } from './asides.js';
import { type Attributed, Attributor } from './attributor.js';
import { withBlocks } from './blocks.js';
import type { Candidate } from './candidates.js';
import { Conversation } from './conversation.js';
import { withDialogue } from './dialogue.js';
import { Beside, End, type StretchFacts } from './facts.js';
import { type Found, joinParts, merged, UNNUMBERED } from './join-parts.js';
import { lexiconOf } from './languages/all.js';
import { Bit } from './lexicon.js';
import { paragraphsOf, type Stretch, stretchesOf } from './marks.js';
import { called, type Meant, mentioned, ofPerson } from './meant.js';
import { addresseeOf, mentionOf } from './mention.js';
import { type Cast, castOf } from './people.js';
import { PhraseType } from './phrases.js';
import { type Report, ReportFinder } from './reports.js';
import { Resolver } from './resolve.js';
import { isSomebody } from './somebody.js';
import { type OwnCue, ownCue } from './subjectless.js';
import { closedByWords } from './unclosed.js';
import { reportedIn } from './weighed-reports.js';

export interface QuoteOptions {
  /** BCP 47. A language without words of its own gives spans, and speakers behind a colon or a dash. */
  language?: string;
  /** Where block quotes stand in the text. */
  blockQuotes?: readonly { start: number; end: number }[];
}

/** A text longer than this is a book. UTF-16 code units. */
const MOST_TEXT = 400_000;
/** More pairs of marks than this are no quotes. A long interview has a few hundred. */
const MOST_STRETCHES = 5_000;
/** Below these log odds the text does not say who spoke. Found on the training articles. */
const NOBODY = -3.5;
/** A block has words of its own around it less often, so they must say more. */
const NOBODY_FOR_BLOCK = 0.5;
/** Log odds of whoever is meant by a verb without a subject. */
const SUBJECTLESS = -1;
/** Below these a thing of another sentence said nothing, where there is somebody else. */
const THING = -1;
/** A speaker goes on over no more paragraphs than this without being named. */
const MOST_PARAGRAPHS = 2;
/** More words than a nickname, a slogan or a doubted word: they stand for themselves. */
const SENTENCE_WORDS = 5;

/** Quotes of the text, in order, never overlapping. Offsets count UTF-16 code units of `text`. */
export function extractQuotes(text: string, options: QuoteOptions = {}): Quote[] {
  if (text.length > MOST_TEXT) return [];
  const paragraphs = paragraphsOf(text);
  const lexicon = lexiconOf(options.language);
  const marked = closedByWords(text, stretchesOf(text, paragraphs), lexicon);
  const told = withDialogue(text, withoutAsides(text, marked, lexicon), paragraphs, lexicon);
  const stretches = withBlocks(text, told, options.blockQuotes ?? []);
  if (stretches.length > MOST_STRETCHES) return [];
  const quotes = new Reading(text, new Attributor(text, stretches, lexicon)).quotes();
  for (const [index, quote] of quotes.entries()) quote.id = `q${index + 1}`;
  return quotes;
}

type Attribution = Pick<Candidate, 'phrase' | 'cue' | 'cueEnd'>;

interface Said {
  speaker: Speaker | null;
  cue: Cue | null;
  addressee: string | undefined;
}

/** One article, read from its first sentence to its last. */
class Reading {
  readonly #text: string;
  readonly #reader: Attributor;
  readonly #cast: Cast;
  readonly #resolver: Resolver;
  readonly #known = new Map<number, Meant>();
  readonly #talk: Conversation;
  /** The line of a transcript that is still open, and the paragraph in which it would go on. */
  #line: { said: Said; next: number } | undefined;

  constructor(text: string, reader: Attributor) {
    this.#text = text;
    this.#reader = reader;
    this.#cast = castOf(reader.tokens, reader.phrases);
    this.#resolver = new Resolver(reader.tokens, reader.phrases, this.#cast);
    this.#talk = new Conversation(reader.tokens);
  }

  /** In order, {@link UNNUMBERED}. */
  quotes(): Quote[] {
    const { tokens, phrases, finder } = this.#reader;
    const attributed = this.#reader.all();
    const reports = reportedIn(new ReportFinder(tokens, phrases, finder), tokens, attributed);
    const found: Found[] = [];
    const indirect: Quote[] = [];
    let next = 0;
    const report = () => {
      const quote = this.#reported(reports[next++] as Report);
      if (quote) indirect.push(quote);
    };
    // In the order of the text, since a pronoun means somebody who was heard before it.
    for (const one of attributed) {
      while (next < reports.length && (reports[next] as Report).cue < one.facts.token) report();
      found.push(this.#quoted(one));
    }
    while (next < reports.length) report();
    const joined = joinParts(tokens, found);
    return merged(joined, indirect);
  }

  #quoted(attributed: Attributed): Found {
    const { stretch, facts, candidate, odds, quoteOdds } = attributed;
    const { start, end } = stretch;
    const own = ownCue(this.#reader.tokens, this.#reader.finder, facts, candidate);
    const least = stretch.block ? NOBODY_FOR_BLOCK : NOBODY;
    const said =
      (stretch.rest ? NOTHING : undefined) ??
      this.#labelled(stretch, facts) ??
      this.#answered(facts, candidate) ??
      (own && this.#dropped(facts, own)) ??
      this.#introduced(attributed) ??
      (candidate &&
      odds > least &&
      isSomebody(this.#reader.tokens, this.#reader.phrases, this.#cast, candidate)
        ? this.#said(candidate, facts.token, undefined, own)
        : (this.#dropped(facts, own) ?? this.#goneOn(facts, stretch.block === true)));
    if (said.speaker) this.#talk.said(said.speaker, said.cue, facts);
    const opens = facts.opening === 1;
    const whole = opens && (facts.end !== End.none || facts.words > SENTENCE_WORDS || facts.sentences);
    const alone = facts.opensParagraph && facts.end !== End.none && facts.words > SENTENCE_WORDS;
    const sure = Math.min(chance(quoteOdds), said.speaker ? chance((own ? SUBJECTLESS : odds) + 2) : 0.5);
    return {
      text: this.#text.slice(start, end),
      start,
      end,
      kind: stretch.block ? 'block' : whole || alone || facts.goesOn ? 'direct' : 'mixed',
      parts: [{ start, end }],
      speaker: said.speaker,
      cue: said.cue,
      addressee: said.addressee,
      confidence: stretch.block && !said.speaker ? 0.5 : Math.round(sure * 100) / 100,
      stretch,
      token: facts.token,
      candidate: candidate && own ? { ...candidate, cue: own.first } : candidate,
    };
  }

  /** A line of a transcript, or one that goes on from it in the next paragraph. */
  #labelled({ paragraph, goesOn }: Stretch, { label, token }: StretchFacts): Said | undefined {
    const before = this.#line;
    this.#line = undefined;
    let said = before?.next === paragraph ? before.said : undefined;
    if (label) {
      const mention = this.#text.slice(label.start, label.end);
      const known = this.#resolver.labelled(mention, token);
      this.#hear(known, token, '');
      said = {
        speaker: mentioned(known.speaker, mention, label.start, label.end),
        cue: { text: ':', start: label.end, end: label.end + 1 },
        addressee: undefined,
      };
    }
    if (said && goesOn) {
      const { speaker, addressee } = said;
      this.#line = { said: { speaker, cue: null, addressee }, next: paragraph + 1 };
    }
    return said;
  }

  /** A paragraph of its own in a conversation of two: the one who did not speak last. */
  #answered(facts: StretchFacts, candidate: Candidate | undefined): Said | undefined {
    const { tokens } = this.#reader;
    const named = candidate && tokens.paragraphOf(this.#reader.phrases.first[candidate.phrase] as number);
    if (named !== undefined && named >= tokens.paragraphOf(facts.token)) return undefined;
    const speaker = this.#talk.turn(facts);
    return speaker && { speaker: called(speaker), cue: null, addressee: undefined };
  }

  /** `“…”, cuenta.` */
  #dropped({ token, after }: StretchFacts, own: OwnCue | undefined): Said | undefined {
    const { tokens } = this.#reader;
    if (!own && !(tokens.lexicon.words.dropsSubject && after === Beside.cue)) return undefined;
    let cue = token + 1;
    while (!own && !tokens.has(cue, Bit.cue) && cue < tokens.count) cue++;
    const known = this.#lastOrMeant(token, own !== undefined);
    if (!known) return undefined;
    this.#hear(known, token, '');
    return {
      speaker: called(known.speaker),
      cue: own ? this.#cueAt(own.first, own.last) : this.#cueAt(cue, cue),
      addressee: own && addresseeOf(tokens, this.#reader.phrases, own.last, NO_PHRASE),
    };
  }

  /** Whose verb stands without a subject: of the one who opened a sentence since somebody spoke, else of whoever spoke. */
  #lastOrMeant(token: number, isSubjectless: boolean): Meant | undefined {
    const { tokens } = this.#reader;
    const { listener } = this.#resolver;
    const last = isSubjectless ? listener.heard.at(-1) : undefined;
    const opened = last && listener.opened(last.at, token);
    if (opened) return ofPerson(opened);
    const isNear = last && tokens.paragraphOf(token) - tokens.paragraphOf(last.at) <= 1;
    if (isNear && !last.person && !listener.isNamed(last.at, token)) return last;
    const person = listener.meant(undefined, token);
    return person && ofPerson(person);
  }

  #cueAt(first: number, last: number): Cue {
    const { tokens } = this.#reader;
    return { text: tokens.slice(first, last), start: tokens.startOf(first), end: tokens.endOf(last) };
  }

  /** Nothing near names a speaker: one who spoke just before goes on, where the quote stands alone. */
  #goneOn({ token, before, opensParagraph, words }: StretchFacts, block: boolean): Said {
    const { listener } = this.#resolver;
    const last = listener.heard.at(-1);
    const { tokens } = this.#reader;
    // `E sul rigore: «…»`: where verbs need no subject, neither does a colon.
    const isIntroduced = before === Beside.colon && tokens.lexicon.words.dropsSubject === 'anywhere';
    if (isIntroduced && last && !block && tokens.paragraphOf(token) === tokens.paragraphOf(last.at)) {
      this.#hear(last, token, last.noun);
      return { speaker: called(last.speaker), cue: null, addressee: undefined };
    }
    if (!last || block || !opensParagraph || words <= SENTENCE_WORDS) return NOTHING;
    if (tokens.paragraphOf(token) - tokens.paragraphOf(last.at) > MOST_PARAGRAPHS) return NOTHING;
    this.#hear(last, token, last.noun);
    return { speaker: called(last.speaker), cue: null, addressee: undefined };
  }

  /** `“It is late.”` alone in its paragraph, and no quote in the one before: who opens the next one as somebody new. */
  #introduced({ facts, stretch, candidate, odds }: Attributed): Said | undefined {
    const { tokens, phrases } = this.#reader;
    const { token, opensParagraph, closesParagraph, words } = facts;
    if (stretch.block || !opensParagraph || !closesParagraph || words <= SENTENCE_WORDS) return undefined;
    const isThing = candidate && phrases.type[candidate.phrase] === PhraseType.other;
    if (candidate && odds > (isThing ? THING : NOBODY)) return undefined;
    const previous = tokens.ofStretch[(tokens.stretch[token] as number) - 1];
    if (previous !== undefined && tokens.paragraphOf(token) - tokens.paragraphOf(previous) < 2)
      return undefined;
    const person = this.#resolver.introduced.behind(token);
    if (!person) return undefined;
    this.#hear(ofPerson(person), token, '');
    return { speaker: called(ofPerson(person).speaker), cue: null, addressee: undefined };
  }

  /** Whoever acts beside words is heard as well: a pronoun may mean them. */
  #reported(report: Report): Quote | undefined {
    const { tokens } = this.#reader;
    const { speaker, cue, addressee } = this.#said(report, report.cue, report);
    if (!report.isSpeech) return undefined;
    const [start, end] = [tokens.startOf(report.first), tokens.endOf(report.last)];
    const text = this.#text.slice(start, end);
    const parts = [{ start, end }];
    const kind = 'indirect';
    return addressee
      ? { id: UNNUMBERED, text, start, end, kind, parts, speaker, cue, addressee, confidence: 0.8 }
      : { id: UNNUMBERED, text, start, end, kind, parts, speaker, cue, confidence: 0.8 };
  }

  #said({ phrase, cue, cueEnd }: Attribution, at: number, clause?: Report, own?: OwnCue): Said {
    const { tokens, phrases } = this.#reader;
    let known = this.#known.get(phrase);
    if (!known) {
      known = this.#resolver.resolve(phrase, clause);
      this.#known.set(phrase, known);
    }
    const noun = tokens.word(phrases.head[phrase] as number);
    this.#hear(known, at, noun);
    const mention = mentionOf(tokens, phrases, phrase, cue);
    const [start, end] = [tokens.startOf(mention.first), tokens.endOf(mention.last)];
    // `Poi ha aggiunto: “…”`: who spoke before, with a verb of its own.
    if (own) {
      const speaker = called(known.speaker);
      const addressee = addresseeOf(tokens, phrases, own.last, NO_PHRASE);
      return { speaker, cue: this.#cueAt(own.first, own.last), addressee };
    }
    return {
      speaker: mentioned(known.speaker, this.#text.slice(start, end), start, end),
      cue: cue < 0 ? null : this.#cueAt(cue, cueEnd),
      addressee: cue < 0 ? undefined : addresseeOf(tokens, phrases, cue, phrase),
    };
  }

  #hear({ speaker, person }: Meant, at: number, noun: string): void {
    this.#resolver.listener.hear({ speaker, person, at, noun });
  }
}

const NO_PHRASE = -1;
const NOTHING: Said = { speaker: null, cue: null, addressee: undefined };

function chance(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

const nothing = new Attributor('', [], lexiconOf('und'));
keep(new Reading('', nothing), new ReportFinder(nothing.tokens, nothing.phrases, nothing.finder));
