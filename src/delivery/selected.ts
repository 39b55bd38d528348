/** A sink that is given some of the records, and some of each. */
import type { Article } from '../model/article.js';
import type { RecordFilter } from '../model/record-filter.js';
import type { FeedEvent, Sink } from './sink.js';

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

function withFields(event: FeedEvent, fields: readonly (keyof Article)[]): FeedEvent {
  if (event.kind !== 'version') return event;
  const { record } = event;
  const kept = [...new Set([...ALWAYS, ...fields])].filter((name) => record[name] !== undefined);
  const cut = Object.fromEntries(kept.map((name) => [name, record[name]])) as unknown as Article;
  return { ...event, record: cut };
}
