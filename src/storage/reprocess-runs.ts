/** Runs of `reprocess`: how far each came, so that the same command goes on where it was stopped. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from './database.js';

/** What is kept of a run; all of it is JSON. */
export interface RunState<Report> {
  cursor: unknown;
  report: Report;
  /** Version of the template that the pages of each source are parsed with, null for none. */
  templates: Record<string, number | null>;
}

export interface ReprocessRuns {
  /** What an unfinished run of that key has come to; undefined where there is none, or where it begins anew. */
  begin<Report>(key: string, anew: boolean): Promise<{ token: string; state: RunState<Report> | undefined }>;
  /** False when another process has taken the run up meanwhile. */
  keep(key: string, token: string, state: RunState<unknown>): Promise<boolean>;
  finish(key: string, token: string): Promise<void>;
}

/** Runs that nobody went on with are forgotten after so long. */
const KEPT = sql`interval '90 days'`;

export function reprocessRunsOf({ kysely: db }: Database): ReprocessRuns {
  return {
    async begin<Report>(key: string, anew: boolean) {
      const token = randomUUID();
      await sql`delete from reprocess_runs where updated_at < now() - ${KEPT}`.execute(db);
      const { rows } = await sql<RunState<Report>>`
        insert into reprocess_runs (key, token, report, templates) values (${key}, ${token}, '{}', '{}')
        on conflict (key) do update set token = excluded.token, finished = false, updated_at = now(),
          cursor = case when ${anew} or reprocess_runs.finished then null else reprocess_runs.cursor end
        returning cursor, report, templates`.execute(db);
      const [state] = rows;
      return { token, state: state?.cursor == null ? undefined : state };
    },

    async keep(key, token, { cursor, report, templates }) {
      const { rows } = await sql`
        update reprocess_runs set cursor = ${JSON.stringify(cursor)}::json, report = ${JSON.stringify(report)}::json,
          templates = ${JSON.stringify(templates)}::json, updated_at = now()
        where key = ${key} and token = ${token} returning key`.execute(db);
      return rows.length > 0;
    },

    async finish(key, token) {
      await sql`update reprocess_runs set finished = true where key = ${key} and token = ${token}`.execute(
        db,
      );
    },
  };
}
