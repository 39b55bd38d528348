/** What every sink keeps to, whatever it hands records to. The sinks' own files hold what is theirs alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { selected } from '../../src/delivery/selected.js';
import type { Sink } from '../../src/delivery/sink.js';
import type { Article } from '../../src/model/article.js';
import type { ChangeEvent } from '../../src/model/change.js';
import { DIED, type MemoryFeed, memoryFeed } from '../support/memory-feed.js';
import { record, relationEvent, versionEvent } from '../support/records.js';

/** A place that records go to, as its reader sees it: who tells messages apart by their ids has done so. */
export interface Outside {
  /** The sink of a process that has just begun. */
  open(): Sink;
  /** Headlines of the records that are there, in the order in which they came. */
  order(): Promise<string[]>;
  /** What is there of each record now: its headline, or that it was withdrawn. */
  standing(): Promise<Record<string, string>>;
  /** All that stands there, as text. */
  text(): Promise<string>;
  /** From now on nothing can be delivered, until what this gives is called. */
  fail(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const BODY = 'The ferry stayed in harbour on Monday.';

const version = (position: number, id: string, version = 1, more: Partial<Article> = {}): ChangeEvent =>
  versionEvent(position, record({ id, version, headline: `${id} ${version}`, ...more }));
const withdrawal = (position: number, articleId: string): ChangeEvent => ({
  kind: 'withdrawal',
  position,
  at: new Date('2025-10-06T09:00:09Z'),
  articleId,
});
/** Of all that can be in a feed, with more than one batch holds. */
const many = (count: number) => Array.from({ length: count }, (_, n) => version(n + 1, `a${n + 1}`));
const headlines = (events: readonly ChangeEvent[]) =>
  events.flatMap((event) => (event.kind === 'version' ? [event.record.headline] : []));

export function sinkContract(openOutside: () => Promise<Outside>): void {
  let outside: Outside;
  beforeEach(async () => {
    outside = await openOutside();
  });
  afterEach(() => outside.close());

  const story = () => [
    version(1, 'a'),
    version(2, 'b'),
    relationEvent(3),
    version(4, 'a', 2),
    version(5, 'c'),
    withdrawal(6, 'b'),
  ];
  const STANDS = { a: 'a 2', b: 'withdrawn', c: 'c 1' };

  const died = (feed: MemoryFeed, marks: number, sink = outside.open()) =>
    expect(feed.run(sink, marks)).rejects.toThrow(DIED);

  describe('every sink', () => {
    it('drains the feed after its own cursor, in order, and once', async () => {
      const feed = memoryFeed(many(210));
      await feed.run(outside.open());
      expect(await outside.order()).toEqual(headlines(feed.events));
      expect(feed.row.position).toBe(210);
      feed.events.push(version(211, 'late'));
      await feed.run(outside.open());
      expect(await outside.order()).toEqual(headlines(feed.events));
      const standing = await outside.standing();
      expect(Object.keys(standing)).toHaveLength(211);
      expect(standing).toMatchObject({ a1: 'a1 1', a210: 'a210 1', late: 'late 1' });
    });

    it('leaves of a record its newest version, and of a withdrawn one nothing to read', async () => {
      await memoryFeed(story()).run(outside.open());
      expect(await outside.standing()).toEqual(STANDS);
    });

    it('takes a record back that was withdrawn', async () => {
      const feed = memoryFeed([...story(), version(7, 'b', 2)]);
      await feed.run(outside.open());
      expect(await outside.standing()).toEqual({ ...STANDS, b: 'b 2' });
    });

    it.each([0, 1, 2, 3, 4, 5])(
      'neither loses nor doubles when its process dies between a send and its mark: %i marked',
      async (marked) => {
        const feed = memoryFeed(story().slice(0, marked));
        if (marked > 0) await feed.run(outside.open());
        feed.events = story();
        await died(feed, 0);
        expect(feed.row.position).toBe(marked);
        await died(feed, 0);
        await feed.run(outside.open());
        expect(await outside.standing()).toEqual(STANDS);
        expect(await outside.order()).toEqual(headlines(story()).filter((one) => one !== 'b 1'));
      },
    );

    it('leaves the same for the same events in one process, however often they come', async () => {
      const feed = memoryFeed(many(3));
      const sink = outside.open();
      await died(feed, 0, sink);
      await feed.run(sink);
      expect(await outside.order()).toEqual(headlines(feed.events));
    });

    it('keeps its place while nothing can be delivered, and goes on there', async () => {
      const feed = memoryFeed(story().slice(0, 3));
      const sink = outside.open();
      await feed.run(sink);
      const mend = await outside.fail();
      feed.events = story();
      await feed.run(sink);
      expect(feed.row).toMatchObject({ position: 3, failures: 1, lastError: expect.any(String) });
      await mend();
      await feed.run(sink);
      expect(feed.row).toMatchObject({ position: 6, failures: 0 });
      expect(await outside.standing()).toEqual(STANDS);
    });

    it('has the feed read by its filter, and loses what that withdraws', async () => {
      const english = { language: 'en' };
      const feed = memoryFeed([version(1, 'a'), version(3, 'c'), withdrawal(4, 'a')]);
      await feed.run(selected(outside.open(), { filter: english }));
      expect(feed.filter).toEqual(english);
      expect(await outside.standing()).toEqual({ a: 'withdrawn', c: 'c 1' });
      await feed.run(outside.open());
      expect(feed.filter).toBeUndefined();
    });

    it('is given the fields that are chosen', async () => {
      const feed = memoryFeed([version(1, 'a')]);
      const sink = selected(outside.open(), { fields: ['headline'] });
      await feed.run(sink);
      expect(await outside.standing()).toEqual({ a: 'a 1' });
      expect(await outside.text()).not.toContain(BODY);
      feed.events.push(version(2, 'b'));
      await feed.run(outside.open());
      expect(await outside.text()).toContain(BODY);
    });
  });
}
