/** The options that say which records are meant, for every command that takes some of them. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CopydeskError } from '../errors.js';
import { RecordFilter } from '../model/record-filter.js';
import { day } from './day.js';

/** Adds the options; `filterOf` takes them out of the command's flags. Throws `usage`. */
export function withRecordFilter(command: Command): {
  command: Command;
  filterOf(flags: object): RecordFilter;
} {
  command
    .option('--source <id>', 'only records of one source')
    .option('--language <tag>', 'only records in this language: en takes en-GB, too')
    .option('--from <day>', 'only what was published on this day or later, as in 2026-01-31', day)
    .option('--to <day>', 'only what was published on this day or earlier', day)
    .option('--section <name>', 'only records of this section')
    .option('--speaker <name>', 'only records that quote this speaker, by any words of the name')
    .option('--quotes', 'only records with quotes')
    .option('--quality <score>', 'only records with this score or more, from 0 to 1', score)
    .option('--q <words>', 'only records with these words, "phrases", or -without them')
    .addOption(
      new Option('--copies <which>', 'only copies of other records, or none of them').choices([
        'only',
        'none',
      ]),
    );
  return {
    command,
    filterOf: (flags) => {
      const { source, language, from, to, section, speaker, quotes, quality, copies, q } =
        flags as RecordFilter;
      if (from !== undefined && to !== undefined && from > to)
        throw new CopydeskError('usage', `--from ${from} comes after --to ${to}`);
      const given = { source, language, from, to, section, speaker, quotes, quality, copies, q };
      const parsed = RecordFilter.safeParse(given);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      throw new CopydeskError('usage', `--${issue?.path.join('.')}: ${issue?.message}`);
    },
  };
}

function score(text: string): number {
  if (!/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/u.test(text))
    throw new InvalidArgumentError('Expected a number from 0 to 1.');
  return Number(text);
}
