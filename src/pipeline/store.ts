/** The database and what stands in it, for who reads and writes it without doing the pipeline's work. */
import type { Config } from '../config.js';
import type { Logger } from '../log.js';
import { learnTemplate, WINDOW } from '../parsers/boilerplate/template-learn.js';
import { placesOf } from '../parsers/copies/places.js';
import { byPrecedence } from '../parsers/copies/standing.js';
import { changesBetween } from '../parsers/versions/diff-versions.js';
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
import { makeHome } from './home.js';

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

/** More than the cores would not read more, and would leave less to those who save; a page takes milliseconds. */
const READING_CONNECTIONS = 3;

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
