/**
 * The archive: WARC 1.1 files that only grow, one gzip member a page, one open file a process. Pages that come at the
 * same time share one write and one disk sync.
 */
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CopydeskError, codeOf, fileTrouble, sentenceOf } from '../../errors.js';
import type { Logger } from '../../log.js';
import type { FetchedPage, PageOrigin, ResponseHead } from '../../model/capture.js';
import { type ArchivedAt, eraseMember, readAt, syncFolder } from './files.js';
import {
  infoMember,
  type NewPage,
  type Original,
  type PageMembers,
  pageMembers,
  revisitMember,
} from './member.js';
import type { ObjectStore } from './object-store.js';
import { isOfAnotherMachine, newFileName } from './writer.js';

export interface Archive {
  /**
   * Resolves when the page is on the disk, with a metadata record behind it where its origin is given. `member` is what was
   * written of the page. Throws `disk-full`, with nothing written.
   */
  append(page: FetchedPage, origin?: PageOrigin): Promise<Appended>;
  /** Writes down that a page came again as it is kept: `head` has its bytes, or none where the server says so. */
  appendRevisit(head: ResponseHead & { bytes?: Uint8Array }, original: Original): Promise<ArchivedAt>;
  /** Writes a member that was made before. Resolves when it is on the disk. */
  write(member: Uint8Array): Promise<ArchivedAt>;
  /**
   * The gzip member at that place. Throws `archive-unreadable`; `archive-elsewhere` for a file of another machine; and, where
   * the file has moved, `store-failed` and what asking for its store throws.
   */
  read(at: ArchivedAt): Promise<Uint8Array>;
  /** Overwrites what stands at that place, so that nothing of it is left; the file stays whole, and its places stand. */
  erase(at: ArchivedAt): Promise<void>;
  close(): Promise<void>;
}

export type Appended = ArchivedAt & Pick<PageMembers, 'member' | 'digest'>;

/** When a file is closed. */
export interface Rotation {
  /** It has grown to so many bytes. */
  fileBytes: number;
  /** It was begun so many milliseconds ago. */
  fileMs: number;
}

export interface ArchiveOptions extends Partial<Rotation> {
  folder: string;
  /** Told of each file when it is begun, and when it is closed for good. */
  onFile(file: string, length: number, closed: boolean): Promise<void>;
  /** The store that a file of no folder of ours has moved to. */
  storeOf?(file: string): Promise<ObjectStore | undefined>;
  /** Makes a page's members; by zlib's own threads when absent. */
  membersOf?(page: NewPage): Promise<PageMembers>;
  log?: Logger;
}

/** What setTimeout takes, some 24 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface OpenFile {
  name: string;
  handle: FileHandle;
  /** Bytes in it so far. */
  length: number;
  /** Its time is over. */
  isOld: boolean;
  timer?: NodeJS.Timeout;
}

interface Waiting {
  /** The second is the metadata record of the first. */
  members: readonly [member: Uint8Array, metadata?: Uint8Array | undefined];
  done(at: ArchivedAt): void;
  failed(error: unknown): void;
}

/** Throws `home-unusable` when the folder cannot be made. */
export async function openArchive(options: ArchiveOptions): Promise<Archive> {
  await mkdir(options.folder, { recursive: true }).catch((cause: unknown) => {
    throw new CopydeskError(
      'home-unusable',
      `${options.folder} cannot be used as the archive's folder (${fileTrouble(cause)}): move away what is there`,
      { cause },
    );
  });
  return new WarcArchive(options);
}

/** A store that fails, or a database that does not say which one it is, says nothing of the page: only one that is gone does. */
async function readFrom(store: ObjectStore, { file, offset, length }: ArchivedAt): Promise<Uint8Array> {
  try {
    return await store.read(file, offset, length);
  } catch (cause) {
    if (codeOf(cause) !== 'object-missing') throw cause;
    throw new CopydeskError('archive-unreadable', sentenceOf(cause), { cause });
  }
}

class WarcArchive implements Archive {
  readonly #options: ArchiveOptions;
  #current: OpenFile | undefined;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  async append(page: FetchedPage, origin?: PageOrigin): Promise<Appended> {
    const { membersOf = pageMembers } = this.#options;
    const { member, metadata, digest } = await membersOf({ page, origin });
    return { ...(await this.#write([member, metadata])), member, digest };
  }

  async appendRevisit(head: ResponseHead & { bytes?: Uint8Array }, original: Original): Promise<ArchivedAt> {
    return this.#write([await revisitMember(head, original)]);
  }

  write(member: Uint8Array): Promise<ArchivedAt> {
    return this.#write([member]);
  }

  #write(members: Waiting['members']): Promise<ArchivedAt> {
    return new Promise<ArchivedAt>((done, failed) => {
      this.#waiting.push({ members, done, failed });
      this.#startWriting();
    });
  }

  #startWriting(): void {
    this.#writing ??= this.#drain().finally(() => {
      this.#writing = undefined;
    });
  }

  async read(at: ArchivedAt): Promise<Uint8Array> {
    const bytes = (await readAt(this.#options.folder, at)) ?? (await this.#stored(at));
    if (bytes.length === at.length) return bytes;
    throw new CopydeskError('archive-unreadable', `${at.file} ends before ${at.offset + at.length}`);
  }

  /** What is not here may have moved to a store. */
  async #stored({ file, offset, length }: ArchivedAt): Promise<Uint8Array> {
    const store = await this.#options.storeOf?.(file);
    if (store) return readFrom(store, { file, offset, length });
    if (isOfAnotherMachine(file))
      throw new CopydeskError('archive-elsewhere', `${file} is on another machine`);
    throw new CopydeskError('archive-unreadable', `${file} cannot be read: no such file`);
  }

  async erase(at: ArchivedAt): Promise<void> {
    await eraseMember(this.#options.folder, at);
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#finish();
  }

  /** Writes what waits, and what comes meanwhile, group by group. */
  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        const places = await this.#append(group.map(({ members }) => members));
        group.forEach(({ done }, index) => {
          done(places[index] as ArchivedAt);
        });
      } catch (error) {
        await this.#cutBack();
        const trouble = this.#troubleOf(error);
        for (const { failed } of group) failed(trouble);
      }
    }
    if (this.#current?.isOld) await this.#finish().catch((error: unknown) => this.#notClosed(error));
    // Somebody may have come meanwhile.
    if (this.#waiting.length > 0) await this.#drain();
  }

  /** On the disk all is well, and a start closes it in the index. */
  #notClosed(error: unknown): void {
    this.#options.log?.warn({ err: error }, 'archive file not closed in the index');
  }

  /** How much of a group is on the disk is not known when its write fails. A full disk lets it be cut off. */
  async #cutBack(): Promise<void> {
    const file = this.#current;
    if (!file) return;
    try {
      await file.handle.truncate(file.length);
      await file.handle.datasync();
    } catch {
      // The file ends here, and is cut back at the next start.
      this.#current = undefined;
      clearTimeout(file.timer);
      await file.handle.close().catch(() => {});
    }
  }

  #troubleOf(error: unknown): unknown {
    if (codeOf(error) !== 'ENOSPC') return error;
    return new CopydeskError('disk-full', `${this.#options.folder}: ${fileTrouble(error)}`, { cause: error });
  }

  async #append(group: readonly Waiting['members'][]): Promise<ArchivedAt[]> {
    const file = this.#current ?? (await this.#begin());
    const bytes = Buffer.concat(
      group.flatMap(([member, metadata]) => (metadata ? [member, metadata] : [member])),
    );
    await file.handle.appendFile(bytes);
    await file.handle.datasync();
    let offset = file.length;
    const places = group.map(([{ length }, metadata]) => {
      const at = { file: file.name, offset, length, metadataLength: metadata?.length };
      offset += length + (metadata?.length ?? 0);
      return at;
    });
    file.length = offset;
    if (file.length >= (this.#options.fileBytes ?? Number.POSITIVE_INFINITY)) await this.#finish();
    return places;
  }

  async #begin(): Promise<OpenFile> {
    const now = new Date().toISOString();
    const name = newFileName(now);
    const info = await infoMember(name, now);
    await this.#options.onFile(name, info.length, false);
    const path = join(this.#options.folder, name);
    const handle = await open(path, 'ax');
    try {
      await handle.appendFile(info);
      await syncFolder(this.#options.folder);
    } catch (error) {
      await handle.close();
      await rm(path, { force: true });
      throw error;
    }
    const file: OpenFile = { name, handle, length: info.length, isOld: false };
    file.timer = this.#ending(file);
    this.#current = file;
    return file;
  }

  /** Nobody may write for long: the time of a file is over without that. */
  #ending(file: OpenFile): NodeJS.Timeout {
    const ms = Math.min(this.#options.fileMs ?? LONGEST_TIMER_MS, LONGEST_TIMER_MS);
    return setTimeout(() => {
      file.isOld = true;
      this.#startWriting();
    }, ms).unref();
  }

  async #finish(): Promise<void> {
    const file = this.#current;
    if (!file) return;
    this.#current = undefined;
    clearTimeout(file.timer);
    await file.handle.close();
    await this.#options.onFile(file.name, file.length, true);
  }
}
