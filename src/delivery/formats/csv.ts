/** Records as a table: one row a record, for spreadsheets. What has no place in a cell is left to the other formats. */
import { stringify } from 'csv-stringify/sync';
import type { Article } from '../../model/article.js';

/** Between the values of a cell that holds several. */
const AND = '; ';

/** A column by its name in the first line. */
const COLUMNS: Record<string, (record: Article) => string | number | undefined> = {
  id: ({ id }) => id,
  version: ({ version }) => version,
  source: ({ source }) => source.id,
  url: ({ url }) => url,
  canonicalUrl: ({ canonicalUrl }) => canonicalUrl,
  headline: ({ headline }) => headline,
  dek: ({ dek }) => dek,
  bylines: ({ bylines }) => bylines.map(({ name }) => name).join(AND),
  agencies: ({ agencies }) => agencies.join(AND),
  publishedAt: ({ publishedAt }) => publishedAt,
  modifiedAt: ({ modifiedAt }) => modifiedAt,
  language: ({ language }) => language,
  section: ({ section }) => section,
  tags: ({ tags }) => tags.join(AND),
  quotes: ({ quotes }) => quotes.length,
  speakers: ({ quotes }) => [...new Set(quotes.flatMap(({ speaker }) => speaker?.name ?? []))].join(AND),
  original: ({ sourceLink }) => sourceLink?.url,
  quality: ({ quality }) => quality.score,
  text: ({ text }) => text,
};

/** RFC 4180. A cell that a spreadsheet would run as a formula begins with an apostrophe. */
const OPTIONS = { record_delimiter: '\r\n', escape_formulas: true } as const;

export function csvHead(): string {
  return stringify([Object.keys(COLUMNS)], OPTIONS);
}

export function csvRow(record: Article): string {
  return stringify([Object.values(COLUMNS).map((cell) => cell(record))], OPTIONS);
}
