/** The values that a page gives to its scripts. */
import { scriptData } from './html/read-data.js';
import type { Source } from './html/source.js';
import { jsonValues } from './mend-json.js';

/** UTF-16 code units of all that is looked at: hostile data takes a microsecond for each. */
const MOST = 4_000_000;
const PARSE = 'JSON.parse(';

/**
 * JSON that stands in scripts and attributes, and in strings that scripts parse when they run. What is shorter than
 * `least` UTF-16 code units is left out.
 */
export function pageData(source: Source, least: number): unknown[] {
  const values: unknown[] = [];
  let read = 0;
  for (const text of scriptData(source)) {
    if (text.length < least) continue;
    read += text.length;
    if (read > MOST) break;
    for (const json of takenApart(text)) values.push(...jsonValues(json));
  }
  return values;
}

/** A script without the strings that it hands to `JSON.parse`, and these without their escapes. */
function takenApart(script: string): string[] {
  const strings: string[] = [];
  let rest = '';
  let from = 0;
  for (let at = script.indexOf(PARSE); at >= 0; at = script.indexOf(PARSE, at)) {
    at += PARSE.length;
    const mark = script[at];
    if (mark !== '"' && mark !== "'" && mark !== '`') continue;
    const end = stringEnd(script, mark, at + 1);
    strings.push(withoutEscapes(script.slice(at + 1, end)));
    rest += script.slice(from, at);
    from = at = end;
  }
  return [rest + script.slice(from), ...strings];
}

/** Where the next mark stands that no backslash escapes. */
function stringEnd(script: string, mark: string, start: number): number {
  for (let end = script.indexOf(mark, start); end >= 0; end = script.indexOf(mark, end + 1)) {
    let slashes = 0;
    while (script[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end;
  }
  return script.length;
}

const ESCAPE = /\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/giu;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

function withoutEscapes(text: string): string {
  return text.replace(ESCAPE, (_, unicode?: string, latin?: string, plain?: string) => {
    const code = unicode ?? latin;
    return code ? String.fromCharCode(Number.parseInt(code, 16)) : (CONTROLS[plain ?? ''] ?? plain ?? '');
  });
}
