/** Alerts as rows: open once, however many find them at the same moment, and closed when they are found no more. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { Alert, type Finding } from '../../src/model/alert.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { alertEventsOf } from '../../src/storage/alert-events.js';
import { alertsOf } from '../../src/storage/alerts.js';
import { sourceFactsOf } from '../../src/storage/source-facts.js';
import { sourcesOf } from '../../src/storage/sources.js';
import { testServer } from '../support/embedded.js';

const server = testServer();

const found = (name: Finding['name'], detail = 'so it is'): Finding => ({
  name,
  detail,
  facts: { pages: 9 },
});
const source = 'times';

async function watching(...ids: string[]) {
  const db = await server.fresh();
  await sourcesOf(db).upsert(
    ids.map((id) => sourceOf({ id, home: `http://${id}.test/` })),
    'file',
  );
  return db;
}

it('an alert is opened by one of those that find it, kept up to date, and closed when it is over', async () => {
  const alerts = alertsOf(await watching(source));
  const both = await Promise.all([1, 2, 3].map(() => alerts.settle({ source }, [found('block-page')])));
  expect(both.flatMap(({ opened }) => opened)).toMatchObject([
    { name: 'block-page', source, detail: 'so it is' },
  ]);
  await alerts.settle({ source }, [found('block-page', 'and worse'), found('parser-drift')]);
  const open = await alerts.list({ state: 'open', limit: 9 });
  expect(open.map(({ name, detail }) => [name, detail])).toEqual([
    ['parser-drift', 'so it is'],
    ['block-page', 'and worse'],
  ]);
  const { opened, closed } = await alerts.settle({ source }, [found('parser-drift')]);
  expect([opened.length, closed.map(({ name }) => name)]).toEqual([0, ['block-page']]);
  expect((await alerts.settle({ source }, [found('block-page')])).opened).toHaveLength(1);
});

it('an alert of a host is another than that of a source of its name', async () => {
  const alerts = alertsOf(await watching(source));
  await alerts.settle({ source }, [found('source-unhealthy')]);
  await alerts.settle({ host: source }, [found('host-circuit-open')]);
  expect([...(await alerts.openOf('host')).keys()]).toEqual([source]);
  expect((await alerts.settle({ host: source }, [])).closed.map(({ name }) => name)).toEqual([
    'host-circuit-open',
  ]);
  expect(await alerts.list({ state: 'open', limit: 9 })).toHaveLength(1);
});

it('a source or a sink that was removed meanwhile has no alert', async () => {
  const alerts = alertsOf(await watching(source));
  for (const gone of [{ source: 'gone' }, { sink: 'gone' }])
    expect(await alerts.settle(gone, [found('sink-paused')])).toEqual({ opened: [], closed: [] });
  expect(await alerts.list({ state: 'all', limit: 9 })).toEqual([]);
});

it('alerts are listed by state, source and name, newest first, a page at a time', async () => {
  const alerts = alertsOf(await watching('a', 'b'));
  await alerts.settle({ source: 'a' }, [found('block-page')]);
  await alerts.settle({ source: 'a' }, []);
  await alerts.settle({ source: 'a' }, [found('parser-drift'), found('silent-source')]);
  await alerts.settle({ source: 'b' }, [found('silent-source')]);
  const names = async (query: Partial<Parameters<typeof alerts.list>[0]>) =>
    (await alerts.list({ state: 'all', limit: 9, ...query })).map((one) => `${one.source} ${one.name}`);
  expect(await names({})).toEqual(['b silent-source', 'a silent-source', 'a parser-drift', 'a block-page']);
  expect(await names({ state: 'closed' })).toEqual(['a block-page']);
  expect(await names({ state: 'open', name: 'silent-source' })).toEqual([
    'b silent-source',
    'a silent-source',
  ]);
  expect(await names({ source: 'b' })).toEqual(['b silent-source']);
  const [, second] = await alerts.list({ state: 'all', limit: 2 });
  expect(await names({ after: second?.id as string })).toEqual(['a parser-drift', 'a block-page']);
});

it('closed alerts are kept for 90 days, open ones for as long as they are', async () => {
  const db = await watching(source);
  const alerts = alertsOf(db);
  await alerts.settle({ source }, [found('block-page')]);
  await alerts.settle({ source }, [found('parser-drift')]);
  const age = (days: number) =>
    sql`update alerts set since = now() - interval '1 year', closed_at = closed_at - ${days} * interval '1 day'`.execute(
      db.kysely,
    );
  await age(89);
  await alerts.prune();
  expect(await alerts.list({ state: 'all', limit: 9 })).toHaveLength(2);
  await age(2);
  await alerts.prune();
  expect((await alerts.list({ state: 'all', limit: 9 })).map(({ name }) => name)).toEqual(['parser-drift']);
});

it('sources are read a page at a time, and judged by one process each', async () => {
  const db = await watching(...Array.from({ length: 7 }, (_, n) => `s${n}`));
  const facts = sourceFactsOf(db);
  expect((await facts.page('s2', 3)).map((one) => one.source.id)).toEqual(['s3', 's4', 's5']);
  // Nothing is known of them yet.
  expect(await facts.claimJudging(4)).toEqual([]);
  await db.kysely.updateTable('source_health').set({ judge_at: sql`now()` }).execute();
  const claimed = await Promise.all([facts.claimJudging(4), facts.claimJudging(4)]);
  expect(claimed.flat().sort()).toEqual(['s0', 's1', 's2', 's3', 's4', 's5', 's6']);
  expect(await facts.claimJudging(4)).toEqual([]);
  // One that has failed is due at once, also where that was while it was judged.
  await sourcesOf(db).looked('s3', { nextDueAt: new Date(), error: 'none', failing: [] });
  const [before, tomorrow] = [new Date(Date.now() - 1_000), new Date(Date.now() + 86_400_000)];
  await facts.judged(new Map(['s0', 's1', 's3'].map((id) => [id, id === 's0' ? before : tomorrow])));
  expect((await facts.claimJudging(4)).sort()).toEqual(['s0', 's3']);
});

it('what is opened and closed is told once, in order, as it was then, also what goes with its source', async () => {
  const db = await watching('a', 'b');
  const [alerts, events] = [alertsOf(db), alertEventsOf(db)];
  expect(await events.last()).toBe(0);
  await alerts.settle({ source: 'a' }, [found('block-page')]);
  await alerts.settle({ source: 'a' }, [found('block-page', 'and worse')]);
  await alerts.settle({ host: 'b.test' }, [found('host-circuit-open')]);
  await alerts.settle({ source: 'a' }, []);
  await alerts.settle({ source: 'b' }, [found('parser-drift')]);
  await sql`delete from sources where id = 'b'`.execute(db.kysely);
  await sql`delete from sources where id = 'a'`.execute(db.kysely);
  const told = await events.after(0, 10);
  expect(
    told.events.map(({ position, kind, alert: { name, detail, closedAt } }) => [
      position,
      kind,
      name,
      detail,
      closedAt !== undefined,
    ]),
  ).toEqual([
    [1, 'alert-opened', 'block-page', 'so it is', false],
    [2, 'alert-opened', 'host-circuit-open', 'so it is', false],
    [3, 'alert-closed', 'block-page', 'and worse', true],
    [4, 'alert-opened', 'parser-drift', 'so it is', false],
    [5, 'alert-closed', 'parser-drift', 'so it is', true],
  ]);
  const [first] = told.events;
  expect(Alert.parse(first?.alert)).toMatchObject({ source: 'a', facts: { pages: 9 } });
  expect(told.position).toBe(5);
  expect(await events.after(3, 1)).toMatchObject({ position: 4, events: [{ position: 4 }] });
  expect(await events.last()).toBe(5);
  await sql`update alert_events set at = now() - interval '91 days' where position < 3`.execute(db.kysely);
  await alerts.prune();
  expect(await events.after(0, 1)).toMatchObject({ position: 3 });
});
