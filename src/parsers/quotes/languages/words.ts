/** What one language contributes to finding speakers: words, no logic. All in lower case. */

export interface LanguageWords {
  /** Verbs of saying in the forms that reports use. */
  cues: ReadonlySet<string>;
  /** Verbs that report speech only directly beside a quote: `laughed`, `went on`. */
  weakCues: ReadonlySet<string>;
  /** Words that may stand between subject and verb: auxiliaries, adverbs. */
  between: ReadonlySet<string>;
  /** Subject pronouns and whom they can stand for. */
  pronouns: ReadonlyMap<string, 'he' | 'she' | 'they' | 'it' | 'i' | 'we'>;
  /** `according to`, and its like: the speaker follows. */
  according: readonly RegExp[];
  /** Words that open a noun phrase. */
  determiners: ReadonlySet<string>;
  /** Words that never belong to a subject: they end it when one walks over them. */
  stops: ReadonlySet<string>;
  /** Words that join the name of an organisation or a person: `of`, `for`, `van`. */
  joiners: ReadonlySet<string>;
  titles: ReadonlySet<string>;
  /** Endings that only words for an office have: German writes those with a capital, as it does names. */
  titleEnding?: RegExp;
  /** Titles and nouns that give a person's gender. */
  female: ReadonlySet<string>;
  male: ReadonlySet<string>;
  /** Head nouns by the kind of speaker. */
  documents: ReadonlySet<string>;
  organisations: ReadonlySet<string>;
  groups: ReadonlySet<string>;
  /** Cues that name whom it was said to. */
  addressing: ReadonlySet<string>;
}

export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter(Boolean));
}

/** `Dr.`, `President`, `Landrätin`: an office or a form of address before a name. */
export function isTitle(word: string, { titles, titleEnding }: LanguageWords): boolean {
  const bare = word.toLowerCase().replace(/\.$/u, '');
  return titles.has(bare) || (titleEnding?.test(bare) ?? false);
}
