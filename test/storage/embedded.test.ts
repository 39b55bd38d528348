import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silent } from '../../src/log.js';
import { isAlive } from '../../src/storage/embedded/alive.js';
import { restoreSymlinks } from '../../src/storage/embedded/binaries.js';
import { Cluster } from '../../src/storage/embedded/cluster.js';
import { openRunner } from '../../src/storage/embedded/runner.js';
import { startEmbedded } from '../../src/storage/embedded/start-embedded.js';

const BUILT = new URL('../../dist/storage/embedded/start-embedded.js', import.meta.url).href;

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'copydesk-embedded-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const start = (more: { namespaces?: boolean; home?: string } = {}) =>
  startEmbedded({ home, log: silent, ...more });

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query({ text: query, rowMode: 'array' });
  await client.end();
  return rows[0]?.[0];
}

const serverFile = () => readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n');

function serverPid(): number {
  return Number(serverFile()[0]);
}

/** The server's own number as this process sees it: in a namespace it has another. */
function serverRuns(): boolean {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).includes(join(home, 'postgres'));
}

describe('the embedded server', () => {
  it('starts, keeps what was written over a stop, and starts again', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 7 as n');
    await first.close();
    expect(serverRuns()).toBe(false);
    const second = await start();
    expect(await ask(second.url, 'select n from kept')).toBe(7);
    await second.close();
  });

  it('is spoken to over a socket in its folder, and over its port where the path is too long for one', async () => {
    const isOverPort = 'select inet_server_addr() is not null';
    const server = await start();
    expect(new URL(server.url).searchParams.get('host')).toBe(join(home, 'postgres'));
    expect(await ask(server.url, isOverPort)).toBe(false);
    expect(await ask(server.url.replace(/[?].*$/u, ''), isOverPort)).toBe(true);
    await server.close();
    const far = await start({ home: mkdtempSync(join(home, 'a'.repeat(90))) });
    expect(await ask(far.url, isOverPort)).toBe(true);
    await far.close();
  });

  it('keeps its password from others', async () => {
    const server = await start();
    expect(statSync(join(home, 'postgres.password')).mode & 0o777).toBe(0o600);
    await expect(ask(server.url.replace(/:[^:@]+@/u, ':wrong@'), 'select 1')).rejects.toThrow(/password/u);
    await server.close();
  });

  it('starts in a home whose first start left its password unwritten', async () => {
    writeFileSync(join(home, 'postgres.password'), '');
    const server = await start();
    expect(await ask(server.url, 'select 1')).toBe(1);
    await server.close();
  });

  it('is shared by all who come, together even, and stopped by the last one out', async () => {
    const servers = await Promise.all([start(), start(), start()]);
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    const [first, ...others] = servers;
    await first?.close();
    expect(await ask(others[0]?.url ?? '', 'select 1')).toBe(1);
    await Promise.all(others.map((server) => server.close()));
    expect(serverRuns()).toBe(false);
  });

  it('is taken over from a process that was killed', async () => {
    const script = `
      const { startEmbedded } = await import(${JSON.stringify(BUILT)});
      const log = { debug() {}, warn() {} };
      const { url } = await startEmbedded({ home: ${JSON.stringify(home)}, log });
      console.log(url);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(String(data).trim())),
    );
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const server = await start();
    expect(server.url).toBe(url);
    await server.close();
    expect(serverRuns()).toBe(false);
  });

  it('gets over a server that was killed', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 7 as n');
    execFileSync('pkill', ['-9', '-f', join(home, 'postgres')]);
    await first.close();
    expect(serverPid()).toBeGreaterThan(0);
    const second = await start();
    expect(await ask(second.url, 'select n from kept')).toBe(7);
    await second.close();
  });

  it('is waited for while it stops, however long that takes', async () => {
    const first = await start();
    const starting = vi.spyOn(Cluster.prototype, 'start');
    // Asked to stop once everybody has left, it takes nobody in: as one does that has much to write.
    execFileSync('pkill', ['-TERM', '-f', join(home, 'postgres')]);
    await vi.waitUntil(() => serverFile()[7]?.trim() === 'stopping', { timeout: 20_000 });
    const second = start();
    await vi.waitUntil(() => starting.mock.settledResults[0]?.type === 'fulfilled', { timeout: 20_000 });
    await sleep(1_000);
    expect(starting).toHaveBeenCalledTimes(1);
    await first.close();
    expect(await ask((await second).url, 'select 1')).toBe(1);
    await (await second).close();
    starting.mockRestore();
  });

  it('comes back where it was when it is killed under those who use it', async () => {
    const here = await Promise.all([start(), start()]);
    await ask(here[0].url, 'create table kept as select 7 as n');
    execFileSync('pkill', ['-9', '-f', join(home, 'postgres')]);
    const answers = await vi.waitUntil(() => ask(here[0].url, 'select n from kept').catch(() => undefined), {
      timeout: 20_000,
      interval: 200,
    });
    expect(answers).toBe(7);
    // Both have attached again: the first to leave does not stop it.
    await vi.waitUntil(
      async () =>
        (await ask(here[0].url, "select count(*)::int from pg_locks where locktype = 'advisory'")) === 2,
      { timeout: 20_000, interval: 200 },
    );
    await here[0].close();
    expect(await ask(here[1].url, 'select n from kept')).toBe(7);
    await here[1].close();
    expect(serverRuns()).toBe(false);
  });

  it('does not touch the data of another major version, and says the remedy', async () => {
    await (await start()).close();
    const version = join(home, 'postgres', 'PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(start()).rejects.toMatchObject({
      code: 'data-of-other-version',
      message: /PostgreSQL 17, and this is 18/u,
    });
    expect(readFileSync(version, 'utf8')).toBe('17\n');
  });

  describe.runIf(process.getuid?.() === 0)('for root where user namespaces are forbidden', () => {
    const shared = () => `/var/tmp/copydesk-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
    afterEach(() => rmSync(shared(), { recursive: true, force: true }));

    const programs = () => {
      const native = join(home, 'native');
      mkdirSync(join(native, 'bin'), { recursive: true });
      writeFileSync(join(home, 'package.json'), '{"version":"18.1.0"}');
      writeFileSync(join(native, 'bin', 'postgres'), 'the server');
      return native;
    };

    it('keeps its data in the home, and has it where they are allowed again', async () => {
      chmodSync(home, 0o755);
      for (const [n, namespaces] of [false, true, false].entries()) {
        const server = await start({ namespaces });
        if (n === 0) await ask(server.url, 'create table kept as select 7 as n');
        expect(await ask(server.url, 'select n from kept')).toBe(7);
        await server.close();
      }
      expect(existsSync(shared())).toBe(false);
    });

    it('keeps it elsewhere when the home is closed to others, and goes on there', async () => {
      const first = await start({ namespaces: false });
      await ask(first.url, 'create table kept as select 7 as n');
      await first.close();
      chmodSync(home, 0o755);
      const second = await start({ namespaces: false });
      expect(await ask(second.url, 'select n from kept')).toBe(7);
      await second.close();
    });

    it('has its programs whole though they were copied by half', async () => {
      const native = programs();
      // As a start that died left it.
      mkdirSync(join(shared(), 'native'), { recursive: true });
      const runner = await openRunner(home, native, true, false);
      expect(readFileSync(join(runner.native, 'bin', 'postgres'), 'utf8')).toBe('the server');
    });

    it('leaves to a user what is theirs', async () => {
      const data = join(home, 'postgres');
      mkdirSync(data);
      chownSync(data, 4711, 4711);
      for (const namespaces of [true, false]) {
        const runner = await openRunner(home, programs(), true, namespaces);
        await runner.give(data);
        expect(statSync(data).uid).toBe(4711);
      }
    });

    it.each([
      ['leads elsewhere', () => symlinkSync(home, shared())],
      [
        'is of somebody else',
        () => {
          mkdirSync(shared());
          chownSync(shared(), 4711, 4711);
        },
      ],
    ])('takes no folder that %s', async (_, make) => {
      make();
      await expect(openRunner(home, home, true, false)).rejects.toMatchObject({ code: 'embedded-failed' });
      expect(statSync(home).uid).toBe(0);
    });
  });
});

describe('a process', () => {
  it('is gone when it has ended, though nobody buries it', async () => {
    // The shell becomes a program that knows of no children.
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = String(await new Promise((told) => parent.stdout.once('data', told))).trim();
    expect(await isAlive(pid)).toBe(true);
    process.kill(Number(pid), 'SIGKILL');
    await vi.waitUntil(async () => !(await isAlive(pid)), { timeout: 10_000 });
    expect(process.kill(Number(pid), 0)).toBe(true);
    parent.kill('SIGKILL');
  });
});

describe('the binaries', () => {
  it('get their library links at start where install scripts are off', async () => {
    const root = mkdtempSync(join(tmpdir(), 'copydesk-binaries-'));
    mkdirSync(join(root, 'native', 'lib'), { recursive: true });
    writeFileSync(join(root, 'native', 'lib', 'libpq.so.5.18'), 'the library');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    writeFileSync(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links));
    await Promise.all([restoreSymlinks(root), restoreSymlinks(root)]);
    expect(readFileSync(join(root, 'native', 'lib', 'libpq.so.5'), 'utf8')).toBe('the library');
    rmSync(root, { recursive: true });
  });
});
