/** Faults of the machine count against no page: it waits, with its bytes, and is parsed when the machine is well. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { CopydeskError, isAway, isOfMachine } from '../../src/errors.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import type { Services } from '../../src/pipeline/services.js';
import { audit } from '../../src/storage/audit.js';
import { pageOf } from '../support/article-page.js';
import { fetchedPage } from '../support/pages.js';
import { reprocessed } from '../support/reprocess.js';
import { withServices } from '../support/services.js';

let services: Services;
withServices((opened) => {
  services = opened;
});

const stateOf = (id: string) =>
  services.db.kysely
    .selectFrom('captures')
    .select(['state', 'reason', 'attempts'])
    .where('id', '=', id)
    .executeTakeFirst();

/** The database fails with this SQLSTATE as a version is written. */
async function failing(code: string, work: () => Promise<void>): Promise<void> {
  const { kysely } = services.db;
  await sql
    .raw(`create or replace function fails() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file' using errcode = '${code}'; end $$`)
    .execute(kysely);
  await sql
    .raw('create trigger fails before insert on article_versions for each row execute function fails()')
    .execute(kysely);
  await work().finally(() => sql.raw('drop trigger fails on article_versions').execute(kysely));
}

let pages = 0;
function nextPage() {
  const h1 = `Swing bridge ${++pages} closed`;
  return fetchedPage(`http://quay.test/${pages}`, '', { bytes: pageOf({ h1 }).bytes });
}

async function kept(): Promise<string> {
  const outcome = await services.pages.keepStored(nextPage(), undefined, 'ingest');
  return typeof outcome === 'object' ? outcome.captureId : '';
}

/** A page that may stand in no file. */
async function unarchived(): Promise<string> {
  const page = nextPage();
  await services.frontier.add([{ url: page.url, sourceId: undefined, foundIn: 'feed' }]);
  const [found] = await services.frontier.due('quay.test', 1);
  if (!found) throw new Error('nothing is due');
  return (await services.pages.keepFetched(page, found, { noarchive: true })) ?? '';
}

describe('a fault of the machine', () => {
  it.each([
    ['a full disk', '53100'],
    ['no memory', '53200'],
    ['a deadlock', '40P01'],
    ['a transaction that was taken back', '40001'],
    ['a statement that a person ended', '57014'],
    ['a disk that cannot be read', '58030'],
    ['a transaction that was idle for too long', '25P03'],
  ])('is no fault of a page: %s', async (_, code) => {
    const id = await kept();
    await failing(code, async () => {
      for (let tries = 0; tries < 4; tries++)
        await expect(parseCaptures(services, [id])).rejects.toMatchObject({ code });
    });
    expect(await stateOf(id)).toEqual({ state: 'pending', reason: null, attempts: 0 });
    await parseCaptures(services, [id]);
    expect(await stateOf(id)).toMatchObject({ state: 'parsed' });
  });

  it('is told from one of the page, and from a server that is away', () => {
    const coded = (code: string) => Object.assign(new Error('no'), { code });
    expect(isOfMachine(coded('22P05'))).toBe(false);
    expect(isOfMachine(coded('54000'))).toBe(false);
    expect(isOfMachine(new CopydeskError('queue-unreachable', 'The job queue does not answer'))).toBe(true);
    expect(isOfMachine(new CopydeskError('store-failed', '503 SlowDown'))).toBe(true);
    expect([isAway(coded('53100')), isAway(coded('40P01'))]).toEqual([false, false]);
  });
});

describe('a page in trouble that may stand in no file', () => {
  it('keeps its bytes, which are parsed again and then dropped', async () => {
    const id = await unarchived();
    const what = { reason: 'parse-trouble', detail: 'the parser failed' } as const;
    await services.captures.trouble(id, what, { attempts: 1, retryInMs: 0 });
    expect(await services.warcFiles.held(id)).toBeDefined();
    expect((await audit(services.db)).violations).toEqual([]);
    await reprocessed(services, { choice: { reason: 'parse-trouble' } });
    expect(await stateOf(id)).toMatchObject({ state: 'parsed' });
    expect(await services.warcFiles.held(id)).toBeUndefined();
    const record = await services.articles.byUrl(`http://quay.test/${pages}`);
    expect(record?.provenance.archived).toBe(false);
    expect((await audit(services.db)).violations).toEqual([]);
  });

  it('is missed where it is gone, but for those that an earlier release dropped', async () => {
    const id = await unarchived();
    const what = { reason: 'internal-error', detail: 'no space' } as const;
    await services.captures.trouble(id, what, { attempts: 1, retryInMs: 0 });
    await services.db.kysely.deleteFrom('capture_members').where('capture_id', '=', id).execute();
    expect((await audit(services.db)).violations).toMatchObject([{ examples: [id] }]);
    await services.db.kysely
      .updateTable('captures')
      .set({ reason: 'archive-unreadable' })
      .where('id', '=', id)
      .execute();
    expect((await audit(services.db)).violations).toEqual([]);
  });
});
