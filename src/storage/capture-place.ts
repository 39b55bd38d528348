/** Where a capture's bytes stand in the archive. */
import type { Selectable } from 'kysely';
import type { ArchivedAt } from './archive/archive.js';
import type { Tables } from './tables.js';

type Place = Pick<Selectable<Tables['captures']>, 'warc_file' | 'warc_offset' | 'warc_length'>;

/** Undefined for a page that is not archived. */
export function placeOf({ warc_file, warc_offset, warc_length }: Place): ArchivedAt | undefined {
  if (warc_file === null) return undefined;
  return { file: warc_file, offset: Number(warc_offset), length: Number(warc_length) };
}
