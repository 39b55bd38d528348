import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { copydesk } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';
import { record } from '../support/records.js';

const home = mkdtempSync(join(tmpdir(), 'copydesk-export-'));
fillHome(home);
afterAll(() => rmSync(home, { recursive: true, force: true }));
const run = (...args: string[]) => copydesk(home, args);

describe('import and export', () => {
  it('take in what is a record, deliver it, and write it in each format', () => {
    const file = join(home, 'records.jsonl.gz');
    const line = JSON.stringify(record({ quotes: [] }));
    writeFileSync(file, gzipSync(`${line}\n{"id":"article-2"}\n`));
    expect(run('import', file)).toEqual({
      stdout: '2 records: 1 new, 0 new versions, 0 known already, 1 refused\n',
      stderr: expect.stringMatching(/^copydesk: .*:2: no record: schemaVersion: /u),
      status: 0,
    });
    expect(readFileSync(join(home, 'out', 'records.jsonl'), 'utf8')).toBe(`${line}\n`);
    expect(run('export', '--source', 'harbour-times').stdout).toBe(`${line}\n`);
    expect(run('export', '--format', 'csv').stdout).toMatch(/^id,version,source,url,.*\r\narticle-1,1,/u);
    const graph = (...filter: string[]) => JSON.parse(run('export', '--format', 'json-ld', ...filter).stdout);
    expect(graph()).toMatchObject({
      '@context': 'https://schema.org',
      '@graph': [{ identifier: 'article-1' }],
    });
    expect(graph('--quotes')).toMatchObject({ '@graph': [] });
  }, 90_000);
});
