/**
 * Keeps pages and gives them back: the WARC file first, then the index row. A crash between the two leaves a member
 * without a row, which is cut off at the next start; the URL is still due and is fetched again.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Logger } from '../log.js';
import type { FetchedPage } from '../model/capture.js';
import type { FoundIn } from '../model/frontier.js';
import { type Archive, openArchive } from '../storage/archive/archive.js';
import { readMember } from '../storage/archive/read-member.js';
import type { Capture, Captures, NewCapture } from '../storage/captures.js';

export class CaptureStore {
  readonly #archive: Archive;
  readonly #captures: Captures;

  private constructor(archive: Archive, captures: Captures) {
    this.#archive = archive;
    this.#captures = captures;
  }

  static async open(folder: string, captures: Captures, log: Logger): Promise<CaptureStore> {
    return new CaptureStore(await openArchive({ folder, log }), captures);
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
    return readMember(capture.member ?? (await this.#archive.read(capture.at)));
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
