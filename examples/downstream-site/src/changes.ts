/** What Copydesk tells: the same three kinds of change, whether they come as webhooks or are read from the change feed. */
import type { Article } from 'copydesk';

/** An event has its place in the one order of all events, whichever way it comes. */
export type Change = { position: number } & (
  | { kind: 'version'; at: string; record: Article; origin: string; changes: string[] }
  | { kind: 'relation'; relation: Relation }
  | { kind: 'withdrawal'; id: string }
);

/** The copy is `from`. A `near-duplicate` names all its originals anew each time, and none once it has left the last. */
export type Relation =
  | { kind: 'copy-of'; from: string; to: string; comparison?: { alteredQuotes: AlteredQuote[] } }
  | { kind: 'near-duplicate'; from: string; clusters: { original: string }[] };

/** A quote of the original that stands in the copy with other words. */
export interface AlteredQuote {
  original: { text: string; speaker?: string };
  copy: { text: string; speaker?: string };
}

export interface FeedPage {
  changes: Change[];
  /** What to ask for the next time. */
  next: number;
}

/**
 * The change feed of Copydesk's API after a position; a page is empty where there is nothing new. `api` is the address, as
 * in `http://127.0.0.1:4800`. Throws when it cannot be read.
 */
export async function changesAfter(api: string, position: number, limit = 200): Promise<FeedPage> {
  const url = new URL(`/v1/records?after=${position}&limit=${limit}`, api);
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const { events, next } = (await response.json()) as { events: FeedEvent[]; next: number };
  return { changes: events.map(changeOfEvent), next };
}

type FeedEvent = { position: number; at: string; articleId: string } & (
  | { kind: 'version'; record: Article; origin: string; changes?: string[] }
  | { kind: 'relation'; relation: Relation }
  | { kind: 'withdrawal' }
);

function changeOfEvent(event: FeedEvent): Change {
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
