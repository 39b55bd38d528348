/** Sources that cannot be looked at, wholly or in part, and sources that are due again and again. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copydesk, copydeskBeside, lastLine } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-sources-'));
let server: Server;
let rule = '';
let home = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else if (request.url === '/feed.xml')
      response.end(
        '<rss version="2.0"><channel><item><title>a</title><link>http://times.test/gone</link></item></channel></rss>',
      );
    else if (request.url === '/page.xml')
      response.end('<html><body><p>A page, and no feed.</p></body></html>');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  rule = `times.test:80:127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A run over these sources, until nothing is due. */
function once(sources: string, settings = {}) {
  home = mkdtempSync(join(folder, 'home-'));
  fillHome(home);
  const file = join(home, 'sources.yaml');
  writeFileSync(file, `sources:\n${sources}`);
  return copydeskBeside(home, ['run', '--once', '--json', '--sources', file, '--resolve', rule], settings);
}

const TIMES = '  - id: times\n    home: http://times.test/\n    delay: 1ms\n';
const NOWHERE =
  '  - id: nowhere\n    home: http://nowhere.test/\n    feeds: [http://nowhere.test/feed.xml]\n';

describe('a source that cannot be looked at', () => {
  it('is said with its reason, and ends the run with 2 when there is no other', async () => {
    const { stdout, stderr, status } = await once(NOWHERE);
    const summary = lastLine(stdout);
    const [source] = summary.sources;
    const keys = [summary, summary.totals, source].flatMap((part) => Object.keys(part));
    const docs = readFileSync('docs/commands.md', 'utf8');
    expect(keys.filter((key) => !docs.includes(`\`${key}\``))).toEqual([]);
    expect(source).toMatchObject({ id: 'nowhere', found: 0 });
    expect(source.error).toMatch(/nowhere\.test\/feed\.xml: /u);
    expect(stderr).toMatch(/^copydesk: nowhere could not be looked at: .*nowhere\.test\/feed\.xml/mu);
    expect(status).toBe(2);
    expect(copydesk(home, ['run', '--once']).stdout).toMatch(
      /^nowhere\.test .* 0 found.*\n {2}last error: .*feed\.xml/mu,
    );
    expect(copydesk(home, ['sources', 'list']).stdout).toMatch(/^nowhere .*\n {2}last error: .*feed\.xml/mu);
  }, 120_000);

  it('is said when no contact is set', async () => {
    const { stdout, stderr, status } = await once('  - home: https://times.example/\n');
    expect(lastLine(stdout).sources[0].error).toMatch(/COPYDESK_CONTACT/u);
    expect(stderr).toMatch(/^copydesk: times\.example could not be looked at: .*COPYDESK_CONTACT/mu);
    expect(status).toBe(2);
  }, 120_000);

  it('is one of few that are named, where many have no contact', async () => {
    const many = Array.from({ length: 8 }, (_, n) => `  - home: https://times${n}.example/\n`).join('');
    const { stderr } = await once(many);
    expect(stderr).toMatch(
      /^copydesk: not fetched: (?:times\d\.example, ){4}times\d\.example and 3 more\. /mu,
    );
  }, 120_000);

  it('is looked at as soon as there is a contact, and so are the pages that wait for one', async () => {
    const contact = { COPYDESK_CONTACT: 'desk@copydesk.test' };
    const source =
      '  - home: http://times.example/\n    delay: 1ms\n    feeds: [http://times.example/feed.xml]\n';
    const { status } = await once(source);
    expect(status).toBe(2);
    const again = await copydeskBeside(
      home,
      ['run', '--once', '--json', '--resolve', rule, '--resolve', rule.replace('.test', '.example')],
      contact,
    );
    const { totals, sources } = lastLine(again.stdout);
    expect(sources[0].error).toBeUndefined();
    expect({ found: totals.found, status: again.status }).toEqual({ found: 1, status: 0 });
  }, 120_000);

  it('does not fail the run while another can be', async () => {
    const { stdout, status } = await once(`${TIMES}    feeds: [http://times.test/feed.xml]\n${NOWHERE}`);
    const { sources } = lastLine(stdout);
    expect(sources.map(({ id, error }: { id: string; error?: string }) => [id, error !== undefined])).toEqual(
      [
        ['nowhere', true],
        ['times', false],
      ],
    );
    expect(status).toBe(0);
  }, 120_000);
});

describe('a feed that gives nothing beside one that does', () => {
  it('is counted and named by its reason, until it gives again', async () => {
    const feeds =
      '    feeds: [http://times.test/feed.xml, http://times.test/page.xml, http://times.test/none.xml]\n';
    const sitemaps = '    sitemaps: [http://times.test/page.xml?sitemap]\n';
    const { stdout, status } = await once(`${TIMES}${feeds}${sitemaps}`);
    const summary = lastLine(stdout);
    expect(summary.failingInputs).toEqual({ 'not-a-feed': 1, 'not-found': 2 });
    expect(summary.sources[0].error).toBeUndefined();
    expect(status).toBe(0);
    const { stdout: listed } = copydesk(home, ['sources', 'list']);
    expect(listed).toContain('  http://times.test/page.xml: not-a-feed\n');
    expect(listed).toContain('  http://times.test/none.xml: not-found');
    expect(listed).not.toContain('times.test/feed.xml');
    expect(lastLine(copydesk(home, ['audit', '--json']).stdout)).toMatchObject({
      balanced: true,
      inputs: { read: 1, 'not-a-feed': 1, 'not-found': 2 },
    });
  }, 120_000);
});

describe('a source that is due every second', () => {
  it('is looked at once by a run that ends', async () => {
    const { stdout, status } = await once(
      `${TIMES}    feeds: [http://times.test/feed.xml]\n    schedule: 1s\n`,
    );
    expect(lastLine(stdout).totals).toMatchObject({ found: 1, rejected: 1 });
    expect(status).toBe(0);
  }, 180_000);
});
