/** `copydesk compare` on files, its two columns, and what a run says of altered quotes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { comparisonLines } from '../../src/cli/compare-view.js';
import { printSummary } from '../../src/cli/summary.js';
import { compareRecords } from '../../src/parsers/compare/compare-records.js';
import { sumOf } from '../../src/storage/totals.js';
import { copydesk } from '../support/copydesk.js';
import { record } from '../support/records.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PARAGRAPHS = [
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at its bearings.',
  '“It cannot wait for the summer,” said Ada Tull, the chief engineer of the trust. “We found wear in nine of its rollers.”',
  'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
];

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const page = (paragraphs: readonly string[]) =>
  `<html lang="en"><title>Swing bridge closed</title><article><h1>Swing bridge closed</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></html>`;

const ORIGINAL = file('original.html', page(PARAGRAPHS));
const COPY = file(
  'copy.html',
  page([PARAGRAPHS[0] as string, (PARAGRAPHS[1] as string).replace('nine', 'all')]),
);

describe('copydesk compare', () => {
  it('takes two files without a database, and shows them side by side', () => {
    const home = join(folder, 'none');
    const { stdout, stderr, status } = copydesk(home, ['compare', ORIGINAL, COPY]);
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toMatch(/^ {2}The old swing bridge .* {2}The old swing bridge /mu);
    expect(stdout).toMatch(/^- The council told/mu);
    expect(stdout).toMatch(/Quotes altered:\n\n~ “We found wear in nine .* {2}“We found wear in all /u);
    expect(stdout).toContain('paragraphs: 1 same, 1 changed, 0 added, 1 dropped');
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  }, 60_000);

  it('takes records as JSON, as parse gives them', () => {
    const home = join(folder, 'none');
    const parsed = file('parsed.json', copydesk(home, ['parse', ORIGINAL]).stdout);
    const { stdout } = copydesk(home, ['compare', parsed, COPY, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      original: { headline: 'Swing bridge closed' },
      summary: { quotes: { same: 1, altered: 1 } },
      blocks: [{ is: 'same' }, { is: 'changed' }, { is: 'dropped' }],
    });
  }, 60_000);

  it.each([
    ['a file that is not there', 'nothing.html', /no such file/u],
    ['a file that holds no record', file('other.json', '{"a":1}'), /expected one record/u],
    ['a page that gives none', file('empty.html', '<p>Not found</p>'), /gives no record/u],
  ])(
    'says in one line what is wrong with %s',
    (_, name, what) => {
      const { stdout, stderr, status } = copydesk(join(folder, 'none'), ['compare', ORIGINAL, name]);
      expect([stdout, status]).toEqual(['', 1]);
      expect(stderr).toMatch(/^copydesk: [^\n]+\n$/u);
      expect(stderr).toMatch(what);
    },
    60_000,
  );
});

describe('two columns', () => {
  const widest = (width: number, texts: readonly string[]) => {
    const one = record({ blocks: texts.map((text) => ({ kind: 'paragraph', text })) });
    const lines = comparisonLines(one, one, compareRecords(one, one), width);
    return Math.max(...lines.slice(0, -3).map((line) => [...line].length));
  };
  it('are as wide as the terminal, within what can be read', () => {
    expect(widest(120, PARAGRAPHS)).toBeLessThanOrEqual(120);
    expect(widest(120, PARAGRAPHS)).toBeGreaterThan(100);
    expect(widest(20, PARAGRAPHS)).toBeLessThanOrEqual(60);
    expect(widest(500, PARAGRAPHS)).toBeLessThanOrEqual(180);
  });

  it('break what has no spaces, and count characters that are shown two columns wide', () => {
    expect(widest(80, ['x'.repeat(300)])).toBeLessThanOrEqual(80);
    const wide = '港の古い旋回橋は月曜日からすべての交通に対して閉鎖される'.repeat(4);
    const one = record({ blocks: [{ kind: 'paragraph', text: wide }] });
    const lines = comparisonLines(one, one, compareRecords(one, one), 80).filter((line) =>
      line.includes('の'),
    );
    expect(lines.length).toBeGreaterThan(3);
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(42);
  });
});

describe('the summary of a run', () => {
  it('tells altered quotes with both versions', () => {
    const said: string[] = [];
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    const quotes = [
      { original: { text: 'It is safe', speaker: 'Ann Roe' }, copy: { text: 'It is not safe' } },
    ];
    printSummary(
      {
        rows: [],
        altering: [{ id: 'copy', headline: 'Spun', source: 'Daily Relay', quotes }],
        totals: { ...sumOf([]), copiesTied: 5, quotesAltered: 1 },
        rejectedBy: {},
        sources: [],
        failingInputs: {},
        seconds: 1,
        cpuMsPerArticle: {},
      },
      false,
    );
    write.mockRestore();
    expect(said.join('')).toContain('5 copies tied, 1 quote altered, 0 pending');
    expect(said.join('')).toContain(
      'quotes altered by Daily Relay: Spun\n  Ann Roe: “It is safe”\n  as copied: “It is not safe”',
    );
  });
});
