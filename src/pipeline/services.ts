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
import { openQueue } from '../queue/open-queue.js';
import type { JobQueue } from '../queue/port.js';
import type { SinkConfigs } from '../storage/sink-configs.js';
import { ArchiveMover } from './archive-mover.js';
import { archiveStores } from './archive-stores.js';
import { CaptureStore } from './capture-store.js';
import { HealthWatch } from './health/watch.js';
import { homeName } from './home.js';
import { openMemberPool } from './member-pool.js';
import { type Outlets, openOutlets } from './outlets.js';
import { openParsePool, type ParsePool } from './parse-pool.js';
import { loadProfiles, type Profiles } from './profiles.js';
import { readSinksFile } from './sinks-file.js';
import { idleClock, type StageClock } from './stage-clock.js';
import { openStore, type Store } from './store.js';
import { type ToParser, toParser } from './to-parser.js';
import { Upkeep } from './upkeep.js';

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

/** How long a handler may go on after it was told to stop. */
const STOP_TIMEOUT_MS = 10_000;
/** The same for the receiver of a sink that was asked before. */
const RECEIVER_TIMEOUT_MS = 8_000;

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
    const members = openMemberPool();
    const pages = await CaptureStore.open(
      join(config.home, 'archive'),
      store.captures,
      store.warcFiles,
      log,
      {
        ...config.archive,
        storeOf: stores.of,
        membersOf: members.membersOf,
        isShared: config.databaseUrl !== undefined,
      },
    );
    const mover = new ArchiveMover({
      moved: store.movedFiles,
      stores,
      folder: join(config.home, 'archive'),
      log,
    });
    const upkeep = new Upkeep(config, { files: store.warcFiles, stores, pages }, log);
    const pool = openParsePool();
    const dispatcher = guardedDispatcher({ resolve: wishes.resolve, proxies: config.proxies });
    const toSinks = guardedDispatcher({ resolve: wishes.resolve, proxies: config.proxies });
    return {
      ...store,
      config,
      log,
      queue,
      toParser: toParser(queue),
      pool,
      profiles: loadProfiles(config.home),
      pages,
      upkeep,
      mover,
      healthWatch: new HealthWatch(),
      dispatcher,
      userAgent: userAgent({ version: wishes.version, contact: config.contact }),
      outlets: await outletsOf(config, { dispatcher: toSinks, sinkConfigs: store.sinkConfigs }),
      clock: wishes.clock ?? idleClock(),
      close: async () => {
        const cut = setTimeout(() => void toSinks.destroy(), RECEIVER_TIMEOUT_MS);
        await queue.close(STOP_TIMEOUT_MS);
        clearTimeout(cut);
        await toSinks.destroy();
        // It writes into the file that is open.
        await upkeep.stop();
        await pages.close();
        await members.close();
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
