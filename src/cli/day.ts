/** Reads an option that is a day; commander says the rest of the line. */
import { InvalidArgumentError } from 'commander';
import { day as Day } from '../model/record-filter.js';

export function day(text: string): string {
  if (Day.safeParse(text).success) return text;
  throw new InvalidArgumentError('Expected a day such as 2026-01-31.');
}
