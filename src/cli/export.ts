import { Command, Option } from 'commander';
import { CopydeskError } from '../errors.js';
import { examples } from './help.js';
import { openJsonLines } from './json-lines.js';
import { withStore } from './store.js';

export function exportCommand(): Command {
  return new Command('export')
    .description('Write the newest version of every record')
    .addOption(new Option('--format <format>', 'output format').choices(['jsonl']).default('jsonl'))
    .option('--source <id>', 'only records of one source')
    .option('--out <file>', 'write to a file instead of standard output')
    .addHelpText('after', examples('copydesk export --format jsonl --out records.jsonl'))
    .action(async (_flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<{ source?: string; out?: string; home?: string }>();
      await withStore(flags, async ({ articles, sources }) => {
        const out = await openJsonLines(flags.out);
        let records = 0;
        try {
          for await (const record of articles.iterate(flags.source)) {
            await out.write(record);
            records++;
          }
        } finally {
          await out.close();
        }
        // Records outlive their source, so it need not be there as long as they are.
        if (records === 0 && flags.source !== undefined && !(await sources.get(flags.source)))
          throw new CopydeskError(
            'unknown-source',
            `${flags.source}: no such source; \`copydesk sources list\` names them`,
          );
      });
    });
}
