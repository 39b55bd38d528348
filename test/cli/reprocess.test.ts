/** The command as a user runs it: the same everywhere, its report, its thresholds, and what it says of wrong words. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duration, progressLine } from '../../src/cli/reprocess-view.js';
import type { Article } from '../../src/model/article.js';
import { differenceOf } from '../../src/pipeline/record-diff.js';
import { addPage, emptyReport } from '../../src/pipeline/reprocess/report.js';
import { MEASURE_NAMES, passedBy, thresholdOf } from '../../src/pipeline/reprocess/thresholds.js';
import { reportPage } from '../../src/server/report-page.js';
import { copydesk, lastLine } from '../support/copydesk.js';
import { record } from '../support/records.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-reprocess-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FIXTURES = join(folder, 'fixtures');
beforeAll(() => cpSync('fixtures', FIXTURES, { recursive: true }));

const again = (more: readonly string[] = [], settings: Record<string, string> = {}) =>
  copydesk(join(folder, 'home'), ['reprocess', '--from', FIXTURES, '--json', ...more], settings);

describe('the same bytes', () => {
  it('give the same records byte for byte, in any zone, any language, on any number of threads', () => {
    const digests = [
      again(['--threads', '1'], { TZ: 'UTC', LC_ALL: 'C' }),
      again(['--threads', '2'], { TZ: 'UTC', LC_ALL: 'C' }),
      again(['--threads', '2'], { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }),
      again(['--threads', '1'], { TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' }),
    ].map(({ stdout }) => lastLine(stdout).digest);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/u);
    expect(new Set(digests).size).toBe(1);
    // And a single letter is told.
    const path = join(FIXTURES, 'schema-times/bridge-feature/page.html');
    const html = readFileSync(path, 'utf8');
    writeFileSync(path, html.replace(/(<p[^>]*>)(\w)/u, '$1X$2'));
    expect(lastLine(again().stdout).digest).not.toBe(digests[0]);
    writeFileSync(path, html);
  }, 240_000);
});

describe('the report', () => {
  const file = join(folder, 'out.html');

  it('is a page of its own, and thresholds make the exit', () => {
    const path = join(FIXTURES, 'schema-times/bridge-feature/article.json');
    const expected = JSON.parse(readFileSync(path, 'utf8')) as Article;
    const changed = { ...expected, headline: 'Swing <bridge>', contentHash: '' };
    writeFileSync(path, JSON.stringify(changed));
    const { stdout, status } = again(['--report', file, '--fail-on', 'headline-changes>0']);
    expect(status).toBe(1);
    expect(lastLine(stdout)).toMatchObject({
      outcomes: { changed: 1 },
      fields: { headline: { changed: 1 } },
      failed: [expect.stringMatching(/^headline-changes>0: 1 of \d+$/u)],
    });
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('<td>Swing <del>&lt;</del>bridge<del>&gt;</del></td><td>Swing bridge<ins> closed');
    expect(html).not.toMatch(/<(?:script|link|img|iframe)\b|url\(|@import/u);
    expect(again(['--fail-on', 'headline-changes>50%']).status).toBe(0);
    writeFileSync(path, JSON.stringify(expected));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  }, 120_000);

  it('that cannot be written is said before anything is parsed', () => {
    const { stderr, stdout, status } = again(['--report', join(folder, 'none', 'out.html')]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/none\/out\.html: cannot be written: no such file or folder/u);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it.each([
    [['--fail-on', 'bodies>1'], /expected <measure>.*body-shrinks/u],
    [['--fail-on', 'body-shrinks>x'], /expected <measure>/u],
    [['--where', 'no byline'], /choose kept pages, not given ones/u],
    [['--warc', 'a.warc'], /one of them/u],
    [['--threads', '0'], /whole number/u],
    [['--since', '2026-02-31x'], /Expected a day such as/u],
  ])('is not begun for %s', (args, expected) => {
    const { stderr, status } = again(args);
    expect(status).toBe(1);
    expect(stderr).toMatch(expected);
  });
});

describe('thresholds', () => {
  const before = record({ headline: 'Old', bylines: [{ name: 'Ada Tull' }] });
  const report = emptyReport();
  const add = (after: Article) =>
    addPage(report, {
      outcome: 'changed',
      url: after.url,
      difference: differenceOf(before, after),
      before: () => before,
      after,
    });
  add(record({ headline: 'New', contentHash: '1', bylines: [] }));
  add(record({ headline: 'Old', contentHash: '1', bylines: before.bylines, text: 'The ferry', blocks: [] }));
  for (let n = 0; n < 398; n++) addPage(report, { outcome: 'same', url: String(n) });

  it.each([
    ['body-shrinks>0.5%', 0],
    ['body-shrinks>0.2%', 1],
    ['body-shrinks>1', 0],
    ['body-shrinks > 0', 1],
    ['bylines-lost>0', 1],
    ['headline-lost>0', 0],
    ['changed>1', 1],
    ['newly-rejected>0', 0],
  ])('%s', (text, failed) => {
    expect(passedBy(report, [thresholdOf(text)])).toHaveLength(failed);
  });

  it('prove nothing over nothing', () => {
    expect(passedBy(emptyReport(), [thresholdOf('changed>0')])).toHaveLength(1);
    expect(passedBy(emptyReport(), [])).toEqual([]);
  });

  it('can be asked of every measure', () => {
    for (const name of MEASURE_NAMES) expect(passedBy(report, [thresholdOf(`${name}>100%`)])).toEqual([]);
  });

  it('and the page shows all of it, escaped, with both sides', () => {
    addPage(report, {
      outcome: 'newly-rejected',
      url: 'javascript:alert(1)',
      reason: 'no-body',
      before: () => record({ headline: '<b>Gone</b>' }),
    });
    const html = reportPage(report, { failed: ['a < b'], dryRun: true, stopped: false, version: '0' });
    expect(html).toContain('<td><del>Old</del></td><td><ins>New</ins></td>');
    expect(html).toContain('&lt;b&gt;Gone&lt;/b&gt;');
    expect(html).toContain('a &lt; b');
    expect(html).not.toContain('href="javascript');
  });
});

describe('progress', () => {
  it('shows how much is done, how fast, and how long it takes from where it went on', () => {
    const report = emptyReport();
    report.pages = 750;
    report.outcomes.changed = 3;
    expect(progressLine(report, 0.75, 0.5, 250, 10)).toBe(
      '██████████████████░░░░░░ 75 %  750 pages, 25 a second, 10 s left; 3 changed, 0 newly rejected',
    );
    expect(progressLine(report, undefined, 0, 250, 10)).toBe(
      '750 pages, 25 a second; 3 changed, 0 newly rejected',
    );
  });

  it.each([
    [0, '0 s'],
    [61, '1 min 1 s'],
    [7_260, '2 h 1 min'],
  ])('says %i seconds as %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});
