/** The pages of the evaluation sets, where their folder stands beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const FOLDER = process.env.COPYDESK_EVAL ?? '../shared/eval';

export const hasEvalSets = existsSync(FOLDER);
export const SKIPPED = 'the evaluation sets are not beside the project';

export interface SetPage {
  id: string;
  url: string;
  bytes: Uint8Array;
}

/** Pages of a manifest, by its path inside the sets. */
export function* setPages(manifest: string): Generator<SetPage> {
  const path = join(FOLDER, manifest);
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const { id, url, file } = JSON.parse(line) as { id: string; url: string; file: string };
    const stored = readFileSync(join(dirname(path), file));
    yield { id, url, bytes: file.endsWith('.gz') ? gunzipSync(stored) : stored };
  }
}

/** Texts of a set of plain articles, by its path inside the sets. */
export function* setTexts(set: string): Generator<string> {
  for (const line of readFileSync(join(FOLDER, set), 'utf8').split('\n').filter(Boolean))
    yield (JSON.parse(line) as { text: string }).text;
}
