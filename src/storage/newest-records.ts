/** The newest version of records, those first that changed last: what a feed shows. */
import { type RawBuilder, sql } from 'kysely';
import type { Article } from '../model/article.js';
import type { RecordFilter } from '../model/record-filter.js';
import type { Database } from './database.js';
import { matching } from './record-filter.js';

export interface NewestRecord {
  /** Its place in the change feed; give it as `before` to read on. */
  position: number;
  record: Article;
  /** When it came to that place. */
  at: Date;
  /** The article that it is a copy of: that it points to, else by their texts. */
  original: { url: string; source: string } | undefined;
}

export interface NewestRecords {
  /** At most so many that match, behind that place; newest first. */
  page(filter: RecordFilter, page: { before?: number | undefined; limit: number }): Promise<NewestRecord[]>;
  /** When the feed changed last, in whatever way; undefined while nothing is in it. */
  changedAt(): Promise<Date | undefined>;
}

interface Row {
  position: string;
  at: Date;
  record: Article;
  url: string | null;
  source: string | null;
}

export function newestRecordsOf({ kysely: db }: Database): NewestRecords {
  return {
    async page(filter, { before, limit }) {
      const { rows } = await newest(filter, { before, limit }).execute(db);
      return rows.map(({ position, at, record, url, source }) => ({
        position: Number(position),
        record,
        at,
        original: url === null || source === null ? undefined : { url, source },
      }));
    },

    async changedAt() {
      const { rows } = await sql<{ at: Date }>`select at from changes order by position desc limit 1`.execute(
        db,
      );
      return rows[0]?.at;
    },
  };
}

function newest(filter: RecordFilter, { before, limit }: { before: number | undefined; limit: number }) {
  return sql<Row>`
    select page.position, c.at, v.record, o.record->>'url' as url,
      coalesce(o.record->'source'->>'name', o.record->'source'->>'domain') as source
    from (${newestPlaces(filter, before, limit)}) page
    join changes c using (position)
    join article_versions v on v.article_id = page.article_id and v.version = page.version
    left join relations r on r.from_article = page.article_id
    left join articles a on a.id = case when r.from_article is null then ${original(sql`page.article_id`)} else r.to_article end
    left join article_versions o on o.article_id = a.id and o.version = a.version
    order by page.position desc`;
}

/** By its text, of an article that points nowhere: of whose cluster it has the most. */
const original = (id: RawBuilder<unknown>) => sql`(
  select o.article_id from near_texts own join near_places p on p.no = own.no join near_texts o on o.no = p.original
  where own.article_id = ${id} order by p.share desc, o.article_id limit 1)`;

export function newestPlaces(filter: RecordFilter, before: number | undefined, limit: number) {
  const above = before === undefined ? sql`true` : sql`position < ${before}`;
  return sql`
    select position, article_id, version from facets f
    where until is null and ${above} and ${matching(filter, sql`f`)} order by position desc limit ${limit}`;
}
