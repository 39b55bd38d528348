/** The change feed as those see it who read it by a filter, and what it costs the database. */
import { type RawBuilder, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Article, Quote } from '../../src/model/article.js';
import type { RecordFilter } from '../../src/model/record-filter.js';
import { articlesOf } from '../../src/storage/articles.js';
import { changesOf } from '../../src/storage/change-feed.js';
import type { Database } from '../../src/storage/database.js';
import { type Beside, besides, filteredPlaces } from '../../src/storage/filtered-feed.js';
import { forgettingOf } from '../../src/storage/forget.js';
import { newestPlaces, newestRecordsOf } from '../../src/storage/newest-records.js';
import { foundQuotes } from '../../src/storage/quotes.js';
import { testServer } from '../support/embedded.js';
import { record } from '../support/records.js';

const server = testServer();

const urlOf = (id: string) => `http://harbour-times.test/${id}`;

let hashes = 0;
function save(db: Database, id: string, given: Partial<Article> = {}) {
  const contentHash = String(++hashes).padStart(64, '0');
  return articlesOf(db).save(record({ id, url: urlOf(id), contentHash, ...given }), undefined);
}

const pointsAt = (id: string) => ({ sourceLink: { url: urlOf(id), evidence: 'source-link' as const } });

async function forget(db: Database, id: string) {
  const forgetting = forgettingOf(db);
  await forgetting.forget({ url: urlOf(id) });
}

/** All that is to be had, a few at a time. */
async function read(db: Database, filter: RecordFilter, limit = 100, from = 0): Promise<string[]> {
  const seen: string[] = [];
  for (let after = from; ; ) {
    const { events, position } = await changesOf(db).after(after, limit, filter);
    seen.push(
      ...events.map((event) =>
        event.kind === 'version'
          ? `${event.articleId}${event.version}${event.again ? ' again' : ''}`
          : `${event.kind} ${event.articleId}`,
      ),
    );
    if (position === after) return seen;
    after = position;
  }
}

describe('the feed by a filter', () => {
  it('goes over what is left out, whatever the page', async () => {
    const db = await server.fresh();
    for (let n = 1; n <= 12; n++) await save(db, `a${n}`, { language: n % 5 === 0 ? 'fi' : 'en' });
    expect(await read(db, { language: 'fi' })).toEqual(['a51', 'a101']);
    expect(await read(db, { language: 'fi' }, 1)).toEqual(['a51', 'a101']);
    expect(await changesOf(db).after(10, 5, { language: 'fi' })).toEqual({ events: [], position: 12 });
    expect(await changesOf(db).after(99, 5, { language: 'fi' })).toEqual({ events: [], position: 99 });
    expect(await read(db, { language: undefined })).toHaveLength(12);
  });

  it('withdraws a record that matches no more, and gives it again where it does', async () => {
    const db = await server.fresh();
    for (const section of ['Ports', 'Sport', 'Sport', 'Ports']) await save(db, 'a', { section });
    expect(await read(db, { section: 'ports' })).toEqual(['a1', 'withdrawal a', 'a4']);
    expect(await read(db, { section: 'sport' }, 1)).toEqual(['a2', 'a3', 'withdrawal a']);
    expect(await read(db, { section: 'world' })).toEqual([]);
  });

  it('tells what was forgotten to all', async () => {
    const db = await server.fresh();
    await save(db, 'a', { language: 'en' });
    await forget(db, 'a');
    expect(await read(db, { language: 'de' })).toEqual(['withdrawal a']);
  });

  it('says so of what came back after that, whose version bears a number that was told before', async () => {
    const db = await server.fresh();
    await save(db, 'a');
    await forget(db, 'a');
    await save(db, 'a', { language: 'en' });
    await save(db, 'b', { language: 'en' });
    expect(await read(db, {})).toEqual(['a1', 'withdrawal a', 'a1 again', 'b1']);
    expect(await read(db, { language: 'en' })).toEqual(['withdrawal a', 'a1 again', 'b1']);
  });

  it('tells the relations of the records that it gives, and again of one that comes in later', async () => {
    const db = await server.fresh();
    await save(db, 'o', { language: 'en' });
    await save(db, 'c', { language: 'en', section: 'World', ...pointsAt('o') });
    await save(db, 'd', { language: 'de', ...pointsAt('o') });
    expect(await read(db, { language: 'en' })).toEqual(['o1', 'c1', 'relation c']);
    const { position } = await changesOf(db).after(0, 100, { section: 'ports' });
    await save(db, 'c', { language: 'en', section: 'Ports', ...pointsAt('o') });
    expect(await read(db, { section: 'ports' }, 100, position)).toEqual(['c2', 'relation c']);
  });

  it('gives a record that becomes a copy to readers of copies, and takes it from those of originals', async () => {
    const db = await server.fresh();
    await save(db, 'c', pointsAt('o'));
    const [none, only] = [{ copies: 'none' }, { copies: 'only' }] as const;
    expect([await read(db, none), await read(db, only)]).toEqual([['c1'], []]);
    await save(db, 'o');
    expect(await read(db, none)).toEqual(['c1', 'o1', 'withdrawal c']);
    expect(await read(db, only)).toEqual(['c1 again', 'relation c']);
    // To all others nothing has come in, or gone.
    expect(await read(db, { source: 'harbour-times' })).toEqual(['c1', 'o1', 'relation c']);
    expect(await read(db, {})).toEqual(['c1', 'o1', 'relation c']);
    await forget(db, 'o');
    expect(await read(db, none, 1)).toEqual(['c1', 'withdrawal c', 'c1 again', 'withdrawal o']);
    expect(await read(db, only, 1)).toEqual(['c1 again', 'withdrawal c', 'withdrawal o']);
    await save(db, 'p');
    await save(db, 'd', pointsAt('p'));
    expect((await read(db, only)).slice(3)).toEqual(['d1', 'relation d']);
  });

  it('gives a copy whose page, as it was, points at what is not known now to readers of originals', async () => {
    const db = await server.fresh();
    const same = { contentHash: 'c'.repeat(64) };
    await save(db, 'o');
    await save(db, 'c', { ...same, ...pointsAt('o') });
    const [none, only] = [{ copies: 'none' }, { copies: 'only' }] as const;
    expect([await read(db, none), await read(db, only)]).toEqual([['o1'], ['c1', 'relation c']]);
    await save(db, 'c', { ...same, ...pointsAt('later') });
    expect(await read(db, none)).toEqual(['o1', 'c1 again']);
    expect((await read(db, only)).at(-1)).toBe('withdrawal c');
    // It points on, and is tied when that comes.
    await save(db, 'c', { ...same, ...pointsAt('later') });
    await save(db, 'later');
    expect((await read(db, only)).slice(-2)).toEqual(['c1 again', 'relation c']);
  });

  it('knows speakers and words of each version', async () => {
    const db = await server.fresh();
    const quotes = [
      {
        ...{ id: 'q1', text: 'The', start: 0, end: 3, kind: 'mixed', parts: [], cue: null, confidence: 1 },
        speaker: { name: 'Ada Tull', kind: 'person' },
      } satisfies Quote,
    ];
    await save(db, 'a', { quotes, text: 'The trawler sank.' });
    await save(db, 'a', { text: 'The trawler did not sink.' });
    expect(await read(db, { speaker: 'tull' })).toEqual(['a1', 'withdrawal a']);
    expect(await read(db, { q: 'sank' })).toEqual(['a1', 'withdrawal a']);
    expect(await read(db, { q: 'trawler' })).toEqual(['a1', 'a2']);
  });
});

describe('the feed as texts', () => {
  it('is the same as JSON, each record as it is stored', async () => {
    const db = await server.fresh();
    await save(db, 'o', { headline: 'Tide "turns" \u2028' });
    await save(db, 'c', pointsAt('o'));
    await save(db, 'o', { headline: 'Tide turned' });
    await sql`insert into changes (position, kind, article_id) values (99, 'near-duplicate', 'c'), (100, 'withdrawal', 'x')`.execute(
      db.kysely,
    );
    for (const filter of [undefined, { copies: 'only' as const }]) {
      const read = await changesOf(db).after(0, 100, filter);
      const texts = await changesOf(db).texts(0, 100, filter);
      expect(texts).toEqual({
        ...read,
        events: read.events.map((event) => ({ position: event.position, json: JSON.stringify(event) })),
      });
      expect(read.events.map(({ kind }) => kind)).toContain('relation');
    }
  });
});

describe('the newest records', () => {
  const newest = async (db: Database, filter: RecordFilter = {}, page = { limit: 10 }) =>
    (await newestRecordsOf(db).page(filter, page)).map(({ record }) => `${record.id}${record.version}`);

  it('are those that changed last, each once, as long as they match and are there', async () => {
    const db = await server.fresh();
    expect(await newestRecordsOf(db).changedAt()).toBeUndefined();
    await save(db, 'a', { section: 'Ports' });
    await save(db, 'b', { section: 'Sport' });
    await save(db, 'c', { section: 'Ports' });
    await save(db, 'a', { section: 'Ports' });
    await save(db, 'c', { section: 'World' });
    expect(await newest(db)).toEqual(['c2', 'a2', 'b1']);
    expect(await newest(db, { section: 'ports' })).toEqual(['a2']);
    await forget(db, 'a');
    expect(await newest(db)).toEqual(['c2', 'b1']);
  });

  it('go on behind a place, with no record twice and none left out', async () => {
    const db = await server.fresh();
    for (let n = 1; n <= 7; n++) await save(db, `a${n}`);
    const seen: string[] = [];
    for (let before: number | undefined; ; ) {
      const page = await newestRecordsOf(db).page({}, { before, limit: 3 });
      seen.push(...page.map(({ record }) => record.id));
      before = page.at(-1)?.position;
      if (before === undefined) break;
    }
    expect(seen).toEqual(['a7', 'a6', 'a5', 'a4', 'a3', 'a2', 'a1']);
  });

  it('name the original of a copy, once it is there and as long as it is', async () => {
    const db = await server.fresh();
    await save(db, 'c', pointsAt('o'));
    const originalOf = async () =>
      (await newestRecordsOf(db).page({ copies: 'only' }, { limit: 9 })).map(({ original }) => original);
    expect(await originalOf()).toEqual([]);
    await save(db, 'o');
    expect(await originalOf()).toEqual([{ url: urlOf('o'), source: 'The Harbour Times' }]);
    const before = await newestRecordsOf(db).changedAt();
    await forget(db, 'o');
    const [c] = await newestRecordsOf(db).page({}, { limit: 9 });
    expect([c?.record.id, c?.original]).toEqual(['c', undefined]);
    expect((await newestRecordsOf(db).changedAt())?.getTime()).toBeGreaterThan(before?.getTime() ?? 0);
  });

  it('name the original by the text of a copy that points nowhere, not of one that points elsewhere', async () => {
    const db = await server.fresh();
    await save(db, 'o');
    await save(db, 'less', {});
    await save(db, 'spun');
    await save(db, 'pointing', pointsAt('nowhere'));
    await sql
      .raw(`
      insert into near_places (no, original, share, kept, evidence)
        select m.no, o.no, case o.article_id when 'o' then 0.9 else 0.5 end, 0.9, '{text}'
        from near_texts m, near_texts o where m.article_id in ('spun', 'pointing') and o.article_id in ('o', 'less')`)
      .execute(db.kysely);
    const page = await newestRecordsOf(db).page({}, { limit: 2 });
    expect(page.map(({ record, original }) => [record.id, original?.url])).toEqual([
      ['pointing', undefined],
      ['spun', urlOf('o')],
    ]);
  });
});

const ARTICLES = 10_000;
const LAST = ARTICLES + ARTICLES / 10;

/** As many articles as make a scan dear; each twentieth corrected, each tenth a copy. */
async function filled(): Promise<Database> {
  const db = await server.fresh();
  await sql
    .raw(`
    insert into articles (id, url_key, source_id, version, content_hash)
      select 'a' || n, n::text, 's', 1, '' from generate_series(1, ${ARTICLES}) n;
    insert into changes (position, kind, article_id, version)
      select n, 'version', 'a' || n, 1 from generate_series(1, ${ARTICLES}) n
      union all select ${ARTICLES} + n, 'relation', 'a' || n * 10, null from generate_series(1, ${ARTICLES} / 10) n;
    update change_counter set position = ${LAST};
    insert into facets (position, until, article_id, version, is_version, is_copy, source_id, language, day, section,
      quality, has_quotes, speakers, search)
      select n, case when n % 20 = 0 then n + 1 end, 'a' || n, 1, true, n % 10 = 0, 's' || n % 200,
        case when n % 1000 = 0 then 'fi' when n % 3 = 0 then 'de' else 'en-gb' end,
        to_char(date '2020-01-01' + n % 2000, 'YYYY-MM-DD'), 'section ' || n % 300, (n * 37 % 1000) / 1000.0, n % 3 = 0,
        jsonb_build_array(jsonb_build_array('ada', 'n' || n % 500)),
        to_tsvector('simple', 'the harbour word' || n % 3000 || ' no' || n) from generate_series(1, ${ARTICLES}) n;
    insert into quotes (article_id, quote_id, text, speaker_name, speaker_words, quote)
      select 'a' || n, 'q1', 'the word' || n % 3000, '', array['ada', 'n' || n % 500], '{}'
        from generate_series(1, ${ARTICLES}) n;`)
    .execute(db.kysely);
  await sql`vacuum analyze`.execute(db.kysely);
  return db;
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

/** Each with the kind of the node that reads from it. */
const nodesOf = (plan: Plan, reader = ''): (Plan & { reader: string })[] => [
  { ...plan, reader },
  ...(plan.Plans ?? []).flatMap((below) => nodesOf(below, plan['Node Type'])),
];

const isFew = (rows: number) => rows < ARTICLES / 4;

/** Rows of tables that a page of the feed looked at, and tables that it went through from end to end. */
async function costOf(
  db: Database,
  filter: RecordFilter,
  { after, limit }: { after: number; limit: number },
) {
  const page = sql<{ up_to: string; far: Beside[] }>`
    with ${filteredPlaces(filter, after, limit)} select * from reach left join places on true`;
  const { rows } = await page.execute(db.kysely);
  const costs = [await looked(db, page)];
  const [{ up_to, far } = { up_to: '0', far: [] }] = rows;
  if (far.length > 0) {
    costs.push(await looked(db, besides(filter, { after: sql`${after}`, upTo: sql`${up_to}`, limit }, far)));
  }
  return {
    scanned: costs.flatMap(({ scanned }) => scanned),
    rows: costs.reduce((sum, { rows }) => sum + rows, 0),
  };
}

async function looked(db: Database, query: RawBuilder<unknown>) {
  const { rows } = await sql<{ 'QUERY PLAN': { Plan: Plan }[] }>`
    explain (analyze, format json) ${query}`.execute(db.kysely);
  const nodes = nodesOf(rows[0]?.['QUERY PLAN'][0]?.Plan as Plan);
  const scans = nodes
    // The counter has one row, and is no less a table for it.
    .filter((node) => node['Relation Name'] !== undefined && node['Relation Name'] !== 'change_counter')
    .map((node) => ({
      // One right below a limit ends there; how far it has come by then counts among the rows.
      isWhole: node['Node Type'] === 'Seq Scan' && node.reader !== 'Limit',
      table: node['Relation Name'],
      rows:
        node['Actual Loops'] *
        (node['Actual Rows'] +
          (node['Rows Removed by Filter'] ?? 0) +
          (node['Rows Removed by Index Recheck'] ?? 0)),
    }));
  return {
    scanned: scans.flatMap(({ isWhole, table }) => (isWhole ? table : [])),
    rows: scans.reduce((sum, { rows }) => sum + rows, 0),
  };
}

describe('a page of the feed, of the newest records and of quotes', () => {
  it('goes through no table for any filter, rare or common', async () => {
    const db = await filled();
    const filters: RecordFilter[] = [
      { source: 's7' },
      { language: 'fi' },
      { language: 'en' },
      { language: 'en-GB' },
      { from: '2025-06-01' },
      { to: '2020-01-03' },
      { from: '2022-01-01', to: '2022-01-02' },
      { section: 'Section 17' },
      { speaker: 'n17 ada' },
      { speaker: 'ada' },
      { quotes: true },
      { quotes: false },
      { quality: 0.999 },
      { quality: 0.5 },
      { copies: 'only' },
      { copies: 'none' },
      // None matches, though many match each part of it.
      { language: 'de', quotes: false, copies: 'none' },
      { q: 'harbour' },
      { q: 'word17' },
      { q: 'no5017' },
      { q: '"the harbour" word17 -word18' },
      { q: 'harbour', source: 's7', language: 'en', quotes: true, copies: 'none', quality: 0.2 },
      { source: 'nobody' },
      { q: 'nothing' },
    ];
    for (const filter of filters) {
      for (const page of [
        { after: 100, limit: 10 },
        { after: 100, limit: 100 },
        { after: LAST - 1, limit: 100 },
      ]) {
        const cost = await costOf(db, filter, page);
        const few = { scanned: [], rows: expect.toSatisfy(isFew) };
        expect.soft({ filter, ...page, ...cost }).toEqual({ filter, ...page, ...few });
      }
      const newest = await looked(db, newestPlaces(filter, undefined, 31));
      expect.soft({ filter, ...newest }).toEqual({ filter, scanned: [], rows: expect.toSatisfy(isFew) });
    }
    const queries = [
      { speaker: 'n17 ada' },
      { speaker: 'ada' },
      { text: 'word17' },
      { text: 'the', after: '5000.1' },
      { text: 'nothing' },
      {},
    ];
    for (const query of queries) {
      const cost = await looked(db, foundQuotes({ ...query, limit: 100 }));
      expect.soft({ query, ...cost }).toEqual({ query, scanned: [], rows: expect.toSatisfy(isFew) });
    }
  }, 60_000);
});
