/** Types of columns, as `pg` reads and writes them. */
import type { ColumnType } from 'kysely';

export type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
export type OptionalTimestamp = ColumnType<
  Date | null,
  Date | string | null | undefined,
  Date | string | null
>;
/** bigint comes back as text, since it may be larger than a number; ours are read with Number(). */
export type BigInteger = ColumnType<string, number | string, number | string>;
export type GeneratedBigInteger = ColumnType<string, number | string | undefined, number | string>;
