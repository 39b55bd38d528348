/** `/v1/sources` and `/v1/alerts`, over a few of each in memory. */
import { describe, expect, it } from 'vitest';
import type { Alert } from '../../src/model/alert.js';
import { SourceHealth } from '../../src/model/source-health.js';
import { alertRoutes } from '../../src/server/api/alerts.js';
import { newRoutes } from '../../src/server/api/routes.js';
import { sourceRoutes } from '../../src/server/api/sources.js';
import type { AlertReader } from '../../src/server/ports.js';

type Query = Parameters<AlertReader['list']>[0];

const healthOf = (id: string): SourceHealth =>
  SourceHealth.parse({
    id,
    name: id,
    domain: `${id}.test`,
    home: `http://${id}.test/`,
    state: 'ok',
    alerts: [],
    nextDueAt: '2026-03-01T10:00:00Z',
    failing: [],
    articles: { today: 0, yesterday: 0 },
    pages: 0,
    fields: {},
  });

const alertOf = (id: number): Alert => ({
  id: String(id),
  name: 'silent-source',
  source: 'a',
  since: '2026-03-01T10:00:00Z',
  lastSeenAt: '2026-03-01T11:00:00Z',
  detail: 'No new article',
  facts: {},
});

const IDS = ['a', 'b', 'c', 'd'];
const asked: Query[] = [];

const routes = newRoutes();
routes.route(
  '/',
  sourceRoutes({
    page: async (after, limit) =>
      IDS.filter((id) => id > after)
        .slice(0, limit)
        .map(healthOf),
    get: async (id) => (IDS.includes(id) ? healthOf(id) : undefined),
  }),
);
routes.route(
  '/',
  alertRoutes({
    list: async (query) => {
      asked.push(query);
      const from = Number(query.after ?? 5);
      return [4, 3, 2, 1]
        .filter((id) => id < from)
        .slice(0, query.limit)
        .map(alertOf);
    },
  }),
);

async function get(path: string) {
  const answer = await routes.request(path);
  const body = (await answer.json()) as Record<string, { id: string }[]> & { next?: string };
  return { status: answer.status, body };
}

/** The ids of all pages of two, and whether the last had no `next`. */
async function allPages(path: string, name: 'sources' | 'alerts'): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | undefined = ''; next !== undefined && pages.length < 9; ) {
    const { body } = await get(`${path}?limit=2${next && `&after=${next}`}`);
    pages.push((body[name] ?? []).map(({ id }) => id));
    next = body.next;
  }
  return pages;
}

describe('GET /v1/sources', () => {
  it('pages by id, and the last page names no next', async () => {
    expect(await allPages('/sources', 'sources')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect((await get('/sources')).body).toEqual({ sources: IDS.map(healthOf) });
  });

  it('gives one by its id, or says that there is none', async () => {
    expect(await get('/sources/c')).toEqual({ status: 200, body: healthOf('c') });
    expect(await get('/sources/x')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

describe('GET /v1/alerts', () => {
  it('pages from the newest on', async () => {
    expect(await allPages('/alerts', 'alerts')).toEqual([
      ['4', '3'],
      ['2', '1'],
    ]);
  });

  it('asks for the open ones where nothing is said, and for what is said', async () => {
    await get('/alerts');
    expect(asked.at(-1)).toEqual({ state: 'open', limit: 51 });
    await get('/alerts?state=closed&source=a&name=block-page&after=7&limit=200');
    expect(asked.at(-1)).toEqual({
      state: 'closed',
      source: 'a',
      name: 'block-page',
      after: '7',
      limit: 201,
    });
  });
});

it.each([
  '/sources?limit=0',
  '/sources?limit=201',
  '/sources?page=2',
  '/alerts?state=shut',
  '/alerts?after=x',
  '/alerts?name=flood',
])('what is not understood is said: %s', async (path) => {
  expect(await get(path)).toMatchObject({ status: 400, body: { code: 'query-invalid' } });
});
