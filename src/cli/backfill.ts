import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { counted } from '../model/counted.js';
import { FETCH_REASONS } from '../model/fetch-reason.js';
import { type Backfilled, backfill } from '../pipeline/backfill.js';
import { day } from './day.js';
import { examples } from './help.js';
import { withNetwork } from './network.js';
import { type ResolveFlags, withResolveOption } from './resolve-option.js';
import { stopSignal } from './stop-signal.js';
import { configOf, type GlobalFlags, withStore } from './store.js';

interface BackfillFlags extends GlobalFlags, ResolveFlags {
  from: string;
  to: string;
}

export function backfillCommand(): Command {
  const command = new Command('backfill')
    .argument('<source>', 'the id of a source that is watched')
    .requiredOption('--from <day>', 'the first day, as in 2026-01-31', day)
    .requiredOption('--to <day>', 'the last day', day);
  return withResolveOption(command)
    .addHelpText('after', examples('copydesk backfill example-times --from 2025-01-01 --to 2025-12-31'))
    .action(async (sourceId: string, _flags: BackfillFlags, self: Command) => {
      const flags = self.optsWithGlobals<BackfillFlags>();
      if (flags.from > flags.to)
        throw new CopydeskError('usage', `--from ${flags.from} comes after --to ${flags.to}`);
      const stop = stopSignal();
      const { from, to } = flags;
      const result = await withStore(flags, async (store) => {
        const source = await store.sources.get(sourceId);
        if (!source) throw new CopydeskError('unknown-source', `${sourceId}: no such source`);
        return withNetwork(flags, configOf(flags), (network) =>
          backfill(store, network, source, { from, to }, stop),
        );
      });
      process.stdout.write(`${linesOf(result).join('\n')}\n`);
      if (result.read === 0 && result.end === 'whole')
        throw new CopydeskError('no-archive', noArchive(result, sourceId));
    });
}

function linesOf({
  parts,
  read,
  failed,
  named,
  matching,
  added,
  undated,
  end,
  reason,
}: Backfilled): string[] {
  const failures = Object.entries(failed).map(([why, count]) => `${why} ${count}`);
  const rest = parts - read - Object.values(failed).reduce((sum, count) => sum + count, 0);
  return [
    `${read} of ${counted(parts, 'sitemap')} read${failures.length > 0 ? `; failed: ${failures.join(', ')}` : ''}`,
    `${counted(named, 'page')} named: ${counted(matching, 'article')} of these days, ${added} of them new, ${undated} without a date`,
    ...(end === 'whole'
      ? ['what is new is fetched by `copydesk run`, beside the news of the day']
      : [
          `broken off with ${counted(rest, 'sitemap')} to read${reason ? ` (${FETCH_REASONS[reason].sentence})` : ''}: the same command goes on`,
        ]),
  ];
}

function noArchive({ parts }: Backfilled, sourceId: string): string {
  return parts === 0 ? `${sourceId} has no sitemap` : `no sitemap of ${sourceId} could be read`;
}
