import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { counted } from '../model/counted.js';
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
        const held = flags.yes
          ? await forget(store, configOf(flags).home, what)
          : await findUnwanted(store, what);
        return `${saidOf(given, what, held, flags.yes ?? false)}\n`;
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

/** A URL that nothing is kept of may be a slip; with `--yes` it is refused from then on all the same. */
function saidOf(given: string, what: Unwanted, { articleIds, captureIds }: Held, isDone: boolean): string {
  if ('url' in what && articleIds.length + captureIds.length === 0) {
    const unknown = `no record and no page is known under ${given}`;
    return isDone
      ? `${unknown}; it is refused from now on`
      : `${unknown}; nothing was forgotten, add --yes to have it refused from now on`;
  }
  const held = `${counted(articleIds.length, 'record')}, ${counted(captureIds.length, 'capture')}`;
  return isDone ? `forgotten: ${held}` : `${held}; nothing was forgotten, add --yes to do it`;
}
