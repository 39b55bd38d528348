/** Stretches that are one quote. */
import type { Quote } from '../../model/article.js';
import type { Stretch } from './marks.js';

/** A quote of one stretch, before it is joined to others. */
export type Found = Omit<Quote, 'id'> & { stretch: Stretch };

/** One quote of several stretches: carried over paragraphs, or broken by its own attribution. */
export function joinParts(text: string, found: readonly Found[]): Omit<Quote, 'id'>[] {
  const quotes: Found[] = [];
  for (const one of found) {
    const last = quotes.at(-1);
    if (last && belongTogether(text, last, one)) {
      last.parts.push({ start: one.start, end: one.end });
      last.end = one.end;
      last.text = text.slice(last.start, one.end);
      last.stretch = one.stretch;
      last.speaker ??= one.speaker;
      last.cue ??= one.cue;
    } else quotes.push({ ...one, parts: [...one.parts] });
  }
  return quotes.map(({ stretch: _stretch, ...quote }) => quote);
}

function belongTogether(text: string, last: Found, next: Found): boolean {
  if (last.speaker && next.speaker && last.speaker.name !== next.speaker.name) return false;
  if (last.stretch.goesOn && next.stretch.paragraph === last.stretch.paragraph + 1) return true;
  if (next.stretch.paragraph !== last.stretch.paragraph) return false;
  return (
    breaksOff(text, last.stretch, next.stretch.outerStart) &&
    /^\p{Ll}/u.test(text.slice(next.start, next.start + 2))
  );
}

/** Whether a stretch ends in a comma and a short attribution with a comma stands between it and the next one. */
export function breaksOff(text: string, { end, outerEnd }: Stretch, next: number): boolean {
  const between = text.slice(outerEnd, next);
  return text[end - 1] === ',' && between.length < 80 && /\p{L}/u.test(between) && /,\s*$/u.test(between);
}
