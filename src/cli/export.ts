import { Command, Option } from 'commander';
import { csvHead, csvRow } from '../delivery/formats/csv.js';
import { newsArticle, SCHEMA_ORG } from '../delivery/formats/json-ld.js';
import { CopydeskError } from '../errors.js';
import type { Article } from '../model/article.js';
import type { RecordFilter } from '../model/record-filter.js';
import { examples } from './help.js';
import { openOutput } from './output.js';
import { openProgress } from './progress.js';
import { withRecordFilter } from './record-filter-options.js';
import { type GlobalFlags, type Store, withStore } from './store.js';

/** How records stand in a file: what comes before the first, each of them, what parts two, what comes last. */
interface Format {
  head: string;
  record(record: Article): string;
  between: string;
  tail: string;
}

const FORMATS: Record<string, Format> = {
  jsonl: { head: '', record: (record) => `${JSON.stringify(record)}\n`, between: '', tail: '' },
  csv: { head: csvHead(), record: csvRow, between: '', tail: '' },
  'json-ld': {
    head: `{"@context":"${SCHEMA_ORG}","@graph":[\n`,
    record: (record) => JSON.stringify(newsArticle(record)),
    between: ',\n',
    tail: '\n]}\n',
  },
};

interface ExportFlags extends GlobalFlags {
  format: string;
  versions: 'newest' | 'all';
  out?: string;
}

export function exportCommand(): Command {
  const { command, filterOf } = withRecordFilter(
    new Command('export')
      .addOption(
        new Option('--format <format>', 'output format').choices(Object.keys(FORMATS)).default('jsonl'),
      )
      .addOption(
        new Option('--versions <which>', 'of each record').choices(['newest', 'all']).default('newest'),
      )
      .option('--out <file>', 'write to a file instead of standard output'),
  );
  return command
    .addHelpText(
      'after',
      examples(
        'copydesk export --out records.jsonl',
        'copydesk export --format csv --from 2026-03-01 --quotes',
      ),
    )
    .action(async (_flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<ExportFlags>();
      await withStore(flags, (store) => exportRecords(store, filterOf(flags), flags));
    });
}

async function exportRecords(
  { articles, sources }: Store,
  filter: RecordFilter,
  { format, versions, out: file }: ExportFlags,
): Promise<void> {
  const { head, record: written, between, tail } = FORMATS[format] as Format;
  const total = await articles.count(filter, versions);
  // Records outlive their source, so it need not be there as long as they are.
  if (total === 0 && filter.source !== undefined && !(await sources.get(filter.source)))
    throw new CopydeskError(
      'unknown-source',
      `${filter.source}: no such source; \`copydesk sources list\` names them`,
    );
  const out = await openOutput(file);
  const progress = openProgress(total);
  let records = 0;
  try {
    await out.write(head);
    for await (const record of articles.iterate(filter, versions)) {
      await out.write(`${records === 0 ? '' : between}${written(record)}`);
      progress.done(++records);
    }
    await out.write(tail);
  } finally {
    progress.close();
    await out.close();
  }
}
