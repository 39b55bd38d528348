import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { httpUrl } from '../model/url.js';
import { findUnwanted, forget } from '../pipeline/forget.js';
import type { Held, Unwanted } from '../storage/unwanted.js';
import { examples } from './help.js';
import { configOf, type GlobalFlags, type Store, withStore } from './store.js';

export function forgetCommand(): Command {
  return new Command('forget')
    .argument('<url or source id>')
    .option('--yes', 'do it; without this, only what would go is said')
    .addHelpText(
      'after',
      examples('copydesk forget https://times.example/2026/a', 'copydesk forget example-times --yes'),
    )
    .action(async (given: string, _flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<GlobalFlags & { yes?: boolean }>();
      const said = await withStore(flags, async (store) => {
        const what = await unwanted(store, given);
        if (flags.yes) return `forgotten: ${counted(await forget(store, configOf(flags).home, what))}\n`;
        return `${counted(await findUnwanted(store, what))}; nothing was forgotten, add --yes to do it\n`;
      });
      process.stdout.write(said);
    });
}

async function unwanted({ sources }: Store, given: string): Promise<Unwanted> {
  const url = httpUrl(given);
  if (url !== undefined) return { url };
  if (await sources.get(given)) return { sourceId: given };
  throw new CopydeskError(
    'usage',
    `${given}: neither a URL nor a source; \`copydesk sources list\` names them`,
  );
}

function counted({ articleIds, captureIds }: Held): string {
  return `${articleIds.length} records, ${captureIds.length} captures`;
}
