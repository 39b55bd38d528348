/** What a service does for its own keep: it stops fetching before the disk is full, and deletes what it is not to keep. */
import { join } from 'node:path';
import type { Config } from '../config.js';
import { CopydeskError } from '../errors.js';
import type { Logger } from '../log.js';
import { Background } from './background.js';
import { freeBytes, gigabytes, ROOM_REMEDY } from './home.js';
import { type ArchiveParts, dropOld } from './retention.js';

const SWEEP_EVERY_MS = 3_600_000;
/** After one that failed. */
const SWEEP_AGAIN_MS = 60_000;
const WARN_EVERY_MS = 60_000;

export class Upkeep {
  readonly #config: Pick<Config, 'home' | 'leastFree' | 'archive'>;
  readonly #archive: ArchiveParts;
  readonly #log: Logger;
  readonly #sweeps: Background;
  #warnedAt = Number.NEGATIVE_INFINITY;

  constructor(config: Pick<Config, 'home' | 'leastFree' | 'archive'>, archive: ArchiveParts, log: Logger) {
    this.#config = config;
    this.#archive = archive;
    this.#log = log;
    this.#sweeps = new Background({
      work: () => this.sweep(),
      everyMs: SWEEP_EVERY_MS,
      againMs: SWEEP_AGAIN_MS,
      failed: 'archive files not swept, tried again',
      log,
    });
  }

  /** False while nothing more is to be fetched; says so in the log once a minute. */
  async hasRoom(): Promise<boolean> {
    const free = await freeBytes(this.#config.home);
    if (free >= this.#config.leastFree) return true;
    if (performance.now() - this.#warnedAt > WARN_EVERY_MS) {
      this.#warnedAt = performance.now();
      this.#log.error({ free, least: this.#config.leastFree }, 'disk is nearly full, nothing is fetched');
    }
    return false;
  }

  /** Throws `disk-full` where {@link hasRoom} is false. */
  async demandRoom(): Promise<void> {
    const { home, leastFree } = this.#config;
    const free = await freeBytes(home);
    if (free >= leastFree) return;
    throw new CopydeskError(
      'disk-full',
      `${home} has ${gigabytes(free)} free, less than COPYDESK_LEAST_FREE (${gigabytes(leastFree)}): ${ROOM_REMEDY}`,
    );
  }

  /**
   * Begins a {@link sweep} once an hour, unless one is under way: large files take minutes, and nothing waits for them. Never
   * throws; one that fails is tried again after a minute.
   */
  begin(): void {
    this.#sweeps.begin();
  }

  /** Deletes archive files that the settings do not keep. Throws the stop's reason when it is stopped in between. */
  async sweep(): Promise<void> {
    const { archive, home } = this.#config;
    if (archive.keepMs === undefined && archive.keepBytes === undefined) return;
    const parts = { ...this.#archive, folder: join(home, 'archive'), log: this.#log };
    await dropOld(parts, archive, this.#sweeps.signal);
  }

  /** Resolves when a sweep that is under way has ended, behind the page that it carries just then. */
  stop(): Promise<void> {
    return this.#sweeps.stop();
  }
}
