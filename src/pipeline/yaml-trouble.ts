/** What a YAML parser's complaint means to whoever wrote the file: the line, the key nearest to it, and what was expected. */
import type { LineCounter, YAMLParseError } from 'yaml';

export interface YamlTrouble {
  line: number;
  key: string | undefined;
  message: string;
}

/** By the parser's own codes; what is not here is said in its words. */
const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['DUPLICATE_KEY', 'stands twice; expected each key once'],
  ['TAB_AS_INDENT', 'a tab; expected blanks before a key'],
  ['BAD_INDENT', 'wrong indentation; expected the keys of one entry under each other, by blanks'],
  ['MISSING_CHAR', 'something is not closed; expected a closing quote, bracket or brace'],
  ['BAD_ALIAS', 'an alias (*) without an anchor; expected a value, in quotes when it begins with *'],
  ['BAD_SCALAR_START', 'a value that begins with a reserved character; expected it in quotes'],
  ['BLOCK_AS_IMPLICIT_KEY', 'two keys on one line, or a value with ": " in it; expected it in quotes'],
  ['MULTILINE_IMPLICIT_KEY', 'a key over several lines; expected "key: value"'],
  [
    'UNEXPECTED_TOKEN',
    'something that does not belong here; expected "key: value", or "- " before each entry',
  ],
  ['BAD_DQ_ESCAPE', 'an unknown escape; expected patterns in single quotes'],
  ['MULTIPLE_DOCS', 'a second document; expected one, without "---"'],
]);

export function yamlTrouble(error: YAMLParseError, text: string, lines: LineCounter): YamlTrouble {
  const line = lines.linePos(error.pos[0]).line;
  const said = EXPECTED.get(error.code) ?? (error.message.split(' at line ')[0] as string);
  return { line, key: keyAt(text, line), message: said };
}

/** The last key that begins on that line or above it. */
function keyAt(text: string, line: number): string | undefined {
  const above = text.split('\n').slice(0, line).reverse();
  for (const one of above) {
    const [, key] = /^[\s-]*["']?([\w-]+)["']?\s*:/u.exec(one) ?? [];
    if (key) return key;
  }
  return undefined;
}
