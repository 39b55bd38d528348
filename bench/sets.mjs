/** Where the evaluation sets are. They belong to their publishers, stand outside the project and may be absent. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The folder of the sets, or undefined when this machine has none. */
export function evalFolder() {
  const folder = resolve(process.env.COPYDESK_EVAL ?? resolve(ROOT, '../shared/eval'));
  return existsSync(folder) ? folder : undefined;
}
