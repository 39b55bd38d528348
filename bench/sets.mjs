/** Where the evaluation sets are. They belong to their publishers, stand outside the project and may be absent. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDomain } from 'tldts';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The folder of the sets, or undefined when this machine has none. */
export function evalFolder() {
  const folder = resolve(process.env.COPYDESK_EVAL ?? resolve(ROOT, '../shared/eval'));
  return existsSync(folder) ? folder : undefined;
}

/** Rules are tuned on the pages of one half of the hosts and checked on the other. */
export const HALVES = ['tune', 'check'];

/** By registrable domain, so that all pages of a site are in one half. */
export function halfOf(url) {
  const domain = getDomain(url) ?? url;
  return HALVES[[...domain].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 2];
}
