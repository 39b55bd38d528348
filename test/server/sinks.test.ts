/** `/v1/sinks`, over sinks in memory. */
import { beforeEach, expect, it } from 'vitest';
import type { SinkState } from '../../src/model/sink-state.js';
import { appOver, bodyOf } from '../support/app.js';

let app: ReturnType<typeof appOver>;
beforeEach(() => {
  app = appOver([]);
});

const config = {
  id: 'site',
  kind: 'webhook',
  url: 'https://site.example/hooks',
  secrets: ['env:SINK_SITE'],
  filter: { language: 'en' },
};
const send = (method: string, path: string, body?: object) =>
  app.request(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : { origin: 'http://localhost' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

it('are added, shown, changed, paused, resumed and removed', async () => {
  const added = await send('POST', '/v1/sinks', config);
  expect(added.status).toBe(201);
  expect(await bodyOf<SinkState>(added)).toMatchObject({ id: 'site', from: 'api', waiting: 2, config });
  const { sinks } = await bodyOf<{ sinks: SinkState[] }>(app.request('/v1/sinks'));
  expect(sinks.map(({ id, from }) => [id, from])).toEqual([
    ['files', 'file'],
    ['site', 'api'],
  ]);
  const changed = await send('PUT', '/v1/sinks/site', { ...config, payload: 'thin' });
  expect(await bodyOf<SinkState>(changed)).toMatchObject({ config: { payload: 'thin' } });
  expect(await bodyOf<SinkState>(send('POST', '/v1/sinks/site/pause'))).toMatchObject({
    pausedBy: 'person',
  });
  expect((await bodyOf<SinkState>(send('POST', '/v1/sinks/site/resume'))).pausedBy).toBeUndefined();
  expect((await send('DELETE', '/v1/sinks/site')).status).toBe(204);
  expect((await app.request('/v1/sinks/site')).status).toBe(404);
});

it('are tried, and sent to again', async () => {
  await send('POST', '/v1/sinks', config);
  expect(await bodyOf(send('POST', '/v1/sinks/site/test'))).toEqual({ ok: false, said: 'it answered 503' });
  const page = await bodyOf<{ letters: { position: number }[]; next?: number }>(
    app.request('/v1/sinks/site/letters?limit=2'),
  );
  expect([page.letters.map(({ position }) => position), page.next]).toEqual([[1, 2], 2]);
  const rest = await bodyOf<{ letters: unknown[]; next?: number }>(
    app.request('/v1/sinks/site/letters?after=2'),
  );
  expect([rest.letters.length, rest.next]).toEqual([1, undefined]);
  const again = await send('POST', '/v1/sinks/site/replay?after=1');
  expect([again.status, await bodyOf(again)]).toEqual([202, { again: 1 }]);
});

it.each([
  ['a secret of any name', { secrets: ['env:AWS_SECRET'] }, /^secrets\.0: expected a reference .* SINK_/u],
  ['a value for a secret', { secrets: ['whsec_abc'] }, /^secrets\.0: /u],
  ['a file', { kind: 'jsonl' }, /^kind: expected one of webhook, wordpress, alerts$/u],
  ['a key that is not known', { palyoad: 'thin' }, /^palyoad: not known$/u],
  ['a filter that is none', { filter: { langauge: 'en' } }, /langauge: not known$/u],
])('%s is refused', async (_, more, detail) => {
  const answer = await send('POST', '/v1/sinks', { ...config, ...more });
  expect(answer.status).toBe(400);
  expect(await bodyOf(answer)).toMatchObject({ code: 'body-invalid', detail: expect.stringMatching(detail) });
});

it.each([
  ['a body that is a list', 'application/json', '[]', 400, 'expected a JSON object'],
  ['a form', 'application/x-www-form-urlencoded', 'id=site', 415, 'expected application/json'],
  ['more than is taken', 'application/json', ' '.repeat(300 * 1024), 413, 'expected 256 KiB at most'],
])('%s is answered by what was expected', async (_, type, body, status, detail) => {
  const answer = await app.request('/v1/sinks', { method: 'POST', headers: { 'content-type': type }, body });
  expect(answer.status).toBe(status);
  expect((await bodyOf<{ detail: string }>(answer)).detail).toMatch(detail);
});

it('of a file are its own, and ids and kinds do not change', async () => {
  await send('POST', '/v1/sinks', config);
  const refused = [
    await send('POST', '/v1/sinks', { ...config, id: 'files' }),
    await send('PUT', '/v1/sinks/files', { ...config, id: 'files' }),
    await send('DELETE', '/v1/sinks/files'),
    await send('PUT', '/v1/sinks/site', { ...config, id: 'other' }),
    await send('PUT', '/v1/sinks/site', {
      id: 'site',
      kind: 'alerts',
      url: config.url,
      secrets: config.secrets,
    }),
    await send('POST', '/v1/sinks/files/replay'),
  ];
  expect(refused.map(({ status }) => status)).toEqual([409, 409, 409, 409, 409, 409]);
  expect(await bodyOf(refused[2] as Response)).toMatchObject({ detail: 'files stands in sinks.yaml' });
});

it('that are not there are not found', async () => {
  const answers = await Promise.all([
    app.request('/v1/sinks/none'),
    app.request('/v1/sinks/none/letters'),
    send('PUT', '/v1/sinks/none', { ...config, id: 'none' }),
    send('DELETE', '/v1/sinks/none'),
    ...['pause', 'resume', 'test', 'replay'].map((way) => send('POST', `/v1/sinks/none/${way}`)),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
});

it('are not moved by a page of another site', async () => {
  const origin = { origin: 'https://elsewhere.example' };
  const answer = await app.request('/v1/sinks/files/pause', { method: 'POST', headers: origin });
  expect(answer.status).toBe(403);
  expect((await bodyOf<SinkState>(app.request('/v1/sinks/files'))).pausedBy).toBeUndefined();
});

it('are not added with a filter that the database cannot be asked by', async () => {
  const answer = await send('POST', '/v1/sinks', { ...config, filter: { q: 'ferry\0' } });
  expect([answer.status, await bodyOf(answer)]).toMatchObject([400, { code: 'body-invalid' }]);
});
