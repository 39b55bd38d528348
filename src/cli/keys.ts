import { Command, Option } from 'commander';
import { CopydeskError } from '../errors.js';
import { SCOPE_NAMES, type Scope } from '../model/api-key.js';
import { examples } from './help.js';
import { type GlobalFlags, withStore } from './store.js';

interface CreateFlags extends GlobalFlags {
  scope: Scope;
}

export function keysCommand(): Command {
  const command = new Command('keys');
  command
    .command('create <name>')
    .description('Make a key; it is shown once')
    .addOption(
      new Option('--scope <scope>', 'what it may do, each with what the ones before may')
        .choices(SCOPE_NAMES)
        .default('read'),
    )
    .addHelpText('after', examples('copydesk keys create site', 'copydesk keys create editor --scope write'))
    .action(async (name: string, _flags: CreateFlags, self: Command) => {
      const flags = self.optsWithGlobals<CreateFlags>();
      if (!name.trim()) throw new CopydeskError('usage', 'keys create: expected a name');
      const { key, id } = await withStore(flags, ({ apiKeys }) => apiKeys.create(name, flags.scope));
      // The key alone on standard output, for whoever keeps it by a pipe.
      process.stderr.write(`made ${id} for ${name}, scope ${flags.scope}. It is not shown again:\n`);
      process.stdout.write(`${key}\n`);
    });
  command
    .command('list')
    .description('All keys, what each may do, and when it was last used')
    .addHelpText('after', examples('copydesk keys list'))
    .action(async (_flags: GlobalFlags, self: Command) => {
      const keys = await withStore(self.optsWithGlobals<GlobalFlags>(), ({ apiKeys }) => apiKeys.list());
      const lines = keys.map(({ id, name, scope, createdAt, lastUsedAt }) =>
        [
          id,
          scope.padEnd(5),
          `made ${minute(createdAt)}`,
          `used ${lastUsedAt ? minute(lastUsedAt) : 'never'}`,
          name,
        ].join('  '),
      );
      process.stdout.write(`${lines.length === 0 ? 'no keys' : lines.join('\n')}\n`);
    });
  command
    .command('revoke <id>')
    .description('End a key, at once')
    .addHelpText('after', examples('copydesk keys revoke ck_1b9d6bcd4f2a'))
    .action(async (id: string, _flags: GlobalFlags, self: Command) => {
      const isGone = await withStore(self.optsWithGlobals<GlobalFlags>(), ({ apiKeys }) =>
        apiKeys.revoke(id),
      );
      if (!isGone) throw new CopydeskError('unknown-key', `${id}: no such key`);
      process.stdout.write(`revoked ${id}\n`);
    });
  return command.addHelpText('after', examples('copydesk keys create site', 'copydesk keys list'));
}

/** RFC 3339 as people read it. */
function minute(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')}Z`;
}
