/** `npm run example` as a whole: both processes come up, and the site has the stories. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { environmentOf } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';

const START = resolve('examples/downstream-site/dist/start.js');
const home = mkdtempSync(join(tmpdir(), 'copydesk-start-'));
fillHome(home);
let child: ChildProcess | undefined;
afterAll(async () => {
  if (child && child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(home, { recursive: true, force: true });
});

describe('the example', () => {
  it('comes up whatever Copydesk logs', { timeout: 90_000 }, async () => {
    const env = environmentOf(home, { COPYDESK_LOG_LEVEL: 'silent' });
    const example = spawn(process.execPath, [START, home], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    child = example;
    const lines: string[] = [];
    for await (const line of createInterface({ input: example.stdout })) {
      lines.push(line);
      if (line.startsWith('Ctrl-C')) break;
    }
    const [, site = ''] = /The site +(\S+)/u.exec(lines.join('\n')) ?? [];
    expect(await (await fetch(site)).text()).toContain('/articles/');
    example.kill('SIGTERM');
    expect((await once(example, 'exit'))[0]).toBe(0);
  });
});
