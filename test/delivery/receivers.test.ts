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

/** Code of a site that takes nothing while there is a file of this name. */
const BROKEN = {
  typescript: "if (existsSync('broken')) throw new Error('not now');",
  python: 'assert not os.path.exists("broken")',
};

describe.each([
  ['typescript', typescript, true],
  ['python', python, hasPython],
] as const)('the receiver in %s', (language, prepare, there) => {
  it.skipIf(!there)(
    'verifies, keeps, does nothing twice, and is given again what its site could not take',
    async () => {
      const command = prepare();
      const { said } = await trial(command);
      expect(said).toEqual(['copydesk.test', 'record.version 1', 'record.relation 2', 'record.version 3']);
      child?.kill('SIGKILL');
      expect((await trial(command)).said).toEqual(['copydesk.test']);
      child?.kill('SIGKILL');
      expect(await failing(command, BROKEN[language])).toEqual(['record.version 4']);
    },
  );
});

const GO_ON = { mayGoOn: () => true, failures: 0 };

/** Does the work with sinks that sign with these secrets and send to the port. */
async function withSink(
  port: number,
  work: (sinkWith: (...names: string[]) => ReturnType<typeof webhookSink>) => Promise<void>,
): Promise<void> {
  const dispatcher = guardedDispatcher({
    resolve: [{ host: 'site.test', port: 80, address: '127.0.0.1', toPort: port }],
  });
  try {
    await work((...names) =>
      webhookSink(
        {
          id: 'site',
          kind: 'webhook',
          url: 'http://site.test/',
          secrets: names.map((name) => `env:${name}`),
        },
        { dispatcher, secret: (name) => SECRETS[name] },
      ),
    );
  } finally {
    await dispatcher.destroy();
  }
}

/** Puts the line before the one with which the receiver takes a message, and sends one before and after the trouble. */
async function failing(command: [string, string[]], line: string): Promise<string[]> {
  const path = join(folder, command[1][0] ?? '');
  const takes = / *(?:console\.log\(type|print\(event).*/u;
  const code = readFileSync(path, 'utf8');
  expect(code).toMatch(takes);
  writeFileSync(
    path,
    code.replace(takes, (taking) => `${taking.replace(/\S.*/u, line)}\n${taking}`),
  );
  writeFileSync(join(folder, 'broken'), '');
  const { port, said } = await start(command);
  const events = [versionEvent(4, record({ version: 3 }))];
  await withSink(port, async (sinkWith) => {
    const sink = sinkWith('RIGHT');
    expect((await sink.deliver(events, {}, GO_ON)).stopped?.reason).toBe('it answered 503');
    rmSync(join(folder, 'broken'));
    expect(await sink.deliver(events, {}, GO_ON)).toEqual({ state: { deadInARow: 0 }, dead: [] });
  });
  return said;
}

async function trial(command: [string, string[]]): Promise<{ said: string[] }> {
  const { port, said } = await start(command);
  const events = [
    versionEvent(1, record({ headline: 'Fähre fällt aus — “heute”' })),
    relationEvent(2),
    versionEvent(3, record({ version: 2 })),
  ];
  await withSink(port, async (sinkWith) => {
    await sinkWith('RIGHT').test({});
    expect((await sinkWith('WRONG').deliver(events, {}, GO_ON)).stopped?.reason).toBe('it answered 401');
    for (const sink of [sinkWith('RIGHT'), sinkWith('WRONG', 'RIGHT')])
      expect(await sink.deliver(events, {}, GO_ON)).toEqual({ state: { deadInARow: 0 }, dead: [] });
  });
  return { said };
}
