import { Command, Option } from 'commander';
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
      await withStore(flags, async ({ articles }) => {
        const out = await openJsonLines(flags.out);
        try {
          for await (const record of articles.iterate(flags.source)) await out.write(record);
        } finally {
          await out.close();
        }
      });
    });
}
