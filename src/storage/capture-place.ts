/** Where a capture's bytes stand in the archive. */
import type { Selectable } from 'kysely';
import type { ArchivedAt } from './archive/files.js';
import type { Tables } from './tables.js';

type Place = Pick<Selectable<Tables['captures']>, (typeof PLACE)[number]>;

/** The columns that say it. */
export const PLACE = ['warc_file', 'warc_offset', 'warc_length', 'metadata_length'] as const;

/** Undefined for a page that is not archived. */
export function placeOf(place: Place): ArchivedAt | undefined {
  const { warc_file: file, warc_offset, warc_length, metadata_length } = place;
  if (file === null) return undefined;
  const at = { file, offset: Number(warc_offset), length: Number(warc_length) };
  return metadata_length === null ? at : { ...at, metadataLength: metadata_length };
}
