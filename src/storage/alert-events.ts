/** Alerts that were opened and closed, in one order without a gap. Written by triggers on the alerts. */
import type { AlertEvent } from '../model/alert.js';
import { alertOf } from './alerts.js';
import type { Database } from './database.js';

export interface AlertEvents {
  /** Events above `position`, in order, at most `limit`, and the position to go on after. Those of 90 days are kept. */
  after(position: number, limit: number): Promise<{ events: AlertEvent[]; position: number }>;
  /** Position of the last event; 0 while there was none. */
  last(): Promise<number>;
}

export function alertEventsOf({ kysely: db }: Database): AlertEvents {
  return {
    async after(position, limit) {
      const rows = await db
        .selectFrom('alert_events')
        .selectAll()
        .where('position', '>', String(position))
        .orderBy('position')
        .limit(limit)
        .execute();
      const events = rows.map(
        (row): AlertEvent => ({
          kind: row.kind,
          position: Number(row.position),
          at: row.at,
          alert: alertOf({
            ...row.alert,
            id: String(row.alert.id),
            // Absent from what was told before alerts had sinks.
            sink_id: row.alert.sink_id ?? null,
            since: new Date(row.alert.since),
            last_seen_at: new Date(row.alert.last_seen_at),
            closed_at: row.alert.closed_at === null ? null : new Date(row.alert.closed_at),
          }),
        }),
      );
      return { events, position: events.at(-1)?.position ?? position };
    },

    async last() {
      const { position } = await db.selectFrom('alert_counter').select('position').executeTakeFirstOrThrow();
      return Number(position);
    },
  };
}
