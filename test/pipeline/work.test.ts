/** A process that only works with pages that are there: it has no tick that would find what was left lying. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import type { Services } from '../../src/pipeline/services.js';
import { startParsing, untilIdle } from '../../src/pipeline/work.js';
import { PARAGRAPHS } from '../support/article-page.js';
import { fetchedPage } from '../support/pages.js';
import { withServices } from '../support/services.js';

let services: Services;
withServices((opened) => {
  services = opened;
});

async function kept(name: string): Promise<string> {
  const html = `<html lang="en"><h1>Swing bridge ${name}</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}`;
  const outcome = await services.pages.keepStored(
    fetchedPage(`http://bridge.test/${name}`, html),
    undefined,
    'ingest',
  );
  return typeof outcome === 'object' ? outcome.captureId : '';
}

it('parses a page once, however many jobs of it the queue holds', async () => {
  const id = await kept('twice');
  let parses = 0;
  const pool: Services['pool'] = {
    ...services.pool,
    parse: (task) => {
      parses++;
      return services.pool.parse(task);
    },
  };
  for (let times = 0; times < 3; times++) await parseCaptures({ ...services, pool }, [id]);
  expect(parses).toBe(1);
});

it('takes up pages whose job was lost, and waits for those on which the parser failed', async () => {
  const lost = await kept('lost');
  await sql`update captures set next_due_at = now() where id = ${lost}`.execute(services.db.kysely);
  const what = { reason: 'parse-trouble', detail: 'too much else to do' } as const;
  await services.captures.trouble(await kept('failed'), what, { attempts: 3, retryInMs: 2_000 });
  await startParsing(services);
  await untilIdle(services, AbortSignal.timeout(20_000), { fetching: false });
  const { rows } = await sql`select state, reason from captures order by url`.execute(services.db.kysely);
  expect(rows).toEqual([
    { state: 'parsed', reason: null },
    { state: 'parsed', reason: null },
    { state: 'parsed', reason: null },
  ]);
}, 40_000);
