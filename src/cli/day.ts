/** Reads an option that is a day; commander says the rest of the line. */
import { InvalidArgumentError } from 'commander';

export function day(text: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  if (!isDay) throw new InvalidArgumentError('expected a day such as 2026-01-31');
  return text;
}
