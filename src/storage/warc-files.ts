/** The archive's files as the index knows them: which are open, what stands in them, which are too old to keep. */
import { sql } from 'kysely';
import type { ArchivedAt } from './archive/files.js';
import { PLACE, placeOf } from './capture-place.js';
import type { Database } from './database.js';

/** A capture of a file that is open. */
export interface OpenMember {
  id: string;
  at: ArchivedAt;
  /** Whether its member stands in the database as well. */
  isHeld: boolean;
}

/** What the index says of a page in a file. */
export interface IndexedPage {
  captureId: string;
  url: string;
  /** `sha256:…` of the page's bytes. */
  digest: string;
  at: ArchivedAt;
}

/** That a capture's page came again as it is kept. */
export interface RevisitRecord {
  captureId: string;
  at: ArchivedAt;
}

export interface WarcFile {
  file: string;
  /** Bytes that are indexed; at the time it was begun, for a file that is open. */
  length: number;
  closed: boolean;
  /** Whether it has moved to an object store. */
  isStored: boolean;
}

export interface SettledFile {
  file: string;
  length: number;
  /** Whether it has moved to an object store. */
  isStored: boolean;
  /** Since its newest page was fetched; of a file without one since it was closed. */
  ageMs: number;
}

export interface WarcFiles {
  /**
   * The file is begun, or is closed and complete: members of what is settled need not be kept twice. Those of captures that
   * wait for the parser stay until they are settled, since another machine may be the one that parses them. `held`, of a file
   * that is begun: whether they are to stand in the database at all; they do when it is absent.
   */
  put(file: string, length: number, closed: boolean, held?: boolean): Promise<void>;
  /** Every file that should be on a disk or in a store. */
  kept(): Promise<WarcFile[]>;
  /** Names of the files that were not closed. */
  open(): Promise<string[]>;
  /** What the index says of an open file, in the order of the file. */
  membersOf(file: string): Promise<OpenMember[]>;
  /** A capture's member as the database has it. */
  held(captureId: string): Promise<Uint8Array | undefined>;
  /** All that is indexed of a file. */
  indexed(file: string): Promise<IndexedPage[]>;
  /** The capture's page has this digest, whatever was indexed. */
  digested(captureId: string, digest: string): Promise<void>;
  /** The archive has a revisit record there. False where its capture is not indexed. */
  addRevisit(record: RevisitRecord): Promise<boolean>;
  /** Where the file has revisit records, and whose. */
  revisitsIn(file: string): Promise<RevisitRecord[]>;
  /** The archive has no revisit record there. */
  dropRevisit(at: ArchivedAt): Promise<void>;
  /** Revisit records behind this byte of the file are gone. */
  cutRevisits(file: string, end: number): Promise<void>;
  /** The capture's member stands somewhere else now. */
  moved(captureId: string, at: ArchivedAt): Promise<void>;
  /** There is nothing of use in the file. */
  forget(file: string): Promise<void>;
  /** Closed files without a capture that waits for the parser, oldest first. */
  settled(): Promise<SettledFile[]>;
  /** Captures in the file from which current versions of records were made. */
  needed(file: string): Promise<{ captureId: string; at: ArchivedAt }[]>;
  /**
   * The capture's bytes were written once more, into a file of our own that may be open: `member` is its page, where the
   * database is to keep it meanwhile. False where it stands at the old place no more: it was forgotten, or carried by
   * somebody else.
   */
  carried(
    captureId: string,
    from: ArchivedAt,
    to: ArchivedAt,
    member: Uint8Array | undefined,
  ): Promise<boolean>;
  /** The file was deleted, as the settings say; what is indexed of its pages stays, as a fact. */
  expired(file: string): Promise<void>;
}

export function warcFilesOf({ kysely: db }: Database): WarcFiles {
  return {
    put: (file, length, closed, held = true) =>
      db.transaction().execute(async (trx) => {
        await trx
          .insertInto('warc_files')
          .values({ file, length, closed, held, closed_at: closed ? sql<Date>`now()` : null })
          .onConflict((conflict) =>
            conflict
              .column('file')
              .doUpdateSet(({ ref }) => ({ length, closed, closed_at: ref('excluded.closed_at') })),
          )
          .execute();
        if (!closed) return;
        const indexed = trx
          .selectFrom('captures')
          .select('id')
          .where('warc_file', '=', file)
          .where('state', '<>', 'pending');
        await trx.deleteFrom('capture_members').where('capture_id', 'in', indexed).execute();
      }),

    async kept() {
      const query = db.selectFrom('warc_files').select(['file', 'length', 'closed', 'store']);
      const rows = await query.where('expired', '=', false).orderBy('file').execute();
      return rows.map(({ file, length, closed, store }) => ({
        file,
        length: Number(length),
        closed,
        isStored: store !== null,
      }));
    },

    async open() {
      const rows = await db.selectFrom('warc_files').select('file').where('closed', '=', false).execute();
      return rows.map(({ file }) => file);
    },

    async membersOf(file) {
      const rows = await db
        .selectFrom('captures')
        .leftJoin('capture_members', 'capture_members.capture_id', 'captures.id')
        .select(['captures.id', ...PLACE, 'capture_id'])
        .where('warc_file', '=', file)
        .orderBy('warc_offset')
        .execute();
      return rows.map(({ id, capture_id, ...place }) => ({
        id,
        at: placeOf(place) as ArchivedAt,
        isHeld: capture_id !== null,
      }));
    },

    async held(captureId) {
      const query = db.selectFrom('capture_members').select('member').where('capture_id', '=', captureId);
      return (await query.executeTakeFirst())?.member;
    },

    async indexed(file) {
      const rows = await db
        .selectFrom('captures')
        .select(['id', 'url', 'digest', ...PLACE])
        .where('warc_file', '=', file)
        .execute();
      return rows.map(({ id, url, digest, ...place }) => ({
        captureId: id,
        url,
        digest,
        at: placeOf(place) as ArchivedAt,
      }));
    },

    async addRevisit({ captureId, at }) {
      const { rows } = await sql`
        insert into archive_revisits (warc_file, warc_offset, warc_length, capture_id)
        select ${at.file}, ${at.offset}, ${at.length}, id from captures where id = ${captureId}
        on conflict do nothing returning capture_id`.execute(db);
      return rows.length > 0;
    },

    async revisitsIn(file) {
      const query = db.selectFrom('archive_revisits').selectAll().where('warc_file', '=', file);
      return (await query.orderBy('warc_offset').execute()).map((row) => ({
        captureId: row.capture_id,
        at: { file, offset: Number(row.warc_offset), length: row.warc_length },
      }));
    },

    async dropRevisit({ file, offset }) {
      const query = db.deleteFrom('archive_revisits').where('warc_file', '=', file);
      await query.where('warc_offset', '=', String(offset)).execute();
    },

    async cutRevisits(file, end) {
      const query = sql`
        delete from archive_revisits where warc_file = ${file} and warc_offset + warc_length > ${end}`;
      await query.execute(db);
    },

    async digested(captureId, digest) {
      await db.updateTable('captures').set({ digest }).where('id', '=', captureId).execute();
    },

    async moved(captureId, { file, offset, length, metadataLength = null }) {
      await db
        .updateTable('captures')
        .set({
          warc_file: file,
          warc_offset: offset,
          warc_length: length,
          metadata_length: metadataLength,
        })
        .where('id', '=', captureId)
        .execute();
    },

    async forget(file) {
      await db.deleteFrom('warc_files').where('file', '=', file).execute();
    },

    async settled() {
      const { rows } = await sql<{ file: string; length: string; stored: boolean; age: number }>`
        select f.file, f.length, f.store is not null as stored,
          extract(epoch from now() - coalesce(max(c.fetched_at), f.closed_at, now()))::float8 * 1000 as age
        from warc_files f left join captures c on c.warc_file = f.file
        where f.closed and not f.expired
        group by f.file having coalesce(bool_and(c.state <> 'pending'), true)
        order by age desc, f.file
      `.execute(db);
      return rows.map(({ file, length, stored, age }) => ({
        file,
        length: Number(length),
        isStored: stored,
        ageMs: age,
      }));
    },

    async needed(file) {
      const rows = await db
        .selectFrom('captures')
        .innerJoin('articles', 'articles.id', 'captures.article_id')
        .innerJoin('article_versions as v', (join) =>
          join
            .onRef('v.article_id', '=', 'articles.id')
            .onRef('v.version', '=', 'articles.version')
            .onRef('v.capture_id', '=', 'captures.id'),
        )
        .select(['captures.id', ...PLACE])
        .where('warc_file', '=', file)
        .orderBy('warc_offset')
        .execute();
      return rows.map(({ id, ...place }) => ({ captureId: id, at: placeOf(place) as ArchivedAt }));
    },

    async carried(captureId, from, { file, offset, length, metadataLength = null }, member) {
      // With the file's row held, its closing comes before, and the member is not needed, or after, and takes it away.
      const { rows } = await sql`
        with held as (select closed from warc_files where file = ${file} for share),
        moved as (
          update captures set warc_file = ${file}, warc_offset = ${offset}, warc_length = ${length},
            metadata_length = ${metadataLength}
          where id = ${captureId} and warc_file = ${from.file} and warc_offset = ${from.offset}
          returning id
        ), kept as (
          insert into capture_members (capture_id, member)
          select moved.id, given.member from moved, held, (select ${member && Buffer.from(member)}::bytea as member) given
          where not held.closed and given.member is not null
        )
        select id from moved`.execute(db);
      return rows.length > 0;
    },

    async expired(file) {
      await db.transaction().execute(async (trx) => {
        await trx.updateTable('warc_files').set({ expired: true }).where('file', '=', file).execute();
        for (const table of ['archive_revisits', 'archive_erasures'] as const)
          await trx.deleteFrom(table).where('warc_file', '=', file).execute();
      });
    },
  };
}
