/** What of a quote was said, and what the article says between. */
import type { Quote } from './article.js';

type Split = Pick<Quote, 'text' | 'start' | 'parts'>;

/** The words of each part: `“We wait,” he said. “For spring.”` gives two. */
export function partsOf({ text, start, parts }: Split): string[] {
  return parts.map((part) => text.slice(part.start - start, part.end - start));
}

/** In one line, for whoever is handed no offsets: dots stand where the article says something between the parts. */
export function spokenText(quote: Split): string {
  return partsOf(quote).join(' … ');
}
