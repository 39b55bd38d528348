/** Archive files on their way to an object store, and what is to be erased of those that are not at hand. */
import { type Kysely, sql } from 'kysely';
import { type ArchivedAt, lengthOf } from './archive/files.js';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

export interface MovedFiles {
  /** `s3://bucket/prefix` of the store that has the file; undefined for one that has not moved. */
  storeOf(file: string): Promise<string | undefined>;
  /** Closed files that have not moved, and none of whose pages has to be read out of it by the parser. */
  toMove(): Promise<string[]>;
  /** Files that have moved. */
  moved(): Promise<string[]>;
  /** Whether the file is the caller's to work on, for so long unless it is renewed. `token` is a text that nobody else has. */
  claim(file: string, token: string, ms: number): Promise<boolean>;
  /** False where the claim has run out: what was forgotten of the file since then was not noted for its copy. */
  renew(file: string, token: string, ms: number): Promise<boolean>;
  /** The store has it, put there under a claim. `expired`: it is not to be kept any more. */
  stored(file: string, token: string, store: string): Promise<'stored' | 'expired' | 'claim-lost'>;
  /** Does nothing where the claim has passed to somebody else. */
  release(file: string, token: string): Promise<void>;
  /** What is left to be erased, by file. */
  erasures(): Promise<Map<string, ArchivedAt[]>>;
  erased(places: readonly ArchivedAt[]): Promise<void>;
}

const fromNow = (ms: number) => sql<Date>`now() + ${ms} * interval '1 millisecond'`;
const heldBy = (token: string) => sql<boolean>`claimed_by = ${token} and claimed_until > now()`;

export function movedFilesOf({ kysely: db }: Database): MovedFiles {
  return {
    async storeOf(file) {
      const row = await db
        .selectFrom('warc_files')
        .select('store')
        .where('file', '=', file)
        .executeTakeFirst();
      return row?.store ?? undefined;
    },

    async toMove() {
      const { rows } = await sql<{ file: string }>`
        select file from warc_files f where closed and not expired and store is null and not exists (
          select 1 from captures c where c.warc_file = f.file and c.state = 'pending'
            and not exists (select 1 from capture_members m where m.capture_id = c.id)
        ) order by file`.execute(db);
      return rows.map(({ file }) => file);
    },

    async moved() {
      const query = db.selectFrom('warc_files').select('file').where('store', 'is not', null);
      return (await query.where('expired', '=', false).execute()).map(({ file }) => file);
    },

    async claim(file, token, ms) {
      const claimed = await db
        .updateTable('warc_files')
        .set({ claimed_by: token, claimed_until: fromNow(ms) })
        .where('file', '=', file)
        .where(({ or, eb }) =>
          or([eb('claimed_until', 'is', null), eb('claimed_until', '<', sql<Date>`now()`)]),
        )
        .returning('file')
        .executeTakeFirst();
      return claimed !== undefined;
    },

    async renew(file, token, ms) {
      const renewed = await db
        .updateTable('warc_files')
        .set({ claimed_until: fromNow(ms) })
        .where('file', '=', file)
        .where(heldBy(token))
        .returning('file')
        .executeTakeFirst();
      return renewed !== undefined;
    },

    async stored(file, token, store) {
      const stored = await db
        .updateTable('warc_files')
        .set({ store })
        .where('file', '=', file)
        .where('expired', '=', false)
        .where(heldBy(token))
        .returning('file')
        .executeTakeFirst();
      if (stored) return 'stored';
      const query = db.selectFrom('warc_files').select('expired').where('file', '=', file);
      return (await query.executeTakeFirst())?.expired === false ? 'claim-lost' : 'expired';
    },

    async release(file, token) {
      const mine = db.updateTable('warc_files').where('file', '=', file).where('claimed_by', '=', token);
      await mine.set({ claimed_by: null, claimed_until: null }).execute();
    },

    async erasures() {
      const rows = await db.selectFrom('archive_erasures').selectAll().execute();
      const byFile = new Map<string, ArchivedAt[]>();
      for (const { warc_file: file, warc_offset, length } of rows) {
        const at = { file, offset: Number(warc_offset), length };
        const ofFile = byFile.get(file);
        if (ofFile) ofFile.push(at);
        else byFile.set(file, [at]);
      }
      return byFile;
    },

    async erased(places) {
      await sql`
        delete from archive_erasures e
        using jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as g (file text, "offset" bigint)
        where e.warc_file = g.file and e.warc_offset = g."offset"`.execute(db);
    },
  };
}

/** Bytes that are to be erased, wherever their files are. */
export async function addErasures(db: Kysely<Tables>, places: readonly ArchivedAt[]): Promise<void> {
  const rows = places.map((at) => ({ ...at, length: lengthOf(at) }));
  await sql`
    insert into archive_erasures (warc_file, warc_offset, length)
    select g.file, g."offset", g.length
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (file text, "offset" bigint, length int)
      join warc_files f on f.file = g.file
    where not f.expired
    on conflict do nothing`.execute(db);
}

/** They were erased on the disk at hand: what is noted of them stays where a copy of their file is in a store or on its way. */
export async function erasedAtHand(db: Kysely<Tables>, places: readonly ArchivedAt[]): Promise<void> {
  await sql`
    delete from archive_erasures e
    using jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as g (file text, "offset" bigint), warc_files f
    where e.warc_file = g.file and e.warc_offset = g."offset" and f.file = g.file
      and f.store is null and coalesce(f.claimed_until <= now(), true)`.execute(db);
}
