/** Keys of the API, by their hashes. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table api_keys (
    id text primary key,
    name text not null,
    scope text not null,
    -- SHA-256 of the secret: 256 random bits need no slow hash
    hash bytea not null,
    created_at timestamptz not null default now(),
    last_used_at timestamptz
  )`.execute(db);
}
