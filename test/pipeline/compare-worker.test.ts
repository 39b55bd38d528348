import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import compare from '../../src/pipeline/reprocess/compare-worker.js';

const folder = new URL('../../fixtures/', import.meta.url);

function pageOf(slug: string) {
  const { url, fetchedAt } = JSON.parse(readFileSync(new URL(`${slug}/page.json`, folder), 'utf8'));
  return { url, fetchedAt, bytes: new Uint8Array(readFileSync(new URL(`${slug}/page.html`, folder))) };
}

function against(change: (record: Article) => unknown) {
  const page = pageOf('courrier-du-lac/conseil-halle');
  const first = compare({ page });
  if (!first.ok || !first.record) throw new Error('the fixture gives no record');
  const made = compare({ page, before: JSON.stringify(change(first.record)) });
  if (!made.ok) throw new Error('rejected');
  return made.difference?.fields.map(({ name }) => name);
}

describe('a page beside its record', () => {
  it('is the same whatever source, version and provenance stand there', () => {
    const source = { id: 'other', name: '},"headline":"x","provenance":{', domain: 'other.test' };
    const provenance = { captureId: 'c1', parserVersion: '0.0.1', profile: 'generic' };
    expect(against((record) => ({ ...record, version: 12, source, provenance }))).toBeUndefined();
  });

  it('differs where any field does, at the head, in the middle and at the end', () => {
    expect(against((record) => ({ ...record, headline: `${record.headline} ` }))).toEqual(['headline']);
    expect(against((record) => ({ ...record, tags: [...record.tags, 'x'] }))).toEqual(['tags']);
    expect(against((record) => ({ ...record, fields: {} }))).toEqual(['fields']);
  });
});
