/** A sink that is given some of the records, and some of each. */
import type { Article } from '../model/article.js';
import type { ChangeEvent } from '../model/change.js';
import type { RecordFilter } from '../model/record-filter.js';
import type { Sink } from './sink.js';

/** What a record is told by; it is always there. */
const ALWAYS: readonly (keyof Article)[] = ['schemaVersion', 'id', 'version', 'contentHash', 'url'];

export interface Selection {
  filter?: RecordFilter | undefined;
  fields?: readonly (keyof Article)[] | undefined;
}

/** Whoever drives the sink reads the feed by its filter; the fields are cut here. */
export function selected(sink: Sink, { filter, fields }: Selection): Sink {
  const filtered = filter ? { ...sink, filter } : sink;
  if (!fields) return filtered;
  return {
    ...filtered,
    deliver: (events, state, handing) =>
      sink.deliver(
        events.map((event) => withFields(event, fields)),
        state,
        handing,
      ),
  };
}

function withFields(event: ChangeEvent, fields: readonly (keyof Article)[]): ChangeEvent {
  if (event.kind !== 'version') return event;
  const { record } = event;
  const kept = [...new Set([...ALWAYS, ...fields])].filter((name) => record[name] !== undefined);
  const cut = Object.fromEntries(kept.map((name) => [name, record[name]])) as unknown as Article;
  return { ...event, record: cut };
}
