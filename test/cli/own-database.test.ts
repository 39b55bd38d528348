/** A PostgreSQL server of the user's own, by DATABASE_URL: the pipeline and the commands over it, and no other is started. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copydesk, lastLine, serverProcesses } from '../support/copydesk.js';
import { testServer } from '../support/embedded.js';

const server = testServer();
const [home, other] = ['home-', 'other-'].map((name) =>
  mkdtempSync(join(tmpdir(), `copydesk-own-${name}`)),
) as [string, string];
afterAll(() => {
  for (const folder of [home, other]) rmSync(folder, { recursive: true, force: true });
});
const records = (of: string) => join(of, 'out', 'records.jsonl');

describe('with DATABASE_URL', () => {
  it('the main job and every command work on the server that it names', async () => {
    const settings = { DATABASE_URL: await server.freshUrl() };
    const run = copydesk(home, ['run', '--once', '--json'], settings);
    expect(run.stderr).toBe('');
    expect(lastLine(run.stdout).totals).toMatchObject({ records: 19, copiesTied: 5, pending: 0 });
    expect(readFileSync(records(home), 'utf8').trim().split('\n')).toHaveLength(19);
    const ingested = copydesk(home, ['ingest', '--from', 'fixtures/schema-times', '--json'], settings);
    expect(ingested.status).toBe(0);
    const audit = lastLine(copydesk(home, ['audit', '--json'], settings).stdout);
    expect(audit).toMatchObject({ balanced: true, attention: [] });
    expect(
      copydesk(home, ['export', '--source', 'northwire'], settings).stdout.trim().split('\n'),
    ).toHaveLength(6);
    expect(copydesk(home, ['reprocess'], settings).stdout).toMatch(/^(\d+) pages: \d+ same/mu);
    const doctor = copydesk(home, ['doctor'], settings);
    expect(doctor.stdout).toMatch(/^ok {4}database {3}DATABASE_URL, answers/mu);
    expect(doctor.status).toBe(0);
    // A second machine: it takes part, and has the whole file as well, without touching the first one's.
    const first = readFileSync(records(home), 'utf8');
    expect(copydesk(other, ['run', '--once'], settings)).toMatchObject({ stderr: '', status: 0 });
    expect(readFileSync(records(other), 'utf8')).toBe(first);
    expect(copydesk(home, ['ingest', '--from', 'fixtures/gatekeeper'], settings).status).toBe(0);
    expect(copydesk(home, ['ingest', '--from', 'fixtures'], settings).status).toBe(0);
    expect(readFileSync(records(home), 'utf8').startsWith(first)).toBe(true);
    expect(readFileSync(records(other), 'utf8')).toBe(first);
    expect(copydesk(other, ['run', '--once'], settings)).toMatchObject({ stderr: '', status: 0 });
    expect(readFileSync(records(other), 'utf8')).toBe(readFileSync(records(home), 'utf8'));
    expect(existsSync(join(home, 'postgres'))).toBe(false);
    expect(serverProcesses(home)).toEqual([]);
  }, 180_000);
});
