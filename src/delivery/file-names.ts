/** The files of a JSONL sink that begins a new one from time to time: `records-000001.jsonl`, `records-000002.jsonl`, … */
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';

/** A million files sort by their names. */
const DIGITS = 6;

/** The path itself where there is no number. */
export function nameOf(path: string, file: number | undefined): string {
  if (file === undefined) return path;
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}-${String(file).padStart(DIGITS, '0')}${ext}`);
}

/** Numbers of the files that are there, in order. */
export async function numbersOf(path: string): Promise<number[]> {
  const { dir, name, ext } = parse(path);
  const entries = await readdir(dir).catch(() => []);
  return entries
    .filter((entry) => entry.startsWith(`${name}-`) && entry.endsWith(ext))
    .map((entry) => entry.slice(name.length + 1, entry.length - ext.length))
    .filter((number) => /^\d{6,}$/u.test(number))
    .map(Number)
    .sort((a, b) => a - b);
}
