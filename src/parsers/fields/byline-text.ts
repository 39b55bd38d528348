/** The names in a byline: `By Jane Doe and John Roe, Political Editor | Updated 10:00`. */
import type { Byline } from '../../model/article.js';
import { isAgency } from './agencies.js';
import { isEasternLabel, writersPart } from './byline-east.js';
import { isOpening, withoutOpening } from './byline-openings.js';
import {
  beforeEditing,
  holdsNoName,
  isNewsroom,
  isRole,
  isUnsigned,
  OPENING_AND,
  ROLE_PLACE,
  SEPARATOR,
  splitRole,
  WEEKDAYS,
} from './byline-words.js';
import { aroundDate, hasDate } from './date-text.js';
import { opensWithTime } from './date-words.js';

/** Where to write to them: behind the name, in Korea as a rule. */
const MAIL = /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}/gu;
/** Where they are to be found. */
const HANDLE = /(?<=^|[\s(])@\w{2,30}/gu;
/** `Jane Doe, Cawder`, `Jane Doe, LTV North`: one word behind one whole name, or letters that stand for an outlet. */
const FROM =
  /^([^,]*\p{Lu}\S*\s\p{Lu}[\p{L}’'-]*\p{L})(?:,|\s[–—])\s(\p{Lu}\p{Ll}{2,}|\p{Lu}{2,8}(?: \p{Lu}\p{L}+)?)$/u;
/** The same where letters have no cases, also behind a dash: `नेहा वर्मा, पटना`. */
const FROM_CASELESS =
  /(?<=^|[:：]\s?)((?!\p{sc=Han}|\p{sc=Hangul})\p{Lo}[\p{L}\p{M}]*(?:\s\p{Lo}[\p{L}\p{M}]*){1,3})(?:\s?[,،]\s?|\s[-–—]\s)(\p{Lo}[\p{L}\p{M}]*)$/u;
/** `Jordi Puig i Roca`, `José Ruiz y Soler`, `Ana Costa e Silva`: one word behind a whole name is its second surname. */
const SECOND_SURNAME =
  /(?<=(?:^|\s)\p{Lu}[\p{L}\p{M}’'-]{1,30}\s\p{Lu}[\p{L}\p{M}’'-]{1,30})\s([iye])\s(\p{Lu}[\p{L}\p{M}’'-]*)(?=\s*(?:$|[,;|•·(\n]))/gu;
/** `Jane Doe, John Roe — Cawder`: where several are named, what a dash parts from them all is where they are, or for whom. */
const BEHIND_DASH = /\s[—–]\s([^,;|—–]+)$/u;
const SEVERAL = /(?:,|\s(?:and|e|y|et|und|och|og))\s/u;
/** `Jane Doe (text) and John Roe (photos)` */
const PICTURES_BESIDE =
  /\((?:photos?|photographies?|fotos?|fotó|foto’s|fotograf[íi][ae]s?|bild(?:er)?|(?:valo)?kuvat?|zdjęcia|фото|images?)\)\s*$/iu;
/** `Text: Jane Doe Photos: John Roe` */
const PICTURES_BY =
  /(?<!\s(?:and|&|und|et|y|e|i|og|och|en|ja))\s(?:photos?|photograph(?:s|y|ies?)|fotos?|fotograf[ií][ae]s?|fotografie|bild(?:er)?|kuvat?|zdjęcia|fotók?|фото|φωτογραφ\p{L}+)(?:\s?:|\s(?:by|von|par|de|di|av|af|door)\s).*$/iu;
/** Stands for the spaces within one name. */
const WITHIN = '\uE000';
/** UTF-16 code units. */
const LINE = 400;
const NAME = 60;
const NAME_WORDS = 6;
/** `(with John Roe)` */
const TOGETHER = /\s?\((?:with|avec|mit|con|com|met|med)\s([^()]{1,120})\)/giu;
/** Agencies and editors sign in lower case. */
const LOWER_CASE_NAMES: ReadonlySet<string> = new Set(
  'dpa epd sda afp apa kna sid lby dts rtr ap'.split(' '),
);
/** What stands where a name could and is none. */
const NOBODY: ReadonlySet<string> = new Set(
  'by von par por di door av af from to agencies agenturen agences agencias agenzie red anonymous none null unknown undefined admin administrator webmaster root guest user wordpress'.split(
    ' ',
  ),
);
/** Small words inside of names, which may open one as well. */
const PARTICLES: ReadonlySet<string> = new Set(
  'van von vom zu zum zur und der den de del della dei degli da di do dos das du des al el ul bin bint ibn abu la le las los ter ten te of e y i na af av til ja o’ d’ l’ ap ben bar mac y'.split(
    ' ',
  ),
);
/** `d’Arc`, `al-Hadi`, `'t Hooft`. */
const ELIDED = /^(?:[dl][’']|al-|el-|ul-|[’']t$)/u;
/** In lower case, where letters have cases; those of Georgian are small ones all. */
const SMALL = /^(?!\p{Script=Georgian})\p{Ll}/u;
/** In upper case; with a full stop where it is a letter or two. */
const NAME_WORD = /^\p{Lu}(?:\p{L}?\.|[\p{L}\p{M}’'-]*)$/u;
/** `By Jane Doe, Cawder, with agency reports` */
const WITH_AGENCIES =
  /,?\s(?:with|mit|avec|con|com|met)\s(?:agenc(?:y|ies)|wires?|agenturen|agences|agencias|agenzie|agências)(?:\s\p{L}+){0,2}$/iu;
/** `Lockside Freight, Inc.`: what kind of company it is stands behind its name as another name could. */
const LEGAL_FORM = /,\s(?=(?:Inc|LLC|L\.?P|Ltd|Limited|PLC|Corp|GmbH|S\.?A)\.?(?=$|\s*[,;|]))/gu;
/** `Jane Doe, MD, PhD`: what somebody has learned stands behind the name as another name could. */
const DEGREE =
  /^(?:[BM]\.?(?:A|S|Sc|Ed|FA)|MBA|MPH|MSW|MPhil|LLM|[MJ]\.?D|D\.?O|DDS|DVM|R\.?[DN]|LCSW|CF[AP]|CPA|Ph\.?\s?D|DPhil|Esq|[JS]r|I{2,3})\.?$/u;
/** `Jane Doe | Lockside Media for lockside.example`: whom somebody works for. */
const OF_SITE = /\s[Ff]or\s[\w-]+(?:\.[\w-]+)+$/u;
/** `Jane Doe in Nairobi`: where somebody reports from. */
const PLACE = /\s+(?:(?:in|[Ff]or|at)\s+(?:the\s+)?|(?:aus|à|en|a|bei|i)\s+)\p{Lu}.*$|\s+في\s.*$/u;
/** `Jane Doe on Tue, 5 March`: when systems say that somebody submitted it. */
const ON_DAY = /\son\s\p{Lu}\p{L}{2,8}$/u;
/** `Jane Doe The Associated Press`: where the outlet stands in a column of its own. */
const OUTLET = /(?<=\p{L}\s\S*)\s+The\s+\p{Lu}.*$/u;

/** `JANE DOE Special Correspondent`: where the name is in capitals, what is not is no part of it. */
const IN_CAPITALS = /^(\p{Lu}[\p{Lu}.’'-]+(?:\s\p{Lu}[\p{Lu}.’'-]+)+)\s\p{Lu}\p{Ll}{2}.*$/u;

/** `Camille LEBRUN`; three letters stand for an outlet. */
const SURNAME_IN_CAPITALS = /^\p{Lu}\p{Ll}[\p{L}-]*\s\p{Lu}[\p{Lu}-]{3,}$/u;

/** `Jane Doe Tuesday, 5 March 2026`. */
function withoutWeekday(name: string): string {
  const at = name.lastIndexOf(' ');
  return at > 0 && WEEKDAYS.has(name.slice(at + 1).toLowerCase()) ? name.slice(0, at) : name;
}

/** Names in order, each with the role that follows it; empty where the line holds none. */
export function bylinesOfLine(line: string): Byline[] {
  // Behind the date of a byline stand tags and counters.
  for (const side of aroundDate(line.slice(0, LINE))) {
    const found = bylinesIn(side);
    if (found.length > 0) return found;
  }
  return [];
}

function bylinesIn(line: string): Byline[] {
  const found: Byline[] = [];
  let first: string | undefined;
  const parts = writersPart(beforeEditing(line))
    .replace(MAIL, ' ')
    .replace(HANDLE, ' ')
    .replace(TOGETHER, ', $1')
    .replace(LEGAL_FORM, ' ')
    .replace(WITH_AGENCIES, '')
    .replace(PICTURES_BY, '')
    .replace(ROLE_PLACE, '$1')
    .trimEnd()
    .replace(BEHIND_DASH, (whole, last: string, at: number, all: string) =>
      SEVERAL.test(all.slice(0, at)) && !isRole(last) ? '' : whole,
    )
    .replace(FROM, (whole, name: string, word: string) => (isPlaceOf(name, word) ? name : whole))
    .replace(FROM_CASELESS, (whole, name: string, word: string) => (isPlaceOf(name, word) ? name : whole))
    .replace(SECOND_SURNAME, (whole, and: string, word: string) =>
      isAgency(word) || isNewsroom(word) || isNobody(word) ? whole : `${WITHIN}${and}${WITHIN}${word}`,
    )
    .split(SEPARATOR);
  for (const part of parts) {
    if (isOpening(part) || PICTURES_BESIDE.test(part)) continue;
    const bare = part.replace(OPENING_AND, '').replace(/^[\s"'“”«»(*]+|[\s"'“”«».:*】〕》]+$/gu, '');
    const text = withoutOpening(bare.replace(/^(?:by\s+)+(?=by\b)/iu, ''));
    const { name, role } = splitRole(text.replace(/\s*[(<[（][^)>\]）]{0,60}[)>\]）]?\s*/gu, ' ').trim());
    const plain = decased(
      told(
        withoutWeekday(
          name.replace(PLACE, '').replace(ON_DAY, '').replace(OUTLET, '').replace(IN_CAPITALS, '$1').trim(),
        ),
      ),
    ).replaceAll(WITHIN, ' ');
    const last = found.at(-1);
    const isApart = isSetApart(name, first) && !isJoined(name, line);
    if (DEGREE.test(plain) || (last && (OF_SITE.test(name) || isApart))) continue;
    first ??= name;
    if (isName(plain) && !isUnsigned(text)) found.push(role ? { name: plain, role } : { name: plain });
    // In brackets, what follows them is another line's: `(Cawder, correspondent)Published`.
    else if (last && !last.role && isRole(text)) last.role = text.replace(/[)\]].*$/u, '');
  }
  return found;
}

/** Behind a name that is not in capitals, those tell of a place or an outlet: `Jane Doe | NEW YORK`. */
export function isSetApart(text: string, first: string | undefined): boolean {
  return first !== undefined && isWholeName(first) && /^\p{Lu}[\p{Lu}. ]+$/u.test(text) && !isAgency(text);
}

/** `and JOHN ROE`: whoever is joined to a name so is another, whatever their letters. */
export function isJoined(name: string, line: string): boolean {
  return (
    name.includes(' ') &&
    /(?:&|\s(?:and|und|et|y|e|och|og|ve|dan|и|та|και))\s$/u.test(line.slice(0, line.indexOf(name)))
  );
}

/** The same name in two elements, of which style sheets show one. */
function told(name: string): string {
  const half = name.slice(0, name.length / 2);
  return isWholeName(half) && name.replace(/\s+/gu, '') === half.replace(/\s+/gu, '').repeat(2) ? half : name;
}

/** `JANE DOE, JOHN ROE` */
const IN_CAPITALS_BOTH = /\p{Lu}{2} \p{Lu}{2,}, \p{Lu}{2,} \p{Lu}{2,}$/u;

/** `NEW YORK`: how places of two words are called. */
const PLACE_WORD = /^(?:NEW|LOS|LAS|SAN|SANTA|FORT|PORT|HONG|TEL|EL)\s|\s(?:CITY|BEACH|ISLAND|NEWS)$/u;

function isPlaceOf(name: string, word: string): boolean {
  if (IN_CAPITALS_BOTH.test(`${name}, ${word}`) && !PLACE_WORD.test(word)) return false;
  return name.split(SEPARATOR).length === 1 && !isAgency(word) && !isNewsroom(word) && !isRole(word);
}

export function namesOfLine(line: string): string[] {
  return bylinesOfLine(line).map(({ name }) => name);
}

/** Whether systems put the text where they know no author. */
export function isNobody(text: string): boolean {
  return NOBODY.has(text.toLowerCase());
}

/** `JD` stands in place of a picture of Jane Doe. */
export function isInitials(name: string, others: readonly Byline[]): boolean {
  if (!/^\p{Lu}{2,3}$/u.test(name)) return false;
  return others.some(
    (one) => one.name.replace(/(\p{Lu})[^\p{Lu}\s]+\s*/gu, '$1') === name && one.name !== name,
  );
}

/** A name has one to six words, the first in upper case. */
export function isName(text: string): boolean {
  if (LOWER_CASE_NAMES.has(text)) return true;
  if (text.length < 2 || text.length > NAME || isNobody(text)) return false;
  if (WEEKDAYS.has(text.toLowerCase()) || isEasternLabel(text)) return false;
  if (!/\p{L}/u.test(text) || holdsNoName(text) || hasDate(text)) return false;
  // In scripts without cases such words begin names as well.
  if (/^\p{Lu}/u.test(text) && opensWithTime(text)) return false;
  const words = text.split(/\s+/u);
  return (
    words.length <= NAME_WORDS &&
    words.every(isNameWord) &&
    !isParticle(words.at(-1) ?? '') &&
    !/^The\s/u.test(text)
  );
}

/** Not in lower case, unless it is one of the small words of names. */
function isNameWord(word: string): boolean {
  return !SMALL.test(word) || isParticle(word) || ELIDED.test(word);
}

function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

/** Whether a line that nothing marks as a byline is somebody's whole name: two to four words, each in upper case. */
export function isWholeName(text: string): boolean {
  const words = text.split(/\s+/u);
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    words.every((word) => NAME_WORD.test(word) || isParticle(word)) &&
    !isNewsroom(text) &&
    (/^\p{Lu}\p{Ll}/u.test(words.at(-1) ?? '') || SURNAME_IN_CAPITALS.test(text)) &&
    isName(text)
  );
}

/** The same in a script without cases, where an element that is called the author's holds it. */
export function isCaselessName(text: string): boolean {
  return (
    /^\p{Lo}[\p{L}\p{M}]*(?:\s\p{Lo}[\p{L}\p{M}]*){1,3}$/u.test(text) && !isNewsroom(text) && isName(text)
  );
}

/** `JANE DOE` is Jane Doe; `AFP` stays. */
function decased(name: string): string {
  if (name !== name.toUpperCase() || !/\s/u.test(name) || /[\p{Lo}]/u.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}’'])\p{L}|(?<=[’'-])\p{L}(?=\p{L})/gu, (letter) => letter.toUpperCase());
}
