/** The command line. Each subcommand is one file beside this one, loaded when it is asked for. */
import { Command } from 'commander';
import { packageVersion } from './version.js';

/** In the order of the help. Importing all of them takes seconds, one of them a fraction. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['run', async () => (await import('./run.js')).runCommand()],
  ['ingest', async () => (await import('./ingest.js')).ingestCommand()],
  ['sources', async () => (await import('./sources.js')).sourcesCommand()],
  ['sinks', async () => (await import('./sinks.js')).sinksCommand()],
  ['keys', async () => (await import('./keys.js')).keysCommand()],
  ['backfill', async () => (await import('./backfill.js')).backfillCommand()],
  ['parse', async () => (await import('./parse.js')).parseCommand()],
  ['quotes', async () => (await import('./quotes.js')).quotesCommand()],
  ['explain', async () => (await import('./explain.js')).explainCommand()],
  ['compare', async () => (await import('./compare.js')).compareCommand()],
  ['copies', async () => (await import('./copies.js')).copiesCommand()],
  ['export', async () => (await import('./export.js')).exportCommand()],
  ['import', async () => (await import('./import.js')).importCommand()],
  ['template', async () => (await import('./template.js')).templateCommand()],
  ['history', async () => (await import('./history.js')).historyCommand()],
  ['reprocess', async () => (await import('./reprocess.js')).reprocessCommand()],
  ['forget', async () => (await import('./forget.js')).forgetCommand()],
  ['archive', async () => (await import('./archive.js')).archiveCommand()],
  ['audit', async () => (await import('./audit.js')).auditCommand()],
  ['doctor', async () => (await import('./doctor.js')).doctorCommand()],
  ['schema', async () => (await import('./schema.js')).schemaCommand()],
  ['fixture', async () => (await import('./fixture.js')).fixtureCommand()],
]);

/** The program with the subcommand that the arguments name, or with all of them where they name none. */
export async function program(args: readonly string[]): Promise<Command> {
  const root = new Command('copydesk')
    .description('News pages in, clean and fully attributed article records out.')
    .version(packageVersion)
    .option('--home <folder>', 'database, archive and output (default: ./.copydesk, or COPYDESK_HOME)')
    .option('--debug', 'print the stack of an error')
    .configureOutput({
      outputError: (text, write) => write(`copydesk: ${oneLine(text)} (--help shows what is expected)\n`),
    })
    .exitOverride();
  if (args[0] === '--version') return root;
  const named = args.find((arg) => COMMANDS.has(arg));
  for (const [name, load] of COMMANDS) {
    if (named !== undefined && name !== named) continue;
    root.addCommand(inheriting(await load(), root));
  }
  return root;
}

/** A command is made before it has a parent, and so are its own subcommands. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const sub of command.commands) inheriting(sub as Command, command);
  return command;
}

/** Commander says `error: `, and what the user may have meant on a line of its own. */
function oneLine(text: string): string {
  return text
    .replace(/^error: /u, '')
    .trim()
    .replace(/\s*\n\s*/gu, ' ');
}
