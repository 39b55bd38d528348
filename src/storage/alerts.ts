/** Alerts as rows: each is open once for its source, host or sink, and closed when it is no longer found. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Alert, AlertName, Finding } from '../model/alert.js';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

/** Whom an alert is about. */
export type Subject = { source: string } | { host: string } | { sink: string };

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
  /**
   * What was found about its subject now: opens what is new, closes what is open and was not found. Nothing, where the source or
   * sink was removed meanwhile.
   */
  settle(subject: Subject, findings: readonly Finding[]): Promise<Changed>;
  /** Newest first. */
  list(query: AlertQuery): Promise<Alert[]>;
  /** Hosts or sinks that an alert is open for, and when it was last found. */
  openOf(kind: 'host' | 'sink'): Promise<Map<string, Date>>;
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

    async openOf(kind) {
      const column = kind === 'host' ? 'host' : 'sink_id';
      const rows = await db
        .selectFrom('alerts')
        .select([`${column} as id`, 'last_seen_at'])
        .where('closed_at', 'is', null)
        .where(column, 'is not', null)
        .execute();
      return new Map(rows.map(({ id, last_seen_at }) => [id as string, last_seen_at]));
    },

    async prune() {
      const before = sql`now() - ${KEPT_DAYS} * interval '1 day'`;
      await sql`delete from alerts where closed_at < ${before}`.execute(db);
      await sql`delete from alert_events where at < ${before}`.execute(db);
    },
  };
}

async function settle(trx: Kysely<Tables>, subject: Subject, findings: readonly Finding[]): Promise<Changed> {
  const [column, id] = columnOf(subject);
  const opened: Alert[] = [];
  if (findings.length > 0 && !(await isThere(trx, subject))) return { opened, closed: [] };
  for (const { name, detail, facts } of findings) {
    const row = { [column]: id, name, detail, facts: JSON.stringify(facts) };
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
        .where(column, '=', id)
        .execute();
  }
  let over = trx
    .updateTable('alerts')
    .set({ closed_at: sql<Date>`now()` })
    .where('closed_at', 'is', null)
    .where(column, '=', id);
  if (findings.length > 0)
    over = over.where(
      'name',
      'not in',
      findings.map(({ name }) => name),
    );
  return { opened, closed: (await over.returningAll().execute()).map(alertOf) };
}

/** And stays until the end of the transaction. */
async function isThere(trx: Kysely<Tables>, subject: Subject): Promise<boolean> {
  if ('host' in subject) return true;
  const [table, id] =
    'source' in subject ? (['sources', subject.source] as const) : (['sinks', subject.sink] as const);
  const row = await trx.selectFrom(table).select('id').where('id', '=', id).forKeyShare().executeTakeFirst();
  return row !== undefined;
}

function columnOf(subject: Subject): ['source_id' | 'host' | 'sink_id', string] {
  if ('source' in subject) return ['source_id', subject.source];
  return 'host' in subject ? ['host', subject.host] : ['sink_id', subject.sink];
}

export function alertOf(row: Selectable<Tables['alerts']>): Alert {
  return {
    id: row.id,
    name: row.name,
    ...(row.source_id === null ? {} : { source: row.source_id }),
    ...(row.host === null ? {} : { host: row.host }),
    ...(row.sink_id === null ? {} : { sink: row.sink_id }),
    since: row.since.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at.toISOString() }),
    detail: row.detail,
    facts: row.facts,
  };
}
