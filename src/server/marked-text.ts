/** Splits a block's text where quotes begin and end, so that a page can mark them without building HTML from strings. */
import type { Block, Quote, Span } from '../model/article.js';
import { textOf } from '../model/record-text.js';

export interface Piece {
  text: string;
  /** Id of the quote that the piece belongs to; undefined between quotes. */
  quote: string | undefined;
}

interface QuotedSpan extends Span {
  id: string;
}

/** For each block its pieces, or undefined for blocks that are no part of the record's text. */
export function piecesOf(blocks: readonly Block[], quotes: readonly Quote[]): (Piece[] | undefined)[] {
  const spans = quotes.flatMap(({ id, parts }) => parts.map((part) => ({ id, ...part })));
  spans.sort((a, b) => a.start - b.start);
  let offset = 0;
  return blocks.map((block) => {
    const text = textOf([block]);
    if (!text) return undefined;
    const start = offset;
    offset += text.length + '\n\n'.length;
    return cutAt(text, start, spans);
  });
}

function cutAt(text: string, offset: number, spans: readonly QuotedSpan[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const span of spans) {
    // A quote that is carried over paragraphs has a part in each; where parts overlap, the earlier one keeps the text.
    const from = Math.max(span.start - offset, done);
    const to = Math.min(span.end - offset, text.length);
    if (from >= to) continue;
    if (from > done) pieces.push({ text: text.slice(done, from), quote: undefined });
    pieces.push({ text: text.slice(from, to), quote: span.id });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), quote: undefined });
  return pieces;
}
