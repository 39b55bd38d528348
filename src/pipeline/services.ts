/** The composition root: the only place that names concrete adapters and decides what a process is made of. */
import { join, resolve } from 'node:path';
import { type Config, readSecret } from '../config.js';
import { guardedDispatcher } from '../crawlers/connector.js';
import type { ResolveRule } from '../crawlers/resolve.js';
import { type UserAgent, userAgent } from '../crawlers/user-agent.js';
import { alertWebhookSink } from '../delivery/alert-webhook.js';
import { jsonlSink } from '../delivery/jsonl.js';
import { selected } from '../delivery/selected.js';
import type { Sink } from '../delivery/sink.js';
import { webhookSink } from '../delivery/webhook.js';
import { wordpressSink } from '../delivery/wordpress.js';
import type { Logger } from '../log.js';
import type { SinkConfig } from '../model/sink.js';
import { sizeBytes } from '../model/size.js';
import { durationMs } from '../model/source.js';
import { learnTemplate, WINDOW } from '../parsers/boilerplate/template-learn.js';
import { placesOf } from '../parsers/copies/places.js';
import { byPrecedence } from '../parsers/copies/standing.js';
import { changesBetween } from '../parsers/versions/diff-versions.js';
import { openQueue } from '../queue/open-queue.js';
import type { JobQueue } from '../queue/port.js';
import { type AlertEvents, alertEventsOf } from '../storage/alert-events.js';
import { type Alerts, alertsOf } from '../storage/alerts.js';
import { type ApiKeys, apiKeysOf } from '../storage/api-keys.js';
import { type Articles, articlesOf } from '../storage/articles.js';
import { type Budgets, budgetsOf } from '../storage/budgets.js';
import { type Captures, capturesOf } from '../storage/captures.js';
import { type Changes, changesOf } from '../storage/change-feed.js';
import { type Database, openDatabase } from '../storage/database.js';
import { type DeadLetters, deadLettersOf } from '../storage/dead-letters.js';
import { startEmbedded } from '../storage/embedded/start-embedded.js';
import { type Frontier, frontierOf } from '../storage/frontier.js';
import { type Hosts, hostsOf } from '../storage/hosts.js';
import { migrate } from '../storage/migrate.js';
import { type MovedFiles, movedFilesOf } from '../storage/moved-files.js';
import { type NearDuplicates, nearDuplicatesOf } from '../storage/near-duplicates.js';
import { type OptOuts, optOutsOf } from '../storage/opt-outs.js';
import { type Quotes, quotesOf } from '../storage/quotes.js';
import { type Relations, relationsOf } from '../storage/relations.js';
import { type ReprocessRuns, reprocessRunsOf } from '../storage/reprocess-runs.js';
import { type Reprocessing, reprocessingOf } from '../storage/reprocessing.js';
import { type Revisits, revisitsOf } from '../storage/revisits.js';
import { demandSessions } from '../storage/sessions.js';
import { type SinkConfigs, sinkConfigsOf } from '../storage/sink-configs.js';
import { type Sinks, sinksOf } from '../storage/sinks.js';
import { type SourceDays, sourceDaysOf } from '../storage/source-days.js';
import { type SourceFactsReader, sourceFactsOf } from '../storage/source-facts.js';
import { type Sources, sourcesOf } from '../storage/sources.js';
import { type StatsReader, statsOf } from '../storage/stats.js';
import { type Templates, templatesOf } from '../storage/templates.js';
import { type Totals, totalsOf } from '../storage/totals.js';
import { type Versions, versionsOf } from '../storage/versions.js';
import { type WarcFiles, warcFilesOf } from '../storage/warc-files.js';
import { ArchiveMover } from './archive-mover.js';
import { archiveStores } from './archive-stores.js';
import { CaptureStore } from './capture-store.js';
import { HealthWatch } from './health/watch.js';
import { homeName, makeHome } from './home.js';
import { type Outlets, openOutlets } from './outlets.js';
import { openParsePool, type ParsePool } from './parse-pool.js';
import { loadProfiles, type Profiles } from './profiles.js';
import { readSinksFile } from './sinks-file.js';
import { idleClock, type StageClock } from './stage-clock.js';
import { type ToParser, toParser } from './to-parser.js';
import { Upkeep } from './upkeep.js';

/** The tables, without anything that works on them. */
export interface Store {
  db: Database;
  /** For those who read over HTTP: few connections, so that however many they are, others find some free. */
  reading: Database;
  /** Where the queues connect to. */
  databaseUrl: string;
  sources: Sources;
  hosts: Hosts;
  optOuts: OptOuts;
  budgets: Budgets;
  frontier: Frontier;
  captures: Captures;
  warcFiles: WarcFiles;
  movedFiles: MovedFiles;
  articles: Articles;
  versions: Versions;
  reprocessing: Reprocessing;
  reprocessRuns: ReprocessRuns;
  quotes: Quotes;
  relations: Relations;
  nearDuplicates: NearDuplicates;
  revisits: Revisits;
  templates: Templates;
  changes: Changes;
  sinks: Sinks;
  sinkConfigs: SinkConfigs;
  deadLetters: DeadLetters;
  totals: Totals;
  sourceDays: SourceDays;
  stats: StatsReader;
  sourceFacts: SourceFactsReader;
  alerts: Alerts;
  alertEvents: AlertEvents;
  apiKeys: ApiKeys;
  close(): Promise<void>;
}

/** Everything that a process needs to do the pipeline's work. */
export interface Services extends Store {
  config: Config;
  log: Logger;
  queue: JobQueue;
  toParser: ToParser;
  pool: ParsePool;
  profiles: Profiles;
  pages: CaptureStore;
  upkeep: Upkeep;
  mover: ArchiveMover;
  healthWatch: HealthWatch;
  dispatcher: ReturnType<typeof guardedDispatcher>;
  userAgent: UserAgent;
  /** What records are delivered to. */
  outlets: Outlets;
  clock: StageClock;
}

export interface Wishes {
  version: string;
  resolve: ResolveRule[];
  clock?: StageClock;
}

/** More than the cores would not read more; a page takes milliseconds. */
const READING_CONNECTIONS = 4;

/** How long a handler may go on after it was told to stop. */
const STOP_TIMEOUT_MS = 10_000;

/** Opens the database, the embedded one unless the settings name another, and brings its tables up to date. */
export async function openStore(config: Config, log: Logger): Promise<Store> {
  await makeHome(config.home);
  const server =
    config.databaseUrl === undefined ? await startEmbedded({ home: config.home, log }) : undefined;
  const databaseUrl = server?.url ?? (config.databaseUrl as string);
  let opened: Database | undefined;
  try {
    const db = await openDatabase(databaseUrl, log);
    opened = db;
    if (!server) await demandSessions(db);
    await migrate(db);
    const reading = await openDatabase(databaseUrl, log, READING_CONNECTIONS);
    return {
      db,
      reading,
      databaseUrl,
      sources: sourcesOf(db),
      hosts: hostsOf(db),
      optOuts: optOutsOf(db),
      budgets: budgetsOf(db),
      frontier: frontierOf(db),
      captures: capturesOf(db),
      warcFiles: warcFilesOf(db),
      movedFiles: movedFilesOf(db),
      articles: articlesOf(db, changesBetween),
      versions: versionsOf(db),
      reprocessing: reprocessingOf(db),
      reprocessRuns: reprocessRunsOf(db),
      quotes: quotesOf(db),
      relations: relationsOf(db),
      nearDuplicates: nearDuplicatesOf(db, { byPrecedence, placesOf }),
      revisits: revisitsOf(db),
      templates: templatesOf(db, { window: WINDOW, learn: learnTemplate }),
      changes: changesOf(db),
      sinks: sinksOf(db),
      sinkConfigs: sinkConfigsOf(db),
      deadLetters: deadLettersOf(db),
      totals: totalsOf(db),
      sourceDays: sourceDaysOf(db),
      stats: statsOf(db),
      sourceFacts: sourceFactsOf(db),
      alerts: alertsOf(db),
      alertEvents: alertEventsOf(db),
      apiKeys: apiKeysOf(db),
      close: async () => {
        await reading.close();
        await db.close();
        await server?.close();
      },
    };
  } catch (error) {
    await opened?.close();
    await server?.close();
    throw error;
  }
}

export interface OutletMeans {
  /** Guarded, as that of the pages. */
  dispatcher: Services['dispatcher'];
  sinkConfigs: SinkConfigs;
}

/**
 * What this process delivers to: the sinks of `sinks.yaml`, or one file, and those of the API. Homes that share a database have
 * a file each, and so a cursor each: with one for all, each would cut the others' files to its own length.
 */
export async function outletsOf(config: Config, means: OutletMeans): Promise<Outlets> {
  const configs = (await readSinksFile(config.home)) ?? [DEFAULT_SINK];
  const ofHome = config.databaseUrl === undefined ? '' : `-${await homeName(config.home)}`;
  const make = (it: SinkConfig) => {
    const sink = sinkOf(it, ofHome, config.home, means);
    return it.kind === 'alerts' ? sink : selected(sink, it);
  };
  return openOutlets(configs.map(make), means.sinkConfigs, make);
}

const DEFAULT_SINK: SinkConfig = { id: 'jsonl', kind: 'jsonl', path: 'out/records.jsonl' };

function sinkOf(config: SinkConfig, ofHome: string, home: string, { dispatcher }: OutletMeans): Sink {
  switch (config.kind) {
    case 'jsonl': {
      const { id, path = join('out', `${id}.jsonl`), rotate } = config;
      const rotation = rotate && {
        bytes: rotate.size === undefined ? undefined : sizeBytes(rotate.size),
        ageMs: rotate.age === undefined ? undefined : durationMs(rotate.age),
      };
      return jsonlSink(resolve(home, path), `${id}${ofHome}`, rotation);
    }
    case 'webhook':
      return webhookSink(config, { dispatcher, secret: readSecret });
    case 'alerts':
      return alertWebhookSink(config, { dispatcher, secret: readSecret });
    case 'wordpress':
      return wordpressSink(config, { dispatcher, secret: readSecret });
  }
}

export async function openServices(config: Config, log: Logger, wishes: Wishes): Promise<Services> {
  // A wrong file starts nothing.
  await readSinksFile(config.home);
  const store = await openStore(config, log);
  let opened: JobQueue | undefined;
  try {
    const queue = await openQueue(
      config.redisUrl === undefined ? { databaseUrl: store.databaseUrl } : { redisUrl: config.redisUrl },
      log,
    );
    opened = queue;
    const stores = archiveStores(config.store, store.movedFiles);
    const pages = await CaptureStore.open(
      join(config.home, 'archive'),
      store.captures,
      store.warcFiles,
      log,
      { ...config.archive, storeOf: stores.of },
    );
    const mover = new ArchiveMover({
      moved: store.movedFiles,
      stores,
      folder: join(config.home, 'archive'),
      log,
    });
    const pool = openParsePool();
    const dispatcher = guardedDispatcher({ resolve: wishes.resolve, proxies: config.proxies });
    return {
      ...store,
      config,
      log,
      queue,
      toParser: toParser(queue),
      pool,
      profiles: loadProfiles(),
      pages,
      upkeep: new Upkeep(config, { files: store.warcFiles, stores, pages }, log),
      mover,
      healthWatch: new HealthWatch(),
      dispatcher,
      userAgent: userAgent({ version: wishes.version, contact: config.contact }),
      outlets: await outletsOf(config, { dispatcher, sinkConfigs: store.sinkConfigs }),
      clock: wishes.clock ?? idleClock(),
      close: async () => {
        await queue.close(STOP_TIMEOUT_MS);
        await pages.close();
        await mover.stop();
        await pool.close();
        await dispatcher.destroy();
        await store.close();
      },
    };
  } catch (error) {
    await opened?.close(STOP_TIMEOUT_MS);
    await store.close();
    throw error;
  }
}
