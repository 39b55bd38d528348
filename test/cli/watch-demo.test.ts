/** Whose sources a run watches: the demo newsroom is for new homes alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { copydesk, lastLine } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-watched-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOTHING = /^copydesk: no source is watched: add one with `copydesk sources add <home url>`[^\n]+\n$/u;

it('the demo newsroom comes into a new home, and not into one with records', () => {
  const home = join(folder, 'records');
  fillHome(home);
  expect(copydesk(home, ['ingest', '--from', 'fixtures/schema-times/bridge-feature']).status).toBe(0);
  const { stdout, stderr, status } = copydesk(home, ['run', '--once', '--json']);
  expect(lastLine(stdout).totals).toMatchObject({ records: 1, found: 1 });
  expect(stderr).toMatch(NOTHING);
  expect(status).toBe(0);
}, 120_000);

it('the demo newsroom goes on where it began, and does not come back when its sources were removed', () => {
  const home = join(folder, 'demo');
  fillHome(home);
  // The second one comes before the sources are due again.
  for (const lookedAt of [3, 0]) {
    const { stdout, stderr } = copydesk(home, ['run', '--once', '--json']);
    expect(lastLine(stdout)).toMatchObject({ lookedAt, sources: [{}, {}, {}] });
    expect(stderr).toBe('');
  }
  expect(copydesk(home, ['run', '--once']).stdout).toMatch(/^looked at 0 of 3 sources; none was due$/mu);
  for (const id of ['harbour-times', 'northwire', 'daily-relay'])
    expect(copydesk(home, ['sources', 'remove', id]).status).toBe(0);
  expect(copydesk(home, ['run', '--once']).stderr).toMatch(NOTHING);
  expect(copydesk(home, ['sources', 'list']).stdout).not.toContain('harbour-times');
}, 120_000);
