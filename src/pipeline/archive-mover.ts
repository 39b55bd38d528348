/**
 * Moves closed archive files to the object store, beside everything else that a process does: a store that fails holds
 * nothing up. The file goes when the store was seen to have its bytes and the index says so; a kill in between is made up
 * for by the next turn.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import { type ArchivedAt, eraseMember, removeFile, sizeOf } from '../storage/archive/files.js';
import type { ObjectStore } from '../storage/archive/object-store.js';
import type { MovedFiles } from '../storage/moved-files.js';
import type { ArchiveStores } from './archive-stores.js';

/** Between two turns, and after one that failed. */
const EVERY_MS = 10_000;
const AFTER_FAILURE_MS = 60_000;

/** A process that works on a file and dies is taken for dead then. */
const CLAIM_MS = 600_000;

interface Parts {
  moved: MovedFiles;
  stores: ArchiveStores;
  /** Folder of the archive. */
  folder: string;
  log: Logger;
}

export class ArchiveMover {
  readonly #parts: Parts;
  readonly #stop = new AbortController();
  #turn: Promise<void> | undefined;
  #notBefore = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Begins a turn, unless one is under way or it is too soon. Never throws; what fails is in the log, and tried again. */
  begin(): void {
    if (this.#turn || performance.now() < this.#notBefore || this.#stop.signal.aborted) return;
    this.#turn = this.turn()
      .then(
        () => EVERY_MS,
        (error: unknown) => {
          if (!this.#stop.signal.aborted)
            this.#parts.log.warn({ reason: messageOf(error) }, 'archive files not moved, tried again');
          return AFTER_FAILURE_MS;
        },
      )
      .then((ms) => {
        this.#notBefore = performance.now() + ms;
        this.#turn = undefined;
      });
  }

  /** All that there is to do. Throws `store-failed`. */
  async turn(): Promise<void> {
    const { moved, stores, folder } = this.#parts;
    for (const [file, places] of await moved.erasures())
      await this.#claimed(file, () => this.#erase(file, places));
    // Those of which the index says that they have moved, and a kill came before they were deleted.
    const here = new Set(await readdir(folder));
    for (const file of await moved.moved()) if (here.has(file)) await removeFile(folder, file);
    const { target } = stores;
    if (!target) return;
    for (const file of await moved.toMove()) {
      this.#stop.signal.throwIfAborted();
      if ((await sizeOf(folder, file)) > 0) await this.#claimed(file, () => this.#move(file, target));
    }
  }

  async stop(): Promise<void> {
    this.#stop.abort(new Error('the archive’s mover was stopped'));
    await this.#turn;
  }

  /** What somebody else works on is left to them. */
  async #claimed(file: string, work: () => Promise<void>): Promise<void> {
    const { moved } = this.#parts;
    if (!(await moved.claim(file, CLAIM_MS))) return;
    try {
      await work();
    } finally {
      await moved.release(file);
    }
  }

  async #move(file: string, target: ObjectStore): Promise<void> {
    const { moved, folder, log } = this.#parts;
    const bytes = await sizeOf(folder, file);
    await target.put(file, join(folder, file), this.#stop.signal);
    if (!(await moved.stored(file, target.url))) {
      // It was too old to be kept meanwhile.
      await target.remove(file);
      return;
    }
    await removeFile(folder, file);
    log.info({ file, bytes, store: target.url }, 'archive file moved');
  }

  /** An object cannot be written in part: it is fetched, erased in, and put again. A file of another machine is left to it. */
  async #erase(file: string, places: readonly ArchivedAt[]): Promise<void> {
    const { moved, stores, folder, log } = this.#parts;
    const store = await stores.of(file);
    const copy = store ? `${file}.part` : file;
    try {
      if (store) await store.download(file, join(folder, copy));
      for (const at of places) if (!(await eraseMember(folder, { ...at, file: copy }))) return;
      if (store) await store.put(file, join(folder, copy), this.#stop.signal);
    } finally {
      if (store) await rm(join(folder, copy), { force: true });
    }
    await moved.erased(places);
    log.info({ file, places: places.length }, 'forgotten pages erased');
  }
}
