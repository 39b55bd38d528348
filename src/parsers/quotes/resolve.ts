/** From the words beside a quote to the one they stand for: pronouns, surnames and descriptions to full names. */
import type { Speaker } from '../../model/article.js';
import { FEMALE_NAMES, MALE_NAMES } from './given-names.js';
import { isTitle, type LanguageWords } from './languages/words.js';
import type { Mention } from './mentions.js';
import type { Person } from './people.js';
import { kindOfMention } from './speaker-kind.js';

/** Who has spoken so far, the last one last. */
export interface Heard {
  speaker: Speaker;
  /** Where the quote or the attribution stands. */
  at: number;
}

/** The person who spoke last is who a pronoun means, unless another one was named this much later. UTF-16 code units. */
const LAST_SPEAKER = 300;
/** What other evidence is worth, as distance in the text. Found on the training articles. */
const SUBJECT = 250;
const KNOWN_GENDER = 350;
const NO_EVIDENCE = 600;

export class Resolver {
  readonly #people: readonly Person[];
  readonly #words: LanguageWords;

  constructor(people: readonly Person[], words: LanguageWords) {
    this.#people = people;
    this.#words = words;
  }

  resolve(mention: Mention, heard: readonly Heard[]): Speaker {
    const { start, end } = mention;
    const said = { mention: mention.text, start, end };
    const pronoun = this.#words.pronouns.get(mention.text.toLowerCase());
    if (pronoun) return { ...this.#ofPronoun(pronoun, start, heard), ...said };
    const person = this.#named(mention);
    if (person) return { ...speakerOf(person), ...said };
    const described = this.#described(mention, heard);
    if (described) return { ...described, ...said };
    const name = bareName(mention, this.#words);
    return { name, kind: kindOfMention(name, false, this.#words), ...said };
  }

  #ofPronoun(
    pronoun: string,
    at: number,
    heard: readonly Heard[],
  ): Omit<Speaker, 'mention' | 'start' | 'end'> {
    const last = heard.at(-1);
    if (pronoun === 'he' || pronoun === 'she') {
      const person = this.#lastPerson(pronoun, at, heard);
      if (person) return speakerOf(person);
      if (last && last.speaker.kind !== 'document' && last.speaker.kind !== 'group')
        return without(last.speaker);
      return { name: pronoun, kind: 'unnamed' };
    }
    const fits =
      heard.findLast(({ speaker }) =>
        (pronoun === 'they' ? /group|organisation|unnamed/u : /organisation|document/u).test(speaker.kind),
      ) ?? (pronoun === 'they' ? last : undefined);
    if (fits) return without(fits.speaker);
    return {
      name: pronoun,
      kind: pronoun === 'they' ? 'group' : pronoun === 'it' ? 'organisation' : 'person',
    };
  }

  /** The person of that gender who was named last before the pronoun; the last speaker has a start. */
  #lastPerson(pronoun: 'he' | 'she', at: number, heard: readonly Heard[]): Person | undefined {
    const last = heard.at(-1);
    const speakers = new Set(heard.map(({ speaker }) => speaker.name));
    let best: { person: Person; place: number } | undefined;
    for (const person of this.#people) {
      const gender = genderOf(person);
      if (gender !== undefined && gender !== pronoun) continue;
      const spoke = last && last.speaker.name === person.name && last.at < at ? last.at + LAST_SPEAKER : 0;
      const named = Math.max(
        0,
        ...person.at
          .filter((place) => place < at)
          .map((place) => place + (person.subjectAt.has(place) ? SUBJECT : 0)),
      );
      if (named === 0 && spoke === 0) continue;
      const place =
        Math.max(named, spoke) +
        (gender ? KNOWN_GENDER : 0) -
        (gender || person.bySurname || person.role || speakers.has(person.name) ? 0 : NO_EVIDENCE);
      if (!best || place > best.place) best = { person, place };
    }
    return best?.person;
  }

  /** By full name or surname. */
  #named(mention: Mention): Person | undefined {
    const head = headWords(mention, this.#words);
    const last = head.at(-1);
    if (!last) return undefined;
    const whole = head.join(' ');
    return (
      this.#people.find(({ name }) => name.toLowerCase() === whole) ??
      this.#people.find(
        (person) =>
          person.surname === last &&
          (head.length === 1 || person.name.toLowerCase().startsWith(head[0] as string)),
      ) ??
      (head.length === 1
        ? this.#people.find(({ name }) => name.toLowerCase().split(' ')[0] === last)
        : undefined)
    );
  }

  /** `the director`: who was called that before. */
  #described(
    mention: Mention,
    heard: readonly Heard[],
  ): Omit<Speaker, 'mention' | 'start' | 'end'> | undefined {
    const match = /^(?:the|that|this|der|die)\s+(?:[\p{L}’'-]+\s+){0,3}?([\p{L}’'-]+)$/iu.exec(mention.text);
    const noun = match?.[1]?.toLowerCase();
    if (
      !noun ||
      this.#words.organisations.has(noun) ||
      this.#words.documents.has(noun) ||
      this.#words.groups.has(noun)
    )
      return undefined;
    const holds = (role: string | undefined) =>
      role
        ?.toLowerCase()
        .split(/[^\p{L}’'-]+/u)
        .includes(noun) ?? false;
    const spoke = heard.findLast(({ speaker }) => holds(speaker.role));
    if (spoke) return without(spoke.speaker);
    const person = this.#people.findLast(({ role, at }) => holds(role) && (at[0] ?? 0) < mention.start);
    return person && speakerOf(person);
  }
}

function speakerOf({ name, role, affiliation }: Person): Omit<Speaker, 'mention' | 'start' | 'end'> {
  return { name, kind: 'person', ...(role ? { role } : {}), ...(affiliation ? { affiliation } : {}) };
}

function without({
  mention: _mention,
  start: _start,
  end: _end,
  ...speaker
}: Speaker): Omit<Speaker, 'mention' | 'start' | 'end'> {
  return speaker;
}

function genderOf({ gender, name }: Person): 'he' | 'she' | undefined {
  if (gender) return gender;
  const given = name.toLowerCase().split(' ')[0] ?? '';
  return FEMALE_NAMES.has(given) ? 'she' : MALE_NAMES.has(given) ? 'he' : undefined;
}

/** The words of the name at the head of the phrase, titles off, in lower case; empty where the head is no name. */
function headWords(mention: Mention, words: LanguageWords): string[] {
  const head = mention.text.split(',')[0] ?? '';
  const parts = head
    .replace(/[’']s\b/gu, '')
    .split(/\s+/u)
    .filter(Boolean);
  const capital = parts.filter((part) => /^\p{Lu}/u.test(part) && !isTitle(part, words));
  const last = parts.at(-1);
  if (!last || !/^\p{Lu}/u.test(last) || capital.length === 0 || words.organisations.has(last.toLowerCase()))
    return [];
  const from =
    parts.findLastIndex((part) => !/^\p{Lu}/u.test(part) && !words.joiners.has(part.toLowerCase())) + 1;
  return parts
    .slice(from)
    .filter((part) => !isTitle(part, words))
    .map((part) => part.toLowerCase())
    .filter((part) => !/^(?:jr|sr)\.?$/u.test(part));
}

/** Without what opens the phrase and without its apposition: `a coalition statement,` is `coalition statement`. */
function bareName({ text }: Mention, words: LanguageWords): string {
  const head = (text.split(',')[0] ?? text).trim();
  const parts = head.split(/\s+/u);
  const bare =
    words.determiners.has((parts[0] ?? '').toLowerCase()) && parts.length > 1 ? parts.slice(1) : parts;
  return bare.join(' ').replace(/[’']s$/u, '');
}
