/** The text of a record, by its blocks. Apart from the schemas, which the parser's threads do without. */
import type { Block, BlockKind } from './article.js';

/** Kinds of blocks whose text is part of the record's. */
export const TEXT_KINDS: ReadonlySet<BlockKind> = new Set([
  'paragraph',
  'heading',
  'list',
  'quote',
  'table',
  'code',
]);

/** The record's text: its text-bearing blocks in order, joined by two newlines. Every offset of a record counts in it. */
export function textOf(blocks: readonly Block[]): string {
  return blocks
    .filter((block) => TEXT_KINDS.has(block.kind) && block.text)
    .map((block) => block.text)
    .join('\n\n');
}
