/** The receivers of docs/connect-your-site.md, as they stand there: each takes what is Copydesk's, once, and nothing else. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardedDispatcher } from '../../src/crawlers/connector.js';
import { webhookSink } from '../../src/delivery/webhook.js';
import { record, relationEvent, versionEvent } from '../support/records.js';

const PAGE = readFileSync('docs/connect-your-site.md', 'utf8');
const secretOf = (text: string) => `whsec_${Buffer.from(text).toString('base64')}`;
const SECRETS: Record<string, string> = { RIGHT: secretOf('the right one'), WRONG: secretOf('another one') };
const hasPython = spawnSync('python3', ['-c', 'import sqlite3']).status === 0;
if (!hasPython) console.warn('python3 is not there: the receiver in Python is not run');

let folder = '';
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-receiver-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function codeOf(language: string): string {
  const [, code] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'u').exec(PAGE) ?? [];
  if (code === undefined) throw new Error(`no receiver in ${language}`);
  return code;
}

/** Type-checked, as a reader would paste it, and turned into what Node 20 runs. */
function typescript(): [string, string[]] {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'receiver.ts'), codeOf('typescript'));
  const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--types', 'node'];
  const roots = ['--typeRoots', resolve('node_modules/@types')];
  const tsc = [resolve('node_modules/typescript/bin/tsc'), 'receiver.ts', ...options, ...roots];
  const { status, stdout } = spawnSync(process.execPath, tsc, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
  return [process.execPath, ['receiver.js']];
}

function python(): [string, string[]] {
  writeFileSync(join(folder, 'receiver.py'), codeOf('python'));
  return ['python3', ['receiver.py']];
}

/** What it says, line by line, from the one after its port on. */
async function start([command, args]: [string, string[]]): Promise<{ port: number; said: string[] }> {
  const env = { ...process.env, PORT: '0', SITE_SECRET: SECRETS.RIGHT };
  child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const port = await new Promise<number>((resolvePort) => {
    lines.on('line', (line) => {
      const [, at] = /^listening on (\d+)$/u.exec(line) ?? [];
      if (at) resolvePort(Number(at));
      else said.push(line.trim());
    });
  });
  return { port, said };
}

describe.each([
  ['TypeScript', typescript, true],
  ['Python', python, hasPython],
])('the receiver in %s', (_, prepare, there) => {
  it.skipIf(!there)('verifies, keeps, and does nothing twice, over a restart', async () => {
    const command = prepare();
    const { said } = await trial(command);
    expect(said).toEqual(['copydesk.test', 'record.version 1', 'record.relation 2', 'record.version 3']);
    child?.kill('SIGKILL');
    expect((await trial(command)).said).toEqual(['copydesk.test']);
  });
});

async function trial(command: [string, string[]]): Promise<{ said: string[] }> {
  const { port, said } = await start(command);
  const dispatcher = guardedDispatcher({
    resolve: [{ host: 'site.test', port: 80, address: '127.0.0.1', toPort: port }],
  });
  const sinkWith = (...names: string[]) =>
    webhookSink(
      { id: 'site', kind: 'webhook', url: 'http://site.test/', secrets: names.map((name) => `env:${name}`) },
      { dispatcher, secret: (name) => SECRETS[name] },
    );
  const events = [
    versionEvent(1, record({ headline: 'Fähre fällt aus — “heute”' })),
    relationEvent(2),
    versionEvent(3, record({ version: 2 })),
  ];
  const goOn = { mayGoOn: () => true, failures: 0 };
  try {
    await sinkWith('RIGHT').test({});
    expect((await sinkWith('WRONG').deliver(events, {}, goOn)).stopped?.reason).toBe('it answered 401');
    for (const sink of [sinkWith('RIGHT'), sinkWith('WRONG', 'RIGHT')])
      expect(await sink.deliver(events, {}, goOn)).toEqual({ state: { deadInARow: 0 }, dead: [] });
  } finally {
    await dispatcher.destroy();
  }
  return { said };
}
