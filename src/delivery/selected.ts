/** A sink that is given some of the records, and some of each. */
import type { Article } from '../model/article.js';
import type { ChangeEvent } from '../model/change.js';
import { matches } from '../model/record-matches.js';
import type { SinkFilter } from '../model/sink.js';
import type { Sink } from './sink.js';

/** What a record is told by; it is always there. */
const ALWAYS: readonly (keyof Article)[] = ['schemaVersion', 'id', 'version', 'contentHash', 'url'];

export interface Selection {
  filter?: SinkFilter | undefined;
  fields?: readonly (keyof Article)[] | undefined;
}

/** The version of an article before the one that is given; undefined where it is not there any more. */
export type VersionBefore = (articleId: string, version: number) => Promise<Article | undefined>;

/**
 * A version that the filter leaves out, of a record whose version before it was let through, becomes a withdrawal: the
 * receiver would keep what is no longer so. Relations and withdrawals are all let through.
 */
export function selected(sink: Sink, { filter, fields }: Selection, before: VersionBefore): Sink {
  if (!filter && !fields) return sink;
  const chosen = async (event: ChangeEvent): Promise<ChangeEvent[]> => {
    if (event.kind !== 'version') return [event];
    if (filter && !matches(event.record, filter)) {
      const earlier = event.version > 1 ? await before(event.articleId, event.version) : undefined;
      if (!earlier || !matches(earlier, filter)) return [];
      const { position, at, articleId } = event;
      return [{ kind: 'withdrawal', position, at, articleId }];
    }
    return [fields ? { ...event, record: cut(event.record, fields) } : event];
  };
  return {
    ...sink,
    async deliver(events, state, handing) {
      const passed: ChangeEvent[] = [];
      for (const event of events) passed.push(...(await chosen(event)));
      return passed.length === 0 ? { state } : sink.deliver(passed, state, handing);
    },
  };
}

function cut(record: Article, fields: readonly (keyof Article)[]): Article {
  const kept = [...new Set([...ALWAYS, ...fields])].filter((name) => record[name] !== undefined);
  return Object.fromEntries(kept.map((name) => [name, record[name]])) as unknown as Article;
}
