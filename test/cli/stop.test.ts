/** How long a stop may take, whatever does not come to an end. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { serverProcesses } from '../support/copydesk.js';
import { run, totals, untilLines, WHOLE } from '../support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-stop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const freshHome = () => mkdtempSync(join(folder, 'home-'));

/** Side by side: each of them waits for most of its time. */
describe.concurrent('a stop', () => {
  it('ends within its bound, though a page drips and never ends', async () => {
    const site = createServer((request, response) => {
      response
        .writeHead(request.url === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html' })
        .write('.');
      if (request.url === '/robots.txt') response.end();
    });
    await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
    const { port } = site.address() as AddressInfo;
    const home = freshHome();
    const sources = join(home, 'sources.yaml');
    writeFileSync(sources, 'sources:\n  - home: http://drip.test/\n    feeds: [http://drip.test/feed.xml]\n');
    const rule = `drip.test:80:127.0.0.1:${port}`;
    const dripping = run(home, '--once', '--sources', sources, '--resolve', rule);
    await new Promise((asked) =>
      site.on('request', (request) => request.url === '/feed.xml' && asked(undefined)),
    );
    // It was to come to its end, and has not.
    expect(await dripping.stop('SIGTERM')).toBe(130);
    site.closeAllConnections();
    site.close();
  }, 120_000);

  it('ends within its bound, though the database takes every question and answers none', async () => {
    const home = freshHome();
    const stuck = run(home);
    await untilLines(home, 1);
    const server = serverProcesses(home);
    expect(server.length).toBeGreaterThan(1);
    for (const pid of server) process.kill(pid, 'SIGSTOP');
    try {
      expect(await stuck.stop('SIGINT')).toBe(1);
      expect(stuck.said()).toMatch(/^copydesk: not closed within 20 s, since something does not answer/mu);
    } finally {
      for (const pid of server) process.kill(pid, 'SIGCONT');
    }
    // The server was left; whoever comes next finds it, finishes the work and stops it.
    expect(totals(home)).toMatchObject(WHOLE);
    expect(serverProcesses(home)).toEqual([]);
  }, 120_000);
});
