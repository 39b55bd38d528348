/**
 * Keeps pages and gives them back: the WARC file first, then the index row. A crash between the two leaves a member
 * without a row, which is cut off at the next start; the URL is still due and is fetched again.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Logger } from '../log.js';
import type { FetchedPage } from '../model/capture.js';
import type { FoundIn } from '../model/frontier.js';
import { type Archive, cutBack, isAbandoned, openArchive } from '../storage/archive/archive.js';
import { readMember } from '../storage/archive/member.js';
import type { Capture, Captures, NewCapture } from '../storage/captures.js';

export class CaptureStore {
  readonly #archive: Archive;
  readonly #captures: Captures;

  private constructor(archive: Archive, captures: Captures) {
    this.#archive = archive;
    this.#captures = captures;
  }

  /** Cuts back and closes what processes that died have left open, then opens a file of our own when it is needed. */
  static async open(folder: string, captures: Captures, log: Logger): Promise<CaptureStore> {
    for (const { file, indexed } of await captures.openFiles()) {
      if (!isAbandoned(file)) continue;
      const length = await cutBack(folder, file, indexed);
      if (length === undefined) log.warn({ file }, 'archive file is gone');
      else await captures.fileLength(file, length, true);
    }
    const onFile = (file: string, length: number, closed: boolean) =>
      captures.fileLength(file, length, closed);
    return new CaptureStore(await openArchive({ folder, onFile }), captures);
  }

  /** Keeps a page that was fetched for a URL of the frontier; undefined when the URL was settled meanwhile. */
  async keepFetched(
    page: FetchedPage,
    frontierId: string,
    sourceId: string | undefined,
    validators: { etag?: string; lastModified?: string },
  ): Promise<string | undefined> {
    const capture = { ...(await this.#append(page, sourceId)), ...validators };
    return (await this.#captures.addFetched(capture, frontierId)) ? capture.id : undefined;
  }

  /** Keeps a page that comes from elsewhere; undefined when the URL's last capture has the same bytes. */
  async keepStored(
    page: FetchedPage,
    sourceId: string | undefined,
    foundIn: FoundIn,
  ): Promise<string | undefined> {
    if ((await this.#captures.lastDigest(page.url)) === digestOf(page.bytes)) return undefined;
    const capture = await this.#append(page, sourceId);
    await this.#captures.addStored(capture, foundIn);
    return capture.id;
  }

  /** The page of a capture, from the database while its file is open, else from the file. */
  async read(capture: Capture): Promise<FetchedPage> {
    const page = await readMember(capture.member ?? (await this.#archive.read(capture.at)));
    // The record stands under the URL that answered; the one that was asked for is in the index.
    return { ...page, url: capture.url };
  }

  close(): Promise<void> {
    return this.#archive.close();
  }

  async #append(page: FetchedPage, sourceId: string | undefined): Promise<NewCapture> {
    const { member, ...at } = await this.#archive.append(page);
    return {
      id: randomUUID(),
      url: page.url,
      sourceId,
      fetchedAt: page.fetchedAt,
      status: page.status,
      digest: digestOf(page.bytes),
      at,
      member,
    };
  }
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
