/** The life of a run: beside others, cut off, on disks that do not serve. Each ends in working or in one line with its remedy. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { serverProcesses } from '../support/copydesk.js';

const CLI = resolve('dist/cli/main.js');
const ARTICLES = 19;

const folder = mkdtempSync(join(tmpdir(), 'copydesk-life-'));
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = (home: string, more = {}) => ({
  ...process.env,
  COPYDESK_HOME: home,
  COPYDESK_CONTACT: '',
  ...more,
});
const freshHome = () => mkdtempSync(join(folder, 'home-'));

function copydesk(home: string, args: string[], more = {}) {
  const env = environment(home, more);
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env,
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  return { stdout, stderr, status };
}

/** A run in a process group of its own, as a shell starts one. */
function run(
  home: string,
  ...args: string[]
): {
  child: ChildProcess;
  said: () => string;
  stop: (signal: NodeJS.Signals) => Promise<number | null>;
} {
  const child = spawn(process.execPath, [CLI, 'run', ...args], {
    env: environment(home),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += data));
  return {
    child,
    said: () => said,
    stop: async (signal) => {
      const gone = once(child, 'exit');
      process.kill(-(child.pid as number), signal);
      return (await gone)[0] as number | null;
    },
  };
}

function lines(home: string): number {
  const path = join(home, 'out', 'records.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
}

const untilLines = (home: string, least: number) =>
  vi.waitUntil(() => lines(home) >= least, { timeout: 60_000, interval: 20 });

function totals(home: string): Record<string, number> {
  const { stdout } = copydesk(home, ['run', '--once', '--json']);
  return JSON.parse(stdout.trim().split('\n').at(-1) as string).totals;
}

const WHOLE = { records: ARTICLES, copiesTied: 5, pending: 0 };

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

describe('a stop', () => {
  it('ends within its bound, though a page drips and never ends', async () => {
    const site = createServer((request, response) => {
      response
        .writeHead(request.url === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html' })
        .write('.');
      if (request.url === '/robots.txt') response.end();
    });
    await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
    const { port } = site.address() as AddressInfo;
    const home = freshHome();
    const sources = join(home, 'sources.yaml');
    writeFileSync(sources, 'sources:\n  - home: http://drip.test/\n    feeds: [http://drip.test/feed.xml]\n');
    const rule = `drip.test:80:127.0.0.1:${port}`;
    const dripping = run(home, '--once', '--sources', sources, '--resolve', rule);
    await new Promise((asked) =>
      site.on('request', (request) => request.url === '/feed.xml' && asked(undefined)),
    );
    // It was to come to its end, and has not.
    expect(await dripping.stop('SIGTERM')).toBe(130);
    site.closeAllConnections();
    site.close();
  }, 120_000);
});

describe('a stop', () => {
  it('ends within its bound, though the database takes every question and answers none', async () => {
    const home = freshHome();
    const stuck = run(home);
    await untilLines(home, 1);
    const server = serverProcesses(home);
    expect(server.length).toBeGreaterThan(1);
    for (const pid of server) process.kill(pid, 'SIGSTOP');
    try {
      expect(await stuck.stop('SIGINT')).toBe(1);
      expect(stuck.said()).toMatch(/^copydesk: not closed within 20 s, since something does not answer/mu);
    } finally {
      for (const pid of server) process.kill(pid, 'SIGCONT');
    }
    // The server was left; whoever comes next finds it, finishes the work and stops it.
    expect(totals(home)).toMatchObject(WHOLE);
    expect(serverProcesses(home)).toEqual([]);
  }, 120_000);
});

/** One line on stderr, beginning with the program's name and holding the remedy; nothing on stdout. */
function expectOneLine({ stdout, stderr, status }: ReturnType<typeof copydesk>, remedy: RegExp): void {
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
    expectOneLine(copydesk(file, ['run', '--once']), /a-file cannot be used.*set COPYDESK_HOME/u);
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
