/** Why a stretch of a WARC file gives no page though it should: a closed list, each with the sentence shown to people. */
export const WARC_DAMAGE = {
  'truncated-member': 'A gzip member that ends before its data does',
  'damaged-member': 'A gzip member that cannot be unpacked, or whose check sum is wrong',
  'truncated-record': 'A record that ends before its length',
  'no-record': 'Bytes that are no WARC record',
  'wrong-length': 'A record whose length is missing or wrong',
  'record-too-large': 'A record of more than 64 MB, packed or not',
  'wrong-digest': 'A record whose bytes have another digest than it names',
  'no-http': 'A response without HTTP headers that can be read',
  'bad-encoding': 'A body that cannot be decoded as its headers say',
} as const;

export type WarcDamage = keyof typeof WARC_DAMAGE;
