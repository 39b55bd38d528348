/** Whoever reads the output goes away, as `head` does: no crash, no word, and everything is closed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, copydesk, environmentOf, serverProcesses } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';

const home = mkdtempSync(join(tmpdir(), 'copydesk-head-'));
fillHome(home);
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeAll(() => {
  expect(copydesk(home, ['ingest', '--from', 'fixtures']).status).toBe(0);
}, 60_000);

describe('a command whose output goes to a full disk', () => {
  it.each([
    ['export', ['export']],
    ['doctor', ['doctor']],
  ])('%s says so, and leaves no server behind', async (_, args) => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [CLI, ...args], {
      env: environmentOf(home),
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    let said = '';
    child.stderr?.on('data', (data) => (said += data));
    const [code] = await once(child, 'close');
    expect({ code, said }).toEqual({
      code: 1,
      said: 'copydesk: the output cannot be written: the disk is full\n',
    });
    expect(serverProcesses(home)).toEqual([]);
  });
});

describe('a command whose reader goes', () => {
  it.each([
    ['export', ['export']],
    ['doctor', ['doctor']],
    ['audit', ['audit', '--json']],
    ['quotes', ['quotes', '--speaker', 'Tull']],
    ['parse', ['parse', 'fixtures']],
  ])('%s ends well, and leaves no server behind', async (_, args) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: environmentOf(home),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Before the first word: every write meets a closed pipe.
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    const [code] = await once(child, 'close');
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(serverProcesses(home)).toEqual([]);
  });
});
