/** Rows whose work failed, in tables with `failures` and `retry_at`: they are left alone for a while, so that none is tried with each tick. */
import { sql } from 'kysely';

/** For a minute, then twice as long each time, up to a day. */
export const PUT_OFF = {
  failures: sql<number>`failures + 1`,
  retry_at: sql<Date>`now() + least(power(2, least(failures, 11)), 1440) * interval '1 minute'`,
};

export const IS_NOT_PUT_OFF = sql<boolean>`coalesce(retry_at <= now(), true)`;

/** There is something new to try. */
export const AT_ONCE = { failures: 0, retry_at: null };
