/** The pool ends a thread that a page has caught, and parses the next page. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openParsePool, type ParsePool } from '../../src/pipeline/parse-pool.js';

const TELLING = fileURLToPath(new URL('./telling-worker.mjs', import.meta.url));
const EXPLODING = fileURLToPath(new URL('./exploding-worker.mjs', import.meta.url));

let pool: ParsePool | undefined;
afterEach(() => pool?.close());

const parse = (text: string) =>
  (pool as ParsePool).parse({ page: { bytes: new TextEncoder().encode(text), url: 'http://times.test/1' } });

const ENDLESS = `${'a'.repeat(60)}b`;

describe('the parse pool', () => {
  // The limit counts the start of a thread as well, which takes its time on a busy machine.
  it('kills a thread whose regular expression explodes, and parses what waited behind it', async () => {
    pool = openParsePool({ timeLimitMs: 4_000, worker: EXPLODING });
    const bad = Array.from({ length: pool.threads + 1 }, () => parse(ENDLESS));
    const good = Array.from({ length: 5 }, () => parse('aaa'));
    for (const page of bad)
      await expect(page).rejects.toMatchObject({
        code: 'parse-trouble',
        message: /more than 4000 ms/u,
        retry: true,
      });
    expect((await Promise.all(good)).map((outcome) => outcome.ok)).toEqual(good.map(() => false));
  });

  it('outlives a parser that throws', async () => {
    pool = openParsePool({ worker: EXPLODING });
    await expect(parse('throw')).rejects.toMatchObject({
      code: 'parse-trouble',
      message: 'the parser failed',
    });
    expect(await parse('aaa')).toMatchObject({ reason: 'no-body' });
  });

  it('parses what crossed together with a page that fails', async () => {
    pool = openParsePool({ threads: 1, worker: EXPLODING });
    const made = await Promise.allSettled(['aaa', 'throw', 'b'].map(parse));
    expect(made.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code))).toMatchObject([
      { reason: 'no-body' },
      'parse-trouble',
      { reason: 'no-headline' },
    ]);
  });

  it('outlives a page that takes all memory of its thread', async () => {
    pool = openParsePool({ timeLimitMs: 60_000, worker: EXPLODING });
    await expect(parse('memory')).rejects.toMatchObject({ code: 'parse-trouble' });
    expect(await parse('aaa')).toMatchObject({ reason: 'no-body' });
  });

  // In a process of its own: what is tested against is the end of the whole process.
  it('outlives a thread that fails when its pages have been answered for', () => {
    const { status, stderr } = inOwnProcess(`
      const ended = new Promise((done) => process.once('worker', (thread) => thread.once('exit', done)));
      const pool = openParsePool({ threads: 1, worker: ${JSON.stringify(EXPLODING)} });
      const parse = (text) => pool.parse({ page: { bytes: new TextEncoder().encode(text), url: 'http://times.test/1' } });
      await parse('fails later');
      // Threads alone keep no process.
      const awake = setInterval(() => {}, 100);
      await ended;
      clearInterval(awake);
      const { reason } = await parse('aaa');
      await pool.close();
      process.exitCode = reason === 'no-body' ? 0 : 1;`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('loads what its threads run before there is a page, where all are to begin at once', async () => {
    const channel = new BroadcastChannel('loaded');
    const loaded = new Promise<void>((told) => {
      let waiting = 2;
      channel.onmessage = () => {
        if (--waiting === 0) told();
      };
    });
    pool = openParsePool({ threads: 2, atOnce: true, worker: TELLING });
    await loaded;
    channel.close();
  });

  it('gives what the real parser gives', async () => {
    pool = openParsePool();
    expect(await parse('<html></html>')).toMatchObject({ ok: false, reason: 'empty-page' });
  });

  // In a process of its own: what is tested against is an abort of the whole process.
  it('may be closed while its threads still load their modules', () => {
    const folder = mkdtempSync(join(tmpdir(), 'copydesk-slow-modules-'));
    try {
      const worker = modulesThatTakeLongToLink(folder);
      const { status, signal, stderr } = inOwnProcess(`
        for (let wait = 250; wait < 1500; wait += 250) {
          const pool = openParsePool({ worker: ${JSON.stringify(worker)} });
          await new Promise((done) => setTimeout(done, wait));
          await pool.close();
        }`);
      expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: '' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

/** Runs statements of a module, with `openParsePool` at hand. */
function inOwnProcess(statements: string) {
  const poolFile = pathToFileURL(resolve('dist/pipeline/parse-pool.js')).href;
  const script = `import { openParsePool } from ${JSON.stringify(poolFile)};${statements}`;
  const args = ['--input-type=module', '--eval', script];
  return spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' });
}

/** Every name is looked up through every module of the chain, before anything runs. */
function modulesThatTakeLongToLink(folder: string): string {
  const file = (name: string | number) => join(folder, `${name}.mjs`);
  const names = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
  writeFileSync(file(0), names.map((name) => `export const ${name} = 0;`).join('\n'));
  for (let depth = 1; depth <= 100; depth += 1)
    writeFileSync(file(depth), `export * from './${depth - 1}.mjs';`);
  writeFileSync(file('top'), `import { ${names} } from './100.mjs'; export default () => n1;`);
  return file('top');
}
