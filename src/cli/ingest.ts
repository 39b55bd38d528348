import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { createLogger } from '../log.js';
import { counted } from '../model/counted.js';
import { ingest } from '../pipeline/ingest.js';
import { openServices } from '../pipeline/services.js';
import { idleClock, startStageClock } from '../pipeline/stage-clock.js';
import { storedPages } from '../pipeline/stored-pages.js';
import { demandDelivered, startParsing, untilIdle } from '../pipeline/work.js';
import { CUT_OFF } from './exit-codes.js';
import { examples } from './help.js';
import { openProgress } from './progress.js';
import { resolveRules } from './resolve-option.js';
import { leaveInTime, stopSignal } from './stop-signal.js';
import { configOf, type GlobalFlags } from './store.js';
import { printSummary, summarize } from './summary.js';
import { packageVersion } from './version.js';

interface IngestFlags extends GlobalFlags {
  from: string;
  json?: boolean;
}

export function ingestCommand(): Command {
  return new Command('ingest')
    .requiredOption('--from <path>', 'manifest.jsonl of {"id","url","file"}, a folder, or a .warc.gz file')
    .option('--json', 'the summary as one JSON object, on the last line')
    .addHelpText(
      'after',
      examples('copydesk ingest --from pages/manifest.jsonl', 'copydesk ingest --from crawl.warc.gz --json'),
    )
    .action(async (_flags: unknown, self: Command) => run(self.optsWithGlobals<IngestFlags>()));
}

async function run(flags: IngestFlags): Promise<void> {
  const began = performance.now();
  const stop = stopSignal();
  const progress = openProgress(undefined);
  const log = createLogger(flags.debug ? 'debug' : 'warn', progress);
  const clock = flags.json ? startStageClock() : idleClock();
  const config = configOf(flags);
  const services = await openServices(config, log, {
    version: packageVersion,
    resolve: resolveRules({}, config),
    clock,
  });
  try {
    const parsedBefore = await services.totals.parsed();
    await startParsing(services);
    const watching = { signal: stop, onDone: progress.done };
    const counts = await clock.run('store', () =>
      ingest(services, storedPages(flags.from), new Date(), watching),
    );
    progress.close();
    await untilIdle(services, stop, { fetching: false });
    for (const { id, reason } of counts.refused) process.stderr.write(`copydesk: ${id}: ${reason}\n`);
    const { refused, ...numbers } = counts;
    const summary = {
      ...(await summarize(services, { began, parsedBefore })),
      ingested: { ...numbers, refused: refused.length },
    };
    if (!flags.json) {
      const { given, taken, unchanged } = numbers;
      process.stdout.write(
        `${counted(given, 'page')}: ${taken} taken, ${unchanged} known already, ${refused.length} refused\n\n`,
      );
    }
    printSummary(summary, flags.json ?? false);
    if (refused.length > 0 && refused.length === counts.given)
      throw new CopydeskError(
        'nothing-taken',
        counts.given === 1 ? 'the one page was not taken' : `none of the ${counts.given} pages was taken`,
      );
    await demandDelivered(services);
  } catch (error) {
    if (!stop.aborted) throw error;
    process.exitCode = CUT_OFF;
  } finally {
    progress.close();
    leaveInTime();
    await services.close();
  }
}
