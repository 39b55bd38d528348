/** Small whole records and events for tests that need any article, not a particular one. */
import type { Article } from '../../src/model/article.js';
import type { ChangeEvent, ChangeText } from '../../src/model/change.js';
import { textOf } from '../../src/model/record-text.js';

/** A valid record; what matters to a test is given, the rest is filled in. */
export function record(given: Partial<Article> = {}): Article {
  const blocks = given.blocks ?? [
    { kind: 'paragraph' as const, text: 'The ferry stayed in harbour on Monday.' },
  ];
  return {
    schemaVersion: 1,
    id: 'article-1',
    version: 1,
    contentHash: '0'.repeat(64),
    url: 'http://harbour-times.test/2025/10/06/ferry/',
    source: { id: 'harbour-times', name: 'The Harbour Times', domain: 'harbour-times.test' },
    headline: 'Ferry stays in harbour',
    tags: [],
    bylines: [],
    agencies: [],
    blocks,
    text: textOf(blocks),
    quotes: [],
    boilerplate: [],
    images: [],
    quality: { score: 1, paywalled: false, flags: [] },
    fields: {},
    provenance: { parserVersion: '1', profile: 'generic' },
    ...given,
  };
}

export function versionEvent(position: number, article: Article): ChangeEvent {
  const { id: articleId, version } = article;
  return {
    position,
    at: new Date('2025-10-06T09:00:00Z'),
    articleId,
    kind: 'version',
    version,
    origin: 'fetch',
    record: article,
  };
}

export function relationEvent(position: number): ChangeEvent {
  return {
    position,
    at: new Date('2025-10-06T09:00:05Z'),
    articleId: 'copy',
    kind: 'relation',
    relation: {
      kind: 'copy-of',
      from: 'copy',
      to: 'article-1',
      toUrl: 'http://harbour-times.test/2025/10/06/ferry/',
      evidence: 'source-link',
    },
  };
}

export function changeText(event: ChangeEvent): ChangeText {
  return { position: event.position, json: JSON.stringify(event) };
}
