/** The pool ends a thread that a page has caught, and parses the next page. */
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openParsePool, type ParsePool } from '../../src/pipeline/parse-pool.js';

const EXPLODING = fileURLToPath(new URL('./exploding-worker.mjs', import.meta.url));

let pool: ParsePool;
afterEach(() => pool.close());

const parse = (text: string) =>
  pool.parse({ page: { bytes: new TextEncoder().encode(text), url: 'http://times.test/1' } });

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

  it('outlives a page that takes all memory of its thread', async () => {
    pool = openParsePool({ timeLimitMs: 60_000, worker: EXPLODING });
    await expect(parse('memory')).rejects.toMatchObject({ code: 'parse-trouble' });
    expect(await parse('aaa')).toMatchObject({ reason: 'no-body' });
  });

  it('gives what the real parser gives', async () => {
    pool = openParsePool();
    expect(await parse('<html></html>')).toMatchObject({ ok: false, reason: 'empty-page' });
  });
});
