/** What came in, added up over the days of sources. */
import { sql } from 'kysely';
import { MOST_SOURCES, type Stats, type StatsQuery } from '../model/stats.js';
import type { Database } from './database.js';

export interface StatsReader {
  of(query: StatsQuery): Promise<Stats>;
}

const summed = sql`
  sum((counts->>'found')::int)::int as found, sum((counts->>'articles')::int)::int as articles,
  sum((counts->>'records')::int)::int as records,
  coalesce(sum((select sum(value::int) from jsonb_each_text(counts->'rejected'))), 0)::int as rejected,
  coalesce(sum((select sum(value::int) from jsonb_each_text(counts->'failed'))), 0)::int as failed`;

export function statsOf({ kysely: db }: Database): StatsReader {
  return {
    async of({ from, to, source }) {
      const ofSource = source === undefined ? sql`true` : sql`source_id = ${source}`;
      const asked = sql`day between ${from}::date and ${to}::date and ${ofSource}`;
      const [days, sources, reasons, languages] = await Promise.all([
        sql<Stats['days'][number]>`
          select day::text as day, ${summed} from source_days where ${asked} group by day order by day`.execute(
          db,
        ),
        sql<Stats['sources'][number]>`
          select source_id as source, ${summed} from source_days where ${asked}
          group by source_id order by articles desc, source_id limit ${MOST_SOURCES}`.execute(db),
        sql<Stats['reasons'][number]>`
          select key as reason, sum(value::int)::int as pages
          from source_days, lateral (
            select * from jsonb_each_text(counts->'rejected') union all select * from jsonb_each_text(counts->'failed')
          ) reasons
          where ${asked} group by key order by pages desc, key`.execute(db),
        sql<Stats['languages'][number]>`
          select coalesce(language, 'und') as language, count(*)::int as records from facets
          where day between ${from} and ${to} and until is null and ${ofSource}
          group by 1 order by records desc, 1`.execute(db),
      ]);
      return {
        from,
        to,
        days: days.rows,
        sources: sources.rows,
        reasons: reasons.rows,
        languages: languages.rows,
      };
    },
  };
}
