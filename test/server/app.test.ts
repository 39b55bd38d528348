import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import type { ChangePage } from '../../src/model/change.js';
import type { Problem } from '../../src/model/problem.js';
import { appOver, bodyOf } from '../support/app.js';
import { record, relationEvent, versionEvent } from '../support/records.js';

describe('GET /v1/records/:id/copies', () => {
  it('gives the clusters of a record, and 404 for none', async () => {
    const original = { id: 'o', headline: 'O', url: 'http://o.test/', source: 'o', publishedAt: undefined };
    const copy = { ...original, id: 'a', share: 0.9, kept: 0.8, evidence: ['text' as const] };
    const relations = {
      related: async () => [],
      clusters: async (id: string) => (id === 'a' ? [{ original, copies: [copy] }] : []),
    };
    const app = appOver([record({ id: 'a' }), record({ id: 'b' })], { relations });
    expect(await bodyOf(app.request('/v1/records/a/copies'))).toMatchObject({
      clusters: [{ original: { id: 'o' }, copies: [{ id: 'a', share: 0.9, evidence: ['text'] }] }],
    });
    expect(await bodyOf(app.request('/v1/records/b/copies'))).toEqual({ clusters: [] });
    expect((await app.request('/v1/records/c/copies')).status).toBe(404);
  });
});

describe('GET /v1/records', () => {
  const articles = ['a', 'b', 'c', 'd', 'e'].map((id) => record({ id, headline: `Story ${id}` }));

  it('pages through the feed by its cursor, missing and doubling nothing', async () => {
    const app = appOver(articles);
    const seen: string[] = [];
    let after = 0;
    for (let page = 0; page < 4; page++) {
      const answer = await bodyOf<ChangePage>(app.request(`/v1/records?after=${after}&limit=2`));
      seen.push(...answer.events.map((event) => event.articleId));
      after = answer.next;
    }
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(after).toBe(5);
  });

  it('keeps the cursor where it was when there is nothing new', async () => {
    const answer = await (await appOver(articles).request('/v1/records?after=5')).json();
    expect(answer).toEqual({ events: [], next: 5 });
  });

  it('hands over whole records and relations, each with its position', async () => {
    const article = record();
    const app = appOver([article], {}, [versionEvent(1, article), relationEvent(2)]);
    const { events } = await bodyOf<ChangePage>(app.request('/v1/records'));
    expect(events[0]).toMatchObject({ position: 1, kind: 'version', articleId: 'article-1', version: 1 });
    expect(events[0]).toHaveProperty('record', article);
    expect(events[1]).toMatchObject({ position: 2, kind: 'relation', relation: { evidence: 'source-link' } });
  });

  it.each([
    ['after=-1', 'after: expected a whole number'],
    ['after=1e3', 'after: expected a whole number'],
    ['after=', 'after: expected a whole number'],
    ['limit=0', 'limit: expected 1 to 500'],
    ['limit=501', 'limit: expected 1 to 500'],
    ['limmit=5', 'limmit: not known'],
    ['after=1&after=2', 'after: expected once'],
  ])('refuses ?%s and says what was expected', async (query, message) => {
    const answer = await appOver(articles).request(`/v1/records?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      status: 400,
      title: 'Bad Request',
      code: 'query-invalid',
      detail: message,
    });
  });
});

describe('GET /v1/records/:id', () => {
  it('gives the record, or the version asked for', async () => {
    const app = appOver([record({ version: 2 })]);
    expect((await bodyOf<Article>(app.request('/v1/records/article-1'))).version).toBe(2);
    expect((await app.request('/v1/records/article-1?version=2')).status).toBe(200);
    for (const [path, detail] of [
      ['article-1?version=7', 'No such record, or no version 7'],
      ['nobody', 'No such record'],
    ]) {
      const answer = await app.request(`/v1/records/${path}`);
      expect([answer.status, (await bodyOf<Problem>(answer)).detail]).toEqual([404, detail]);
    }
  });
});

describe('GET /v1/records/:id/versions', () => {
  const asked: unknown[] = [];
  const history = {
    of: async (id: string, page: { limit: number; before?: number | undefined }) => {
      asked.push([id, page.limit, page.before]);
      return id === 'nobody' ? undefined : { id, url: 'http://times.test/1', versions: [], next: 3 };
    },
  };

  it('gives the versions, so many from a place on', async () => {
    const app = appOver([], { history });
    expect((await app.request('/v1/records/a/versions')).status).toBe(200);
    expect(await bodyOf(app.request('/v1/records/a/versions?before=4&limit=7'))).toMatchObject({ next: 3 });
    expect(asked).toEqual([
      ['a', 20, undefined],
      ['a', 7, 4],
    ]);
  });

  it.each([
    ['nobody/versions', 404, 'not-found', 'No such record'],
    ['nobody/versions?before=1', 404, 'not-found', 'No such record, or no version below 1'],
    ['a/versions?limit=101', 400, 'query-invalid', 'limit: expected 1 to 100'],
    ['a/versions?after=1', 400, 'query-invalid', 'after: not known'],
  ])('%s is refused', async (path, status, code, detail) => {
    const answer = await appOver([], { history }).request(`/v1/records/${path}`);
    expect(answer.status).toBe(status);
    expect(await bodyOf<Problem>(answer)).toMatchObject({ code, detail });
  });
});

describe('the application', () => {
  it('says whether its parts are up', async () => {
    const up = await appOver([]).request('/readyz');
    expect([up.status, await up.json()]).toEqual([
      200,
      { ok: true, version: '0.1.0', checks: { database: 'ok' } },
    ]);
    const health = async () => ({ ok: false, checks: { database: 'down' as const } });
    expect((await appOver([], { health }).request('/readyz')).status).toBe(503);
    // A process that only waits for its database is not to be started anew.
    expect((await appOver([], { health }).request('/livez')).status).toBe(200);
  });

  it('tells nobody what went wrong inside', async () => {
    const texts = async () => {
      throw new Error('connect ECONNREFUSED postgres://user:hunter2@db');
    };
    const answer = await appOver([], { changes: { texts } }).request('/v1/records');
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text).code).toBe('internal');
    expect(text).not.toMatch(/hunter2|ECONNREFUSED|at /u);
  });

  it('says that the database is away, and when to ask again', async () => {
    const texts = async () => {
      throw Object.assign(new Error('terminating connection due to administrator command'), {
        code: '57P01',
      });
    };
    const answer = await appOver([], { changes: { texts } }).request('/v1/records');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect((await bodyOf<Problem>(answer)).code).toBe('unavailable');
  });

  it('answers unknown addresses with 404', async () => {
    const answer = await appOver([]).request('/v2/records');
    expect([answer.status, (await bodyOf<Problem>(answer)).code]).toEqual([404, 'not-found']);
  });

  it.each([
    ['POST', '/v1/records', 'GET, HEAD'],
    ['GET', '/v1/sinks/files/pause', 'POST'],
    ['POST', '/v1/sinks/files', 'GET, HEAD, PUT, DELETE'],
    ['PROPFIND', '/', 'GET, HEAD'],
    ['HEAD', '/v1/sinks/files/replay', 'POST'],
  ])('answers %s %s with the methods that are for it', async (method, path, allow) => {
    const answer = await appOver([record()]).request(path, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    const isProblem = answer.headers.get('content-type') === 'application/problem+json';
    expect([isProblem, method === 'HEAD' || (await bodyOf<Problem>(answer)).code]).toEqual([
      true,
      method === 'HEAD' || 'method-not-allowed',
    ]);
  });

  it.each(['/', '/v1/records', '/readyz', '/nothing'])('sends security headers with %s', async (path) => {
    const { headers } = await appOver([]).request(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

it.each([
  ['/v1/records/%00', 'not-found'],
  ['/records/%00', 'not-found'],
  ['/v1/alerts?source=%00', 'query-invalid'],
  ['/v1/records?source=a%00', 'query-invalid'],
  ['/v1/stats?to=0001-01-03', 'query-invalid'],
])('%s, which the database could not be asked for, is %s', async (path, code) => {
  expect(await bodyOf<Problem>(appOver([record()]).request(path))).toMatchObject({ code });
});
