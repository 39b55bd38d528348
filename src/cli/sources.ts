import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { readSourcesFile } from '../pipeline/sources-file.js';
import { examples } from './help.js';
import { addCommand, importOpml } from './sources-add.js';
import { listCommand, showCommand } from './sources-health.js';
import { configOf, type GlobalFlags, type Store, withStore } from './store.js';

export function sourcesCommand(): Command {
  const command = new Command('sources');
  const add = (
    name: string,
    description: string,
    example: string,
    act: (store: Store, argument: string, home: string) => Promise<string>,
  ) =>
    command
      .command(name)
      .description(description)
      .addHelpText('after', examples(example))
      .action(async (...args: unknown[]) => {
        const self = args.at(-1) as Command;
        const argument = self.args[0] ?? '';
        const flags = self.optsWithGlobals<GlobalFlags>();
        const said = await withStore(flags, (store) => act(store, argument, configOf(flags).home));
        process.stdout.write(said);
      });

  command.addCommand(addCommand());
  command.addCommand(listCommand());
  command.addCommand(showCommand());
  add(
    'pause <id>',
    'Stop looking at a source; its records stay',
    'copydesk sources pause example-times',
    pausing(true),
  );
  add(
    'resume <id>',
    'Look at a paused source again',
    'copydesk sources resume example-times',
    pausing(false),
  );
  add('remove <id>', 'Forget a source; its records stay', 'copydesk sources remove example-times', remove);
  add(
    'apply <file>',
    'Add or change the sources of a sources.yaml',
    'copydesk sources apply sources.yaml',
    applyFile,
  );
  add('import <file>', 'Add the feeds of an OPML file', 'copydesk sources import feeds.opml', importOpml);
  return command.addHelpText(
    'after',
    examples('copydesk sources add https://times.example/', 'copydesk sources list'),
  );
}

function pausing(paused: boolean) {
  return async ({ sources }: Store, id: string): Promise<string> => {
    await known(sources, id);
    await sources.setPaused(id, paused);
    return `${paused ? 'paused' : 'resumed'} ${id}\n`;
  };
}

async function remove({ sources }: Store, id: string): Promise<string> {
  await known(sources, id);
  await sources.remove(id);
  return `removed ${id}\n`;
}

async function known(sources: Store['sources'], id: string): Promise<void> {
  if (!(await sources.get(id))) throw new CopydeskError('unknown-source', `${id}: no such source`);
}

async function applyFile({ sources }: Store, file: string, home: string): Promise<string> {
  // What checks their selectors takes a while to load, and the other subcommands need none of it.
  const { loadProfiles } = await import('../pipeline/profiles.js');
  const read = await readSourcesFile(file, loadProfiles(home));
  await sources.upsert(read, 'file');
  return `${read.map(({ id }) => `applied ${id}`).join('\n')}\n`;
}
