/** `CafÃ©`: UTF-8 that was read as Latin-1 or windows-1252, and what cannot be text at all. */
import type { Line, Prose, Stretch } from './prose.js';

/** Where windows-1252 has signs in place of controls; those of typography stand behind letters rightly and are left out. */
const SIGNS = '€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ';
const QUOTES: ReadonlySet<number> = new Set([0xab, 0xbb, 0xa0]);

/** First bytes of a character as they look then, each with what may stand behind it. */
const LEADS: ReadonlyMap<number, (next: number) => boolean> = new Map([
  ...[...'ÂÃÄÅÐÑ'].map((lead): [number, (next: number) => boolean] => [lead.charCodeAt(0), isTail]),
  // Signs of typography and Japanese have three bytes.
  [0xe2, (next) => next === 0x20ac || next === 0x80 || next === 0x201a || next === 0x201e],
  [0xe3, (next) => next === 0x20ac || next === 0x192 || next === 0x80 || next === 0x82 || next === 0x83],
  [0xef, (next) => next === 0xbb || next === 0xbf],
]);

/** U+FFFD and the controls that no text has. */
const BROKEN = `\ufffd${String.fromCharCode(...Array.from({ length: 0x20 }, (_, index) => 0x80 + index).filter((code) => code !== 0x85))}`;

/** Bytes that one character had. */
const LONGEST = 3;

export const MOJIBAKE_CHARACTERS = `ÂÃÄÅÐÑâãï${BROKEN}`;

/** At one of the characters. Stretches that touch are one. */
export function mojibake({ text }: Prose, line: Line, at: number): Stretch | undefined {
  for (let before = Math.max(line.start, at - LONGEST); before < at; before++)
    if (brokenEnd(text, before) >= at) return undefined;
  let end = at;
  while (end < line.end) {
    const next = brokenEnd(text, end);
    if (next === end) break;
    end = next;
  }
  return end > at ? { start: at, end: Math.min(end, line.end) } : undefined;
}

function brokenEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 0xfffd || (code >= 0x80 && code < 0xa0)) return at + 1;
  if (!LEADS.get(code)?.(text.charCodeAt(at + 1))) return at;
  return at + (code >= 0xe0 && code < 0xf0 ? 3 : 2);
}

function isTail(code: number): boolean {
  return (code >= 0x80 && code <= 0xbf && !QUOTES.has(code)) || SIGNS.includes(String.fromCharCode(code));
}
