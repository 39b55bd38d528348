/** What differs between two records of one page, by field. */
import type { Article } from '../model/article.js';

const COMPARED = [
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
] as const;

/** Names of the fields whose values differ, in the order of the schema. */
export function changedFields(before: Article, after: Article): string[] {
  return COMPARED.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
