/** Who may ask for what, against the app. */
import { describe, expect, it } from 'vitest';
import type { ApiKey, Scope } from '../../src/model/api-key.js';
import type { Problem } from '../../src/model/problem.js';
import { type Access, isLoopback } from '../../src/server/access.js';
import { rateLimit } from '../../src/server/rate-limit.js';
import { appOver, bodyOf } from '../support/app.js';
import { record } from '../support/records.js';

const ELSEWHERE: Access = { isLoopback: false, origins: [], ratePerMinute: 1_000 };

function keyOf(scope: Scope): ApiKey {
  return { id: scope, name: scope, scope, createdAt: '2026-03-01T10:00:00Z' };
}

const revoked: string[] = [];
const keys = {
  check: async (key: string) =>
    key === 'read' || key === 'write' || key === 'admin' ? keyOf(key) : undefined,
  list: async () => [keyOf('read')],
  revoke: async (id: string) => revoked.push(id) > 0 && id !== 'none',
};

function app(access: Partial<Access> = {}) {
  const made = appOver([record({ id: 'a' })], { keys, access: { ...ELSEWHERE, ...access } });
  return async (path: string, init: RequestInit = {}) => {
    const answer = await made.request(path, init);
    const isProblem = answer.headers.get('content-type') === 'application/problem+json';
    const said = isProblem ? await bodyOf<Problem>(answer) : undefined;
    return { answer, status: answer.status, code: said?.code, detail: said?.detail };
  };
}

const bearer = (key: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...init.headers, authorization: `Bearer ${key}` },
});
const basic = (key: string) => `Basic ${Buffer.from(`anyone:${key}`).toString('base64')}`;

describe('an address that others reach', () => {
  it('asks for a key, and says how', async () => {
    const { answer, status, code } = await app()('/v1/records');
    expect([status, code]).toEqual([401, 'unauthenticated']);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(await app()('/', {})).toMatchObject({ status: 401 });
    expect(await app()('/v1/records', bearer('guess'))).toMatchObject({ status: 401 });
  });

  it('takes one, also as the password of a browser, which may only read', async () => {
    expect((await app()('/v1/records', bearer('read'))).status).toBe(200);
    expect((await app()('/', { headers: { authorization: basic('read') } })).status).toBe(200);
    const post = { method: 'DELETE', headers: { authorization: basic('admin') } };
    const { status, detail } = await app()('/v1/keys/x', post);
    expect([status, detail]).toEqual([401, expect.stringMatching(/^A password may only read/u)]);
    // One that is empty may read, if it were any.
    const empty = await app()('/v1/records', { headers: { authorization: 'Basic ' } });
    expect([empty.status, empty.detail]).toEqual([401, 'No key was given']);
  });

  it.each(['/livez', '/readyz', '/docs', '/style.css', '/v1/openapi.json'])(
    'shows %s to anybody',
    async (path) => {
      expect((await app()(path)).status).toBe(200);
    },
  );

  it.each<[string, string, Scope, Scope | undefined]>([
    ['GET', '/v1/records', 'read', undefined],
    ['POST', '/v1/records', 'write', 'read'],
    ['GET', '/v1/keys', 'admin', 'write'],
    ['DELETE', '/v1/keys/read', 'admin', 'write'],
  ])('%s %s takes the scope %s', async (method, path, enough, less) => {
    expect((await app()(path, bearer(enough, { method }))).code).not.toBe('forbidden');
    if (less) expect((await app()(path, bearer(less, { method }))).code).toBe('forbidden');
  });

  it('lists keys without their secrets, and revokes them', async () => {
    expect(await (await app()('/v1/keys', bearer('admin'))).answer.json()).toEqual({ keys: [keyOf('read')] });
    expect((await app()('/v1/keys/read', bearer('admin', { method: 'DELETE' }))).status).toBe(204);
    expect(revoked).toContain('read');
    expect((await app()('/v1/keys/none', bearer('admin', { method: 'DELETE' }))).code).toBe('not-found');
  });

  it('limits each key by itself, and says when to come again', async () => {
    const ask = app({ ratePerMinute: 4 });
    expect((await ask('/v1/records', bearer('read'))).status).toBe(200);
    const { answer, status, code } = await ask('/v1/records', bearer('read'));
    expect([status, code]).toEqual([429, 'too-many-requests']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(10);
    expect((await ask('/v1/records', bearer('write'))).status).toBe(200);
  });
});

describe('loopback', () => {
  const here = app({ isLoopback: true });

  it('asks for no key, but takes none that is wrong', async () => {
    expect((await here('/v1/records')).status).toBe(200);
    expect((await here('/v1/records', bearer('guess'))).status).toBe(401);
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-real-ip'])(
    'asks for one where %s says that a proxy asks for others',
    async (name) => {
      expect((await here('/v1/records', { headers: { [name]: '203.0.113.9' } })).status).toBe(401);
      const withKey = { headers: { [name]: '203.0.113.9', authorization: 'Bearer read' } };
      expect((await here('/v1/records', withKey)).status).toBe(200);
    },
  );

  it('has no limit without a key', async () => {
    const ask = app({ isLoopback: true, ratePerMinute: 1 });
    for (let times = 0; times < 3; times++) expect((await ask('/v1/records')).status).toBe(200);
  });

  it.each(['http://rebound.example:4800', 'http://10.0.0.1:4800', 'http://localhost.evil.example'])(
    'is not reached by the name %s',
    async (origin) => {
      expect(await here(`${origin}/v1/records`)).toMatchObject({ status: 403, code: 'host-not-allowed' });
    },
  );

  it.each(['http://localhost:4800', 'http://127.0.0.1:4800', 'http://[::1]:4800'])(
    'is by %s',
    async (origin) => {
      expect((await here(`${origin}/v1/records`)).status).toBe(200);
    },
  );

  it('changes nothing for the page of another site', async () => {
    const init = { method: 'DELETE', headers: { origin: 'https://evil.example' } };
    expect(await here('/v1/keys/csrf', init)).toMatchObject({ status: 403, code: 'origin-not-allowed' });
    expect(revoked).not.toContain('csrf');
    const own = { method: 'DELETE', headers: { origin: 'http://localhost' } };
    expect((await here('/v1/keys/own', own)).status).toBe(204);
  });
});

describe('other origins', () => {
  const ask = (origins: string[], init: RequestInit = {}) =>
    app({ isLoopback: true, origins })('/v1/records', {
      ...init,
      headers: { origin: 'https://desk.example', 'access-control-request-method': 'GET' },
    });

  it('may not read unless they are named', async () => {
    expect((await ask([])).answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(
      (await ask(['https://other.example'])).answer.headers.get('access-control-allow-origin'),
    ).toBeNull();
    const { answer } = await ask(['https://desk.example']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://desk.example');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('learn beforehand what they may send, without a key', async () => {
    const init = { method: 'OPTIONS' };
    const { answer, status } = await ask(['https://desk.example'], init);
    expect(status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization');
  });
});

it('takes no body that is too large', async () => {
  const init = { method: 'POST', body: 'x'.repeat(300 * 1024) };
  expect(await app()('/v1/records', bearer('write', init))).toMatchObject({
    status: 413,
    code: 'body-too-large',
  });
});

it.each([
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['localhost', true],
  ['::1', true],
  ['0:0:0:0:0:0:0:1', true],
  ['LOCALHOST', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.4', false],
  ['127.evil.example', false],
])('%s is loopback: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

it('a bucket fills evenly, and is never more than full', () => {
  let now = 0;
  const { take } = rateLimit(8, () => now);
  expect([take('a'), take('a'), take('a')]).toEqual([undefined, undefined, 7_500]);
  now += 7_500;
  expect([take('a'), take('a')]).toEqual([undefined, 7_500]);
  now += 3_600_000;
  expect([take('a'), take('a'), take('a')]).toEqual([undefined, undefined, 7_500]);
  expect(take('b')).toBeUndefined();
});
