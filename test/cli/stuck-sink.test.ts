/** A sink that cannot be delivered to holds nothing up, is said everywhere, and goes on when it is mended. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copydesk, lastLine } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-stuck-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const records = (home: string) => join(home, 'out', 'records.jsonl');
const lineCount = (home: string) => readFileSync(records(home), 'utf8').split('\n').length - 1;

describe('a sink that cannot be delivered to', () => {
  it('ends `run --once` with the reason, after the summary, and goes on when its place is free', () => {
    const home = join(folder, 'place');
    fillHome(home);
    writeFileSync(join(home, 'out'), 'in the way');
    const { stdout, stderr, status } = copydesk(home, ['run', '--once', '--json']);
    expect(lastLine(stdout).totals).toMatchObject({ records: 19, pending: 0 });
    expect(stderr).toMatch(/^copydesk: records cannot be delivered to the sink jsonl: .*out/mu);
    expect(status).toBe(3);

    const audit = lastLine(copydesk(home, ['audit', '--json']).stdout);
    // 19 records, 5 copies that are tied to their originals, what each comparison found, and the clusters they are in.
    expect(audit.deliveries).toEqual({ 'jsonl delivered': 0, 'jsonl stuck': 34 });
    expect(audit.attention).toMatchObject([{ what: 'sink', reason: 'jsonl' }]);
    const doctor = copydesk(home, ['doctor']);
    expect(doctor.stdout).toMatch(/^FAIL {2}sinks .*out/mu);
    expect(doctor.status).toBe(1);

    rmSync(join(home, 'out'));
    expect(copydesk(home, ['run', '--once']).status).toBe(0);
    expect(lineCount(home)).toBe(19);
    expect(lastLine(copydesk(home, ['audit', '--json']).stdout)).toMatchObject({
      deliveries: { 'jsonl delivered': 34, 'jsonl waiting': 0 },
      attention: [],
    });
    expect(copydesk(home, ['doctor']).stdout).toMatch(
      /^ok {4}sinks {6}jsonl: .*records\.jsonl, \d+ bytes$/mu,
    );
  }, 180_000);

  it('is one that is paused, too, until it is resumed', () => {
    const home = join(folder, 'paused');
    fillHome(home);
    expect(copydesk(home, ['sinks', 'pause', 'jsonl']).status).toBe(0);
    const { stderr, status } = copydesk(home, ['ingest', '--from', 'fixtures/schema-times']);
    expect(stderr).toBe(
      'copydesk: nothing is delivered to the sink jsonl until it is resumed: paused by a person\n',
    );
    expect(status).toBe(3);
    const { stdout } = copydesk(home, ['audit']);
    expect(stdout).toMatch(/^ {2}jsonl stuck {6}[1-9]/mu);
    expect(stdout).toMatch(/^ {2}sink jsonl: paused by a person$/mu);
    const doctor = copydesk(home, ['doctor']);
    expect(doctor.stdout).toMatch(
      /^FAIL {2}sinks {6}nothing is delivered to jsonl until `copydesk sinks res/mu,
    );
    expect(doctor.status).toBe(1);

    expect(copydesk(home, ['sinks', 'resume', 'jsonl']).status).toBe(0);
    expect(copydesk(home, ['run', '--once']).status).toBe(0);
    expect(lastLine(copydesk(home, ['audit', '--json']).stdout).attention).toEqual([]);
  }, 180_000);

  it('is found by the doctor before anything is delivered, and ends `ingest` with the reason', () => {
    const home = join(folder, 'short');
    fillHome(home);
    expect(copydesk(home, ['ingest', '--from', 'fixtures/schema-times']).status).toBe(0);
    truncateSync(records(home), 100);
    expect(copydesk(home, ['doctor']).stdout).toMatch(
      /^FAIL {2}sinks .* holds 100 bytes where \d+ were written; move it away/mu,
    );
    // A page that gives no record has nothing to deliver.
    const { stderr, status } = copydesk(home, ['ingest', '--from', 'fixtures/gatekeeper/soft-404']);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const more = copydesk(home, ['ingest', '--from', 'fixtures']);
    expect(more.stderr).toMatch(/^copydesk: records cannot be delivered .*holds 100 bytes/mu);
    expect(more.status).toBe(3);
  }, 180_000);
});
