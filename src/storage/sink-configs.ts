/** What the sinks are that were made through the API. */
import { sql } from 'kysely';
import { SentSinkConfig } from '../model/sink.js';
import type { Database } from './database.js';

export interface SinkConfigs {
  list(): Promise<SentSinkConfig[]>;
  /** False where the id is another sink's. One of alerts begins at what is told from now on. */
  add(config: SentSinkConfig): Promise<boolean>;
  /** Its place in the feed stays. False where no sink of the kind was made so. */
  change(config: SentSinkConfig): Promise<boolean>;
  /** With its place in the feed and its dead letters. False where no such sink was made so. */
  remove(id: string): Promise<boolean>;
}

export function sinkConfigsOf({ kysely: db }: Database): SinkConfigs {
  return {
    async list() {
      const rows = await db
        .selectFrom('sinks')
        .select('config')
        .where('config', 'is not', null)
        .orderBy('id')
        .execute();
      return rows.map(({ config }) => SentSinkConfig.parse(config));
    },

    async add(config) {
      const feed = config.kind === 'alerts' ? 'alerts' : 'changes';
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('sinks')
        .values({
          id: config.id,
          kind: config.kind,
          feed,
          position: feed === 'alerts' ? sql<string>`feed_end('alerts')` : '0',
          state: JSON.stringify({}),
          config: JSON.stringify(config),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async change(config) {
      const { numUpdatedRows } = await db
        .updateTable('sinks')
        // What the old one failed of may be mended.
        .set({ config: JSON.stringify(config), retry_at: null })
        .where('id', '=', config.id)
        .where('kind', '=', config.kind)
        .where('config', 'is not', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async remove(id) {
      const { numDeletedRows } = await db
        .deleteFrom('sinks')
        .where('id', '=', id)
        .where('config', 'is not', null)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}
