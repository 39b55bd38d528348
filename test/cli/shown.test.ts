/** What the docs show of commands that look at pages of this repository is what these print. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copydesk } from '../support/copydesk.js';

const home = mkdtempSync(join(tmpdir(), 'copydesk-shown-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const text = readFileSync('docs/boilerplate-and-copies.md', 'utf8');

/** Each command with the lines below it, those that stand for others left out. */
const shown = [...text.matchAll(/^```\n\$ copydesk (explain|compare) (.+)\n([^`]+)^```$/gmu)].map(
  ([, command = '', args = '', lines = '']) => ({
    command,
    args: args.split(' '),
    lines: lines.split('\n').filter((line) => line !== '' && line !== '…'),
  }),
);

/** The page of the demo newsroom that stands under a URL. */
function pageAt(url: string): string {
  const path = url.replace(/^http:\//u, 'examples/newsroom');
  return path.endsWith('/') ? `${path}index.html` : path;
}

describe('docs/boilerplate-and-copies.md', () => {
  it.each(shown)('shows what $command $args prints', ({ command, args, lines }) => {
    const { stdout } = copydesk(home, [command, ...args.map(pageAt)]);
    const printed = stdout.split('\n');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !printed.some((one) => one.startsWith(line)))).toEqual([]);
  });

  it('shows the figures of a comparison as an event has them', () => {
    const { args } = shown.find(({ command }) => command === 'compare') ?? { args: [] };
    const { stdout } = copydesk(home, ['compare', ...args.map(pageAt), '--json']);
    const { taken, kept, paragraphs } = JSON.parse(stdout).summary;
    expect(JSON.parse(`{${/"taken": [^}]+\}/u.exec(text)?.[0]}}`)).toEqual({ taken, kept, paragraphs });
  });
});
