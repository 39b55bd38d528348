/** A YAML file that people write, held against its schema. A bad one gives one error: line, key, what was expected. */
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CopydeskError } from '../errors.js';
import { yamlTrouble } from './yaml-trouble.js';

export interface YamlSpec<T> {
  /** Code of the error. */
  code: string;
  /** Stands at its start. */
  name: string;
  schema: z.ZodType<T>;
  /** Keys that may stand at the path. */
  keysAt(path: readonly PropertyKey[]): string[];
}

export interface YamlFile<T> {
  data: T;
  /** The error for a value that the schema lets through. */
  wrong(path: readonly PropertyKey[], message: string): CopydeskError;
}

/** Throws an error with the spec's code. */
export function parseYaml<T>(text: string, { code, name, schema, keysAt }: YamlSpec<T>): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const invalid = (line: number, key: string | undefined, message: string) =>
    new CopydeskError(code, `${name}:${line}: ${key ? `${key}: ` : ''}${message}`);
  const syntax = document.errors[0];
  if (syntax) {
    const { line, key, message } = yamlTrouble(syntax, text, lines);
    throw invalid(line, key, message);
  }
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    // The first in the file, as people read it.
    const [first] = parsed.error.issues
      .map((issue) => wrongKey(issue, keysAt))
      .map((wrong) => ({ ...wrong, line: lineOf(document, wrong.path, lines) }))
      .sort((a, b) => a.line - b.line);
    throw invalid(first?.line ?? 1, first?.path.join('.'), first?.message ?? '');
  }
  return {
    data: parsed.data,
    wrong: (path, message) => invalid(lineOf(document, path, lines), path.join('.'), message),
  };
}

function wrongKey(
  issue: z.core.$ZodIssue,
  keysAt: YamlSpec<unknown>['keysAt'],
): { path: PropertyKey[]; message: string } {
  if (issue.code !== 'unrecognized_keys') return { path: issue.path, message: issue.message };
  return {
    path: [...issue.path, issue.keys[0] as string],
    message: `unknown key; expected one of ${keysAt(issue.path).join(', ')}`,
  };
}

/** Line of the deepest node that the path reaches: of the key where it is there, else of what should hold it. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const holder = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(holder)
      ? holder.items.find((item) => isNode(item.key) && String(item.key) === key)
      : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
