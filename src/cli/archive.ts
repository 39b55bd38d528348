import { join } from 'node:path';
import { Command } from 'commander';
import { counted } from '../model/counted.js';
import { archiveStores } from '../pipeline/archive-stores.js';
import {
  ARCHIVE_FAULTS,
  type ArchiveFault,
  type ArchiveReport,
  type FoundFault,
  verifyArchive,
} from '../pipeline/archive-verify.js';
import { examples } from './help.js';
import { stopSignal } from './stop-signal.js';
import { configOf, type GlobalFlags, withStore } from './store.js';

interface VerifyFlags extends GlobalFlags {
  mend?: boolean;
  json?: boolean;
}

/** Faults that are printed one by one; the others are counted. */
const MOST_LINES = 100;

export function archiveCommand(): Command {
  const command = new Command('archive').addHelpText('after', examples('copydesk archive verify'));
  command
    .command('verify')
    .description('Read the whole archive, and check files and index against each other')
    .option(
      '--mend',
      'make the index say what the files do; pages that it did not know are parsed by the next run',
    )
    .option('--json', 'the counts as one JSON object, on the last line')
    .addHelpText('after', examples('copydesk archive verify', 'copydesk archive verify --mend'))
    .action(async (_flags: unknown, self: Command) => verify(self.optsWithGlobals<VerifyFlags>()));
  return command;
}

async function verify(flags: VerifyFlags): Promise<void> {
  const signal = stopSignal();
  const { home, store: settings } = configOf(flags);
  const folder = join(home, 'archive');
  let lines = 0;
  const onFault = (fault: FoundFault) => {
    if (++lines <= MOST_LINES) process.stdout.write(`${lineOf(fault)}\n`);
  };
  const report = await withStore(flags, (store) =>
    verifyArchive(store, {
      folder,
      stores: archiveStores(settings, store.movedFiles),
      mend: flags.mend ?? false,
      signal,
      onFault,
    }),
  );
  if (lines > MOST_LINES) process.stdout.write(`… and ${lines - MOST_LINES} more\n`);
  process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : summaryOf(report));
  if (lines > report.mended) process.exitCode = 1;
}

function lineOf({ fault, file, offset, url, mended }: FoundFault): string {
  const at = offset === undefined ? file : `${file}@${offset}`;
  return [fault.padEnd(15), at, url, mended ? '(mended)' : undefined].filter(Boolean).join('  ');
}

function summaryOf({ files, pages, elsewhere, faults, mended }: ArchiveReport): string {
  const found = Object.entries(faults).map(
    ([fault, count]) => `${String(count).padStart(6)}  ${fault}: ${ARCHIVE_FAULTS[fault as ArchiveFault]}`,
  );
  const others = elsewhere > 0 ? `, ${counted(elsewhere, 'file')} of other machines not read` : '';
  const verdict = found.length === 0 ? 'all as the index says' : `${counted(mended, 'fault')} mended`;
  return `${[`${counted(files, 'file')}, ${counted(pages, 'page')} ${pages === 1 ? 'is' : 'are'} right${others}: ${verdict}`, ...found].join('\n')}\n`;
}
