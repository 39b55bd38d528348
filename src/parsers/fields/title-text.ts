/** Titles as machines are told them: with the site's name and section at their ends, escaped, cut short. */
import { plainText } from '../plain-markup.js';
import { namesSite } from './site-name.js';

/**
 * What parts a title from what is hung on to it; the bars and the colon of East Asian type stand without spaces, and so do
 * hyphens and underscores behind signs of scripts without spaces.
 */
const PARTS =
  /(\s+(?:[|»·•—–-]|--)\s+|\s*[|｜ㅣ：]\s*|\s*:{2,}\s*|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}！？”」』》）])[-_](?=\p{L}))/u;
/** What a title element holds beyond this is no title. UTF-16 code units. */
const MOST = 1_000;

/** What may stand at the ends of a title and is no part of it. */
export interface Surroundings {
  sites: readonly string[];
  /** Sections of the article, lower-case. */
  sections: readonly string[];
}

/** The title on one line without the site's name at either end and its section behind; undefined where nothing else is left. */
export function titleText(text: string | undefined, around: Surroundings): string | undefined {
  if (!text) return undefined;
  const parts = oneLine(plainText(text.slice(0, MOST))).split(PARTS);
  while (parts.length > 1) {
    if (isHungOn(parts.at(-1) ?? '', around)) parts.splice(-2);
    else if (namesSite(parts[0] ?? '', around.sites)) parts.splice(0, 2);
    else break;
  }
  const title = withoutSection(parts.join(''), around.sections);
  return title && !namesSite(title, around.sites) ? title : undefined;
}

function isHungOn(part: string, { sites, sections }: Surroundings): boolean {
  return part === '' || namesSite(part, sites) || sections.includes(part.toLowerCase());
}

/** `Bridge closed-Local`: where separators stand without spaces, only the section itself tells them from hyphens. */
function withoutSection(title: string, sections: readonly string[]): string {
  const low = title.toLowerCase();
  const section = sections.find((name) => low.endsWith(`-${name}`) || low.endsWith(`|${name}`));
  return section ? title.slice(0, -section.length - 1).trim() : title;
}

/** Some headings open with the separator that stood behind their kicker. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/^\s*[:|–—]\s+/u, '')
    .trim();
}

/** The words of a title: two titles with the same ones differ in type only. */
export function wordsKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u00ad/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** Search engines are given some 110 characters at most; sites cut there, with dots or without. UTF-16 code units. */
const CUT_AT = 95;

/** Whether the title is the beginning of the whole one, cut for its length. */
export function isCutShort(title: string, whole: string): boolean {
  const dots = /\s*(?:…|\.{3})$/u;
  const cut = dots.test(title);
  return (cut || title.length >= CUT_AT) && wordsKey(whole).startsWith(wordsKey(title.replace(dots, '')));
}

/** A separator without spaces is told from a hyphen by the title in front of it, if that is long enough to be one. */
const CLOSE_PART = /^[|–—-][^\s\d][^|]{0,40}$/u;
const LEAST_WHOLE = 20;

/** Whether the title is another with something hung on to either end behind a separator, whatever that says. */
export function isPadded(title: string, inner: string): boolean {
  const own = wordsKey(inner);
  if (!own) return false;
  if (inner.length >= LEAST_WHOLE && title.startsWith(inner) && CLOSE_PART.test(title.slice(inner.length)))
    return true;
  const parts = title.split(PARTS);
  return parts.some(
    (_, index) =>
      index % 2 === 0 &&
      ((index > 0 && wordsKey(parts.slice(index).join('')) === own) ||
        (index + 1 < parts.length && wordsKey(parts.slice(0, index + 1).join('')) === own)),
  );
}

/** Whether the title is the other one with more signs between its words. Dots at its end are where it might be cut. */
export function isSigned(title: string, bare: string): boolean {
  return title.length > bare.length && !/[….]$/u.test(title);
}

/** `… (Northwire)`, `… (Published 2024)` */
const IN_BRACKETS = /^\s?[（(【[][^()（）[\]【】]{1,40}[)）\]】]$/u;

/** Whether the title is the other one with no more than something in brackets behind it: where it is from, or when. */
export function isBracketed(title: string, bare: string): boolean {
  return title.startsWith(bare) && IN_BRACKETS.test(title.slice(bare.length));
}
