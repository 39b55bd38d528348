/** A text that whoever comes first writes: the password of a home's database, and the name of the home. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { homeName } from '../../src/pipeline/home.js';
import { firstText } from '../../src/storage/first-text.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-first-'));
  path = join(folder, 'id');
});
afterEach(() => vi.restoreAllMocks());
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the first text', () => {
  it('is the same for all who come at once, and for those who come later', async () => {
    const given = await Promise.all(['a', 'b', 'c', 'd'].map((text) => firstText(path, text, 0o600)));
    expect(new Set([...given, await firstText(path, 'e')]).size).toBe(1);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is waited for where its file is there and empty', async () => {
    writeFileSync(path, '');
    // By this clock the time to wait never ends.
    vi.spyOn(performance, 'now').mockReturnValue(0);
    const asked = firstText(path, 'ours');
    await sleep(100);
    writeFileSync(path, 'theirs\n');
    expect(await asked).toBe('theirs');
  });

  it('is that of whoever writes it a moment before, where several find it empty', async () => {
    writeFileSync(path, '');
    // Asked for the first time when the wait begins, then behind a look that found nothing.
    const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(0);
    clock.mockImplementation(() => {
      writeFileSync(path, 'theirs');
      return Number.POSITIVE_INFINITY;
    });
    expect(await firstText(path, 'ours')).toBe('theirs');
    vi.restoreAllMocks();
    expect(await firstText(path, 'later')).toBe('theirs');
  });

  it('is written where nobody else did: the disk was full, or the machine went down', async () => {
    writeFileSync(path, '');
    expect(await homeName(folder)).toMatch(/^[\da-f]{8}$/u);
  });
});
