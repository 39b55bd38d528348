/** Fingerprints of texts, the pairs that share most of them, and each member's place in the cluster of an original. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // One row an article. It is due while `done` is behind `asked`: who asks in between is not lost.
  `create table near_texts (
    no integer generated always as identity primary key,
    article_id text not null unique references articles on delete cascade,
    asked integer not null default 1,
    done integer not null default 0,
    entered integer not null default 0,
    is_pointing boolean not null default false,
    is_own_agency boolean not null default false,
    agencies text[] not null default '{}',
    published_at timestamptz,
    fetched_at timestamptz,
    length integer not null default 0,
    shingles bytea,
    names bytea,
    numbers bytea,
    skeleton bytea,
    spans bytea,
    text_keys integer[] not null default '{}',
    skeleton_keys integer[] not null default '{}'
  )`,
  'create index near_texts_due on near_texts (no) where done < asked',
  'insert into near_texts (article_id) select id from articles order by id',

  // Without a reference, which would need an index of its own: the trigger below takes out what has gone.
  'create table near_bands (key integer not null, no integer not null, primary key (key, no))',

  // Shares are of the one and of the other.
  `create table near_pairs (
    one integer not null references near_texts on delete cascade,
    other integer not null references near_texts on delete cascade,
    share_one real not null,
    share_other real not null,
    evidence text[] not null,
    primary key (one, other),
    check (one < other)
  )`,
  'create index near_pairs_other on near_pairs (other)',

  // The original has no reference: when it goes its members stay as they were told until they are placed anew.
  `create table near_places (
    no integer not null references near_texts on delete cascade,
    original integer not null,
    share real not null,
    kept real not null,
    evidence text[] not null,
    via integer,
    primary key (no, original)
  )`,
  'create index near_places_original on near_places (original)',

  `create function near_texts_gone() returns trigger language plpgsql as $$
    begin
      delete from near_bands b using unnest(old.text_keys || old.skeleton_keys) k where b.key = k and b.no = old.no;
      update near_texts t set asked = asked + 1
      from near_pairs p
      where (p.one = old.no and t.no = p.other) or (p.other = old.no and t.no = p.one);
      update near_texts t set asked = asked + 1 from near_places p where p.original = old.no and t.no = p.no;
      return old;
    end
  $$`,
  'create trigger near_texts_gone before delete on near_texts for each row execute function near_texts_gone()',

  'alter table changes drop constraint changes_kind_check',
  `alter table changes add constraint changes_kind_check
    check (kind in ('version', 'relation', 'near-duplicate', 'withdrawal'))`,
];
