import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonlSink as openJsonl, type Rotation } from '../../src/delivery/jsonl.js';
import type { SinkState } from '../../src/delivery/sink.js';
import type { Article } from '../../src/model/article.js';
import type { ChangeEvent } from '../../src/model/change.js';
import { record, relationEvent, versionEvent } from '../support/records.js';

/** Of what comes of a delivery only the state matters here: a file takes all or throws. */
function jsonlSink(at: string, rotation?: Rotation) {
  const sink = openJsonl(at, 'jsonl', rotation);
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

  it('leaves no text of what came and was withdrawn in one batch, and what came after', async () => {
    const [first, second] = [1, 2].map((version) => record({ version, headline: `Fähre ${version}` }));
    const withdrawal: ChangeEvent = {
      kind: 'withdrawal',
      position: 2,
      at: new Date(),
      articleId: 'article-1',
    };
    await jsonlSink(path).deliver(
      [versionEvent(1, first as Article), withdrawal, versionEvent(3, second as Article)],
      {},
    );
    expect(await headlines()).toEqual([undefined, undefined, 'Fähre 2']);
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
    await mkdir(join(folder, 'out'));
    await writeFile(path, 'not ours\n');
    await jsonlSink(path).recover({});
    expect(await readFile(path, 'utf8')).toBe('');
  });
});

describe('files that rotate', () => {
  const names = async () => (await readdir(join(folder, 'out'))).sort();
  const textOf = async (number: number) =>
    (await readFile(join(folder, 'out', `records-00000${number}.jsonl`), 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).headline);
  const length = Buffer.byteLength(JSON.stringify(record({ headline: 'One' }))) + 1;
  const at = (time: string, ...given: ChangeEvent[]) =>
    given.map((event) => ({ ...event, at: new Date(time) }));

  it('are finished by their size, and known as such by the next', async () => {
    const sink = jsonlSink(path, { bytes: 2 * length });
    const [one, two, three] = events('One', 'Two', 'Six') as [ChangeEvent, ChangeEvent, ChangeEvent];
    let state = await sink.deliver([one], await sink.recover({}));
    state = await sink.deliver([two, three], state);
    // The end of the first is told before the second is there.
    expect(await names()).toEqual(['records-000001.jsonl']);
    expect(state).toEqual({ file: 2, bytes: 0 });
    expect(await sink.check(state)).toMatch(
      /records-000002\.jsonl is not there: the next record begins it$/u,
    );
    await sink.deliver([three], state);
    expect(await names()).toEqual(['records-000001.jsonl', 'records-000002.jsonl']);
    expect([await textOf(1), await textOf(2)]).toEqual([['One', 'Two'], ['Six']]);
  });

  it('come back at the end of a file, so that it is marked, and are told how far', async () => {
    const sink = openJsonl(path, 'jsonl', { bytes: 1 });
    const came = await sink.deliver(events('One', 'Two'), {}, { mayGoOn: () => true, failures: 0 });
    expect(came).toEqual({ upTo: 1, state: { file: 2, bytes: 0 } });
  });

  it('are finished by their age, by the time of the events', async () => {
    const sink = jsonlSink(path, { ageMs: 3_600_000 });
    const [one, two] = events('One', 'Two') as [ChangeEvent, ChangeEvent];
    let state = await sink.deliver(at('2026-03-01T10:00:00Z', one), {});
    state = await sink.deliver(at('2026-03-01T10:59:59Z', two), state);
    expect(state).toMatchObject({ file: 1, since: '2026-03-01T10:00:00.000Z' });
    // What writes nothing begins no file.
    state = await sink.deliver(at('2026-03-01T12:00:00Z', relationEvent(3)), state);
    expect(await names()).toEqual(['records-000001.jsonl']);
    state = await sink.deliver(at('2026-03-01T12:00:00Z', one), state);
    expect(state).toEqual({ file: 2, bytes: length, since: '2026-03-01T12:00:00.000Z' });
    const late = [...at('2026-03-01T12:30:00Z', one), ...at('2026-03-01T13:00:00Z', two)];
    await sink.deliver(late, state);
    expect([await textOf(1), await textOf(2)]).toEqual([
      ['One', 'Two'],
      ['One', 'One'],
    ]);
  });

  it('that were begun and never marked are undone by the next process; those of another life are left alone', async () => {
    const sink = jsonlSink(path, { ageMs: 1 });
    const marked = await sink.deliver(at('2026-03-01T10:00:00Z', ...events('One')), {});
    await sink.deliver(at('2026-03-01T12:00:00Z', ...events('Longer by far', 'Two')), marked);
    expect(await names()).toHaveLength(2);
    const next = jsonlSink(path, { ageMs: 1 });
    expect(await next.recover(marked)).toEqual(marked);
    expect(await names()).toEqual(['records-000001.jsonl']);
    await writeFile(join(folder, 'out', 'records-000007.jsonl'), 'of another life\n');
    await expect(next.recover(marked)).rejects.toMatchObject({ code: 'sink-unusable' });
    expect(await names()).toHaveLength(2);
  });

  it('lose what is withdrawn, the finished ones too, and those that were taken away are not missed', async () => {
    const rotation = { bytes: 1 };
    const sink = jsonlSink(path, rotation);
    let state = await jsonlSink(path).deliver([versionEvent(1, record({ headline: 'Before rotation' }))], {});
    for (const headline of ['One', 'Two', 'Six']) state = await sink.deliver(events(headline), state);
    await rm(join(folder, 'out', 'records-000002.jsonl'));
    const withdrawal: ChangeEvent = {
      kind: 'withdrawal',
      position: 9,
      at: new Date(),
      articleId: 'article-1',
    };
    state = await sink.deliver([withdrawal], state);
    expect(state).toEqual({ file: 5, bytes: 0 });
    expect(await headlines()).toEqual([undefined]);
    expect([await textOf(1), await textOf(3), await textOf(4)]).toEqual([
      [undefined],
      [undefined],
      [undefined],
    ]);
  });

  it('go on in the last one when rotation is over', async () => {
    let state = await jsonlSink(path, { bytes: 1_000_000 }).deliver(events('One'), {});
    const sink = jsonlSink(path);
    state = await sink.deliver(events('Two'), await sink.recover(state));
    expect(await textOf(1)).toEqual(['One', 'Two']);
    expect(await names()).toEqual(['records-000001.jsonl']);
  });
});
