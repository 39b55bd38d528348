/** Reads `sinks.yaml` of a home. A bad file gives one error that names the line, the key and what was expected. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CopydeskError, codeOf, fileTrouble } from '../errors.js';
import { RecordFilter } from '../model/record-filter.js';
import { SINK_KINDS, type SinkConfig, SinksFile } from '../model/sink.js';
import { parseYaml } from './yaml-file.js';

const SINKS_FILE = 'sinks.yaml';

/** Undefined where the home has none. Throws `sinks-invalid` and `sinks-unreadable`. */
export async function readSinksFile(home: string): Promise<SinkConfig[] | undefined> {
  const path = join(home, SINKS_FILE);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    // ENOTDIR: the home is a file, which whoever makes the home has the better words for.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(cause) ?? '')) return undefined;
    throw new CopydeskError('sinks-unreadable', `${path}: cannot be read: ${fileTrouble(cause)}`, { cause });
  });
  return text === undefined ? undefined : parseSinks(text, path);
}

/** {@link readSinksFile} on a text; `name` stands at the start of an error. */
export function parseSinks(text: string, name: string): SinkConfig[] {
  const { data, wrong } = parseYaml(text, { code: 'sinks-invalid', name, schema: SinksFile, keysAt });
  const seen = new Set<string>();
  for (const [index, { id }] of data.sinks.entries()) {
    if (seen.has(id)) throw wrong(['sinks', index, 'id'], `"${id}" stands twice; expected an id of its own`);
    seen.add(id);
  }
  return data.sinks;
}

/** At a sink all keys of all kinds are told, since which of them is meant may be what is wrong. */
function keysAt(path: readonly PropertyKey[]): string[] {
  if (path.length === 0) return Object.keys(SinksFile.shape);
  if (path.at(-1) === 'filter') return Object.keys(RecordFilter.shape);
  return [...new Set(Object.values(SINK_KINDS).flatMap(({ shape }) => Object.keys(shape)))];
}
