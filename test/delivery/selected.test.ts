import { expect, it } from 'vitest';
import { selected } from '../../src/delivery/selected.js';
import type { Sink } from '../../src/delivery/sink.js';
import type { ChangeEvent } from '../../src/model/change.js';
import { record, relationEvent, versionEvent } from '../support/records.js';

const given: ChangeEvent[] = [];
const sink = {
  id: 'site',
  async deliver(events: readonly ChangeEvent[]) {
    given.splice(0, given.length, ...events);
    return { state: {} };
  },
} as unknown as Sink;

it('leaves of a record what it is told by, and the fields that are chosen', async () => {
  const chosen = selected(sink, { fields: ['headline', 'dek'] });
  const events = [versionEvent(1, record()), relationEvent(2)];
  await chosen.deliver(events, {}, { mayGoOn: () => true, failures: 0 });
  const [event, relation] = given;
  expect(event?.kind === 'version' && Object.keys(event.record)).toEqual([
    'schemaVersion',
    'id',
    'version',
    'contentHash',
    'url',
    'headline',
  ]);
  expect(relation).toBe(events[1]);
});

it('says by what filter the feed is read', () => {
  expect(selected(sink, { filter: { language: 'en' } })).toMatchObject({
    id: 'site',
    filter: { language: 'en' },
  });
  expect(selected(sink, {}).filter).toBeUndefined();
});
