/**
 * How zlib unpacks records and bodies: most of them in one go, which takes half the time of its own 16 KB at a time, and
 * none to more than anybody reads.
 */
export const UNPACKING = { chunkSize: 256 * 1024, maxOutputLength: 64 * 1024 * 1024 };

/** Of a page and its headers: its record, with what else stands in that, is one that is unpacked again. */
export const MOST_PAGE_BYTES = 60_000_000;
