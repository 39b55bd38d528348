import { describe, expect, it } from 'vitest';
import { selected } from '../../src/delivery/selected.js';
import type { Sink } from '../../src/delivery/sink.js';
import type { Article } from '../../src/model/article.js';
import type { ChangeEvent } from '../../src/model/change.js';
import { matches } from '../../src/model/record-matches.js';
import { record, relationEvent, versionEvent } from '../support/records.js';

const given: ChangeEvent[] = [];
const sink = {
  async deliver(events: readonly ChangeEvent[]) {
    given.splice(0, given.length, ...events);
    return { state: {} };
  },
} as unknown as Sink;
const handing = { mayGoOn: () => true, failures: 0 };

async function through(selection: Parameters<typeof selected>[1], events: ChangeEvent[], before?: Article) {
  given.length = 0;
  await selected(sink, selection, async () => before).deliver(events, {}, handing);
  return given.map(({ kind, position }) => `${kind} ${position}`);
}

const [english, german] = ['en-GB', 'de'].map((language) => record({ language }));
const second = (language: string) => versionEvent(9, record({ language, version: 2 }));

describe('a filter', () => {
  it('lets through what it names, and every relation and withdrawal', async () => {
    const withdrawal: ChangeEvent = { kind: 'withdrawal', position: 4, at: new Date(0), articleId: 'x' };
    const events = [
      versionEvent(1, english as Article),
      versionEvent(2, german as Article),
      relationEvent(3),
      withdrawal,
    ];
    expect(await through({ filter: { language: 'en' } }, events)).toEqual([
      'version 1',
      'relation 3',
      'withdrawal 4',
    ]);
  });

  it('withdraws a record that it let through and does no longer', async () => {
    const filter = { language: 'en' };
    expect(await through({ filter }, [second('de')], english)).toEqual(['withdrawal 9']);
    expect(await through({ filter }, [second('de')], german)).toEqual([]);
    expect(await through({ filter }, [second('en')], german)).toEqual(['version 9']);
  });

  const full = record({
    language: 'en-GB',
    section: 'Ports',
    publishedAt: '2026-03-01T23:00:00+01:00',
    quality: { score: 0.8, paywalled: false, flags: [] },
    quotes: [{ speaker: { name: 'Ada M. Tull', kind: 'person' } }] as Article['quotes'],
  });

  it.each([
    [{ source: 'harbour-times' }, { source: 'times' }],
    [{ language: 'EN' }, { language: 'en-US' }],
    [{ from: '2026-03-01' }, { from: '2026-03-02' }],
    [{ to: '2026-03-01' }, { to: '2026-02-28' }],
    [{ section: 'ports' }, { section: 'port' }],
    [{ speaker: 'tull ada' }, { speaker: 'ada tulls' }],
    [{ quotes: true }, { quotes: false }],
    [{ quality: 0.8 }, { quality: 0.81 }],
    [
      { source: 'harbour-times', quotes: true },
      { source: 'harbour-times', quotes: false },
    ],
  ])('of %j, not of %j', (yes, no) => {
    expect([matches(full, yes), matches(full, no)]).toEqual([true, false]);
  });

  it('has no day for a record without a date', () => {
    expect([matches(record(), { from: '2000-01-01' }), matches(record(), { to: '2100-01-01' })]).toEqual([
      false,
      false,
    ]);
  });
});

describe('a choice of fields', () => {
  it('leaves what a record is told by, and what is chosen', async () => {
    await through({ fields: ['headline', 'dek'] }, [versionEvent(1, record())]);
    const [event] = given;
    expect(event?.kind === 'version' && Object.keys(event.record)).toEqual([
      'schemaVersion',
      'id',
      'version',
      'contentHash',
      'url',
      'headline',
    ]);
  });
});
