/** The versions of an article, as they were written. */
import { sql } from 'kysely';
import type { Article } from '../model/article.js';
import type { VersionChange, VersionOrigin } from '../model/version.js';
import type { Database } from './database.js';

export interface StoredVersion {
  record: Article;
  /** When it was written. */
  at: Date;
  origin: VersionOrigin;
  captureId: string | undefined;
  /** What it changed; undefined for the first version, and for those of older homes. */
  changes: VersionChange[] | undefined;
}

export interface Versions {
  /** Newest first, those below `before`, at most `limit`. */
  list(articleId: string, limit: number, before?: number): Promise<StoredVersion[]>;
}

export function versionsOf({ kysely: db }: Database): Versions {
  return {
    async list(articleId, limit, before) {
      let query = db
        .selectFrom('article_versions')
        .select(['record', 'created_at', 'origin', 'capture_id', 'changes'])
        .where('article_id', '=', articleId);
      if (before !== undefined) query = query.where('version', '<', sql<number>`${before}::bigint`);
      const rows = await query.orderBy('version', 'desc').limit(limit).execute();
      return rows.map(({ record, created_at, origin, capture_id, changes }) => ({
        record,
        at: created_at,
        origin,
        captureId: capture_id ?? undefined,
        changes: changes ?? undefined,
      }));
    },
  };
}
