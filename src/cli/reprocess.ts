import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { createLogger } from '../log.js';
import { fixtureFolders } from '../pipeline/fixtures.js';
import { openParsePool } from '../pipeline/parse-pool.js';
import { loadProfiles } from '../pipeline/profiles.js';
import { type Reprocessed, reprocessFixtures, reprocessGiven, reprocessKept } from '../pipeline/reprocess.js';
import { openServices, type Services } from '../pipeline/services.js';
import { fixturePage, storedPages } from '../pipeline/stored-pages.js';
import type { TemplateOf } from '../pipeline/templates.js';
import { demandDelivered, startParsing, untilIdle } from '../pipeline/work.js';
import { examples } from './help.js';
import { leaveInTime, stopSignal } from './stop-signal.js';
import { configOf, type GlobalFlags, withStore } from './store.js';
import { packageVersion } from './version.js';
import { wholeNumber } from './whole-number.js';

interface ReprocessFlags extends GlobalFlags {
  source?: string;
  template?: number;
  from?: string;
}

export function reprocessCommand(): Command {
  return new Command('reprocess')
    .description(
      'Parse kept pages again; records whose content changed get a new version. With --from, given pages: nothing is written',
    )
    .option('--source <id>', 'only the pages of this source')
    .option(
      '--template <version>',
      "with --source: with this version of the source's template in place of the newest",
      wholeNumber(1, Number.MAX_SAFE_INTEGER),
    )
    .option(
      '--from <path>',
      'fixtures, compared with their own records; or a manifest, folder or WARC file, compared with the database',
    )
    .addHelpText(
      'after',
      examples('copydesk reprocess --source harbour-times', 'copydesk reprocess --from fixtures/'),
    )
    .action(async (_flags: ReprocessFlags, self: Command) => {
      const flags = self.optsWithGlobals<ReprocessFlags>();
      if (flags.from === undefined) await kept(flags);
      else await given(flags.from, flags);
    });
}

async function kept(flags: ReprocessFlags): Promise<void> {
  const log = createLogger(flags.debug ? 'debug' : 'warn', process.stderr);
  const stop = stopSignal();
  const services = await openServices(configOf(flags), log, { version: packageVersion, resolve: [] });
  try {
    if (flags.source !== undefined && !(await services.sources.get(flags.source)))
      throw new CopydeskError('no-such-source', `${flags.source}: no such source`);
    await report(reprocessKept(services, flags.source, await templateOf(services, flags)));
    await startParsing(services);
    const behind = await services.sinks.behind();
    await services.queue.add(behind.map((sinkId) => ({ name: 'deliver', payload: { sinkId } })));
    await untilIdle(services, stop, { fetching: false });
    await demandDelivered(services);
  } finally {
    leaveInTime();
    await services.close();
  }
}

/** Undefined for the newest. */
async function templateOf(
  { templates }: Services,
  { source, template: version }: ReprocessFlags,
): Promise<TemplateOf | undefined> {
  if (version === undefined) return undefined;
  if (source === undefined) throw new CopydeskError('usage', '--template needs the --source that it is of');
  const template = await templates.get(source, version);
  if (!template) throw new CopydeskError('usage', `${source}: the template has no version ${version}`);
  return async (of) => (of === source ? template : templates.newest(of));
}

async function given(path: string, flags: ReprocessFlags): Promise<void> {
  const pool = openParsePool();
  const profiles = loadProfiles();
  try {
    const folders = await fixtureFolders(path).catch(() => []);
    if (folders.length > 0) await report(reprocessFixtures({ pool, profiles }, folders, fixturePage));
    else
      await withStore(flags, ({ articles, templates }) =>
        report(reprocessGiven({ pool, profiles, articles, templates }, storedPages(path))),
      );
  } finally {
    await pool.close();
  }
}

/** Only counted: a page that is as it was, and one that somebody else has. */
const QUIET: ReadonlySet<Reprocessed['kind']> = new Set(['unchanged', 'rejected', 'elsewhere']);

/** A line for each page that is not as it was, and the counts. */
async function report(pages: AsyncGenerator<Reprocessed>): Promise<void> {
  const counts = new Map<Reprocessed['kind'], number>();
  for await (const page of pages) {
    counts.set(page.kind, (counts.get(page.kind) ?? 0) + 1);
    if (!QUIET.has(page.kind)) process.stdout.write(`${line(page)}\n`);
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...counts].map(([kind, count]) => `${count} ${kind}`);
  process.stdout.write(`${all} pages${parts.length > 0 ? `: ${parts.join(', ')}` : ''}\n`);
}

function line(page: Reprocessed): string {
  const detail = 'fields' in page ? page.fields.join(', ') : 'reason' in page ? page.reason : '';
  const version = page.kind === 'changed' && page.version > 0 ? `  version ${page.version}` : '';
  return `${page.kind.padEnd(13)} ${page.url}${version}${detail ? `  ${detail}` : ''}`;
}
