/** `copydesk sources list` and `copydesk sources show`: how sources fare, a page of them at a time. */
import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { healthOf } from '../pipeline/health/health-of.js';
import type { SourceFacts } from '../storage/source-facts.js';
import { examples } from './help.js';
import { openOutput } from './output.js';
import { sourceLines, tableLines, type WatchedHealth } from './sources-health-view.js';
import { type GlobalFlags, type Store, withStore } from './store.js';

/** Sources that are read at a time. */
const PAGE = 200;

export function listCommand(): Command {
  return new Command('list')
    .description('What is watched, and how it fares')
    .option('--json', 'one JSON object a line')
    .addHelpText('after', examples('copydesk sources list', 'copydesk sources list --json'))
    .action(async (_flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<GlobalFlags & { json?: boolean }>();
      await withStore(flags, (store) => list(store, flags.json ?? false));
    });
}

export function showCommand(): Command {
  return new Command('show')
    .argument('<id>')
    .description('How one source fares, in full')
    .option('--json', 'one JSON object')
    .addHelpText('after', examples('copydesk sources show example-times'))
    .action(async (id: string, _flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<GlobalFlags & { json?: boolean }>();
      const [one] = await withStore(flags, async (store) => {
        await store.sourceDays.addUp();
        return watchedHealth(store, await store.sourceFacts.of([id]));
      });
      if (!one) throw new CopydeskError('unknown-source', `${id}: no such source`);
      process.stdout.write(
        flags.json ? `${JSON.stringify(one.health)}\n` : `${sourceLines(one).join('\n')}\n`,
      );
    });
}

async function list(store: Store, json: boolean): Promise<void> {
  await store.sourceDays.addUp();
  const { write, close } = await openOutput(undefined);
  let after = '';
  for (;;) {
    const page = await watchedHealth(store, await store.sourceFacts.page(after, PAGE));
    const lines = json ? page.map(({ health }) => JSON.stringify(health)) : tableLines(page, after === '');
    const last = page.at(-1);
    if (!last) break;
    await write(`${lines.join('\n')}\n`);
    after = last.health.id;
  }
  if (!json && after === '') await write('no sources yet: `copydesk sources add <home url>`\n');
  await close();
}

async function watchedHealth({ optOuts }: Store, page: readonly SourceFacts[]): Promise<WatchedHealth[]> {
  const said = await optOuts.of([...new Set(page.map(({ source }) => source.domain))]);
  return page.map((facts) => ({
    health: healthOf(facts, new Date()),
    said: said.get(facts.source.domain) ?? [],
  }));
}
