/**
 * The JSONL file sink: one line a record version, in the order of the change feed. A withdrawal is a line
 * `{"id":…,"withdrawn":true}`, and the lines of that record become such lines too, filled up with blanks so that all
 * others stay where they are. Relations write nothing; their readers take the feed itself.
 *
 * The file's length is kept with the cursor, and lines are written *at* that length instead of appended. So a batch that
 * was written and never marked is overwritten by the same batch, not doubled; and a handler that was frozen and wakes up
 * with an old state rewrites what stands there already. Only {@link Sink.recover} makes a file shorter.
 *
 * Files that rotate bear a number and are never renamed: a handler that wakes up late would rename the wrong one. Which
 * file an event belongs to follows from the state and the events alone, not from a clock. The next file is made only when
 * the end of the last is marked, so a reader knows a finished one by its having a successor.
 */
import { type FileHandle, rm, stat } from 'node:fs/promises';
import { z } from 'zod';
import { CopydeskError } from '../errors.js';
import { nameOf, numbersOf } from './file-names.js';
import { linesOf, unusable, withFile, writeAt } from './line-file.js';
import type { FeedEvent, Sink, SinkState } from './sink.js';

const JsonlState = z.object({
  bytes: z.int().nonnegative().default(0).describe('Length of the marked file'),
  file: z.int().positive().optional().describe('Its number, where files rotate'),
  since: z.iso.datetime().optional().describe('When the event of its first line was committed'),
});
type JsonlState = z.infer<typeof JsonlState>;

/** A file is finished with the line by which it has so many bytes, and before the line that is so much later than its first. */
export interface Rotation {
  bytes?: number | undefined;
  ageMs?: number | undefined;
}

export function jsonlSink(path: string, id = 'jsonl', rotation?: Rotation): Sink {
  const check = async (given: SinkState) => {
    const state = JsonlState.parse(given);
    const name = nameOf(path, rotation ? (state.file ?? 1) : state.file);
    const file = await stat(name).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw unusable(name, error);
    });
    if (!file) return `${name} is not there: the next record begins it`;
    if (!file.isFile())
      throw new CopydeskError('sink-unusable', `${name} is no file: move it away to begin a new one`);
    if (file.size > 0 && file.size < state.bytes) throw tooShort(name, file.size, state.bytes);
    return `${name}, ${state.bytes} bytes`;
  };
  return {
    id,
    kind: 'jsonl',
    feed: 'changes',
    remote: false,
    async recover(given) {
      const state = JsonlState.parse(given);
      if (rotation || state.file !== undefined) await dropUnmarked(path, state.file ?? 0);
      if (rotation && state.file === undefined && state.bytes === 0) return state;
      const name = nameOf(path, state.file);
      return withFile(name, async (file) => {
        const bytes = await markedLength(file, state.bytes, name);
        await file.truncate(bytes);
        await file.datasync();
        return { ...state, bytes };
      });
    },
    check,
    test: check,
    async deliver(events, given) {
      const before = JsonlState.parse(given);
      const state = fileFor(before, events, rotation);
      const { lines, next, upTo } = linesFor(events, state, rotation);
      const withdrawn = new Set(
        events.flatMap((event) =>
          event.kind === 'withdrawal' && event.position <= upTo ? [event.articleId] : [],
        ),
      );
      if (withdrawn.size > 0) await blankFinished(path, state.file, withdrawn);
      const came = upTo === events.at(-1)?.position ? {} : { upTo };
      if (lines.length === 0) return { state: before, ...came };
      const name = nameOf(path, state.file);
      const begun = await withFile(name, async (file) => {
        const start = await markedLength(file, state.bytes, name);
        if (withdrawn.size > 0) await blankLines(file, start, withdrawn);
        await writeAt(file, lines, start);
        await file.datasync();
        return start;
      });
      // The file may have been begun anew, by its reader.
      const bytes = next.file === state.file ? begun + lines.length : 0;
      return { state: { ...next, bytes }, ...came };
    },
  };
}

/** Where the events go: on behind what is marked, or into the next file. */
function fileFor(state: JsonlState, events: readonly FeedEvent[], rotation?: Rotation): JsonlState {
  const first = events.find((event) => lineOf(event) !== '');
  if (!rotation || !first) return state;
  const over = state.file === undefined || isOver(state.since, first, rotation);
  return over ? { file: (state.file ?? 0) + 1, bytes: 0 } : state;
}

function isOver(since: string | undefined, { at }: FeedEvent, { ageMs }: Rotation): boolean {
  return ageMs !== undefined && since !== undefined && at.getTime() - Date.parse(since) >= ageMs;
}

/** What is written into the file of `state`, the state after it but for its length, and the position of the last event of it. */
function linesFor(
  events: readonly FeedEvent[],
  state: JsonlState,
  rotation: Rotation = {},
): { lines: Buffer; next: JsonlState; upTo: number } {
  const written: { id: string; line: Buffer }[] = [];
  let { bytes, file, since } = state;
  let upTo = (events[0]?.position ?? 1) - 1;
  for (const event of events) {
    const line = Buffer.from(lineOf(event));
    if (line.length > 0 && isOver(since, event, rotation)) break;
    upTo = event.position;
    if (line.length === 0 || 'alert' in event) continue;
    if (event.kind === 'withdrawal')
      for (const earlier of written)
        if (earlier.id === event.articleId) earlier.line = blanked(earlier.id, earlier.line.length - 1, '\n');
    written.push({ id: event.articleId, line });
    bytes += line.length;
    // One file for ever has no age.
    if (state.file !== undefined) since ??= event.at.toISOString();
    if (rotation.bytes === undefined || bytes < rotation.bytes) continue;
    since = undefined;
    file = (file ?? 0) + 1;
    break;
  }
  const next = { bytes: 0, ...(file ? { file } : {}), ...(since ? { since } : {}) };
  return { lines: Buffer.concat(written.map(({ line }) => line)), next, upTo };
}

function lineOf(event: FeedEvent): string {
  if (event.kind === 'version') return `${JSON.stringify(event.record)}\n`;
  return event.kind === 'withdrawal' ? `${withdrawalOf(event.articleId)}\n` : '';
}

function withdrawalOf(id: string): string {
  return JSON.stringify({ id, withdrawn: true });
}

/** `length` is in bytes, without `end`. */
function blanked(id: string, length: number, end = ''): Buffer {
  const line = Buffer.from(withdrawalOf(id));
  return Buffer.concat([line, Buffer.alloc(length - line.length, ' '), Buffer.from(end)]);
}

/** Overwrites the lines of these records up to `end`. */
async function blankLines(file: FileHandle, end: number, ids: ReadonlySet<string>): Promise<void> {
  for await (const { line, start } of linesOf(file, end)) {
    const { id } = JSON.parse(line.toString()) as { id: string };
    if (ids.has(id)) await writeAt(file, blanked(id, line.length), start);
  }
}

/** In the files before `current`; those that their reader took away are left out. */
async function blankFinished(
  path: string,
  current: number | undefined,
  ids: ReadonlySet<string>,
): Promise<void> {
  if (current === undefined) return;
  const finished = (await numbersOf(path)).filter((number) => number < current);
  const first = await stat(path).catch(() => undefined);
  for (const number of [...(first ? [undefined] : []), ...finished])
    await withFile(nameOf(path, number), async (file) => {
      await blankLines(file, (await file.stat()).size, ids);
      await file.datasync();
    });
}

/** Throws `sink-unusable` where there are more files than one that was begun and never marked: those are of another life. */
async function dropUnmarked(path: string, current: number): Promise<void> {
  const later = (await numbersOf(path)).filter((number) => number > current);
  const strange = later.find((number) => number > current + 1);
  if (strange !== undefined)
    throw new CopydeskError(
      'sink-unusable',
      `${nameOf(path, strange)} was never written by this sink: move it away, with all others of its kind`,
    );
  for (const number of later) await rm(nameOf(path, number), { force: true });
}

/**
 * Where the next line goes. A file that was taken away or emptied by its reader is begun anew; one that is shorter than
 * marked, but not empty, has lost lines, and writing behind the gap would hide that.
 */
async function markedLength(file: FileHandle, bytes: number, name: string): Promise<number> {
  const { size } = await file.stat();
  if (size >= bytes) return bytes;
  if (size === 0) return 0;
  throw tooShort(name, size, bytes);
}

function tooShort(name: string, size: number, bytes: number): CopydeskError {
  return new CopydeskError(
    'sink-file-short',
    `${name} holds ${size} bytes where ${bytes} were written; move it away to begin a new one`,
  );
}
