/** Whole pages around the few elements that a test is about. */
import type { Article } from '../../src/model/article.js';
import type { Page } from '../../src/model/capture.js';
import { parseArticle } from '../../src/parsers/parse-article.js';

export const PARAGRAPHS = [
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at its bearings.',
  'About 4,200 vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.',
  'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
];

export interface Parts {
  head?: string;
  h1?: string;
  /** Markup right before the heading, and right behind it. */
  before?: string;
  after?: string;
  /** Markup behind the last paragraph, in the element of the paragraphs. */
  end?: string;
  lang?: string;
  paragraphs?: readonly string[];
}

export function pageOf(parts: Parts, more: Partial<Page> = {}): Page {
  const { head = '', h1 = 'Swing bridge closed', before = '', after = '', end = '', lang = 'en' } = parts;
  const text = (parts.paragraphs ?? PARAGRAPHS).map((paragraph) => `<p>${paragraph}</p>`).join('');
  const html = `<html lang="${lang}"><head>${head}</head><body><main><div>${before}<h1>${h1}</h1>${after}</div><div class="text">${text}${end}</div></main></body></html>`;
  return {
    bytes: new TextEncoder().encode(html),
    url: 'https://times.test/2026/bridge',
    contentType: 'text/html; charset=utf-8',
    ...more,
  };
}

export function recordOf(parts: Parts, more: Partial<Page> = {}): Article {
  const result = parseArticle(pageOf(parts, more));
  if (!result.ok) throw new Error(`rejected: ${result.reason} ${result.detail ?? ''}`);
  return result.record;
}
