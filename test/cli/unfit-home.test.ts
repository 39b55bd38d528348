/** Homes that do not serve. Each ends a command in one line with its remedy. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copydesk, type Said } from '../support/copydesk.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-unfit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const freshHome = () => mkdtempSync(join(folder, 'home-'));

/** One line on stderr, beginning with the program's name and holding the remedy; nothing on stdout. */
function expectOneLine({ stdout, stderr, status }: Said, remedy: RegExp): void {
  expect(stderr).toMatch(/^copydesk: [^\n]+\n$/u);
  expect(stderr).toMatch(remedy);
  expect(stdout).toBe('');
  expect(status).toBe(1);
}

/** Mounts a disk in memory; false where that is not allowed. */
function mount(at: string, options: string): boolean {
  mkdirSync(at);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]).status === 0;
}

describe('a home that does not serve', () => {
  it('is named when it cannot be made', () => {
    expectOneLine(
      copydesk('/proc/copydesk', ['run', '--once']),
      /\/proc\/copydesk cannot be used.*set COPYDESK_HOME/u,
    );
  });

  it('is named when a file is in its place', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expectOneLine(
      copydesk(file, ['run', '--once']),
      /a-file cannot be used \(a file is in the way of a folder\): set COPYDESK_HOME/u,
    );
  });

  it('is named when its database is of another major version, which is not touched', () => {
    const home = freshHome();
    mkdirSync(join(home, 'postgres'));
    writeFileSync(join(home, 'postgres', 'PG_VERSION'), '12\n');
    expectOneLine(
      copydesk(home, ['run', '--once']),
      /PostgreSQL 12, and this is 18: dump it .* or move it away/u,
    );
  });

  it.each([
    ['full', 'size=4m', /4 MB free: make room/u],
    ['read-only', 'size=4m,ro', /cannot be used.*set COPYDESK_HOME/u],
  ])('is named when its disk is %s', (name, options, remedy) => {
    const disk = join(folder, `disk-${name}`);
    if (!mount(disk, options)) {
      console.warn(`no disk can be mounted here: a ${name} one is not tested`);
      return;
    }
    try {
      expectOneLine(copydesk(disk, ['run', '--once']), remedy);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('stops a run, and says so, when its disk is fuller than the settings want', () => {
    const home = freshHome();
    const { stderr, status } = copydesk(home, ['run', '--once'], { COPYDESK_LEAST_FREE: '900TB' });
    expect(stderr).toMatch(/^copydesk: .*less than COPYDESK_LEAST_FREE.*make room/mu);
    expect(status).toBe(1);
  });
});
