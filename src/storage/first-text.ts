/** The first line of a file that nobody has made yet: whoever comes first writes it, and all are given the same. */
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../errors.js';

/** A file is there a moment before its text is. One that stays empty was left so by a full disk, or a machine that went down. */
const WRITTEN_MS = 1_000;
const POLL_MS = 20;

export async function firstText(path: string, fresh: string, mode = 0o666): Promise<string> {
  // On the disk before it is used: what is made with it, a database for one, may be there to stay sooner. Behind what another
  // has written meanwhile, so that the first line stays that.
  const write = (flag: 'ax' | 'a', text: string) => writeFile(path, text, { flag, mode, flush: true });
  await write('ax', fresh).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  const until = performance.now() + WRITTEN_MS;
  for (;;) {
    const [text = ''] = (await readFile(path, 'utf8')).trim().split('\n');
    if (text !== '') return text;
    if (performance.now() < until) await sleep(POLL_MS);
    else await write('a', `\n${fresh}\n`);
  }
}
