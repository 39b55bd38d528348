/** Feeds, sitemaps and sections of sources, and what the last look at each left. */
import type { Kysely, Selectable } from 'kysely';
import type { SourceInput } from '../model/frontier.js';
import type { Tables } from './tables.js';
import { withoutNul } from './text.js';

export interface SourceInputs {
  inputs(sourceId: string): Promise<SourceInput[]>;
  saveInputs(inputs: readonly SourceInput[]): Promise<void>;
  /** Inputs that the site names no more. */
  dropInputs(sourceId: string, urls: readonly string[]): Promise<void>;
}

export function sourceInputsOf(db: Kysely<Tables>): SourceInputs {
  return {
    async inputs(sourceId) {
      const rows = await db
        .selectFrom('source_inputs')
        .selectAll()
        .where('source_id', '=', sourceId)
        .orderBy('url')
        .execute();
      return rows.map(inputOf);
    },

    async saveInputs(inputs) {
      if (inputs.length === 0) return;
      await db
        .insertInto('source_inputs')
        .values(
          inputs.map((input) => ({
            source_id: input.sourceId,
            url: input.url,
            kind: input.kind,
            via: input.via ?? null,
            lastmod: input.lastmod === undefined ? null : withoutNul(input.lastmod),
            etag: input.etag ?? null,
            last_modified: input.lastModified ?? null,
            body_hash: input.bodyHash ?? null,
            last_status: input.lastStatus ?? null,
            asked_at: input.askedAt ?? null,
            not_before: input.notBefore ?? null,
            pace: input.pace ? JSON.stringify(input.pace) : null,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['source_id', 'url']).doUpdateSet(({ ref }) => ({
            kind: ref('excluded.kind'),
            via: ref('excluded.via'),
            lastmod: ref('excluded.lastmod'),
            etag: ref('excluded.etag'),
            last_modified: ref('excluded.last_modified'),
            body_hash: ref('excluded.body_hash'),
            last_status: ref('excluded.last_status'),
            asked_at: ref('excluded.asked_at'),
            not_before: ref('excluded.not_before'),
            pace: ref('excluded.pace'),
          })),
        )
        .execute();
    },

    async dropInputs(sourceId, urls) {
      if (urls.length === 0) return;
      await db
        .deleteFrom('source_inputs')
        .where('source_id', '=', sourceId)
        .where('url', 'in', [...urls])
        .execute();
    },
  };
}

function inputOf(row: Selectable<Tables['source_inputs']>): SourceInput {
  return {
    sourceId: row.source_id,
    url: row.url,
    kind: row.kind,
    ...(row.via === null ? {} : { via: row.via }),
    ...(row.lastmod === null ? {} : { lastmod: row.lastmod }),
    ...(row.etag === null ? {} : { etag: row.etag }),
    ...(row.last_modified === null ? {} : { lastModified: row.last_modified }),
    ...(row.body_hash === null ? {} : { bodyHash: row.body_hash }),
    ...(row.last_status === null ? {} : { lastStatus: row.last_status }),
    ...(row.asked_at === null ? {} : { askedAt: row.asked_at }),
    ...(row.not_before === null ? {} : { notBefore: row.not_before }),
    ...(row.pace === null ? {} : { pace: row.pace }),
  };
}
