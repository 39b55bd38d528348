/** What differs between two records of one page, by field. */
import type { Article } from '../model/article.js';

/** Fields of a record that a parser decides on, in the order of the schema. */
export const COMPARED_FIELDS = [
  'headline',
  'dek',
  'kicker',
  'section',
  'tags',
  'language',
  'bylines',
  'agencies',
  'dateline',
  'publishedAt',
  'modifiedAt',
  'blocks',
  'quotes',
  'boilerplate',
  'images',
  'sourceLink',
  'canonicalUrl',
  'quality',
  'fields',
] as const;

export type ComparedField = (typeof COMPARED_FIELDS)[number];

export interface ChangedField {
  name: ComparedField;
  /** `lost`: it has a value before and none behind; `gained`: the other way round. */
  is: 'changed' | 'lost' | 'gained';
}

export interface Difference {
  fields: ChangedField[];
  /** Whether the content hash differs, which makes a version. */
  inContent: boolean;
  /** Characters of the text behind less those before, white space apart. */
  grown: number;
}

export function differenceOf(before: Article, after: Article): Difference {
  const differ = COMPARED_FIELDS.filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return {
    fields: differ.map((name) => ({ name, is: howOf(before[name], after[name]) })),
    inContent: before.contentHash !== after.contentHash,
    grown: charactersOf(after.text) - charactersOf(before.text),
  };
}

function howOf(before: unknown, after: unknown): ChangedField['is'] {
  if (isEmpty(after)) return isEmpty(before) ? 'changed' : 'lost';
  return isEmpty(before) ? 'gained' : 'changed';
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function charactersOf(text: string): number {
  return text.replace(/\s/gu, '').length;
}
