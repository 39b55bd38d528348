/** Keys of the API. A key is `id.secret`; only a hash of the secret is kept. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { ApiKey, Scope } from '../model/api-key.js';
import type { Database } from './database.js';

export interface ApiKeys {
  /** The key itself, which nobody can tell again. */
  create(name: string, scope: Scope): Promise<{ key: string; id: string }>;
  /** In the order in which they were made. */
  list(): Promise<ApiKey[]>;
  /** False where there is none of this id. */
  revoke(id: string): Promise<boolean>;
  /** What a key may do, and that it was used; undefined for one that is none. */
  check(key: string): Promise<ApiKey | undefined>;
}

const SHAPE = /^(?<id>ck_[0-9a-f]{12})\.(?<secret>[\w-]{43})$/u;

export function apiKeysOf({ kysely: db }: Database): ApiKeys {
  return {
    async create(name, scope) {
      const id = `ck_${randomBytes(6).toString('hex')}`;
      const secret = randomBytes(32).toString('base64url');
      await db
        .insertInto('api_keys')
        .values({ id, name, scope, hash: hashOf(secret) })
        .execute();
      return { key: `${id}.${secret}`, id };
    },

    async list() {
      const rows = await db.selectFrom('api_keys').selectAll().orderBy('created_at').orderBy('id').execute();
      return rows.map(keyOf);
    },

    async revoke(id) {
      const { numDeletedRows } = await db.deleteFrom('api_keys').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async check(key) {
      const { id, secret } = SHAPE.exec(key)?.groups ?? {};
      if (id === undefined || secret === undefined) return undefined;
      const row = await db.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row || !timingSafeEqual(row.hash, hashOf(secret))) return undefined;
      await touch(id);
      return keyOf(row);
    },
  };

  /** Once a minute at most, so that reading does not write. */
  async function touch(id: string): Promise<void> {
    await sql`update api_keys set last_used_at = now()
      where id = ${id} and (last_used_at is null or last_used_at < now() - interval '1 minute')`.execute(db);
  }
}

interface Row {
  id: string;
  name: string;
  scope: Scope;
  created_at: Date;
  last_used_at: Date | null;
}

function keyOf({ id, name, scope, created_at, last_used_at }: Row): ApiKey {
  const used = last_used_at ? { lastUsedAt: last_used_at.toISOString() } : {};
  return { id, name, scope, createdAt: created_at.toISOString(), ...used };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
