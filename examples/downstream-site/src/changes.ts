/** What Copydesk tells: the same three kinds of change, whether they come as webhooks or are read from the change feed. */
import type { Article, SentChange } from 'copydesk/client';

/** An event has its place in the one order of all events, whichever way it comes. */
export type Change = { position: number } & (
  | { kind: 'version'; at: string; record: Article; origin: string; changes: string[] }
  | { kind: 'relation'; relation: Relation }
  | { kind: 'withdrawal'; id: string }
);

/** The copy is `from`. A `near-duplicate` names all its originals anew each time, and none once it has left the last. */
export type Relation = Extract<SentChange, { kind: 'relation' }>['relation'];

type Comparison = NonNullable<Extract<Relation, { kind: 'copy-of' }>['comparison']>;

/** A quote of the original that stands in the copy with other words. */
export type AlteredQuote = Comparison['alteredQuotes'][number];

/** Of an event as the change feed gives it. */
export function changeOfEvent(event: SentChange): Change {
  const { position } = event;
  switch (event.kind) {
    case 'version': {
      const { at, record, origin, changes = [] } = event;
      return { position, kind: 'version', at, record, origin, changes };
    }
    case 'relation':
      return { position, kind: 'relation', relation: event.relation };
    case 'withdrawal':
      return { position, kind: 'withdrawal', id: event.articleId };
  }
}

/** The body of a webhook, once its signature is verified. */
export type Message = { timestamp: string } & (
  | {
      type: 'record.version';
      data: { position: number; record: Article; origin: string; changes?: string[] };
    }
  | { type: 'record.relation'; data: { position: number; relation: Relation } }
  | { type: 'record.withdrawn'; data: { position: number; id: string } }
);

/** Undefined for what is no change: a test message, or a type that came after this was written. */
export function changeOfMessage(message: Message): Change | undefined {
  switch (message.type) {
    case 'record.version': {
      const { position, record, origin, changes = [] } = message.data;
      return { position, kind: 'version', at: message.timestamp, record, origin, changes };
    }
    case 'record.relation':
      return { kind: 'relation', ...message.data };
    case 'record.withdrawn':
      return { kind: 'withdrawal', ...message.data };
    default:
      return undefined;
  }
}
