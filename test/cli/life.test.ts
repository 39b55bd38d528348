/** The life of a run: beside others, and cut off. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copydesk } from '../support/copydesk.js';
import { ARTICLES, lines, run, totals, untilLines, WHOLE } from '../support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-life-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const freshHome = () => mkdtempSync(join(folder, 'home-'));

describe('a run', () => {
  it('shares its home with another run and with commands, and each ends well', async () => {
    const home = freshHome();
    const [one, other] = [run(home), run(home)];
    await untilLines(home, ARTICLES);
    const desks = [one, other].map(({ said }) => /"desk":"([^"]+)"/u.exec(said())?.[1]);
    expect(new Set(desks).size).toBe(2);
    for (const desk of desks) expect((await fetch(`${desk}/readyz`)).status).toBe(200);
    expect(copydesk(home, ['audit']).stdout).toContain('balanced');
    expect(copydesk(home, ['export']).stdout.trim().split('\n')).toHaveLength(ARTICLES);
    expect(copydesk(home, ['parse', 'fixtures']).status).toBe(0);
    expect(await Promise.all([one.stop('SIGINT'), other.stop('SIGINT')])).toEqual([0, 0]);
    expect(lines(home)).toBe(ARTICLES);
    expect(totals(home)).toMatchObject(WHOLE);
  }, 120_000);

  it('ends with 0 when Ctrl-C reaches its whole group in the middle, and the next one finishes the work', async () => {
    const home = freshHome();
    const cut = run(home);
    await untilLines(home, 1);
    expect(await cut.stop('SIGINT')).toBe(0);
    // That the server went with the last one out is no news.
    expect(cut.said()).not.toContain('database connection lost');
    expect(totals(home)).toMatchObject(WHOLE);
    expect(lines(home)).toBe(ARTICLES);
  }, 120_000);

  it('is followed by one that finishes the work when it is killed', async () => {
    const home = freshHome();
    const cut = run(home);
    await untilLines(home, 1);
    expect(await cut.stop('SIGKILL')).toBe(null);
    expect(totals(home)).toMatchObject(WHOLE);
    expect(lines(home)).toBe(ARTICLES);
    expect(copydesk(home, ['audit']).status).toBe(0);
  }, 120_000);
});
