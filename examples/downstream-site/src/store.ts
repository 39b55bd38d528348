/** The site's own database: one SQLite file. What pages are made of, and how far the site has come. */
import type { Article, Quote } from 'copydesk';
import Database from 'libsql';
import type { AlteredQuote, Change, Relation } from './changes.js';

const SCHEMA = `
  create table if not exists progress (position integer not null);
  insert into progress select 0 where not exists (select 1 from progress);
  create table if not exists articles (
    id text primary key, version integer not null, published integer not null, headline text not null, source text not null
  );
  create index if not exists articles_published on articles (published desc, id);
  create table if not exists versions (
    article text not null, version integer not null, at text not null, origin text not null, changes text not null,
    record text not null, primary key (article, version)
  );
  create table if not exists quotes (
    article text not null, number integer not null, speaker text not null, quote text not null,
    primary key (article, number)
  );
  create index if not exists quotes_speaker on quotes (speaker);
  create table if not exists copies (
    copy text not null, original text not null, kind text not null, altered text not null,
    primary key (copy, original, kind)
  );
  create index if not exists copies_original on copies (original);
`;

/** An article in a list. */
export interface Listed {
  id: string;
  headline: string;
  source: string;
  /** Milliseconds since 1970. */
  published: number;
}

/** With what stands under a headline on the front page. */
export interface Entry extends Listed {
  dek: string | null;
  quotes: number;
  corrected: boolean;
  copies: Listed[];
}

export interface Version {
  version: number;
  /** RFC 3339. */
  at: string;
  /** `fetch` where the page changed at its source. */
  origin: string;
  /** Kinds of change, as docs/record.md names them; none of the first version. */
  changes: string[];
  record: Article;
}

export interface Tied extends Listed {
  /** Quotes that the copy has with other words. */
  altered: AlteredQuote[];
}

export interface Said {
  article: Listed;
  quote: Quote;
}

export interface Store {
  /** Of the last change that is stored; 0 at first. */
  position(): number;
  /** Stores those changes that are new, and the position with them: all, or, should the process die, nothing. */
  apply(changes: readonly Change[], position: number): void;
  /** Newest first. What copies an article of the site stands under that one. */
  front(limit: number, offset: number): Entry[];
  /** Newest first. */
  versions(id: string): Version[];
  originals(id: string): Tied[];
  copies(id: string): Tied[];
  speakers(): { name: string; quotes: number }[];
  /** All that somebody said, newest article first. */
  saidBy(speaker: string): Said[];
  close(): void;
}

export function openStore(path: string): Store {
  const db = new Database(path);
  db.exec('pragma journal_mode = wal');
  db.exec(SCHEMA);
  const all = <Row>(sql: string, ...values: unknown[]) => db.prepare(sql).all(...values) as Row[];
  const get = <Row>(sql: string, ...values: unknown[]) => db.prepare(sql).get(...values) as Row | undefined;
  const run = (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values);

  const position = () => get<{ position: number }>('select position from progress')?.position ?? 0;

  const applyOne = (change: Change) => {
    if (change.kind === 'version') saveVersion(change);
    else if (change.kind === 'relation') saveRelation(change.relation);
    else withdraw(change.id);
  };

  const saveVersion = ({ at, record, origin, changes }: Change & { kind: 'version' }) => {
    const { id, version, headline, source, quotes } = record;
    const dates = [record.publishedAt, record.provenance.fetchedAt, at];
    const published = dates.map((date) => Date.parse(date ?? '')).find(Number.isFinite) ?? 0;
    run(
      'insert or replace into articles values (?, ?, ?, ?, ?)',
      id,
      version,
      published,
      headline,
      source.name ?? source.domain,
    );
    run(
      'insert or replace into versions values (?, ?, ?, ?, ?, ?)',
      id,
      version,
      at,
      origin,
      JSON.stringify(changes),
      JSON.stringify(record),
    );
    run('delete from quotes where article = ?', id);
    for (const [number, quote] of quotes.entries())
      if (hasPage(quote))
        run('insert into quotes values (?, ?, ?, ?)', id, number, quote.speaker.name, JSON.stringify(quote));
  };

  const saveRelation = (relation: Relation) => {
    const { kind, from } = relation;
    const originals = kind === 'copy-of' ? [relation.to] : relation.clusters.map(({ original }) => original);
    const altered = (kind === 'copy-of' && relation.comparison?.alteredQuotes) || [];
    run('delete from copies where copy = ? and kind = ?', from, kind);
    for (const original of originals)
      run('insert or replace into copies values (?, ?, ?, ?)', from, original, kind, JSON.stringify(altered));
  };

  const withdraw = (id: string) => {
    run('delete from articles where id = ?', id);
    run('delete from versions where article = ?', id);
    run('delete from quotes where article = ?', id);
    run('delete from copies where copy = ? or original = ?', id, id);
  };

  const tied = (sql: string, id: string): Tied[] =>
    all<Listed & { altered: string }>(sql, id).map((row) => ({ ...row, altered: JSON.parse(row.altered) }));

  return {
    position,
    apply: db.transaction((changes: readonly Change[], upTo: number) => {
      const had = position();
      for (const change of changes) if (change.position > had) applyOne(change);
      if (upTo > had) run('update progress set position = ?', upTo);
    }),

    // Two that name each other as the original both stay.
    front: (limit, offset) =>
      all<Omit<Entry, 'copies' | 'corrected'> & { corrected: number }>(
        `select ${LISTED}, json_extract(v.record, '$.dek') as dek, json_array_length(v.record, '$.quotes') as quotes,
           exists (select 1 from versions w, json_each(w.changes) c
             where w.article = a.id and w.origin = 'fetch' and c.value = 'correction') as corrected
         from articles a join versions v on v.article = a.id and v.version = a.version
         where not exists (select 1 from copies c join articles o on o.id = c.original
           where c.copy = a.id and not exists (select 1 from copies d where d.copy = o.id))
         order by a.published desc, a.id limit ? offset ?`,
        limit,
        offset,
      ).map((row) => ({
        ...row,
        corrected: row.corrected === 1,
        copies: tied(COPIES, row.id),
      })),

    versions: (id) =>
      versionsOf(all<VersionRow>('select * from versions where article = ? order by version desc', id)),
    originals: (id) => tied(ORIGINALS, id),
    copies: (id) => tied(COPIES, id),
    speakers: () =>
      all(
        'select speaker as name, count(*) as quotes from quotes group by speaker order by speaker collate nocase',
      ),
    saidBy: (speaker) =>
      all<Listed & { quote: string }>(
        `select ${LISTED}, q.quote from quotes q join articles a on a.id = q.article
         where q.speaker = ? order by a.published desc, a.id, q.number`,
        speaker,
      ).map(({ quote, ...article }) => ({ article, quote: JSON.parse(quote) })),
    close: () => {
      db.close();
    },
  };
}

const LISTED = 'a.id, a.headline, a.source, a.published';

/** A copy may be tied in two ways; what it altered is told by one of them. */
const COPIES = `select ${LISTED}, max(c.altered) as altered from copies c join articles a on a.id = c.copy
  where c.original = ? group by a.id order by a.published, a.id`;
const ORIGINALS = `select ${LISTED}, max(c.altered) as altered from copies c join articles a on a.id = c.original
  where c.copy = ? group by a.id order by a.published, a.id`;

interface VersionRow {
  version: number;
  at: string;
  origin: string;
  changes: string;
  record: string;
}

function versionsOf(rows: VersionRow[]): Version[] {
  return rows.map(({ version, at, origin, changes, record }) => ({
    version,
    at,
    origin,
    changes: JSON.parse(changes),
    record: JSON.parse(record),
  }));
}

/** People and organisations have a page; "residents", a report and somebody unnamed are others in each article. */
export function hasPage(quote: Quote): quote is Quote & { speaker: NonNullable<Quote['speaker']> } {
  return quote.speaker?.kind === 'person' || quote.speaker?.kind === 'organisation';
}
