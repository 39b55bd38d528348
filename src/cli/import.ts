import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { createLogger } from '../log.js';
import { counted } from '../model/counted.js';
import { importRecords } from '../pipeline/import-records.js';
import { openServices } from '../pipeline/services.js';
import { jsonLines } from '../pipeline/stored-pages.js';
import { demandDelivered, startParsing, untilIdle } from '../pipeline/work.js';
import { CUT_OFF } from './exit-codes.js';
import { examples } from './help.js';
import { openProgress } from './progress.js';
import { resolveRules } from './resolve-option.js';
import { leaveInTime, stopSignal } from './stop-signal.js';
import { configOf, type GlobalFlags } from './store.js';
import { packageVersion } from './version.js';

interface ImportFlags extends GlobalFlags {
  json?: boolean;
}

export function importCommand(): Command {
  return new Command('import')
    .argument('<file>', 'what `copydesk export` wrote, plain or gzipped')
    .option('--json', 'the counts as one JSON object')
    .addHelpText('after', examples('copydesk import records.jsonl.gz'))
    .action(async (file: string, _flags: unknown, self: Command) =>
      run(file, self.optsWithGlobals<ImportFlags>()),
    );
}

async function run(file: string, flags: ImportFlags): Promise<void> {
  const stop = stopSignal();
  const progress = openProgress(undefined);
  const log = createLogger(flags.debug ? 'debug' : 'warn', progress);
  const config = configOf(flags);
  const services = await openServices(config, log, {
    version: packageVersion,
    resolve: resolveRules({}, config),
  });
  try {
    const { refused, ...counts } = await importRecords(services, jsonLines(file), {
      signal: stop,
      onDone: (given) => progress.done(given),
    });
    progress.close();
    for (const { line, reason } of refused) process.stderr.write(`copydesk: ${file}:${line}: ${reason}\n`);
    await startParsing(services);
    await services.queue.add(
      (await services.sinks.behind()).map((sinkId) => ({ name: 'deliver', payload: { sinkId } })),
    );
    await untilIdle(services, stop, { fetching: false });
    const all = { ...counts, refused: refused.length };
    process.stdout.write(
      flags.json
        ? `${JSON.stringify(all)}\n`
        : `${counted(all.given, 'record')}: ${all.new} new, ${counted(all.versions, 'new version')}, ${all.known} known already, ${all.refused} refused\n`,
    );
    if (refused.length > 0 && refused.length === counts.given)
      throw new CopydeskError(
        'nothing-taken',
        counts.given === 1 ? 'the one record was not taken' : `none of the ${counts.given} records was taken`,
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
