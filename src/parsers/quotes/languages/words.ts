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
  /** `according to`, and its like, word by word: the speaker follows. */
  according: readonly (readonly string[])[];
  /** Words that stand behind the speaker instead: `Doe zufolge`. */
  accordingBehind: ReadonlySet<string>;
  /** Words that open a noun phrase. */
  determiners: ReadonlySet<string>;
  /** Determiners that say that the thing was spoken of before: `the`, `this`. */
  definite: ReadonlySet<string>;
  /** Words that never belong to a subject: they end it when one walks over them. */
  stops: ReadonlySet<string>;
  prepositions: ReadonlySet<string>;
  /** Prepositions that bind a place or an employer to an office: `director of`, `spokesman for`. */
  binding: ReadonlySet<string>;
  /** Small words that make another verb of the one before them: `wrote down`. */
  particles: ReadonlySet<string>;
  conjunctions: ReadonlySet<string>;
  /** Conjunctions behind which the reporter speaks again: `but`. */
  turns: ReadonlySet<string>;
  /** `who`, `which`. */
  relatives: ReadonlySet<string>;
  /** Words that open a reported clause: `that`, `whether`. */
  that: ReadonlySet<string>;
  /** Words that join the name of an organisation or a person: `of`, `for`, `van`. */
  joiners: ReadonlySet<string>;
  titles: ReadonlySet<string>;
  /** Endings that only words for an office have: German writes those with a capital, as it does names. */
  titleEnding?: RegExp;
  /** Forms of address, which are no office. */
  address: ReadonlySet<string>;
  /** Heads of phrases that name who speaks, beside titles: `mother`, `neighbour`. */
  speakers: ReadonlySet<string>;
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
  /** Words whose full stop ends no sentence. */
  abbreviations: ReadonlySet<string>;
  /** Cues that name whom it was said to. */
  addressing: ReadonlySet<string>;
  /** Talks that name whom it was said to: `in an interview with Reuters`. */
  interviews: ReadonlySet<string>;
  /** `to`, behind a verb of saying. */
  toward: ReadonlySet<string>;
  /** `“…”, cuenta`: a verb needs no subject. */
  dropsSubject?: boolean;
  /** Words that are written together with the one behind or before them. */
  clitics?: Clitics;
  /** Nouns are written with a capital, so that a capital says nothing of names. */
  capitalNouns: boolean;
}

export interface Clitics {
  /** What stands before an apostrophe: `l` of `l’association`. */
  before: ReadonlySet<string>;
  /** What stands behind a hyphen: `elle` of `raconte-t-elle`. */
  behind: ReadonlySet<string>;
}

export type Pronoun = 'he' | 'she' | 'they' | 'it' | 'i' | 'we' | 'who';

export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter(Boolean));
}
