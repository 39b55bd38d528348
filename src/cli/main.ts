#!/usr/bin/env node
/** The `copydesk` command. Each subcommand is one file beside this one. */
import { Command, CommanderError } from 'commander';
import { messageOf } from '../errors.js';
import { auditCommand } from './audit.js';
import { doctorCommand } from './doctor.js';
import { explainCommand } from './explain.js';
import { exportCommand } from './export.js';
import { fixtureCommand } from './fixture.js';
import { ingestCommand } from './ingest.js';
import { parseCommand } from './parse.js';
import { quotesCommand } from './quotes.js';
import { reprocessCommand } from './reprocess.js';
import { runCommand } from './run.js';
import { schemaCommand } from './schema.js';
import { sourcesCommand } from './sources.js';
import { packageVersion } from './version.js';

/** The whole command line, not yet run. */
export function program(): Command {
  const root = new Command('copydesk')
    .description('News pages in, clean and fully attributed article records out.')
    .version(packageVersion)
    .option('--home <folder>', 'database, archive and output (default: ./.copydesk, or COPYDESK_HOME)')
    .option('--debug', 'print the stack of an error')
    .showHelpAfterError('(--help shows what is expected)')
    .exitOverride();
  for (const command of [
    runCommand(),
    ingestCommand(),
    sourcesCommand(),
    parseCommand(),
    quotesCommand(),
    explainCommand(),
    exportCommand(),
    reprocessCommand(),
    auditCommand(),
    doctorCommand(),
    schemaCommand(),
    fixtureCommand(),
  ]) {
    root.addCommand(command.copyInheritedSettings(root));
  }
  return root;
}

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed its own line.
    process.exitCode = error.exitCode;
  } else {
    const debug = process.argv.includes('--debug');
    process.stderr.write(`copydesk: ${debug && error instanceof Error ? error.stack : messageOf(error)}\n`);
    process.exitCode = 1;
  }
}
