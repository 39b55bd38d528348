/** JSON as sites write it into their pages: broken in a handful of ways, each of which says plainly what was meant. */

/** What stands around the JSON where scripts are hidden from readers of long ago, or of XML. */
const WRAPPED_BEFORE = /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/u;
const WRAPPED_AFTER = /(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*-->|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/u;

/** Templates that escape for HTML inside of a script, where nothing undoes it. */
const ESCAPED: readonly (readonly [from: string, to: string])[] = [
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&#039;', "'"],
  ['&#39;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
];

/** All values of a script in order: one as a rule, several where blocks were joined, none where nothing can be read. */
export function jsonValues(script: string): unknown[] {
  const asIs = parsed(script);
  if (asIs !== undefined) return [asIs];
  const bare = script.replace(WRAPPED_BEFORE, '').replace(WRAPPED_AFTER, '').trim();
  const whole = parsed(bare);
  if (whole !== undefined) return [whole];
  const text = /^[[{]\s*&(?:quot|#34);/u.test(bare) ? unescaped(bare) : bare;
  return mendedValues(text)
    .map(parsed)
    .filter((value) => value !== undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function unescaped(text: string): string {
  return ESCAPED.reduce((plain, [from, to]) => plain.replaceAll(from, to), text);
}

/**
 * The values of the text, mended: control characters and quotation marks inside strings are escaped, trailing commas and
 * comments dropped, missing commas put in, and what is cut off is closed. One pass, whatever the text is.
 */
function mendedValues(text: string): string[] {
  const values: string[] = [];
  let out: string[] = [];
  const open: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character <= ' ' || character === '\u00a0' || character === '\ufeff') continue;
    // Between values stand commas, semicolons, or what a script says beside its data.
    if (open.length === 0 && character !== '{' && character !== '[') continue;
    const comment = commentEnd(text, at);
    if (comment > at) {
      at = comment;
      continue;
    }
    if (character === '}' || character === ']') {
      if (out.at(-1) === ',') out.pop();
      out.push(character);
      open.pop();
      if (open.length === 0) {
        values.push(out.join(''));
        out = [];
      }
      continue;
    }
    if (/["{[]/u.test(character) && /["}\]]$/u.test(out.at(-1) ?? '')) out.push(',');
    if (character === '"') {
      const { written, end } = stringAt(text, at);
      out.push(written);
      at = end;
      continue;
    }
    if (character === ',' && out.at(-1) === ',') continue;
    if (character === '{' || character === '[') open.push(character === '{' ? '}' : ']');
    out.push(character);
  }
  if (open.length > 0) {
    const last = out.at(-1);
    if (last === ',') out.pop();
    if (last === ':') out.push('null');
    values.push([...out, ...open.reverse()].join(''));
  }
  return values;
}

/** Where a comment that begins here ends; the place itself where none does. */
function commentEnd(text: string, at: number): number {
  if (text[at] !== '/') return at;
  if (text[at + 1] === '/') return endOr(text.indexOf('\n', at), text);
  return text[at + 1] === '*' ? endOr(text.indexOf('*/', at) + 1, text) : at;
}

function endOr(found: number, text: string): number {
  return found <= 0 ? text.length : found;
}

/** A string from its opening mark, written as JSON has it, and where its closing mark stands. */
function stringAt(text: string, start: number): { written: string; end: number } {
  const out: string[] = ['"'];
  let from = start + 1;
  let at = from;
  const upTo = (end: number, instead: string, next: number) => {
    out.push(text.slice(from, end), instead);
    from = next;
  };
  for (; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\\') {
      // An escape that JSON does not know stands for its character.
      if (!/["\\/bfnrtu]/u.test(text[at + 1] ?? '')) upTo(at, '', at + 1);
      at++;
    } else if (character < ' ') {
      upTo(at, character === '\n' ? '\\n' : character === '\t' ? '\\t' : '', at + 1);
    } else if (character === '"') {
      if (closes(text, at)) break;
      upTo(at, '\\"', at + 1);
    }
  }
  out.push(text.slice(from, at), '"');
  return { written: out.join(''), end: at };
}

/** A mark ends a string where the text goes on as JSON does; inside of a sentence it is part of the string. */
function closes(text: string, at: number): boolean {
  const next = tokenAfter(text, at);
  const character = text[next];
  if (character === undefined || character === ':' || character === '}' || character === ']') return true;
  if (character === ',') {
    const behind = tokenAfter(text, next);
    return /^(?:$|["{[\]}\d-]|true\b|false\b|null\b)/u.test(text.slice(behind, behind + 6));
  }
  // A comma was forgotten: the next property follows on its own line.
  return character === '"' && text.slice(at + 1, next).includes('\n');
}

function tokenAfter(text: string, at: number): number {
  let next = at + 1;
  while (next < text.length && (text[next] as string) <= ' ') next++;
  return next;
}
