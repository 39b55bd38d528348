/** SHA-256 over what makes a version of an article: the list stands in {@link Article.contentHash}'s description. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Article } from '../../model/article.js';
import { keep } from '../keep.js';

export type HashedContent = Pick<
  Article,
  'headline' | 'dek' | 'bylines' | 'publishedAt' | 'modifiedAt' | 'blocks' | 'quotes' | 'images'
>;

/** 64 hexadecimal digits. */
export function contentHash(content: HashedContent): string {
  const { headline, dek, bylines, publishedAt, modifiedAt, blocks, quotes, images } = content;
  const said = quotes.map(({ text, speaker }) => [text, speaker?.name ?? null]);
  const told = [
    headline,
    dek ?? null,
    bylines,
    publishedAt ?? null,
    modifiedAt ?? null,
    blocks,
    said,
    images.map(({ url }) => url),
  ];
  return hashOf(JSON.stringify(told));
}

export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

keep(sha256.create());
