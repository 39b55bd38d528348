/**
 * Keeps pages and gives them back: the WARC file first, then the index row. A crash between the two leaves a member
 * without a row, which is cut off at the next start; the URL is still due and is fetched again.
 */
import { createHash, randomUUID } from 'node:crypto';
import { CopydeskError, isOfValue } from '../errors.js';
import type { Logger } from '../log.js';
import type { FetchedPage, PageOrigin, ResponseHead } from '../model/capture.js';
import type { FoundIn } from '../model/frontier.js';
import { type Archive, type ArchiveOptions, openArchive } from '../storage/archive/archive.js';
import { type ArchivedAt, cutBack, lengthOf, removeFile, sizeOf } from '../storage/archive/files.js';
import { readMember, responseMember } from '../storage/archive/member.js';
import { isAbandoned } from '../storage/archive/writer.js';
import type { Capture, Captures } from '../storage/captures.js';
import type { FrontierUrl } from '../storage/due-urls.js';
import type { NewCapture } from '../storage/fetched.js';
import type { Revisit } from '../storage/revisits.js';
import type { WarcFiles } from '../storage/warc-files.js';

/** What goes with a page that was fetched. */
export interface Kept {
  etag?: string;
  lastModified?: string;
  nofollow?: boolean;
  /** Its bytes are not archived, and are gone when it is parsed. */
  noarchive?: boolean;
  /** Milliseconds since 1970; from then on it is to be kept no more. */
  unavailableAt?: number;
}

export interface CaptureStoreOptions
  extends Partial<Pick<ArchiveOptions, 'fileBytes' | 'fileMs' | 'storeOf' | 'membersOf'>> {
  /**
   * Whether other machines work on the same database: pages then stand in it too while their file is open, so that any of
   * them can parse one. True when absent. On one machine they would be written to its disk twice.
   */
  isShared?: boolean;
}

export class CaptureStore {
  readonly #archive: Archive;
  readonly #captures: Captures;
  readonly #files: WarcFiles;
  readonly #isShared: boolean;

  private constructor(archive: Archive, captures: Captures, files: WarcFiles, isShared: boolean) {
    this.#archive = archive;
    this.#captures = captures;
    this.#files = files;
    this.#isShared = isShared;
  }

  /** Mends and closes what processes that died have left open; a file of our own is begun when it is needed. */
  static async open(
    folder: string,
    captures: Captures,
    files: WarcFiles,
    log: Logger,
    { isShared = true, ...options }: CaptureStoreOptions = {},
  ): Promise<CaptureStore> {
    const onFile: ArchiveOptions['onFile'] = (...facts) => files.put(...facts, isShared);
    const archive = await openArchive({ ...options, folder, onFile, log });
    for (const file of await files.open()) {
      if (isAbandoned(file)) await mendFile(folder, file, { archive, files, log });
    }
    return new CaptureStore(archive, captures, files, isShared);
  }

  /**
   * Keeps a page that was fetched for a URL of the frontier, to be asked for again then; undefined when the URL was settled
   * meanwhile.
   */
  async keepFetched(
    page: FetchedPage,
    { id: frontierId, ...found }: Pick<FrontierUrl, 'id' | 'sourceId' | 'foundIn' | 'fromUrl' | 'hops'>,
    { etag, lastModified, nofollow, noarchive, unavailableAt }: Kept,
    revisitAt?: Date,
  ): Promise<string | undefined> {
    const origin = { captureId: randomUUID(), ...found };
    const stored = noarchive ? await this.#unarchived(page, origin) : await this.#append(page, origin);
    const until = unavailableAt === undefined ? undefined : new Date(unavailableAt);
    const capture = { ...stored, etag, lastModified, nofollow, revisitAt, unavailableAt: until };
    if (await this.#captures.addFetched(capture, frontierId)) return capture.id;
    if (capture.at) await this.#archive.erase(capture.at);
    return undefined;
  }

  /** Keeps a page that comes from elsewhere. `unchanged`: the URL's last capture has the same bytes. */
  async keepStored(
    page: FetchedPage,
    sourceId: string | undefined,
    foundIn: FoundIn,
  ): Promise<{ captureId: string } | 'unchanged' | 'forgotten'> {
    if ((await this.#captures.lastDigest(page.url)) === digestOf(page.bytes)) {
      await this.#captures.sawUnchanged(page.url);
      return 'unchanged';
    }
    const capture = await this.#append(page, { captureId: randomUUID(), sourceId, foundIn, hops: 0 });
    const isAdded = await this.#captures.addStored(capture, foundIn).catch(async (error: unknown) => {
      if (isOfValue(error) && capture.at) await this.#archive.erase(capture.at);
      throw error;
    });
    if (isAdded) return { captureId: capture.id };
    if (capture.at) await this.#archive.erase(capture.at);
    return 'forgotten';
  }

  /**
   * The page of a capture, from the database where it stands there, else from its file. Throws `archive-unreadable`,
   * `archive-elsewhere`, `member-damaged` and `wrong-digest`; where its file has moved, `store-failed` too.
   */
  async read(capture: Capture): Promise<FetchedPage> {
    const member = capture.member ?? (capture.at && (await this.#archive.read(capture.at)));
    if (!member)
      throw new CopydeskError('archive-unreadable', `${capture.url} was not archived, as its site asks`);
    const page = await readMember(member);
    if (digestOf(page.bytes) !== capture.digest)
      throw new CopydeskError('wrong-digest', `${placeName(capture)} holds other bytes`);
    // The record stands under the URL that answered; the one that was asked for is in the index.
    return { ...page, url: capture.url };
  }

  /**
   * Writes into the archive that a page came again as it is kept, or with a head alone that its server says so. Undefined
   * where the page itself is not there.
   */
  async sawAgain(
    head: ResponseHead & { bytes?: Uint8Array },
    { captureId, digest, archived }: Revisit,
  ): Promise<ArchivedAt | undefined> {
    return archived && this.#archive.appendRevisit(head, { captureId, digest, ...archived });
  }

  /** Writes a capture of another file once more, so that this one can go; unless it has gone from there meanwhile. */
  async carry(captureId: string, at: ArchivedAt): Promise<void> {
    const bytes = await this.#archive.read({ ...at, length: lengthOf(at) });
    const { file, offset } = await this.#archive.write(bytes);
    const to = { ...at, file, offset };
    const member = this.#isShared ? bytes.subarray(0, at.length) : undefined;
    if (!(await this.#files.carried(captureId, at, to, member))) await this.#archive.erase(to);
  }

  /** Nothing is left of what stands there. */
  erase(at: ArchivedAt): Promise<void> {
    return this.#archive.erase(at);
  }

  close(): Promise<void> {
    return this.#archive.close();
  }

  async #append(page: FetchedPage, origin: PageOrigin): Promise<NewCapture> {
    const { member, digest, ...at } = await this.#archive.append(page, origin);
    return { ...indexed(page, origin), at, digest, ...(this.#isShared ? { member } : {}) };
  }

  /** Stands in the database until it is parsed, and in no file. */
  async #unarchived(page: FetchedPage, origin: PageOrigin): Promise<NewCapture> {
    return { ...indexed(page, origin), at: undefined, ...(await responseMember(page)) };
  }
}

function indexed(
  page: FetchedPage,
  { captureId, sourceId }: PageOrigin,
): Omit<NewCapture, 'at' | 'member' | 'digest'> {
  return {
    id: captureId,
    url: page.url,
    finalUrl: page.finalUrl,
    sourceId,
    fetchedAt: page.fetchedAt,
    status: page.status,
    tookMs: page.tookMs,
  };
}

/**
 * Cuts the file back to its last indexed byte. Members that the index names and the file no longer holds, since its disk
 * lost them, are written again from the database, where that holds them, into another file.
 */
async function mendFile(
  folder: string,
  file: string,
  { archive, files, log }: { archive: Archive; files: WarcFiles; log: Logger },
): Promise<void> {
  const size = await sizeOf(folder, file);
  const indexed = await files.membersOf(file);
  const isThere = ({ at }: { at: ArchivedAt }) => at.offset + at.length <= size;
  const lost = indexed.filter((one) => !isThere(one));
  let again = 0;
  for (const { id } of lost) {
    const member = await files.held(id);
    if (!member) continue;
    await files.moved(id, await archive.write(member));
    again++;
  }
  if (lost.length > 0)
    log.warn(
      { file, members: lost.length, again },
      'archive file was cut short; what the database holds of it was written again',
    );
  await files.cutRevisits(file, size);
  const there = [...indexed.filter(isThere), ...(await files.revisitsIn(file))];
  const last = indexed.findLast(isThere);
  if (last && last.at.offset + lengthOf(last.at) > size) {
    // Of the page all is there, of its metadata half.
    last.at.metadataLength = undefined;
    await files.moved(last.id, last.at);
  }
  if (there.length > 0) {
    // A file holds more revisits than a call may have arguments.
    const end = there.reduce((most, { at }) => Math.max(most, at.offset + lengthOf(at)), 0);
    await cutBack(folder, file, end);
    await files.put(file, end, true);
  } else if (indexed.every(({ isHeld }) => isHeld)) {
    await removeFile(folder, file);
    await files.forget(file);
  }
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function placeName({ at, url }: Capture): string {
  return at ? `${at.file}, at ${at.offset},` : `the database, for ${url},`;
}
