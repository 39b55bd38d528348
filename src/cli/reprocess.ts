import { resolve } from 'node:path';
import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { createLogger, type Logger } from '../log.js';
import { fixtureFolders } from '../pipeline/fixtures.js';
import { loadProfiles } from '../pipeline/profiles.js';
import { whereOf } from '../pipeline/reprocess/choice.js';
import { type ComparePool, openComparePool } from '../pipeline/reprocess/compare-pool.js';
import {
  type GivenCursor,
  reprocessFixtures,
  reprocessGiven,
  storedFrom,
  warcFiles,
} from '../pipeline/reprocess/given.js';
import { reprocessKept } from '../pipeline/reprocess/kept.js';
import { emptyReport, type Report } from '../pipeline/reprocess/report.js';
import { count, followRun, runKey } from '../pipeline/reprocess/run.js';
import { passedBy, type Threshold, thresholdOf } from '../pipeline/reprocess/thresholds.js';
import { openServices, type Services } from '../pipeline/services.js';
import { fixturePage, storedPages } from '../pipeline/stored-pages.js';
import { type TemplateOf, templatesAsTheyAre } from '../pipeline/templates.js';
import { demandDelivered, startParsing, untilIdle } from '../pipeline/work.js';
import type { CaptureChoice, Cursor } from '../storage/reprocessing.js';
import { day } from './day.js';
import { CUT_OFF } from './exit-codes.js';
import { examples } from './help.js';
import { openReportFile } from './report-file.js';
import { openReprocessView, type ReprocessView, warcTotal } from './reprocess-view.js';
import { resolveRules } from './resolve-option.js';
import { leaveInTime, stopSignal } from './stop-signal.js';
import { configOf, type GlobalFlags, withStore } from './store.js';
import { packageVersion } from './version.js';
import { wholeNumber } from './whole-number.js';

interface ReprocessFlags extends GlobalFlags {
  source?: string;
  template?: number;
  since?: string;
  until?: string;
  where?: string[];
  from?: string;
  warc?: string[];
  dryRun?: boolean;
  report?: string;
  failOn?: Threshold[];
  json?: boolean;
  threads?: number;
  restart?: boolean;
}

const each =
  <T>(read: (text: string) => T) =>
  (text: string, before: T[] | undefined) => [...(before ?? []), read(text)];

export function reprocessCommand(): Command {
  return new Command('reprocess')
    .option('--source <id>', 'only the pages of this source')
    .option(
      '--template <version>',
      "with --source: with this version of the source's template in place of the newest",
      wholeNumber(1, Number.MAX_SAFE_INTEGER),
    )
    .option('--since <day>', 'only pages fetched on this day or later, as in 2026-03-01 (UTC)', day)
    .option('--until <day>', 'only pages fetched on this day or earlier', day)
    .option(
      '--where <words>',
      '"no <field>", "rejected <reason>" or "parser < <version>"; repeatable, all must hold',
      each(String),
    )
    .option(
      '--from <path>',
      'fixtures, compared with their own records; or a manifest, folder or WARC file, compared with the database',
    )
    .option('--warc <files...>', 'pages of WARC files that others made, compared with the database')
    .option('--dry-run', 'write nothing, and say what would change')
    .option('--report <file>', 'write the report as one HTML page')
    .option(
      '--fail-on <threshold>',
      'exit with 1 when it is passed: "body-shrinks>0.5%", "newly-rejected>0"',
      each(thresholdOf),
    )
    .option('--json', 'the report as one JSON object, and nothing else')
    .option('--threads <n>', 'threads that parse (default: one a core)', wholeNumber(1, 256))
    .option('--restart', 'begin anew where the same command was stopped')
    .addHelpText(
      'after',
      examples(
        'copydesk reprocess --source harbour-times --dry-run --report out.html',
        'copydesk reprocess --where "no byline" --where "parser < 0.2.0"',
        'copydesk reprocess --warc CC-NEWS-20260301-00001.warc.gz --fail-on "trouble>0"',
        'copydesk reprocess --from fixtures/',
      ),
    )
    .action(async (_flags: ReprocessFlags, self: Command) => run(self.optsWithGlobals<ReprocessFlags>()));
}

async function run(flags: ReprocessFlags): Promise<void> {
  const { source, since, until, where = [] } = flags;
  const choice = { sourceId: source, since, until, ...whereOf(where) };
  const isGiven = flags.from !== undefined || flags.warc !== undefined;
  demandSense(flags, isGiven);
  const file = flags.report === undefined ? undefined : await openReportFile(flags.report);
  const pool = openComparePool({ threads: flags.threads });
  const dryRun = isGiven || (flags.dryRun ?? false);
  const view = openReprocessView({ json: flags.json ?? false, threads: pool.threads, dryRun });
  const stop = stopSignal();
  const conclude: Conclude = async (report, finish) => {
    const failed = passedBy(report, flags.failOn ?? []);
    view.end(report, { failed, stopped: stop.aborted });
    await file?.write(report, { failed, dryRun, stopped: stop.aborted });
    if (failed.length > 0) process.exitCode = 1;
    if (stop.aborted) process.exitCode = CUT_OFF;
    else await finish?.();
  };
  try {
    const means = { flags, pool, view, stop, conclude };
    await (isGiven ? given(means) : kept(means, choice, dryRun));
  } finally {
    leaveInTime();
    view.close();
    await file?.close();
    await pool.close();
  }
}

function demandSense(flags: ReprocessFlags, isGiven: boolean): void {
  const { source, since, until, template, where } = flags;
  const usage = (message: string) => new CopydeskError('usage', message);
  if (isGiven && [source, since, until, template, where].some((one) => one !== undefined))
    throw usage('--source, --template, --since, --until and --where choose kept pages, not given ones');
  if (flags.from !== undefined && flags.warc !== undefined)
    throw usage('--from and --warc are two ways to give pages: one of them');
  if (template !== undefined && source === undefined)
    throw usage('--template needs the --source that it is of');
}

type Conclude = (report: Report, finish?: () => Promise<void>) => Promise<void>;

interface Means {
  flags: ReprocessFlags;
  pool: ComparePool;
  view: ReprocessView;
  stop: AbortSignal;
  conclude: Conclude;
}

async function kept(means: Means, choice: CaptureChoice, dryRun: boolean): Promise<void> {
  const { flags, pool, view, stop, conclude } = means;
  const config = configOf(flags);
  const services = await openServices(config, logOf(flags), {
    version: packageVersion,
    resolve: resolveRules({}, config),
  });
  try {
    if (choice.sourceId !== undefined && !(await services.sources.get(choice.sourceId)))
      throw new CopydeskError('no-such-source', `${choice.sourceId}: no such source`);
    if (!dryRun) await services.upkeep.demandRoom();
    const given = await templateOf(services, flags);
    if (view.showsProgress) view.expect({ pages: await services.reprocessing.count(choice) });
    const { report, before, finish } = await followRun({
      runs: services.reprocessRuns,
      key: runKey({ kept: choice, template: flags.template, dryRun }),
      anew: flags.restart ?? false,
      pages: (cursor, met) =>
        reprocessKept(services, {
          pool,
          choice,
          dryRun,
          signal: stop,
          after: cursor as Cursor | undefined,
          templateOf: given ?? templatesAsTheyAre(services.templates, met),
        }),
      onBatch: async (batch, soFar) => {
        view.batch(batch, soFar);
        if (!dryRun) await services.upkeep.demandRoom();
      },
    });
    view.wentOn(before);
    await conclude(report, finish);
    if (!dryRun && !stop.aborted) await deliver(services, stop);
  } finally {
    await services.close();
  }
}

async function deliver(services: Services, stop: AbortSignal): Promise<void> {
  await startParsing(services);
  const behind = await services.sinks.behind();
  await services.queue.add(behind.map((sinkId) => ({ name: 'deliver', payload: { sinkId } })));
  await untilIdle(services, stop, { fetching: false });
  await demandDelivered(services);
}

/** Undefined for the newest. */
async function templateOf(
  { templates }: Services,
  { source, template: version }: ReprocessFlags,
): Promise<TemplateOf | undefined> {
  if (version === undefined || source === undefined) return undefined;
  const template = await templates.get(source, version);
  if (!template) throw new CopydeskError('usage', `${source}: the template has no version ${version}`);
  return async (of) => (of === source ? template : templates.newest(of));
}

async function given(means: Means): Promise<void> {
  const { flags, pool, view, stop, conclude } = means;
  const profiles = loadProfiles(configOf(flags).home);
  const folders = flags.from === undefined ? [] : await fixtureFolders(flags.from).catch(() => []);
  if (folders.length > 0) {
    view.expect({ pages: folders.length });
    const report = emptyReport();
    for await (const batch of reprocessFixtures({ pool, profiles, signal: stop }, folders, fixturePage)) {
      count(report, batch);
      view.batch(batch, report);
    }
    await conclude(report);
    return;
  }
  const { warc, from = '' } = flags;
  const files =
    warc?.map((path) => resolve(path)) ?? (/\.warc(?:\.gz)?$/iu.test(from) ? [resolve(from)] : undefined);
  if (files) view.expect(await warcTotal(files));
  await withStore(flags, async (store) => {
    const { report, before, finish } = await followRun({
      runs: store.reprocessRuns,
      key: runKey({ given: files ?? resolve(from) }),
      anew: flags.restart ?? false,
      pages: (cursor, met) => {
        const begun = cursor as GivenCursor | undefined;
        const run = { pool, profiles, signal: stop, templateOf: templatesAsTheyAre(store.templates, met) };
        return reprocessGiven(
          store,
          run,
          files ? warcFiles(files, begun) : storedFrom(storedPages(from), begun),
        );
      },
      onBatch: (batch, soFar) => view.batch(batch, soFar),
    });
    view.wentOn(before);
    await conclude(report, finish);
  });
}

function logOf({ debug }: ReprocessFlags): Logger {
  return createLogger(debug ? 'debug' : 'warn', process.stderr);
}
