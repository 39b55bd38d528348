/** What one language contributes to finding speakers: words, no logic. All in lower case. */

export interface LanguageWords {
  /** Verbs of saying in the forms that reports use. */
  cues: ReadonlySet<string>;
  /** Verbs that report speech only directly beside a quote: `laughed`, `went on`. */
  weakCues: ReadonlySet<string>;
  /** How often each verb reports speech, 1 to 7, where that was learned from articles. */
  cueStrength?: ReadonlyMap<string, number>;
  /** Verbs behind which a reported clause stands without `that`, and which stand behind one: `police said the road was shut`. */
  clausal: ReadonlySet<string>;
  /** Verbs of saying, learned, the most frequent first; their order is that of the weights. */
  frequentCues?: readonly string[];
  /** Words that often stand beside marks, learned; their order is that of the weights. */
  beside?: readonly string[];
  /** Words that may stand between subject and verb: auxiliaries, adverbs. */
  between: ReadonlySet<string>;
  /** What stands before the verb and the subject behind both: `a dit le maire`. */
  auxiliaries?: ReadonlySet<string>;
  /** Endings of verbs, in this order: past, present, participle. */
  verbEndings: readonly [string, string, string];
  /** Verbs before a participle that make its subject the one it is done to, and the word before who does it. */
  passive?: { be: ReadonlySet<string>; by: string };
  /** What adverbs end in. */
  adverbEnding?: string;
  /** Nouns that end so as well. */
  noAdverbs?: ReadonlySet<string>;
  /** Subject pronouns and whom they can stand for. */
  pronouns: ReadonlyMap<string, Pronoun>;
  /** Pronouns that stand behind `according to` alone: `her`. */
  objects?: ReadonlyMap<string, Pronoun>;
  /** `according to`, and its like, word by word: the speaker follows. */
  according: readonly (readonly string[])[];
  /** Those that are numbers where an article stands before them: `il secondo tempo`. */
  ordinals?: ReadonlySet<string>;
  /** Words that stand behind the speaker instead: `Doe zufolge`. */
  accordingBehind: ReadonlySet<string>;
  /** Words that open a noun phrase. */
  determiners: ReadonlySet<string>;
  /** Determiners that say that the thing was spoken of before: `the`, `this`. */
  definite: ReadonlySet<string>;
  /** Articles of one alone: a noun behind them ends in s without being a plural. */
  singular: ReadonlySet<string>;
  /** Words that never belong to a subject: they end it when one walks over them. */
  stops: ReadonlySet<string>;
  prepositions: ReadonlySet<string>;
  /** Prepositions that bind a place or an employer to an office: `director of`, `spokesman for`. */
  binding: ReadonlySet<string>;
  /** Those of them that hold an article: `del museo`. */
  contracted?: ReadonlySet<string>;
  /** Small words that make another verb of the one before them: `wrote down`. */
  particles: ReadonlySet<string>;
  conjunctions: ReadonlySet<string>;
  /** Conjunctions behind which the reporter speaks again: `but`. */
  turns: ReadonlySet<string>;
  /** `who`, `which`. */
  relatives: ReadonlySet<string>;
  /** Those of them that are said of people alone: `who`. */
  personal?: ReadonlySet<string>;
  /** Words that open a reported clause: `that`, `whether`. */
  that: ReadonlySet<string>;
  /** Words that join the name of an organisation or a person: `of`, `for`, `van`. */
  joiners: ReadonlySet<string>;
  /** Joiners that open a surname, with a capital where no given name stands before it: `De Santis`, `Van der Berg`. */
  surnames?: ReadonlySet<string>;
  /** Joiners that say behind a whole name where somebody is from: `Mario Rossi di Legambiente`. */
  origins?: ReadonlySet<string>;
  titles: ReadonlySet<string>;
  /** Endings that only words for an office have: German writes those with a capital, as it does names. */
  titleEnding?: RegExp;
  /** Verbs as they end behind a quote: one that is in no list is told by its place there. */
  verbForm?: RegExp;
  /** Forms of address, which are no office. */
  address: ReadonlySet<string>;
  /** Heads of phrases that name who speaks, beside titles: `mother`, `neighbour`. */
  speakers: ReadonlySet<string>;
  /** Nouns that may stand for anybody named before; others only for people of whom no office is told. Any, where not given. */
  anybody?: ReadonlySet<string>;
  /** Titles and nouns that give a person's gender. */
  female: ReadonlySet<string>;
  male: ReadonlySet<string>;
  /** Head nouns by the kind of speaker. */
  documents: ReadonlySet<string>;
  organisations: ReadonlySet<string>;
  groups: ReadonlySet<string>;
  /** What marks stand around without quoting anybody, when it stands before them: `novel`, `so-called`. */
  works: ReadonlySet<string>;
  /** `the word “tacet”`: what stands in marks behind these is spoken of, not said. */
  terms: ReadonlySet<string>;
  /** Participles that give a thing its name: `an app called “Tide”`. */
  naming: ReadonlySet<string>;
  /** What a thing is known, billed, referred to `as`. */
  namingAs: ReadonlySet<string>;
  as: ReadonlySet<string>;
  /** Words that open a line which points to another page: `READ MORE: …`. */
  pointers: ReadonlySet<string>;
  /** Months and days: capitals that are no names. */
  calendar: ReadonlySet<string>;
  /** Words that have a capital for opening a sentence alone. */
  openers: ReadonlySet<string>;
  /** `his statement`: whose words they are. */
  possessives: ReadonlyMap<string, 'he' | 'she'>;
  /** Given names that have another gender elsewhere. */
  givenNames?: ReadonlyMap<string, 'he' | 'she'>;
  /** Nouns that any organisation may be called by. */
  anyOrganisation: ReadonlySet<string>;
  /** Verbs of several words: `put it`, `went on`. */
  phrasal: readonly (readonly string[])[];
  /** Other capitals that are no part of a person's name. */
  noNames: ReadonlySet<string>;
  /** Names of places, where those are told from people. */
  places?: Places;
  /** Words whose full stop ends no sentence. */
  abbreviations: ReadonlySet<string>;
  /** Cues that name whom it was said to. */
  addressing: ReadonlySet<string>;
  /** Talks that name whom it was said to: `in an interview with Reuters`. */
  interviews: ReadonlySet<string>;
  /** Verbs of whoever answers the one who spoke before. */
  replying?: ReadonlySet<string>;
  /** `to`, behind a verb of saying. */
  toward: ReadonlySet<string>;
  /** A verb needs no subject: behind a quote, `“…”, cuenta`, or before it as well, `Poi ha aggiunto: “…”`. */
  dropsSubject?: 'behind' | 'anywhere';
  /** Verbs of nobody, with whoever spoke before meant: `“…”, klinkt het`. */
  impersonal?: ReadonlySet<string>;
  /** Behind a quote the verb stands before its subject, and reports whatever it does elsewhere: `“…”, besluit de minister`. */
  inverts?: boolean;
  /** Verbs that stand behind a clause which they report without `that`: `Il ponte riapre, ha detto il sindaco`. */
  closing?: ReadonlySet<string>;
  /** The verb is the second word of its clause, so that no comma stands before it: `Volgens de politie ligt de weg open`. */
  verbSecond?: boolean;
  /** Paragraphs of a dialogue open with a dash, and another one parts what is said: `— Não — disse ela.` */
  dashes?: boolean;
  /** A name follows an office and what it is over without a comma: `il ministro dell’Interno Mario Rossi`. */
  namesBehindOffices?: boolean;
  /** An attribution stands inside of the marks: `« Il ponte – ha detto Rossi – è chiuso »`. */
  asides?: boolean;
  /** Words that are written together with the one behind or before them. */
  clitics?: Clitics;
  /** Nouns are written with a capital, so that a capital says nothing of names. */
  capitalNouns: boolean;
}

export interface Places {
  /** Words that such a name begins with, and that it ends in: `Mount`, `Bay`. */
  openers: ReadonlySet<string>;
  nouns: ReadonlySet<string>;
  /** Words right before one, right behind one and what one is, before `of`: `in`, `residents`, `town`. */
  before: ReadonlySet<string>;
  behind: ReadonlySet<string>;
  kinds: ReadonlySet<string>;
  of: string;
}

export interface Clitics {
  /** What stands before an apostrophe: `l` of `l’association`. */
  before: ReadonlySet<string>;
  /** What stands behind a hyphen: `elle` of `raconte-t-elle`. */
  behind: ReadonlySet<string>;
  /** Letters that are words of their own behind an apostrophe: `’t`. */
  alone?: ReadonlySet<string>;
  /** Those of `before` that open a name where both letters are capitals: `D’Angelo`. */
  names?: ReadonlySet<string>;
}

export type Pronoun = 'he' | 'she' | 'they' | 'it' | 'i' | 'we' | 'who';

export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter(Boolean));
}

/** Given names and the pronouns that stand for them. */
export function gendered(names: {
  male: Iterable<string>;
  female: Iterable<string>;
}): ReadonlyMap<string, 'he' | 'she'> {
  const pronouns = new Map<string, 'he' | 'she'>();
  for (const name of names.male) pronouns.set(name, 'he');
  for (const name of names.female) pronouns.set(name, 'she');
  return pronouns;
}

/** Words for who somebody is: of anybody, of a man, of a woman. */
export interface Offices {
  all: ReadonlySet<string>;
  male: ReadonlySet<string>;
  female: ReadonlySet<string>;
}

/** `ministro/ministra parroco/ /suora docente`: by whom they are said of; without a slash, of anybody. */
export function pairs(list: string): Offices {
  const [all, male, female] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const entry of words(list)) {
    const [his, hers] = entry.split('/') as [string, string?];
    for (const word of [his, hers]) if (word) all.add(word);
    if (hers === undefined) continue;
    if (his) male.add(his);
    if (hers) female.add(hers);
  }
  return { all, male, female };
}

/** Verbs with one strength, as entries of `cueStrength`. */
export function rated(verbs: ReadonlySet<string>, strength: number): [string, number][] {
  return [...verbs].map((verb) => [verb, strength]);
}
