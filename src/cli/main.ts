#!/usr/bin/env node
/** The `copydesk` command. */
import { CommanderError } from 'commander';
import { messageOf } from '../errors.js';
import { program } from './program.js';

try {
  const root = await program(process.argv.slice(2));
  await root.parseAsync();
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
