/**
 * `npm run example`: Copydesk over its demo newsroom and this site, as two processes that know each other by an address and
 * a secret. Ctrl-C stops both.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClient } from 'copydesk/client';
import { STORY, writeCorrected } from './correction.js';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
/** Another folder can be named. */
const HOME = resolve(process.argv[2] ?? join(FOLDER, '.copydesk'));
const COPYDESK = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const SITE = fileURLToPath(new URL('site.js', import.meta.url));

/** First ports that are tried; the desk's own default is left to a Copydesk of yours. */
const SITE_PORT = 4870;
const DESK_PORT = 4880;

const sitePort = await firstFree(SITE_PORT);
const deskPort = await firstFree(DESK_PORT);
const desk = `http://127.0.0.1:${deskPort}`;
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const environment = {
  ...process.env,
  SITE_SECRET: secret,
  // Copydesk refuses addresses inside of your machine; this allows just the one.
  COPYDESK_RESOLVE: `site.test:80:127.0.0.1:${sitePort}`,
};

mkdirSync(HOME, { recursive: true });
writeFileSync(
  join(HOME, 'sinks.yaml'),
  'sinks:\n  - { id: site, kind: webhook, url: http://site.test/copydesk, secrets: [env:SITE_SECRET] }\n',
);

const children = new Set<ChildProcess>();
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));

const copydesk = start('copydesk', [COPYDESK, 'run', '--home', HOME, '--port', String(deskPort)]);
// Its log is read and dropped; its errors are shown.
copydesk.stdout.resume();
await ready(desk);
const site = start('site', [SITE], {
  PORT: String(sitePort),
  SITE_DATABASE: join(HOME, 'site.db'),
  COPYDESK_API: desk,
});
const address = await said(site.stdout, /^listening on (.+)$/u);
console.log('The newsroom is read. Its articles come to the site by webhook …');
// What was sent before the site listened is tried again now, not by the table.
await run('sinks', 'resume', 'site');
while (!(await hasStory()) && !stopping) await sleep(250);

// One story is corrected at its source, as if its page had been asked for again.
await run('ingest', '--from', writeCorrected(HOME));
if (!stopping) console.log(`\nThe site      ${address}\nCopydesk      ${desk}\n\nCtrl-C stops both.`);

async function hasStory(): Promise<boolean> {
  for await (const change of createClient({ url: desk }).changes()) {
    if (change.kind === 'version' && change.record.url === STORY) return true;
  }
  return false;
}

/** One of the two; should it end by itself, the other one is stopped too. */
function start(
  name: string,
  args: string[],
  more: Record<string, string> = {},
): ChildProcess & { stdout: Readable } {
  const child = spawn(process.execPath, args, {
    env: { ...environment, ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  child.on('exit', (code) => {
    children.delete(child);
    if (stopping) return;
    console.error(`${name} ended with ${code}`);
    stop(1);
  });
  return child;
}

/** A command over the same home, to its end. */
async function run(...args: string[]): Promise<void> {
  if (stopping) return;
  const child = spawn(process.execPath, [COPYDESK, ...args, '--home', HOME], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.add(child);
  await once(child, 'exit');
  children.delete(child);
}

function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  const gone = [...children].map((child) => {
    child.kill('SIGTERM');
    return once(child, 'exit');
  });
  void Promise.all(gone).then(() => process.exit(code));
}

/** Asked of its health, since where its log goes, and how much of it, is for settings to say. */
async function ready(url: string): Promise<void> {
  while (!stopping) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(250);
  }
}

/** The first line of a process that matches; what it says afterwards is read and dropped. */
function said(out: Readable, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    createInterface({ input: out }).on('line', (line) => {
      const [, found] = pattern.exec(line) ?? [];
      if (found) resolve(found);
    });
  });
}

async function firstFree(port: number): Promise<number> {
  const probe = createServer();
  const free = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!free) return firstFree(port + 1);
  probe.close();
  await once(probe, 'close');
  return port;
}
