import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { httpUrl } from '../model/url.js';
import type { History } from '../model/version.js';
import { historyOf } from '../pipeline/history.js';
import { examples } from './help.js';
import { historyLines } from './history-view.js';
import { type GlobalFlags, type Store, withStore } from './store.js';
import { wholeNumber } from './whole-number.js';

interface HistoryFlags extends GlobalFlags {
  limit: number;
  json?: boolean;
}

/** Versions shown where nobody says how many. */
const SHOWN = 20;

export function historyCommand(): Command {
  return new Command('history')
    .argument('<article>', 'id of a record, or a URL under which it is known')
    .option('--limit <n>', 'versions shown', wholeNumber(1, 1_000), SHOWN)
    .option('--json', 'the versions with their diffs as one JSON object')
    .addHelpText(
      'after',
      examples(
        'copydesk history https://times.example/2026/a',
        'copydesk history 3f0a55c1d2e94b7786a0c1b2d3e4f506 --json',
      ),
    )
    .action(async (article: string, _flags: HistoryFlags, self: Command) => {
      const flags = self.optsWithGlobals<HistoryFlags>();
      const history = await withStore(flags, (store) => found(store, article, flags.limit));
      process.stdout.write(
        flags.json ? `${JSON.stringify(history)}\n` : `${historyLines(history, process.stdout).join('\n')}\n`,
      );
    });
}

async function found(store: Store, article: string, limit: number): Promise<History> {
  const isUrl = httpUrl(article) !== undefined;
  const id = isUrl ? (await store.articles.byUrl(article))?.id : article;
  const history = id === undefined ? undefined : await historyOf(store, id, { limit });
  if (history) return history;
  throw new CopydeskError(
    'no-such-record',
    `${article}: no record has this ${isUrl ? 'URL' : 'id'}; the desk and \`export\` show ids`,
  );
}
