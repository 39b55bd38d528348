/** A site is connected by a file, tried, delivered to, and looked after from the command line. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../src/log.js';
import { counted } from '../../src/model/counted.js';
import { openDatabase } from '../../src/storage/database.js';
import { startEmbedded } from '../../src/storage/embedded/start-embedded.js';
import { copydesk, copydeskBeside } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';
import { type Receiver, startReceiver } from '../support/receiver.js';

const home = mkdtempSync(join(tmpdir(), 'copydesk-sinks-'));
fillHome(home);
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  rmSync(home, { recursive: true, force: true });
});

const configure = (id: string, more = '') =>
  writeFileSync(
    join(home, 'sinks.yaml'),
    `sinks:\n  - id: ${id}\n    kind: webhook\n    url: ${receiver.url}\n    secrets: [env:SITE_SECRET]\n${more}`,
  );
const run = async (...args: string[]) => {
  const { toPort } = receiver.rule;
  return copydeskBeside(home, args, {
    SITE_SECRET: `whsec_${Buffer.from('of the command').toString('base64')}`,
    COPYDESK_RESOLVE: `site.test:80:127.0.0.1:${toPort}`,
  });
};

/** Dead letters, so many from the first position on. */
async function refuse(sinkId: string, count: number): Promise<void> {
  const server = await startEmbedded({ home, log: silent });
  const db = await openDatabase(server.url, silent);
  await sql`
    insert into dead_letters (sink_id, position, article_id, reason)
    select ${sinkId}, n, 'a' || n, 'too long' from generate_series(1, ${count}::int) n
    on conflict do nothing`.execute(db.kysely);
  await db.close();
  await server.close();
}

describe('sinks', () => {
  it('are configured, tested, delivered to, paused, resumed and replayed', async () => {
    mkdirSync(home, { recursive: true });
    configure('site', '    palyoad: thin\n');
    const wrong = await run('ingest', '--from', 'fixtures/schema-times');
    expect(wrong.stderr).toMatch(
      /^copydesk: .*sinks\.yaml:6: sinks\.0\.palyoad: unknown key; expected one of /u,
    );
    expect(wrong.status).toBe(1);

    configure('site', '    payload: thin\n');
    expect((await run('sinks', 'test', 'site')).stdout).toBe(`${receiver.url} took it (204)\n`);
    expect(copydesk(home, ['sinks', 'test', 'site']).stderr).toBe('copydesk: SITE_SECRET is not set\n');

    receiver.answer = ({ body }) => ({ status: JSON.parse(body).data.position === 1 ? 422 : 200 });
    expect((await run('ingest', '--from', 'fixtures/schema-times')).status).toBe(0);
    const positions = receiver.received.slice(1).map(({ body }) => JSON.parse(body).data.position);
    expect(positions.length).toBeGreaterThan(0);
    expect(positions).toEqual(positions.map((_, index) => index + 1));
    expect((await run('sinks', 'pause', 'site')).stdout).toBe('paused site\n');
    const listed = (await run('sinks', 'list')).stdout;
    expect(listed).toMatch(
      /^site +webhook +[1-9]\d* delivered, 0 waiting\n {2}paused\n {2}1 dead letter\n$/u,
    );
    expect((await run('sinks', 'resume', 'site')).stdout).toBe('resumed site\n');
    expect((await run('sinks', 'letters', 'site')).stdout).toMatch(
      /^1 {2}\S+ {2}\w+ {2}it answered 422\n1 dead letter\n$/u,
    );
    expect((await run('sinks', 'replay', 'site')).stdout).toMatch(/^1 dead letter is sent again /u);
    expect((await run('sinks', 'replay', 'site', '--after', '0')).stdout).toMatch(
      new RegExp(`^${counted(positions.length, 'event')} `, 'u'),
    );
    expect((await run('doctor')).stdout).toMatch(/^ok {4}sinks {6}site: .*signed with a secret$/mu);

    configure('renamed');
    const said = (await run('sinks', 'list')).stdout;
    expect(said).toMatch(/^site .*\n {2}not in sinks\.yaml of this home: .* its place is kept$/mu);
    expect((await run('sinks', 'test', 'site')).stderr).toBe('copydesk: site: no such sink\n');

    await refuse('site', 2_345);
    const letters = (await run('sinks', 'letters', 'site')).stdout.trim().split('\n');
    expect([letters.length, letters.at(-2), letters.at(-1)]).toEqual([
      2_346,
      expect.stringMatching(/^2345 .* too long$/u),
      '2345 dead letters',
    ]);
    expect((await run('sinks', 'remove', 'renamed')).stderr).toBe(
      'copydesk: renamed is a sink of this home: take it out of sinks.yaml first\n',
    );
    expect((await run('sinks', 'remove', 'site')).stdout).toBe('removed site\n');
    expect((await run('sinks', 'letters', 'site')).stderr).toBe('copydesk: site: no such sink\n');
  }, 240_000);
});
