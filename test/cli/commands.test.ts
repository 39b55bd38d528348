/** The commands as a user runs them: the built file, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { program } from '../../src/cli/program.js';
import { Article } from '../../src/model/article.js';

const CLI = resolve('dist/cli/main.js');
const FIXTURE = 'fixtures/schema-times/bridge-feature';
const folder = mkdtempSync(join(tmpdir(), 'copydesk-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function copydesk(args: readonly string[], input = '') {
  const home = join(folder, 'home');
  const env = { ...process.env, COPYDESK_HOME: home, COPYDESK_CONTACT: '', NO_COLOR: '1' };
  return spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env, input });
}

const lines = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('help', () => {
  it('of every command holds an example', async () => {
    const { commands } = await program([]);
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      const name = command.name();
      let shown = '';
      const { commands: whole } = await program([name]);
      whole[0]?.configureOutput({ writeOut: (text) => (shown += text) }).outputHelp();
      expect(shown).toContain(`$ copydesk ${name}`);
      for (const one of [command, ...(whole[0]?.commands ?? [])])
        expect(one.description()).toMatch(/^\p{Lu}.*[^.]$/u);
      // One text for the list of all, and for its own help.
      expect(shown.replace(/\s+/gu, ' ')).toContain(command.description());
    }
  });
});

describe('an error', () => {
  it.each([
    ['an unknown command', ['frobnicate'], /unknown command/u],
    [
      'a missing file',
      ['parse', 'no-such-file.html'],
      /^copydesk: no-such-file\.html: no such file or folder$/mu,
    ],
    [
      'a word in place of a URL',
      ['parse', `${FIXTURE}/page.html`, '--url', 'notaurl'],
      /^copydesk: --url: expected an http or https URL$/mu,
    ],
    [
      'a URL of another kind',
      ['explain', `${FIXTURE}/page.html`, '--url', 'ftp://times.example/a'],
      /^copydesk: --url: expected an http or https URL$/mu,
    ],
    ['no contact', ['parse', 'https://times.example/a'], /contact/iu],
    ['a wrong rule', ['run', '--once', '--resolve', 'nonsense'], /expected host:port:address/u],
    ['a wrong sources file', ['run', '--sources', 'package.json'], /sources/u],
  ])('is one clear line and a non-zero exit: %s', (_, args, expected) => {
    const { status, stderr } = copydesk(args);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/^\s+at /mu);
  });

  it('shows its stack with --debug', () => {
    expect(copydesk(['--debug', 'parse', 'no-such-file.html']).stderr).toMatch(/^\s+at /mu);
  });
});

describe('forget', () => {
  it('says of a URL that nothing is known under it', () => {
    const unknown = 'no record and no page is known under https://typo.example/; ';
    const { stdout, status } = copydesk(['forget', 'https://typo.example/']);
    expect(stdout).toBe(`${unknown}nothing was forgotten, add --yes to have it refused from now on\n`);
    expect(status).toBe(0);
    const forgotten = copydesk(['forget', 'https://typo.example/', '--yes']);
    expect(forgotten.stdout).toBe(`${unknown}it is refused from now on\n`);
  });
});

describe('parse', () => {
  it('gives a line for each page of a manifest, in its order', () => {
    const page = resolve(FIXTURE, 'page.html');
    const pages = [
      { id: 'b', url: 'https://schema-times.test/1', file: page },
      { id: 'none', url: 'https://schema-times.test/2', file: 'missing.html' },
      { id: 'nowhere', url: 'notaurl', file: page },
      { id: 'a', url: 'https://gatekeeper.test/', file: resolve('fixtures/gatekeeper/front/page.html') },
    ];
    const manifest = join(folder, 'pages-by-any-name');
    const out = join(folder, 'records.jsonl');
    writeFileSync(manifest, pages.map((one) => JSON.stringify(one)).join('\n'));
    const { status } = copydesk(['parse', '--manifest', manifest, '--out', out]);
    expect(status).toBe(0);
    const found = lines(readFileSync(out, 'utf8'));
    expect(found.map(({ id, ok, reason }) => [id, ok, reason])).toEqual([
      ['b', true, undefined],
      ['none', false, 'unreadable'],
      ['nowhere', false, 'unreadable'],
      ['a', false, 'not-an-article'],
    ]);
    expect(Article.parse(found[0].record).headline).toBe('Swing bridge closed: “nobody was in danger”');
  });

  it('gives no line for a manifest without any', () => {
    const empty = join(folder, 'empty.jsonl');
    writeFileSync(empty, '');
    for (const args of [[empty], ['--manifest', empty]])
      expect(copydesk(['parse', ...args])).toMatchObject({ stdout: '', stderr: '', status: 0 });
  });

  it('reads standard input, and exits with 1 when the one page gives no record', () => {
    const html = readFileSync(join(FIXTURE, 'page.html'), 'utf8');
    const { stdout, status } = copydesk(['parse', '-', '--url', 'https://schema-times.test/1'], html);
    expect(status).toBe(0);
    expect(lines(stdout)[0].record.url).toBe('https://schema-times.test/1');
    expect(copydesk(['parse', '-'], '<p>short').status).toBe(1);
  });
});

describe('quotes', () => {
  it('gives the quotes of each text of a manifest', () => {
    const manifest = join(folder, 'texts.jsonl');
    writeFileSync(
      manifest,
      JSON.stringify({ id: 't', text: '“The lock is shut,” said Marion Tull.', more: 1 }),
    );
    const { stdout } = copydesk(['quotes', '--manifest', manifest]);
    expect(lines(stdout)).toMatchObject([
      { id: 't', quotes: [{ id: 'q1', speaker: { name: 'Marion Tull' } }] },
    ]);
  });

  it('prints who said what on a page', () => {
    expect(copydesk(['quotes', FIXTURE]).stdout).toMatch(/— Marion Tull, chief engineer, the trust/u);
  });

  it('goes on behind a page that is none', () => {
    const pages = join(folder, 'pages');
    mkdirSync(pages);
    writeFileSync(join(pages, 'a.html'), '<p>short');
    copyFileSync(join(FIXTURE, 'page.html'), join(pages, 'b.html'));
    const { stdout, stderr, status } = copydesk(['quotes', pages]);
    expect(stderr).toMatch(/a\.html: no-/u);
    expect(stdout).toContain('Marion Tull');
    expect(status).toBe(0);
  });
});

describe('explain', () => {
  it('prints the fields, and each stretch of text with its rule', () => {
    const { stdout } = copydesk(['explain', FIXTURE]);
    expect(stdout).toMatch(/^headline\s+dom\s+0\.98 {2}Swing bridge closed/mu);
    expect(stdout).toMatch(/^copyright\s+words:copyright\s+© 2026 Schema Times/mu);
  });

  it('prints the quality with its flags, each once', () => {
    const { stdout } = copydesk(['explain', 'fixtures/spa-herald/shell-with-article']);
    expect(stdout).toMatch(/^quality\s+0\.97 {2}text-not-shown: data$/mu);
  });

  it('says why a page is rejected', () => {
    expect(copydesk(['explain', 'fixtures/gatekeeper/consent']).stdout).toContain('rejected: consent-page');
  });
});

describe('reprocess --from fixtures/', () => {
  it('finds nothing changed, and writes nothing', () => {
    const { stdout, status } = copydesk(['reprocess', '--from', 'fixtures/']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ pages: \d+ same, \d+ rejected as before\n$/u);
  });
});

describe('schema', () => {
  it('is the JSON Schema that is published', () => {
    const published = JSON.parse(readFileSync('dist/article.schema.json', 'utf8'));
    expect(JSON.parse(copydesk(['schema']).stdout)).toEqual(published);
    expect(published.required).toContain('headline');
  });
});
