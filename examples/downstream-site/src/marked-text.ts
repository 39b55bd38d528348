/** Cuts the text of each block where quotes begin and end, so that a page can mark them. */
import type { Article } from 'copydesk';

export interface MarkedText {
  text: string;
  /** Id of the quote that the words belong to. */
  quote?: string;
}

/** One list a block; empty for blocks that are no text, such as images. */
export function markedBlocks({ blocks, quotes, text: whole }: Article): MarkedText[][] {
  const parts = quotes
    .flatMap(({ id, parts }) => parts.map((part) => ({ ...part, id })))
    .sort((a, b) => a.start - b.start);
  // Offsets of quotes count in the text of the record: its blocks, joined by two newlines.
  let offset = 0;
  return blocks.map(({ text = '' }) => {
    if (text === '' || !whole.startsWith(text, offset)) return [];
    const pieces: MarkedText[] = [];
    let done = 0;
    for (const { id, start, end } of parts) {
      const from = Math.max(start - offset, done);
      const to = Math.min(end - offset, text.length);
      if (from >= to) continue;
      pieces.push({ text: text.slice(done, from) }, { text: text.slice(from, to), quote: id });
      done = to;
    }
    pieces.push({ text: text.slice(done) });
    offset += text.length + 2;
    return pieces.filter((piece) => piece.text !== '');
  });
}
