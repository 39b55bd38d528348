/** What a service does for its own keep: it stops fetching before the disk is full, and deletes what it is not to keep. */
import { join } from 'node:path';
import type { Config } from '../config.js';
import { CopydeskError } from '../errors.js';
import type { Logger } from '../log.js';
import { freeBytes, gigabytes, ROOM_REMEDY } from './home.js';
import { type ArchiveParts, dropOld } from './retention.js';

const SWEEP_EVERY_MS = 3_600_000;
const WARN_EVERY_MS = 60_000;

export class Upkeep {
  readonly #config: Pick<Config, 'home' | 'leastFree' | 'archive'>;
  readonly #archive: ArchiveParts;
  readonly #log: Logger;
  #sweptAt = Number.NEGATIVE_INFINITY;
  #warnedAt = Number.NEGATIVE_INFINITY;

  constructor(config: Pick<Config, 'home' | 'leastFree' | 'archive'>, archive: ArchiveParts, log: Logger) {
    this.#config = config;
    this.#archive = archive;
    this.#log = log;
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

  /** Once an hour: deletes archive files that the settings do not keep. */
  async sweep(): Promise<void> {
    const { archive, home } = this.#config;
    const keepsAll = archive.keepMs === undefined && archive.keepBytes === undefined;
    if (keepsAll || performance.now() - this.#sweptAt < SWEEP_EVERY_MS) return;
    this.#sweptAt = performance.now();
    const parts = { ...this.#archive, folder: join(home, 'archive'), log: this.#log };
    await dropOld(parts, archive);
  }
}
