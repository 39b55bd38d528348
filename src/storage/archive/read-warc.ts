/** Reads the pages of WARC files that anybody made, and says what else stands in them. */
import type { FetchedPage } from '../../model/capture.js';
import type { WarcDamage } from '../../model/warc-damage.js';
import { readRecord } from './read-record.js';
import { scanWarc } from './scan-warc.js';

/** Places are bytes of the file: where it begins, and where to go on behind it. */
export type WarcItem = { offset: number; next: number } & (
  | { page: FetchedPage }
  /** The type of a record that holds no page. */
  | { passed: string }
  | { damaged: WarcDamage }
);

/** All that the file holds from a byte on at which a record begins. Throws what opening the file throws. */
export async function* readWarc(path: string, from = 0): AsyncGenerator<WarcItem> {
  for await (const scanned of scanWarc(path, from)) {
    const { offset, next } = scanned;
    yield { ...('damaged' in scanned ? scanned : readRecord(scanned.bytes)), offset, next };
  }
}
