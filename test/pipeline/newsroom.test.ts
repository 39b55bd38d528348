/** The whole pipeline over the demo newsroom and over stored pages: what comes in comes out, once. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import { fixtureFolders } from '../../src/pipeline/fixtures.js';
import type { LearnedBlock } from '../../src/pipeline/templates.js';

const CLI = resolve('dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'copydesk-newsroom-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function copydesk(home: string, ...args: string[]): string {
  const env = { ...process.env, COPYDESK_HOME: join(folder, home), COPYDESK_CONTACT: '' };
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`copydesk ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) as string);
const delivered = (home: string) =>
  readFileSync(join(folder, home, 'out/records.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Article & { kind?: string });

describe('the demo newsroom', () => {
  it('gives a record for every article, ties every copy, and a second run adds nothing', () => {
    const first = lastLine(copydesk('demo', 'run', '--once', '--json'));
    expect(first.totals).toEqual({
      found: 22,
      fetched: 19,
      unchanged: 0,
      parsed: 19,
      records: 19,
      copiesTied: 5,
      quotesAltered: 1,
      rejected: 3,
      pending: 0,
    });
    expect(first.rejectedBy).toEqual({ robots: 3 });
    const { length } = delivered('demo');
    expect(first.cpuMsPerArticle.parse).toBeGreaterThan(0);
    const second = lastLine(copydesk('demo', 'run', '--once', '--json'));
    expect(second.totals.records).toBe(19);
    // Nothing was parsed, so there is nothing to share the start out to.
    expect(second.cpuMsPerArticle).toEqual({});
    expect(delivered('demo')).toHaveLength(length);
    const audit = lastLine(copydesk('demo', 'audit', '--json'));
    expect(audit).toMatchObject({ balanced: true, captures: { parsed: 19 } });
  }, 120_000);

  it('has learned what the republisher says of itself on each of its pages', () => {
    const shown = lastLine(copydesk('demo', 'template', 'daily-relay', '--json'));
    expect(shown).toMatchObject({ template: 'daily-relay@1', articles: 5 });
    const learned = shown.blocks.map(({ kind, inherited, articles, examples }: LearnedBlock) =>
      [kind, inherited, articles, examples[0]?.text].join(' '),
    );
    expect(learned).toContain('source-link true 5 Source link');
    expect(learned).toContain('related true 5 You May Also Like');
    expect(learned.length).toBeGreaterThan(15);
  }, 60_000);

  it('shows a copy beside its original, whichever is named first', () => {
    const copy = 'http://dailyrelay.test/coast-railway-closing-eleven-weeks/';
    const original = 'http://northwire.test/story/nw-20418.html';
    const told = copydesk('demo', 'compare', copy, original, '--json');
    expect(copydesk('demo', 'compare', original, copy, '--json')).toBe(told);
    expect(lastLine(told)).toMatchObject({
      original: { url: original },
      copy: { url: copy },
      summary: {
        alteredQuotes: [
          {
            original: {
              text: 'The viaduct is safe today. We cannot promise that for the winter after next.',
            },
            copy: { text: 'The viaduct is not safe today. We cannot promise anything for the winter.' },
          },
        ],
      },
    });
  }, 60_000);

  it('names the original of a copy by their text', () => {
    const copy = 'http://dailyrelay.test/island-ferry-stays-in-port/';
    expect(lastLine(copydesk('demo', 'copies', copy, '--json')).clusters).toMatchObject([
      {
        original: { url: 'http://harbour-times.test/2025/10/06/ferry-rudder/' },
        copies: [{ url: copy, evidence: ['text', 'source-link'] }],
      },
    ]);
    expect(copydesk('demo', 'copies', copy)).toMatch(/^\* 2025-10-06T10:22:41\+00:00 {2}Daily Relay/mu);
  }, 60_000);

  it('gives the same content when its kept pages are parsed again, but for what was learned since', () => {
    const first = copydesk('demo', 'reprocess');
    expect(first).toMatch(/^19 pages: /mu);
    const changed = first.match(/^changed .*$/gmu) ?? [];
    expect(changed.filter((line) => !line.includes('http://dailyrelay.test/'))).toEqual([]);
    expect(copydesk('demo', 'reprocess')).toMatch(
      /^19 pages: (?:\d+ same(?:, \d+ same content with other fields around it)?|19 same content with other fields around it)$/mu,
    );
  }, 120_000);

  it('unlearns a block, and gives the template that was there before when it is asked for', () => {
    const blocks = () =>
      lastLine(copydesk('demo', 'template', 'daily-relay', '--json')).blocks as LearnedBlock[];
    const before = blocks();
    const [{ id = '' } = {}] = before;
    expect(copydesk('demo', 'template', 'daily-relay', '--unlearn', id)).toBe(
      'unlearned: daily-relay@2 is without it\n',
    );
    expect(blocks().map((block) => block.id)).toEqual(
      before.map((block) => block.id).filter((one) => one !== id),
    );
    expect(copydesk('demo', 'reprocess', '--source', 'daily-relay', '--template', '1')).toMatch(
      /^5 pages: [^,]*(?:same|around it)$/mu,
    );
    expect(() => copydesk('demo', 'template', 'daily-relay', '--unlearn', id)).toThrow(
      'no block of the template',
    );
    expect(() => copydesk('demo', 'reprocess', '--source', 'daily-relay', '--template', '9')).toThrow(
      'no version 9',
    );
    expect(() => copydesk('demo', 'template', 'nobody')).toThrow('no such source');
  }, 120_000);

  it('exports the newest version of each record', () => {
    const out = join(folder, 'export.jsonl');
    copydesk('demo', 'export', '--format', 'jsonl', '--out', out);
    const records = readFileSync(out, 'utf8').trim().split('\n');
    expect(records).toHaveLength(19);
  }, 60_000);
});

describe('stored pages', () => {
  it('go through the whole pipeline, and twice add nothing', async () => {
    const given = (await fixtureFolders('fixtures')).length;
    const once = lastLine(copydesk('stored', 'ingest', '--from', 'fixtures', '--json'));
    expect(once.ingested).toMatchObject({ given, taken: given, unchanged: 0, refused: 0 });
    expect(once.totals.records + once.totals.rejected).toBe(given);
    const records = delivered('stored');
    const again = lastLine(copydesk('stored', 'ingest', '--from', 'fixtures', '--json'));
    expect(again.ingested).toMatchObject({ taken: 0, unchanged: given });
    expect(once.totals.unchanged).toBe(0);
    expect(again.totals.unchanged).toBe(given);
    expect(delivered('stored')).toEqual(records);
    expect(lastLine(copydesk('stored', 'audit', '--json')).balanced).toBe(true);
  }, 120_000);

  it('give the records that parsing the files gives', () => {
    const direct = copydesk('none', 'parse', 'fixtures')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { ok: boolean; record: Article })
      .filter(({ ok }) => ok);
    const hashes = (records: Article[]) =>
      records.map(({ url, contentHash }) => `${url} ${contentHash}`).sort();
    expect(hashes(delivered('stored').filter(({ headline }) => headline))).toEqual(
      hashes(direct.map(({ record }) => record)),
    );
  }, 60_000);
});
