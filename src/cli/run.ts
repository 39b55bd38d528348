import { setTimeout as sleep } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { CopydeskError, isAway } from '../errors.js';
import { createLogger, type Logger } from '../log.js';
import { FETCH_REASONS } from '../model/fetch-reason.js';
import { EXPECTED_ADDRESS, ListenAddress } from '../model/listen-address.js';
import { unlessAborted } from '../pipeline/abortable.js';
import { loadProfiles } from '../pipeline/profiles.js';
import { openServices, type Services } from '../pipeline/services.js';
import { readSourcesFile } from '../pipeline/sources-file.js';
import { idleClock, startStageClock } from '../pipeline/stage-clock.js';
import { demandDelivered, startPipeline, untilIdle } from '../pipeline/work.js';
import type { Listening } from '../server/listen.js';
import { startDemo } from './demo.js';
import { CUT_OFF } from './exit-codes.js';
import { examples } from './help.js';
import { logStream } from './log-stream.js';
import { type ResolveFlags, resolveRules, withResolveOption } from './resolve-option.js';
import { serve } from './serve.js';
import { openStatusView } from './status-view.js';
import { leaveInTime, stopSignal } from './stop-signal.js';
import { configOf, type GlobalFlags } from './store.js';
import { demandRead, printSummary, summarize } from './summary.js';
import { packageVersion } from './version.js';
import { NOTHING_WATCHED, watchDemo } from './watch-demo.js';
import { wholeNumber } from './whole-number.js';

interface RunFlags extends GlobalFlags, ResolveFlags {
  sources?: string;
  once?: boolean;
  json?: boolean;
  port?: number;
  listen?: ListenAddress;
}

export function runCommand(): Command {
  const command = new Command('run')
    .option('--sources <file>', 'add or change the sources of a sources.yaml first')
    .option('--once', 'until nothing is due; then print a summary and exit')
    .option('--json', 'with --once: the summary as one JSON object, on the last line')
    .option(
      '--port <port>',
      'first port to try for the desk (default: 4800, or COPYDESK_PORT)',
      wholeNumber(1, 65_535),
    )
    .option(
      '--listen <address>',
      'address of the desk and the API (default: 127.0.0.1, or COPYDESK_LISTEN); others need an API key',
      listenAddress,
    );
  return withResolveOption(command)
    .addHelpText('after', examples('copydesk run', 'copydesk run --sources sources.yaml --once --json'))
    .action(async (_flags: RunFlags, self: Command) => run(self.optsWithGlobals<RunFlags>()));
}

function listenAddress(text: string): ListenAddress {
  const read = ListenAddress.safeParse(text);
  if (read.success) return read.data;
  throw new InvalidArgumentError(`Expected ${EXPECTED_ADDRESS}.`);
}

async function run(flags: RunFlags): Promise<void> {
  if (flags.json && !flags.once) throw new CopydeskError('usage', '--json goes with --once');
  const began = performance.now();
  const stop = stopSignal();
  const environment = configOf(flags);
  // A wrong file starts nothing.
  const given =
    flags.sources === undefined
      ? undefined
      : await readSourcesFile(flags.sources, loadProfiles(environment.home));
  const config = {
    ...environment,
    port: flags.port ?? flags.listen?.port ?? environment.port,
    listen: flags.listen?.address ?? environment.listen,
  };
  const quiet = process.stdout.isTTY || flags.json;
  const log = createLogger(
    flags.debug ? 'debug' : quiet ? 'warn' : config.logLevel,
    logStream<NodeJS.WriteStream>(process, flags.json),
  );
  const demo = await startDemo();
  let services: Services | undefined;
  let desk: Listening | undefined;
  try {
    services = await openServices(config, log, {
      version: packageVersion,
      // The demo's names end in .test and are nobody else's, so its rules may always stand.
      resolve: [...resolveRules(flags, config), ...demo.resolve],
      clock: flags.json ? startStageClock() : idleClock(),
    });
    if (given) await services.sources.upsert(given, 'file');
    const watched = await watchDemo(services, demo);
    if (watched === 'own') await warnWithoutContact(services);
    if (watched === 'nothing') process.stderr.write(`copydesk: ${NOTHING_WATCHED}\n`);
    await takeUpWithContact(services);
    // The environment may be another one now.
    await services.frontier.reopen('no-secret');
    await services.budgets.newRun();
    const parsedBefore = flags.once ? await services.totals.parsed() : 0;
    const since = await services.totals.now();
    desk = await serve(services, config, { stop, log });
    await startPipeline(services, { rush: flags.once ?? false });
    log.info({ desk: desk.url, home: config.home, demo: watched === 'demo' }, 'running');
    if (flags.once) await once(services, stop, { began, parsedBefore, since }, flags.json ?? false);
    else await showUntil(stop, services, desk.url, log);
  } catch (error) {
    if (!stop.aborted) throw error;
    // A run that is to go on for ever is stopped in the end; one that is to come to its end was cut off.
    if (flags.once) process.exitCode = CUT_OFF;
  } finally {
    leaveInTime();
    await desk?.close();
    await services?.close();
    await demo.close();
  }
}

/** Prints the summary first: a failure of one part does not hide what came of the others. */
async function once(
  services: Services,
  stop: AbortSignal,
  start: { began: number; parsedBefore: number; since: Date },
  json: boolean,
): Promise<void> {
  await untilIdle(services, stop, { fetching: true });
  const summary = await summarize(services, start);
  printSummary(summary, json);
  demandRead(summary.rows);
  await demandDelivered(services);
}

/** Sites are to know whom to write to; without that nobody's pages are fetched but our own. */
async function warnWithoutContact({ sources, config, userAgent }: Services): Promise<void> {
  // Who has one has up to a hundred thousand sources, and they all may be fetched.
  if (config.contact !== undefined) return;
  const barred = (await sources.list()).filter(({ home, paused }) => !paused && !userAgent.mayFetch(home));
  if (barred.length === 0) return;
  const named = barred.slice(0, MOST_BARRED).map(({ id }) => id);
  const more = barred.length - named.length;
  const names = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  process.stderr.write(`copydesk: not fetched: ${names}. ${FETCH_REASONS['no-contact'].sentence}\n`);
}

/** Named where there is no contact; whoever imports a list of sources has thousands. */
const MOST_BARRED = 5;

/** What was not fetched for want of a contact is due as soon as there is one. */
async function takeUpWithContact({ sources, frontier, config }: Services): Promise<void> {
  if (config.contact === undefined) return;
  await sources.lookAgainAfter(FETCH_REASONS['no-contact'].sentence);
  await frontier.reopen('no-contact');
}

const SHOW_EVERY_MS = 500;

/** What is shown is counted from all rows, a second's work where 100,000 sources are watched: no more of the time than this. */
const SHOWN_OF = 50;

async function showUntil(stop: AbortSignal, services: Services, address: string, log: Logger): Promise<void> {
  const view = openStatusView(process.stdout, log);
  try {
    for (let waitMs = SHOW_EVERY_MS; ; ) {
      await sleep(waitMs, undefined, { signal: stop });
      const began = performance.now();
      const asked = unlessAborted(services.totals.bySource(), stop);
      const totals = await asked.catch((error: unknown) => {
        if (isAway(error)) return undefined;
        throw error;
      });
      if (totals) view.show(totals, address);
      waitMs = Math.max(SHOW_EVERY_MS, SHOWN_OF * (performance.now() - began));
    }
  } finally {
    view.close();
  }
}
