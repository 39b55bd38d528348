/** The files of docs/service.md, as a reader would copy them: whole, and in accord with how Copydesk stops. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LEAVE_MS } from '../src/cli/stop-signal.js';
import { SETTINGS } from '../src/config.js';

const PAGE = readFileSync('docs/service.md', 'utf8');

function block(language: string): string {
  const [, text] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'u').exec(PAGE) ?? [];
  if (text === undefined) throw new Error(`no block of ${language}`);
  return text;
}

const inUnit = (key: string) =>
  [...block('ini').matchAll(new RegExp(`^${key}=(.*)$`, 'gmu'))].map(([, value]) => value as string);
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd) console.warn('systemd-analyze is not there: the unit is not verified by it');

describe('the systemd unit', () => {
  it('stops Copydesk alone, and leaves it more time than it takes', () => {
    expect(inUnit('KillMode')).toEqual(['mixed']);
    expect(Number(inUnit('TimeoutStopSec')[0]) * 1_000).toBeGreaterThan(LEAVE_MS);
    expect(inUnit('Restart')).toEqual(['on-failure']);
  });

  it('sets what there is to set, and keeps the home where it may be written', () => {
    const settings = inUnit('Environment').map((pair) => pair.split('=', 1)[0] as string);
    expect(settings.filter((name) => !SETTINGS.includes(name))).toEqual([]);
    expect(inUnit('Environment')).toContain(`COPYDESK_HOME=/var/lib/${inUnit('StateDirectory')[0]}`);
  });

  it.skipIf(!hasSystemd)('is one that systemd takes without a word', () => {
    const folder = mkdtempSync(join(tmpdir(), 'copydesk-unit-'));
    const unit = join(folder, 'copydesk.service');
    // Node and the user are those of this machine.
    writeFileSync(
      unit,
      block('ini').replace('/usr/bin/node', process.execPath).replace('User=copydesk', 'User=root'),
    );
    const { stdout, stderr, status } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    // What it says of other units of this machine is none of ours.
    const said = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('copydesk'));
    expect({ said, status }).toEqual({ said: [], status: 0 });
  });
});

describe('the container', () => {
  const { copydesk } = parse(block('yaml')).services;
  const dockerfile = block('dockerfile');

  it('has a home that stays, and may write nothing else', () => {
    const [, home] = /COPYDESK_HOME=(\S+)/u.exec(dockerfile) ?? [];
    expect(copydesk.volumes).toContain(`copydesk:${home}`);
    expect(Object.keys(parse(block('yaml')).volumes)).toEqual(['copydesk']);
    expect(copydesk).toMatchObject({ read_only: true, tmpfs: ['/tmp'], init: true });
  });

  it('is no root, starts no npm, and is left more time to stop than it takes', () => {
    expect(dockerfile).toMatch(/^USER node$/mu);
    expect(dockerfile).toMatch(/^ENTRYPOINT \["node", "dist\/cli\/main\.js"\]$/mu);
    expect(Number.parseInt(copydesk.stop_grace_period, 10) * 1_000).toBeGreaterThan(LEAVE_MS);
    expect(copydesk.restart).toBe('on-failure');
  });

  it('sets what there is to set, and asks whether it is ready by a command that runs', () => {
    expect(Object.keys(copydesk.environment).filter((name) => !SETTINGS.includes(name))).toEqual([]);
    const [kind, command, ...args] = copydesk.healthcheck.test;
    expect([kind, command]).toEqual(['CMD', 'node']);
    // Nobody listens at this port.
    const closed = args.map((arg: string) => arg.replace(':4800', ':1'));
    expect(spawnSync(process.execPath, closed, { encoding: 'utf8' })).toMatchObject({
      status: 1,
      stderr: '',
    });
  });
});
