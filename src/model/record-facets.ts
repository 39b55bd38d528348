/** What of a record a filter can ask for, in the form in which it is compared. */
import type { Article } from './article.js';

export interface Facets {
  source: string;
  /** In small letters, as all of these. */
  language: string | null;
  /** As the page's own clock had it: `2026-03-01`. */
  day: string | null;
  section: string | null;
  quality: number;
  hasQuotes: boolean;
  /** The words of the name of each speaker. */
  speakers: string[][];
}

/**
 * UTF-16 code units of a section or word that are compared: a row of an index has room for 2,704 bytes, and pages give their
 * whole text as their section.
 */
const LONGEST_KEY = 500;

export function facetsOf({ source, language, publishedAt, section, quality, quotes }: Article): Facets {
  const speakers = quotes.map(({ speaker }) => wordsOf(speaker?.name ?? '')).filter((words) => words[0]);
  return {
    source: source.id,
    language: language?.toLowerCase() ?? null,
    day: publishedAt?.slice(0, 10) ?? null,
    section: section === undefined ? null : sectionKey(section),
    quality: quality.score,
    hasQuotes: quotes.length > 0,
    speakers: [...new Map(speakers.map((words) => [words.join(' '), words])).values()],
  };
}

export function sectionKey(section: string): string {
  return keyOf(section.toLowerCase());
}

/** Runs of letters, marks and digits, in small letters: a hyphen or an apostrophe parts two words. */
export function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.map(keyOf) ?? [];
}

/** JSON of PostgreSQL takes no half of a pair, which may stand at the end. */
function keyOf(text: string): string {
  return text.slice(0, LONGEST_KEY).replace(/\p{Cs}$/u, '');
}

/** Characters of it that are searched: a text search vector of PostgreSQL holds a megabyte. */
const MOST_SEARCHED = 100_000;

/** What a text search goes over, in this order. */
export function searchText({ headline, dek, tags, bylines, text }: Article): string {
  const parts = [headline, dek ?? '', ...tags, ...bylines.map(({ name }) => name), text];
  return parts.join('\n').slice(0, MOST_SEARCHED);
}
