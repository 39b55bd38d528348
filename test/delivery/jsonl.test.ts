import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonlSink as openJsonl } from '../../src/delivery/jsonl.js';
import type { SinkState } from '../../src/delivery/sink.js';
import type { ChangeEvent } from '../../src/model/change.js';
import { record, relationEvent, versionEvent } from '../support/records.js';

/** Of what comes of a delivery only the state matters here: a file takes all or throws. */
function jsonlSink(at: string) {
  const sink = openJsonl(at);
  const handing = { mayGoOn: () => true, failures: 0 };
  return {
    ...sink,
    deliver: async (given: readonly ChangeEvent[], state: SinkState) =>
      (await sink.deliver(given, state, handing)).state,
  };
}

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-jsonl-'));
  path = join(folder, 'out', 'records.jsonl');
});

afterEach(() => rm(folder, { recursive: true }));

/** The `headline` of each line; a torn line throws. */
async function headlines(): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).headline);
}

function events(...headlinesInOrder: string[]): ChangeEvent[] {
  return headlinesInOrder.map((headline, index) => versionEvent(index + 1, record({ headline })));
}

describe('the JSONL sink', () => {
  it('makes its folder and writes whole records, one a line, in order', async () => {
    const sink = jsonlSink(path);
    const state = await sink.deliver(events('Fähre fällt aus', 'Second'), await sink.recover({}));
    await sink.deliver(events('Third'), state);
    expect(await headlines()).toEqual(['Fähre fällt aus', 'Second', 'Third']);
    const [line] = (await readFile(path, 'utf8')).split('\n');
    expect(JSON.parse(line as string)).toEqual(record({ headline: 'Fähre fällt aus' }));
  });

  it('counts bytes, not characters', async () => {
    const sink = jsonlSink(path);
    const state = await sink.deliver(events('Fähre — «fällt» aus 🛳'), {});
    expect(state).toEqual({ bytes: (await readFile(path)).length });
  });

  it('writes nothing for relations, and keeps its length', async () => {
    const sink = jsonlSink(path);
    const before = await sink.deliver(events('First'), {});
    expect(await sink.deliver([relationEvent(2)], before)).toEqual(before);
    expect(await headlines()).toEqual(['First']);
  });

  it('takes the text of what is withdrawn out of the file, says so, and leaves every other line where it was', async () => {
    const sink = jsonlSink(path);
    const three = ['one', 'two', 'one'].map((id, index) =>
      versionEvent(index + 1, record({ id, headline: `Fähre ${id}` })),
    );
    const state = await sink.deliver(three, {});
    const before = await readFile(path, 'utf8');
    const withdrawal: ChangeEvent = { kind: 'withdrawal', position: 4, at: new Date(), articleId: 'one' };
    const after = await sink.deliver([withdrawal], state);
    const text = await readFile(path, 'utf8');
    expect(text.split('\n').map((line) => line && JSON.parse(line).headline)).toEqual([
      undefined,
      'Fähre two',
      undefined,
      undefined,
      '',
    ]);
    expect(text).not.toContain('Fähre one');
    expect(text.indexOf('"two"')).toBeGreaterThan(0);
    expect(Buffer.from(text).subarray(0, state.bytes as number).length).toBe(Buffer.byteLength(before));
    expect(JSON.parse(text.trim().split('\n').at(-1) as string)).toEqual({ id: 'one', withdrawn: true });
    expect(await sink.deliver([withdrawal], state)).toEqual(after);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('neither loses nor doubles when the process dies between the write and the mark', async () => {
    const marked = await jsonlSink(path).deliver(events('First'), {});
    await jsonlSink(path).deliver(events('Second', 'Third'), marked); // written; its state is never marked

    const next = jsonlSink(path);
    const recovered = await next.recover(marked);
    expect(await headlines()).toEqual(['First']);
    await next.deliver(events('Second', 'Third'), recovered);
    expect(await headlines()).toEqual(['First', 'Second', 'Third']);
  });

  it('neither loses nor doubles when it dies in the middle of a line', async () => {
    const marked = await jsonlSink(path).deliver(events('First'), {});
    await appendFile(path, JSON.stringify(record({ headline: 'Second' })).slice(0, 40));

    const next = jsonlSink(path);
    await next.deliver(events('Second'), await next.recover(marked));
    expect(await headlines()).toEqual(['First', 'Second']);
  });

  it('does not double a batch that comes twice in one process, however it is cut', async () => {
    const sink = jsonlSink(path);
    await sink.deliver(events('First', 'Second', 'Third'), {});
    let state = await sink.deliver(events('First'), {});
    state = await sink.deliver(events('Second', 'Third'), state);
    expect(await headlines()).toEqual(['First', 'Second', 'Third']);
    expect(state).toEqual({ bytes: (await readFile(path)).length });
  });

  it('is not harmed by a handler that wakes up late with an old state', async () => {
    const sink = jsonlSink(path);
    const state = await sink.deliver(events('First'), {});
    await sink.deliver(events('Second'), state);
    await sink.deliver(events('First'), {});
    expect(await headlines()).toEqual(['First', 'Second']);
  });

  it('begins a new file when its reader took the old one away or emptied it', async () => {
    const sink = jsonlSink(path);
    let state = await sink.deliver(events('First'), {});
    await rm(path);
    state = await sink.deliver(events('Second'), state);
    expect(await headlines()).toEqual(['Second']);
    await truncate(path, 0);
    await sink.deliver(events('Third'), state);
    expect(await headlines()).toEqual(['Third']);
  });

  it('refuses to write behind lines that were lost', async () => {
    const sink = jsonlSink(path);
    const state = await sink.deliver(events('First'), {});
    await truncate(path, 10);
    await expect(sink.deliver(events('Second'), state)).rejects.toMatchObject({ code: 'sink-file-short' });
    await expect(sink.recover(state)).rejects.toMatchObject({ code: 'sink-file-short' });
    expect((await readFile(path)).length).toBe(10);
  });

  it('says what stands outside, and changes nothing by looking', async () => {
    const sink = jsonlSink(path);
    expect(await sink.check({})).toBe(`${path} is not there: the next record begins it`);
    const state = await sink.deliver(events('First'), {});
    await appendFile(path, 'half a line');
    expect(await sink.check(state)).toBe(`${path}, ${state.bytes} bytes`);
    expect(await readFile(path, 'utf8')).toMatch(/half a line$/u);
    await truncate(path, 10);
    await expect(sink.check(state)).rejects.toMatchObject({ code: 'sink-file-short' });
    expect((await readFile(path)).length).toBe(10);
    await expect(jsonlSink(folder).check({})).rejects.toMatchObject({ code: 'sink-unusable' });
    const below = jsonlSink(join(path, 'below'));
    for (const tried of [below.check({}), below.deliver(events('First'), {})])
      await expect(tried).rejects.toMatchObject({
        code: 'sink-unusable',
        message: /below cannot be written: a /u,
      });
  });

  it('cuts off what it never wrote', async () => {
    await jsonlSink(path).deliver([], {});
    await writeFile(path, 'not ours\n');
    await jsonlSink(path).recover({});
    expect(await readFile(path, 'utf8')).toBe('');
  });
});
