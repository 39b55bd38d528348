/** What a service does for its own keep: it stops fetching before the disk is full, and deletes what is too old. */
import { join } from 'node:path';
import type { Config } from '../config.js';
import { CopydeskError } from '../errors.js';
import type { Logger } from '../log.js';
import { removeFile } from '../storage/archive/archive.js';
import { isOfThisMachine } from '../storage/archive/writer.js';
import type { WarcFiles } from '../storage/warc-files.js';
import { freeBytes, gigabytes, ROOM_REMEDY } from './home.js';

const SWEEP_EVERY_MS = 3_600_000;
const WARN_EVERY_MS = 60_000;

export class Upkeep {
  readonly #config: Pick<Config, 'home' | 'leastFree' | 'keepCaptures'>;
  readonly #files: WarcFiles;
  readonly #log: Logger;
  #sweptAt = Number.NEGATIVE_INFINITY;
  #warnedAt = Number.NEGATIVE_INFINITY;

  constructor(config: Pick<Config, 'home' | 'leastFree' | 'keepCaptures'>, files: WarcFiles, log: Logger) {
    this.#config = config;
    this.#files = files;
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

  /** Once an hour: deletes archive files of this machine whose pages are all older than the settings keep them. */
  async sweep(): Promise<void> {
    const { keepCaptures, home } = this.#config;
    if (keepCaptures === undefined || performance.now() - this.#sweptAt < SWEEP_EVERY_MS) return;
    this.#sweptAt = performance.now();
    for (const file of await this.#files.olderThan(keepCaptures)) {
      if (!isOfThisMachine(file)) continue;
      await removeFile(join(home, 'archive'), file);
      await this.#files.expired(file);
      this.#log.info({ file }, 'archive file deleted because of its age');
    }
  }
}
