/** Versions of an article as the command shows them: a page that is ingested twice, changed in between. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyLines } from '../../src/cli/history-view.js';
import { diffVersions } from '../../src/parsers/versions/diff-versions.js';
import { PARAGRAPHS } from '../support/article-page.js';
import { copydesk, lastLine } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';
import { record } from '../support/records.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-history-'));
const home = join(folder, 'home');
fillHome(home);
const URL = 'http://times.test/2026/bridge';

function ingest(headline: string): void {
  const pages = join(folder, 'pages');
  mkdirSync(pages, { recursive: true });
  const body = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
  writeFileSync(
    join(pages, 'page.html'),
    `<html lang="en"><head><title>${headline}</title></head><body><h1>${headline}</h1>${body}</body></html>`,
  );
  const manifest = join(pages, 'manifest.jsonl');
  writeFileSync(manifest, JSON.stringify({ id: 'a', url: URL, file: 'page.html' }));
  expect(copydesk(home, ['ingest', '--from', manifest]).status).toBe(0);
}

beforeAll(() => {
  ingest('Swing bridge closed');
  ingest('Swing bridge closed until May');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('history', () => {
  it('shows the versions of a URL, newest first, and what each changed', () => {
    const { stdout, status } = copydesk(home, ['history', URL]);
    expect(status).toBe(0);
    const [head, , second, change, , first] = stdout.split('\n');
    expect(head).toMatch(/^http:\/\/times\.test\/2026\/bridge {2}[0-9a-f]{32}$/u);
    expect(second).toMatch(/^version 2 {2}fetched 20\S+ {2}parser \S+ {2}headline$/u);
    expect(change).toBe('  ~ headline: Swing bridge closed{+ until May+}');
    expect(first).toMatch(/^version 1 .* {2}the first$/u);
  });

  it('is one object for machines, and goes by the id as well', () => {
    const { id, versions } = lastLine(copydesk(home, ['history', URL, '--json']).stdout);
    expect(versions).toMatchObject([{ version: 2, diff: { changes: ['headline'] } }, { version: 1 }]);
    expect(lastLine(copydesk(home, ['history', id, '--json', '--limit', '1']).stdout)).toMatchObject({
      versions: [{ version: 2 }],
      next: 2,
    });
  });

  it('of what is not known is an error', () => {
    const { stderr, status } = copydesk(home, ['history', 'http://times.test/none']);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/no record has this URL/u)]);
  });
});

it.each(['fetch', 'reprocess', 'import'] as const)('says of a version how it came: %s', (origin) => {
  const at = '2026-03-01T10:00:00.000Z';
  const facts = { version: 1, at, parserVersion: '1', contentHash: '', headline: '' };
  const unknown = { fetchedAt: undefined, captureId: undefined, template: undefined, diff: undefined };
  const versions = [{ ...facts, ...unknown, origin }];
  const [, , line] = historyLines({ id: 'a', url: 'u', versions, next: undefined }, {});
  const words = { fetch: 'fetched', reprocess: 'reprocessed', import: 'imported' };
  expect(line).toBe(`version 1  ${words[origin]} ${at}  parser 1  the first`);
});

it('colours what changed on a terminal, and cuts what did not', () => {
  const long = 'word '.repeat(100).trim();
  const [before, after] = ['old', 'new'].map((word) =>
    record({ blocks: [{ kind: 'paragraph', text: `${long} ${word} ${long}` }] }),
  );
  const entry = {
    version: 2,
    at: '2026-03-01T10:00:00.000Z',
    origin: 'reprocess' as const,
    fetchedAt: undefined,
    captureId: undefined,
    parserVersion: '0.1.0',
    template: undefined,
    contentHash: '',
    headline: '',
    diff: diffVersions(before as typeof after & object, after as typeof before & object),
  };
  const lines = historyLines(
    { id: 'a', url: 'u', versions: [entry], next: undefined },
    { hasColors: () => true },
  );
  expect(lines[3]).toMatch(/^ {2}~ …(?:word )+.\[31mold.\[39m.\[32mnew.\[39m(?: word)+…$/u);
  expect(lines[3]?.length).toBeLessThan(200);
});
