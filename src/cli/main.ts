#!/usr/bin/env node
/** The `copydesk` command. */
import { CommanderError } from 'commander';
import { sentenceOf } from '../errors.js';
import { exitCodeOf } from './exit-codes.js';
import { program } from './program.js';
import { outliveReader, ReaderGone } from './reader-gone.js';

outliveReader();
try {
  const root = await program(process.argv.slice(2));
  await root.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed its own line.
    process.exitCode = error.exitCode;
  } else if (!(error instanceof ReaderGone)) {
    const debug = process.argv.includes('--debug');
    process.stderr.write(`copydesk: ${debug && error instanceof Error ? error.stack : sentenceOf(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}
