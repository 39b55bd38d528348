/** A host is asked at its own pace, whoever's link led there. */
import { describe, expect, it } from 'vitest';
import { delayOf, sourcesOf } from '../../src/pipeline/host-sources.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import type { FrontierUrl } from '../../src/storage/due-urls.js';
import type { Sources, WatchedSource } from '../../src/storage/sources.js';

const SOURCES = [
  sourceOf({ id: 'relay', home: 'http://relay.test/', delay: '20ms' }),
  sourceOf({ id: 'patient', home: 'http://patient.test/', delay: '9s' }),
  sourceOf({ id: 'times', home: 'http://times.test/', delay: '3s' }),
] as WatchedSource[];

const sources = {
  get: async (id) => SOURCES.find((source) => source.id === id),
  byDomain: async (domain) => SOURCES.find((source) => source.domain === domain),
} as Pick<Sources, 'get' | 'byDomain'> as Sources;

const due = (...ids: (string | undefined)[]): FrontierUrl[] =>
  ids.map((sourceId, at) => ({
    id: String(at),
    url: 'http://x.test/',
    sourceId,
    attempts: 0,
    hops: 1,
    foundIn: 'source-link',
    fromUrl: undefined,
  }));

describe('the delay between two requests to a host', () => {
  it.each([
    ['that of the source that watches it', 'www.relay.test', ['relay'], 20],
    ['that too where the links are another source’s', 'times.test', ['relay'], 3_000],
    ['the usual one where nobody watches it', 'gazette.test', ['relay'], 1_000],
    [
      'a longer one where the source that led there has one',
      'gazette.test:8080',
      ['relay', 'patient'],
      9_000,
    ],
    ['the usual one for a page of no source', 'gazette.test', [undefined], 1_000],
  ])('is %s', async (_, host, ids, delay) => {
    expect(delayOf(await sourcesOf({ sources }, host, due(...ids)))).toBe(delay);
  });
});
