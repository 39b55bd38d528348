/** Alerts as rows: each is open once for its source or host, and closed when it is no longer found. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Alert, AlertName, Finding } from '../model/alert.js';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

/** Whom an alert is about: exactly one of the two. */
export type Subject = { source: string; host?: undefined } | { host: string; source?: undefined };

export interface Changed {
  opened: Alert[];
  closed: Alert[];
}

export interface AlertQuery {
  state: 'open' | 'closed' | 'all';
  source?: string | undefined;
  name?: AlertName | undefined;
  /** Id of the last one seen; those opened before it follow. */
  after?: string | undefined;
  limit: number;
}

export interface Alerts {
  /** What was found about a source or host now: opens what is new, closes what is open and was not found. */
  settle(subject: Subject, findings: readonly Finding[]): Promise<Changed>;
  /** Newest first. */
  list(query: AlertQuery): Promise<Alert[]>;
  /** Hosts that an alert is open for, and when it was last found. */
  openHosts(): Promise<Map<string, Date>>;
  /** Deletes alerts that were closed longer ago than anybody asks for, and what was told of them. */
  prune(): Promise<void>;
}

/** A closed alert is kept for so many days. */
const KEPT_DAYS = 90;

export function alertsOf({ kysely: db }: Database): Alerts {
  return {
    settle: (subject, findings) => db.transaction().execute((trx) => settle(trx, subject, findings)),

    async list({ state, source, name, after, limit }) {
      let query = db.selectFrom('alerts').selectAll();
      if (state !== 'all') query = query.where('closed_at', state === 'open' ? 'is' : 'is not', null);
      if (source !== undefined) query = query.where('source_id', '=', source);
      if (name !== undefined) query = query.where('name', '=', name);
      if (after !== undefined) query = query.where('id', '<', after);
      return (await query.orderBy('id', 'desc').limit(limit).execute()).map(alertOf);
    },

    async openHosts() {
      const rows = await db
        .selectFrom('alerts')
        .select(['host', 'last_seen_at'])
        .where('closed_at', 'is', null)
        .where('host', 'is not', null)
        .execute();
      return new Map(rows.map(({ host, last_seen_at }) => [host as string, last_seen_at]));
    },

    async prune() {
      const before = sql`now() - ${KEPT_DAYS} * interval '1 day'`;
      await sql`delete from alerts where closed_at < ${before}`.execute(db);
      await sql`delete from alert_events where at < ${before}`.execute(db);
    },
  };
}

async function settle(
  trx: Kysely<Tables>,
  { source, host }: Subject,
  findings: readonly Finding[],
): Promise<Changed> {
  const subject = { source_id: source ?? null, host: host ?? null };
  const opened: Alert[] = [];
  for (const { name, detail, facts } of findings) {
    const row = { ...subject, name, detail, facts: JSON.stringify(facts) };
    // Of two that find it at the same moment the index lets one open it.
    const fresh = await trx
      .insertInto('alerts')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (fresh) opened.push(alertOf(fresh));
    else
      await trx
        .updateTable('alerts')
        .set({ last_seen_at: sql<Date>`now()`, detail, facts: row.facts })
        .where('name', '=', name)
        .where('closed_at', 'is', null)
        .where(source === undefined ? 'host' : 'source_id', '=', (source ?? host) as string)
        .execute();
  }
  let over = trx
    .updateTable('alerts')
    .set({ closed_at: sql<Date>`now()` })
    .where('closed_at', 'is', null)
    .where(source === undefined ? 'host' : 'source_id', '=', (source ?? host) as string);
  if (findings.length > 0)
    over = over.where(
      'name',
      'not in',
      findings.map(({ name }) => name),
    );
  return { opened, closed: (await over.returningAll().execute()).map(alertOf) };
}

export function alertOf(row: Selectable<Tables['alerts']>): Alert {
  return {
    id: row.id,
    name: row.name,
    ...(row.source_id === null ? {} : { source: row.source_id }),
    ...(row.host === null ? {} : { host: row.host }),
    since: row.since.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at.toISOString() }),
    detail: row.detail,
    facts: row.facts,
  };
}
