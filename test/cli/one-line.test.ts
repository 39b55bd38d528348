/** Whatever a user gets wrong is one line on stderr, nothing on stdout, and a non-zero exit. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copydesk, lastLine } from '../support/copydesk.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-line-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const home = join(folder, 'home');
const file = join(folder, 'a-file');
writeFileSync(file, 'not gzip');
const broken = join(folder, 'broken.jsonl.gz');
writeFileSync(broken, 'not gzip');
const empty = join(folder, 'empty');
mkdirSync(empty);
mkdirSync(join(folder, 'broken'));
writeFileSync(join(folder, 'broken', 'page.json'), '{ "url": 5 }');

function expectOneLine(args: string[], expected: RegExp, settings = {}, at = home): void {
  const { stdout, stderr, status } = copydesk(at, args, settings);
  expect(stderr).toMatch(/^copydesk: [^\n]+\n$/u);
  expect(stderr).toMatch(expected);
  expect(stdout).toBe('');
  expect(status).toBeGreaterThan(0);
}

describe('a command that is given something wrong says so in one line', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['frobnicate'], /unknown command 'frobnicate'/u],
    ['a command that is nearly one', ['ingset'], /unknown command 'ingset' \(Did you mean ingest\?\)/u],
    [
      'a home that is called as a command is',
      ['--home', 'archive', 'parse', '/nope'],
      /^copydesk: \/nope: no such file or folder$/mu,
    ],
    ['an unknown option', ['run', '--onec'], /unknown option '--onec'/u],
    ['an unknown subcommand', ['sources', 'frobnicate'], /unknown command 'frobnicate'/u],
    ['an unknown option of a subcommand', ['sources', 'list', '--al'], /unknown option '--al'/u],
    ['a missing argument', ['sources', 'pause'], /missing required argument 'id'/u],
    ['a missing option', ['ingest'], /required option '--from <path>' not specified/u],
    ['too many arguments', ['audit', 'more'], /too many arguments/u],
    ['a format that is none', ['export', '--format', 'xml'], /Allowed choices are jsonl/u],
    [
      'a limit that is no number',
      ['quotes', '--speaker', 'x', '--limit', 'abc'],
      /'abc' is invalid.*whole number from 1/u,
    ],
    [
      'a limit below one',
      ['quotes', '--speaker', 'x', '--limit=-1'],
      /'-1' is invalid.*whole number from 1/u,
    ],
    ['a page and a speaker', ['quotes', 'page.html', '--speaker', 'x'], /only one of them/u],
    ['a speaker without a name', ['quotes', '--speaker', ' '], /--speaker wants a name/u],
    ['lines of a page', ['quotes', 'page.html', '--out', 'q.jsonl'], /--out goes with --manifest/u],
    ['a day that no month has', ['reprocess', '--since', '2026-02-31'], /'2026-02-31' is invalid.*a day/u],
    ['a year that none is', ['export', '--from', '0000-01-01'], /'0000-01-01' is invalid.*a day/u],
    ['a port that is no number', ['run', '--port', 'abc'], /'abc' is invalid.*1 to 65535/u],
    ['a port that cannot be', ['run', '--port', '99999'], /'99999' is invalid.*1 to 65535/u],
    ['no manifest', ['quotes', '--manifest', '/nope/m.jsonl'], /\/nope\/m\.jsonl: no such file or folder/u],
    ['a manifest that is a folder', ['quotes', '--manifest', folder], /it is a folder/u],
    [
      'a manifest that is no gzip',
      ['quotes', '--manifest', broken],
      /broken\.jsonl\.gz: incorrect header check/u,
    ],
    ['a folder without a page', ['quotes', empty], /empty: no page in it: expected \.html/u],
    [
      'a manifest that is a page',
      ['parse', '--manifest', 'fixtures/schema-times/bridge-feature/page.html'],
      /page\.html:1: expected one JSON object a line/u,
    ],
    ['a manifest of parse that is a folder', ['parse', '--manifest', folder], /it is a folder/u],
    [
      'a fixture whose facts are broken',
      ['parse', join(folder, 'broken')],
      /broken\/page\.json: expected a JSON object with "url" and "why"/u,
    ],
    [
      'a rule that is none, where nothing is fetched',
      ['parse', 'fixtures/schema-times/bridge-feature', '--resolve', 'zzz'],
      /--resolve: "zzz": expected host:port:address/u,
    ],
    [
      'a fixture of nowhere',
      ['fixture', 'add', file, '--site', 'a', '--slug', 'b', '--why', 'c', '--to', folder],
      /a-file: say with --url where the page came from/u,
    ],
    ['no fixtures', ['fixture', 'update', '/nope'], /\/nope: no such file or folder/u],
    [
      'an output in no folder',
      ['schema', '--out', '/nope/schema.json'],
      /\/nope\/schema\.json: no such file/u,
    ],
    ['an output below a file', ['parse', 'fixtures', '--out', join(file, 'x')], /x: cannot be written: /u],
    [
      'an output that is a folder',
      ['parse', 'fixtures', '--out', folder],
      /cannot be written: it is a folder/u,
    ],
    [
      'a full disk',
      ['parse', 'fixtures', '--out', '/dev/full'],
      /\/dev\/full: cannot be written: the disk is full/u,
    ],
    ['a summary of a run without an end', ['run', '--json'], /--json goes with --once/u],
    ['a page beside a manifest', ['parse', 'page.html', '--manifest', 'p.jsonl'], /only one of them/u],
    ['a URL for a manifest', ['parse', '--manifest', 'p.jsonl', '--url', 'https://times.test/'], /one page/u],
    ['a URL for a folder', ['parse', 'fixtures', '--url', 'https://times.test/'], /fixtures may hold many/u],
    ['a URL for a URL', ['parse', 'https://times.test/a', '--url', 'https://times.test/b'], /a file or -/u],
    ['a URL for a speaker', ['quotes', '--speaker', 'x', '--url', 'https://times.test/'], /with a page/u],
    ['a key without a name', ['keys', 'create', ' '], /keys create: expected a name/u],
    [
      'a list of sources that is not there',
      ['sources', 'apply', '/nope.yaml'],
      /^copydesk: \/nope\.yaml: cannot be read: no such file or folder$/mu,
    ],
    ['an unknown source', ['export', '--source', 'nope'], /nope: no such source/u],
  ])('%s', (_, args, expected) => expectOneLine(args, expected));

  it.each<[string, Record<string, string>, RegExp]>([
    ['a port', { COPYDESK_PORT: 'abc' }, /COPYDESK_PORT: expected a whole number from 1 to 65535/u],
    ['a rate', { COPYDESK_RATE: '0' }, /COPYDESK_RATE: expected a whole number from 1 to 9999999/u],
    ['a level', { COPYDESK_LOG_LEVEL: 'loud' }, /COPYDESK_LOG_LEVEL: expected one of trace, debug/u],
    ['a contact', { COPYDESK_CONTACT: 'foo' }, /COPYDESK_CONTACT: expected an e-mail address or a URL/u],
  ])('%s in the settings', (_, settings, expected) => expectOneLine(['audit'], expected, settings));

  it.each<[string, Record<string, string>, RegExp]>([
    ['a rule', { COPYDESK_RESOLVE: 'zzz' }, /COPYDESK_RESOLVE: "zzz": expected host:port:address/u],
  ])('%s in the settings of a run', (_, settings, expected) =>
    expectOneLine(['run', '--once'], expected, settings),
  );

  it('pages of which none can be taken, after the summary', () => {
    const manifest = join(folder, 'refused.jsonl');
    writeFileSync(manifest, JSON.stringify({ id: 'a', url: 'ftp://times.test/1', file: 'a-file' }));
    const { stdout, stderr, status } = copydesk(home, ['ingest', '--from', manifest, '--json']);
    expect(lastLine(stdout).ingested).toEqual({ given: 1, taken: 0, unchanged: 0, refused: 1 });
    expect(stderr).toBe('copydesk: a: no http or https URL\ncopydesk: the one page was not taken\n');
    expect(status).toBe(2);
  });

  it('an archive that is a file', () => {
    const at = join(folder, 'archive-home');
    mkdirSync(at);
    writeFileSync(join(at, 'archive'), '');
    expectOneLine(
      ['run', '--once'],
      /archive-home\/archive cannot be used as the archive's folder \(a file is in the way of a folder\)/u,
      {},
      at,
    );
  });
});
