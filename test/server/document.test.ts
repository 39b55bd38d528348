/** The description of the API: valid, whole, and true. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { Alert, AlertsPage } from '../../src/model/alert.js';
import { Article } from '../../src/model/article.js';
import { ChangePage } from '../../src/model/change.js';
import { Clusters } from '../../src/model/near-duplicate.js';
import { Problem } from '../../src/model/problem.js';
import { QuotesPage } from '../../src/model/quote-search.js';
import { SinkLetters, SinkList, SinkState } from '../../src/model/sink-state.js';
import { SourceHealth, SourcesPage } from '../../src/model/source-health.js';
import { Stats } from '../../src/model/stats.js';
import { History } from '../../src/model/version.js';
import type { Document } from '../../src/server/api/document.js';
import { appOver, bodyOf } from '../support/app.js';
import { record, relationEvent, versionEvent } from '../support/records.js';

const source = SourceHealth.parse({
  id: 'a',
  name: 'A',
  domain: 'a.test',
  home: 'http://a.test/',
  state: 'ok',
  alerts: ['silent-source'],
  nextDueAt: '2026-03-01T10:00:00Z',
  failing: [{ url: 'http://a.test/feed', reason: 'http-404' }],
  articles: { today: 1, yesterday: 2, usual: { median: 2, spread: 0.5, of: 28 } },
  pages: 3,
  rejected: { share: 0.1, byReason: { 'no-body': 0.1 } },
  fields: { headline: { share: 1 } },
});

const alert = Alert.parse({
  id: '1',
  name: 'silent-source',
  source: 'a',
  since: '2026-03-01T10:00:00Z',
  lastSeenAt: '2026-03-01T11:00:00Z',
  detail: 'No new article',
  facts: { hours: 9 },
});

const article = record({
  quotes: [
    {
      id: 'q1',
      text: 'The ferry',
      start: 0,
      end: 9,
      kind: 'direct',
      parts: [{ start: 0, end: 9 }],
      speaker: null,
      cue: { text: 'said', start: 10, end: 14 },
      confidence: 0.9,
    },
  ],
});

const history: History = {
  id: 'article-1',
  url: article.url,
  versions: [
    {
      version: 1,
      at: '2026-03-01T10:00:00.000Z',
      fetchedAt: undefined,
      origin: 'fetch',
      captureId: 'c',
      parserVersion: '1',
      template: undefined,
      contentHash: article.contentHash,
      headline: article.headline,
      diff: {
        changes: ['headline'],
        headline: { before: 'A', after: 'B', words: [] },
        blocks: [],
        quotes: [],
        corrections: [],
      },
    },
  ],
  next: undefined,
};

const member = { id: 'o', headline: 'O', url: 'http://o.test/', source: 'o', publishedAt: undefined };
const copy = { ...member, id: 'article-1', share: 0.9, kept: 0.8, evidence: ['text' as const] };
const withdrawal = { kind: 'withdrawal' as const, position: 3, at: new Date(0), articleId: 'x' };

const app = appOver(
  [article],
  {
    sources: { page: async () => [source], get: async (id) => (id === 'a' ? source : undefined) },
    alerts: { list: async () => [alert] },
    history: { of: async () => history },
    relations: {
      related: async () => [],
      clusters: async () => [{ original: member, copies: [copy] }],
    },
  },
  [versionEvent(1, article), relationEvent(2), withdrawal],
);

const document = await bodyOf<Document>(app.request('/v1/openapi.json'));

/** Pages for people, and the description itself. */
const NOT_DESCRIBED = [
  '/',
  '/docs',
  '/records/:id',
  '/records/:id/versions',
  '/style.css',
  '/v1/openapi.json',
];

describe('GET /v1/openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./u);
    expect(await new Validator().validate({ ...structuredClone(document) })).toEqual({ valid: true });
  });

  it('describes every route of the app, and no other', () => {
    const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/gu, ':$1')}`),
    );
    const routes = app.routes
      .filter(({ method, path }) => method !== 'ALL' && !NOT_DESCRIBED.includes(path))
      .map(({ method, path }) => `${method} ${path}`);
    expect(described.length).toBeGreaterThan(8);
    expect(described.sort()).toEqual([...new Set(routes)].sort());
  });

  it('gives each operation a name, a summary and a tag that is explained, and each parameter a description', () => {
    const operations = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item));
    const tags = new Set(document.tags?.map(({ name }) => name));
    for (const { operationId, summary, tags: own, parameters = [] } of operations) {
      expect([operationId, summary, tags.has(own[0])]).toEqual([
        expect.any(String),
        expect.any(String),
        true,
      ]);
      for (const { name, schema } of parameters)
        expect([name, schema.type]).toEqual([name, expect.any(String)]);
    }
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('says of each operation what is answered before and after it', async () => {
    const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { responses }]) => ({ path, method, responses })),
    );
    for (const { path, method, responses } of operations) {
      expect([path, responses.default?.content]).toEqual([
        path,
        { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      ]);
      expect([path, method, '304' in responses]).toEqual([path, method, method === 'get']);
    }
    const proxied = await app.request('/v1/keys', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect([proxied.status, Problem.parse(await proxied.json()).code]).toEqual([401, 'unauthenticated']);
  });

  it('has patterns that a text can match', () => {
    const parameters = document.paths?.['/v1/quotes']?.get?.parameters as { name: string; schema: object }[];
    expect(parameters.find(({ name }) => name === 'after')?.schema).toMatchObject({
      pattern: String.raw`^\d{1,15}\.\d{1,9}$`,
    });
    const patterns = [...JSON.stringify(document).matchAll(/"pattern":"([^"]*)"/gu)].map(([, it]) => it);
    expect(patterns.length).toBeGreaterThan(3);
    expect(patterns.filter((pattern) => !pattern?.endsWith('$'))).toEqual([]);
  });

  it('refers to a schema that several answers hold by one name', () => {
    const { Record, Quote, Speaker, VersionEvent } = document.components?.schemas ?? {};
    expect(VersionEvent).toHaveProperty('properties.record', { $ref: '#/components/schemas/Record' });
    expect(Record).toHaveProperty('properties.quotes.items', { $ref: '#/components/schemas/Quote' });
    // One that may be null here is not so everywhere.
    expect(Quote).toHaveProperty('properties.speaker.anyOf', [
      { $ref: '#/components/schemas/Speaker' },
      { type: 'null' },
    ]);
    expect(Speaker).toMatchObject({ type: 'object' });
    expect(Speaker).not.toHaveProperty('id');
  });
});

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(document, 'api');

describe('answers', () => {
  it.each<[string, string, number, z.ZodType]>([
    ['/v1/records', '/v1/records', 200, ChangePage],
    ['/v1/records?limit=x', '/v1/records', 400, Problem],
    ['/v1/records/article-1', '/v1/records/{id}', 200, Article],
    ['/v1/records/none', '/v1/records/{id}', 404, Problem],
    ['/v1/records/article-1/versions', '/v1/records/{id}/versions', 200, History],
    ['/v1/records/article-1/copies', '/v1/records/{id}/copies', 200, Clusters],
    ['/v1/quotes?speaker=a', '/v1/quotes', 200, QuotesPage],
    ['/v1/stats?from=2026-03-01', '/v1/stats', 200, Stats],
    ['/v1/sources', '/v1/sources', 200, SourcesPage],
    ['/v1/sources/a', '/v1/sources/{id}', 200, SourceHealth],
    ['/v1/alerts', '/v1/alerts', 200, AlertsPage],
    ['/v1/sinks', '/v1/sinks', 200, SinkList],
    ['/v1/sinks/files', '/v1/sinks/{id}', 200, SinkState],
    ['/v1/sinks/files/letters', '/v1/sinks/{id}/letters', 200, SinkLetters],
  ])('%s is what is described, and has no other field', async (address, path, status, schema) => {
    const answer = await app.request(address);
    expect(answer.status).toBe(status);
    const body = await answer.json();
    const mediaType = answer.headers.get('content-type')?.split(';')[0] ?? '';
    const pointer = ['paths', path, 'get', 'responses', status, 'content', mediaType, 'schema']
      .map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const isDescribed = ajv.compile({ $ref: `api#/${pointer}` });
    isDescribed(body);
    expect(isDescribed.errors).toBeNull();
    // Parsing leaves out what the schema does not know.
    expect(JSON.parse(JSON.stringify(schema.parse(body)))).toEqual(body);
  });
});

describe('GET /docs', () => {
  it('shows every operation and every schema, without a script', async () => {
    const html = await (await app.request('/docs')).text();
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      for (const method of Object.keys(item)) expect(html).toContain(`${method.toUpperCase()} ${path}</h3>`);
    }
    expect(html).toContain('Body: <a href="#SinkConfig">');
    for (const name of Object.keys(document.components?.schemas ?? {}))
      expect(html).toContain(`id="${name}"`);
    expect(html).not.toContain('<script');
    const targets = [...html.matchAll(/href="#([^"]+)"/gu)].map(([, name]) => name);
    expect(targets.length).toBeGreaterThan(20);
    for (const name of targets) expect(html).toContain(`id="${name}"`);
  });
});
