/** Quotes of the newest versions, by who said them and by their words. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { FoundQuote, QuotesPage, QuotesQuery } from '../model/quote-search.js';
import { wordsOf } from '../model/record-facets.js';
import type { Database } from './database.js';

export interface Quotes {
  /** Those of the records that changed last first, and in a record in reading order. */
  search(query: QuotesQuery): Promise<QuotesPage>;
}

interface Row {
  position: string;
  no: number;
  id: string;
  version: number;
  url: string;
  headline: string;
  publishedAt: string | null;
  source: string;
  quote: FoundQuote['quote'];
}

/** Place of the record in the feed, number of the quote in the record. */
const CURSOR = /^(\d{1,15})\.(\d{1,9})$/u;

export function quotesOf({ kysely: db }: Database): Quotes {
  return {
    async search(query) {
      const { rows } = await sql<Row>`
        select page.*, v.record->>'url' as url, v.record->>'headline' as headline,
          v.record->>'publishedAt' as "publishedAt"
        from (${foundQuotes(query)}) page
        join article_versions v on v.article_id = page.id and v.version = page.version
        order by page.position desc, page.no`.execute(db);
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      const next = last && rows.length > query.limit ? { next: `${last.position}.${last.no}` } : {};
      return { quotes: page.map(foundQuote), ...next };
    },
  };
}

/** One more than a page has, where there are more. */
export function foundQuotes({ speaker, text, after, limit }: QuotesQuery): RawBuilder<unknown> {
  const asked: RawBuilder<SqlBool>[] = [sql`f.until is null`];
  if (speaker !== undefined) asked.push(sql`q.speaker_words @> ${wordsOf(speaker)}::text[]`);
  if (text !== undefined)
    asked.push(sql`to_tsvector('simple', q.text) @@ websearch_to_tsquery('simple', ${text})`);
  const [, position, no] = CURSOR.exec(after ?? '') ?? [];
  if (position !== undefined && no !== undefined)
    asked.push(sql`f.position <= ${position}::bigint
      and (f.position < ${position}::bigint or substr(q.quote_id, 2)::int > ${no}::int)`);
  return sql`
    select f.position, substr(q.quote_id, 2)::int as no, f.article_id as id, f.version, f.source_id as source, q.quote
    from quotes q join facets f on f.article_id = q.article_id
    where ${sql.join(asked, sql` and `)}
    order by f.position desc, no limit ${limit + 1}`;
}

function foundQuote({ id, version, url, headline, publishedAt, source, quote }: Row): FoundQuote {
  const date = publishedAt === null ? {} : { publishedAt };
  return { record: { id, version, url, headline, ...date, source }, quote };
}
