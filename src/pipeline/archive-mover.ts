/**
 * Moves closed archive files to the object store, beside everything else that a process does: a store that fails holds
 * nothing up. The file goes when the store was seen to have its bytes and the index says so; a kill in between is made up
 * for by the next turn.
 */
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CopydeskError, codeOf, messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import { type ArchivedAt, eraseMember, removeFile, sizeOf } from '../storage/archive/files.js';
import type { ObjectStore } from '../storage/archive/object-store.js';
import type { MovedFiles } from '../storage/moved-files.js';
import type { ArchiveStores } from './archive-stores.js';
import { Background } from './background.js';

/** Between two turns, and after one that failed. */
const EVERY_MS = 10_000;
const AFTER_FAILURE_MS = 60_000;

/** A process that works on a file and dies is taken for dead then; one that lives renews its claim some times before. */
const CLAIM_MS = 120_000;
const RENEW_MS = CLAIM_MS / 4;

/** So many files that fail in a row are the store's fault, and each may have waited for it. */
const MOST_IN_A_ROW = 3;

/** A file that is ours to work on; the signal aborts when it is that no more, or when the mover is stopped. */
interface Claim {
  token: string;
  signal: AbortSignal;
}

interface Parts {
  moved: MovedFiles;
  stores: ArchiveStores;
  /** Folder of the archive. */
  folder: string;
  log: Logger;
}

export class ArchiveMover {
  readonly #parts: Parts;
  readonly #turns: Background;
  /** Files that something failed of the last time. */
  readonly #failed = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#turns = new Background({
      work: () => this.turn(),
      everyMs: EVERY_MS,
      againMs: AFTER_FAILURE_MS,
      failed: 'archive files not moved, tried again',
      log: parts.log,
    });
  }

  /** Begins a turn, unless one is under way or it is too soon. Never throws; what fails is in the log, and tried again. */
  begin(): void {
    this.#turns.begin();
  }

  /** All that there is to do. Throws at the end what the first file failed of, `store-failed` as a rule. */
  async turn(): Promise<void> {
    const { moved, stores, folder } = this.#parts;
    const failures: unknown[] = [];
    const erasures = await moved.erasures();
    await this.#each([...erasures.keys()], failures, (file, claim) =>
      this.#erase(file, erasures.get(file) ?? [], claim),
    );
    // Those of which the index says that they have moved, and a kill came before they were deleted.
    const here = new Set(await readdir(folder));
    for (const file of await moved.moved()) if (here.has(file)) await removeFile(folder, file);
    const { target } = stores;
    if (target) {
      const ours = (await moved.toMove()).filter((file) => here.has(file));
      await this.#each(ours, failures, (file, claim) => this.#move(file, target, claim));
    }
    if (failures.length > 0) throw failures[0];
  }

  /** What fails of one file keeps no other from its turn: those that failed the last time come last. */
  async #each(
    files: readonly string[],
    failures: unknown[],
    work: (file: string, claim: Claim) => Promise<void>,
  ): Promise<void> {
    const inOrder = files.toSorted((a, b) => Number(this.#failed.has(a)) - Number(this.#failed.has(b)));
    let inARow = 0;
    for (const file of inOrder) {
      this.#turns.signal.throwIfAborted();
      try {
        await this.#claimed(file, (claim) => work(file, claim));
        this.#failed.delete(file);
        inARow = 0;
      } catch (error) {
        failures.push(error);
        this.#failed.add(file);
        inARow++;
        if (inARow === MOST_IN_A_ROW) return;
      }
    }
  }

  stop(): Promise<void> {
    return this.#turns.stop();
  }

  /** What somebody else works on is left to them. */
  async #claimed(file: string, work: (claim: Claim) => Promise<void>): Promise<void> {
    const { moved } = this.#parts;
    const token = randomUUID();
    if (!(await moved.claim(file, token, CLAIM_MS))) return;
    const lost = new AbortController();
    const renewing = setInterval(() => {
      moved.renew(file, token, CLAIM_MS).then(
        (isHeld) => {
          if (!isHeld) lost.abort(lostClaim(file));
        },
        // The database is away: asked again when it is time, and by then the claim may have run out.
        () => {},
      );
    }, RENEW_MS);
    try {
      await work({ token, signal: AbortSignal.any([this.#turns.signal, lost.signal]) });
    } finally {
      clearInterval(renewing);
      await moved.release(file, token);
    }
  }

  async #move(file: string, target: ObjectStore, { token, signal }: Claim): Promise<void> {
    const { moved, folder, log } = this.#parts;
    const bytes = await sizeOf(folder, file);
    if (bytes === 0) return;
    await target.put(file, join(folder, file), signal);
    const became = await moved.stored(file, token, target.url);
    // Whoever has it now puts it again, should other bytes be due.
    if (became === 'claim-lost') throw lostClaim(file);
    if (became === 'expired') {
      // It was too old to be kept meanwhile.
      await target.remove(file);
      return;
    }
    await removeFile(folder, file);
    log.info({ file, bytes, store: target.url }, 'archive file moved');
  }

  /** An object cannot be written in part: it is fetched, erased in, and put again. A file of another machine is left to it. */
  async #erase(file: string, places: readonly ArchivedAt[], { signal }: Claim): Promise<void> {
    const { moved, stores, folder, log } = this.#parts;
    const store = await stores.of(file);
    const copy = store ? `${file}.part` : file;
    try {
      if (store) await store.download(file, join(folder, copy));
      for (const at of places) if (!(await eraseMember(folder, { ...at, file: copy }))) return;
      if (store) await store.put(file, join(folder, copy), signal);
    } catch (error) {
      if (codeOf(error) !== 'object-missing') throw error;
      log.warn(
        { file, reason: messageOf(error) },
        'an archive file is gone, and what was to be erased in it',
      );
    } finally {
      if (store) await rm(join(folder, copy), { force: true });
    }
    await moved.erased(places);
    log.info({ file, places: places.length }, 'forgotten pages erased');
  }
}

function lostClaim(file: string): CopydeskError {
  return new CopydeskError('claim-lost', `${file} was held for too long, and is somebody else's by now`, {
    retry: true,
  });
}
