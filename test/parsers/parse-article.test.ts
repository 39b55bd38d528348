import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../../src/model/article.js';
import type { Page } from '../../src/model/capture.js';
import { textOf } from '../../src/model/record-text.js';
import { parseArticle } from '../../src/parsers/parse-article.js';

const SEED = '../shared/seed';
const PARAGRAPHS = [
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at its bearings.',
  'About 4,200 vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.',
  'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
];
const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');

function page(html: string, more: Partial<Page> = {}): Page {
  return {
    bytes: new TextEncoder().encode(html),
    url: 'https://times.test/2026/bridge',
    contentType: 'text/html; charset=utf-8',
    ...more,
  };
}

function recordOf(html: string, more: Partial<Page> = {}): Article {
  const result = parseArticle(page(html, more));
  if (!result.ok) throw new Error(`rejected: ${result.reason} ${result.detail ?? ''}`);
  return result.record;
}

const article = (head: string, body: string) =>
  `<html lang="en"><head><title>Swing bridge closed - The Times</title>${head}</head><body><h1>Swing bridge closed</h1>${body}</body></html>`;

interface SeedQuote {
  text: string;
  speaker: { name: string; kind: string; role?: string; affiliation?: string };
  addressee?: string;
}

describe('parseArticle', () => {
  it('gives a record that fits its schema, and whose text is that of its blocks', () => {
    const record = recordOf(article('', BODY));
    expect(Article.parse(record)).toEqual(record);
    expect(record.text).toBe(textOf(record.blocks));
    expect(record.blocks.map(({ text }) => text)).toEqual(PARAGRAPHS);
  });

  it('names quotes by their place in the text', () => {
    const record = recordOf(
      article('', `${BODY}<p>“It will take nine weeks,” said Marion Tull, the trust’s chief engineer.</p>`),
    );
    const quote = record.quotes.find(({ kind }) => kind === 'direct');
    expect(quote?.speaker).toMatchObject({
      name: 'Marion Tull',
      role: 'chief engineer',
      affiliation: 'the trust',
    });
    expect(record.text.slice(quote?.start, quote?.end)).toBe('It will take nine weeks,');
  });

  it('takes a canonical link to another site for a pointer to the original, not for a name of the page', () => {
    const own = recordOf(article('<link rel="canonical" href="/2026/bridge?x=1">', BODY));
    expect(own.sourceLink).toBeUndefined();
    const copy = recordOf(article('<link rel="canonical" href="https://gazette.test/bridge">', BODY));
    expect(copy.sourceLink).toEqual({
      url: 'https://gazette.test/bridge',
      domain: 'gazette.test',
      evidence: 'canonical',
    });
    expect(copy.id).toBe(recordOf(article('', BODY)).id);
  });

  it('never takes the time of a change for that of publication', () => {
    const record = recordOf(
      article('<meta property="article:modified_time" content="2026-03-01T10:00:00Z">', BODY),
    );
    expect(record.publishedAt).toBeUndefined();
    expect(record.modifiedAt).toBe('2026-03-01T10:00:00Z');
  });

  it('leaves the hash alone when only boilerplate changes', () => {
    const hash = (footer: string) => recordOf(article('', `${BODY}<footer>${footer}</footer>`)).contentHash;
    expect(hash('© 2026')).toBe(hash('© 2027 The Times'));
    expect(recordOf(article('', `${BODY}${BODY}`)).contentHash).not.toBe(hash('© 2026'));
  });

  it('reads the same page from other bytes: windows-1252, UTF-16, a wrong declaration', () => {
    const text =
      '<p>“Nobody was in danger,” said Tull, whose café stands beside the lock and who saw the divers come up on Friday.</p>';
    const html = article('', BODY + text);
    const expected = recordOf(html).text;
    const cp1252 = Uint8Array.from([...html].map((c) => ({ '“': 0x93, '”': 0x94 })[c] ?? c.charCodeAt(0)));
    expect(recordOf('', { bytes: cp1252, contentType: 'text/html' }).text).toBe(expected);
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${html}`, 'utf16le'));
    expect(recordOf('', { bytes: utf16, contentType: 'text/html' }).text).toBe(expected);
    expect(recordOf(html, { contentType: 'text/html; charset=iso-8859-1' }).text).toBe(expected);
  });

  it.each<[string, string, Partial<Page>?]>([
    ['http-status', article('', BODY), { status: 404 }],
    ['empty-page', '<html><body><script>var a = 1</script></body></html>'],
    ['no-body', article('', '<p>Soon.</p>')],
    ['not-html', '%PDF-1.7 …', { contentType: 'application/pdf' }],
    ['too-deep', `${'<div>'.repeat(3_000)}a`],
    ['too-many-nodes', '<b></b>'.repeat(450_000)],
  ])('rejects with a reason: %s', (reason, html, more) => {
    expect(parseArticle(page(html, more))).toMatchObject({ ok: false, reason });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 600 }),
        fc.constantFrom('text/html', 'text/plain', undefined),
        (bytes, contentType) => {
          parseArticle({ bytes, url: 'https://times.test/a', ...(contentType ? { contentType } : {}) });
        },
      ),
      { numRuns: 200 },
    );
  });

  describe.skipIf(!existsSync(SEED))(
    existsSync(SEED) ? 'the seed' : 'the seed is not beside the project',
    () => {
      it('gives its headline, 21 paragraphs and four lines of boilerplate', () => {
        const expected = JSON.parse(readFileSync(join(SEED, 'expected.json'), 'utf8'));
        const file = readdirSync(SEED).find((name) => name.endsWith('.txt')) as string;
        const bytes = new Uint8Array(readFileSync(join(SEED, file)));
        const record = recordOf('', { bytes, url: 'https://news7h.test/seed', contentType: 'text/plain' });
        expect(record.headline).toBe(expected.headline);
        expect(record.blocks).toHaveLength(expected.bodyParagraphs);
        expect(record.blocks[0]?.text).toBe(expected.firstParagraph);
        expect(record.blocks.at(-1)?.text).toBe(expected.lastParagraph);
        expect(record.boilerplate.map(({ kind, text }) => ({ kind, text }))).toEqual(expected.boilerplate);
        expect(record.sourceLink).toEqual({ ...expected.sourceLink, evidence: 'source-link' });
        // The expected list has each marked stretch by itself; a quote that its attribution breaks has two.
        const stretches = record.quotes
          .filter(({ kind }) => kind !== 'indirect')
          .flatMap(({ parts, speaker, addressee }) =>
            parts.map(({ start, end }) => ({ text: record.text.slice(start, end), speaker, addressee })),
          );
        expect(stretches).toMatchObject(
          expected.quotes.map(({ text, speaker, addressee }: SeedQuote) => ({
            text,
            speaker,
            ...(addressee ? { addressee } : {}),
          })),
        );
      });
    },
  );
});
