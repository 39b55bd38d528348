/** What records are filtered and searched by, for each stretch of the feed; of those that are there, too. */
import { type Kysely, sql } from 'kysely';
import type { Article, Quote } from '../../model/article.js';
import { facetsOf, searchText, wordsOf } from '../../model/record-facets.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES) await sql.raw(statement).execute(db);
  await fillFacets(db);
  await fillQuotes(db);
  for (const statement of INDEXES) await sql.raw(statement).execute(db);
}

const TABLES = [
  'alter table changes drop constraint changes_kind_check',
  // standing: from here on the article is a copy, or is none
  `alter table changes add constraint changes_kind_check
    check (kind in ('version', 'relation', 'near-duplicate', 'withdrawal', 'standing'))`,

  `alter table quotes add column speaker_words text[] not null default '{}'`,
  'drop index quotes_speaker',

  // A row holds from its place in the feed until that of the article's next; the row that holds now has no end.
  `create table facets (
    position bigint primary key,
    until bigint,
    article_id text not null references articles on delete cascade,
    version integer not null,
    -- it begins with the version, and not with a change of standing
    is_version boolean not null,
    is_copy boolean not null,
    source_id text not null,
    language text,
    day text collate "C",
    section text,
    quality double precision not null,
    has_quotes boolean not null,
    speakers jsonb not null,
    search tsvector not null
  )`,
];

/** Each begins with what is asked for and goes on in the order of the feed, where the answer is wanted in that order. */
const INDEXES = [
  'create index facets_article on facets (article_id, version)',
  'create index facets_until on facets (until) where until is not null',
  'create index facets_source on facets (source_id, position)',
  `create index facets_language on facets (split_part(language, '-', 1), position)`,
  'create index facets_section on facets (section, position)',
  'create index facets_day on facets (day)',
  'create index facets_quality on facets (quality)',
  'create index facets_quotes on facets (has_quotes, position)',
  'create index facets_copy on facets (is_copy, position)',
  'create index facets_speakers on facets using gin (speakers jsonb_path_ops)',
  // Whoever searches reads what is pending, too.
  'create index facets_search on facets using gin (search) with (gin_pending_list_limit = 1024)',
  'create index quotes_speaker on quotes using gin (speaker_words)',
  `create index quotes_text on quotes using gin (to_tsvector('simple', text))`,
  `create index changes_ties on changes (position) where kind in ('relation', 'near-duplicate')`,
  `create index changes_ties_of on changes (article_id, position) where kind in ('relation', 'near-duplicate')`,
  `create index changes_withdrawals on changes (position) where kind = 'withdrawal'`,
];

/** Rows in one statement. */
const BATCH = 200;

async function fillFacets(db: Kysely<unknown>): Promise<void> {
  for (let after = '0'; ; ) {
    const { rows } = await sql<{ position: string; id: string; version: number; record: Article }>`
      select c.position, v.article_id as id, v.version, v.record
      from changes c join article_versions v on v.article_id = c.article_id and v.version = c.version
      where c.kind = 'version' and c.position > ${after} order by c.position limit ${BATCH}`.execute(db);
    const last = rows.at(-1);
    if (!last) break;
    after = last.position;
    const facets = rows.map(({ record, ...row }) => ({
      ...row,
      ...facetsOf(record),
      search: searchText(record),
    }));
    await sql`
      insert into facets (position, article_id, version, is_version, is_copy, source_id, language, day, section, quality,
        has_quotes, speakers, search)
      select position, id, version, true,
        exists (select from relations r where r.from_article = id and r.to_article is not null) or exists (
          select from near_texts own join near_places p on p.no = own.no join near_texts o on o.no = p.original
          where own.article_id = id),
        source, language, day, section, quality, "hasQuotes", speakers, to_tsvector('simple', search)
      from jsonb_to_recordset(${JSON.stringify(facets)}::jsonb) as n(position bigint, id text, version integer,
        source text, language text, day text, section text, quality double precision, "hasQuotes" boolean,
        speakers jsonb, search text)`.execute(db);
  }
  await sql`
    update facets f set until = n.until
    from (select position, lead(position) over (partition by article_id order by position) as until from facets) n
    where n.position = f.position and n.until is not null`.execute(db);
}

async function fillQuotes(db: Kysely<unknown>): Promise<void> {
  for (let after = { id: '', quote: '' }; ; ) {
    const { rows } = await sql<{ id: string; quote_id: string; quote: Quote }>`
      select article_id as id, quote_id, quote from quotes
      where speaker_name is not null and (article_id, quote_id) > (${after.id}, ${after.quote})
      order by article_id, quote_id limit ${BATCH}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    after = { id: last.id, quote: last.quote_id };
    const words = rows.map(({ id, quote_id, quote }) => ({
      id,
      quote_id,
      words: wordsOf(quote.speaker?.name ?? ''),
    }));
    await sql`
      update quotes q set speaker_words = array(select jsonb_array_elements_text(n.words))
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as n(id text, quote_id text, words jsonb)
      where q.article_id = n.id and q.quote_id = n.quote_id`.execute(db);
  }
}
