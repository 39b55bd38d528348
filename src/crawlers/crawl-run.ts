/**
 * One Crawlee run for all crawls of the process that go on at the same time: a run of its own for one page costs 9 ms. Each
 * crawl of a host is one of its requests; with one for each page, the next page waits for Crawlee to look for it.
 */
import { BasicCrawler, Configuration, type IRequestList, Log, LogLevel, Request } from '@crawlee/basic';

/** Crawlee would cut a crawl off by its own clock; ours end by their turn, and by the limits of each request. */
const NO_TIMEOUT_SECONDS = 24 * 3_600;

/** More than there are crawls at a time: the queue bounds those. */
const SIDE_BY_SIDE = 1_000;

/** Crawlee starts `ps` each time it looks at the machine's load, which nothing here is decided by. */
const NO_LOOKS_MS = 24 * 3_600_000;

let current: Line | undefined;

/**
 * Runs a crawl in the run that goes on, or in a new one. `url`: where it begins. False when the run was stopped before the
 * crawl's turn came: Crawlee stops when the process is told to.
 */
export function inRun(url: string, crawl: () => Promise<void>): Promise<boolean> {
  if (!current || current.isOver) {
    current = new Line();
    void run(current);
  }
  return current.take(url, crawl);
}

/** Nothing of Crawlee's is kept on disk, read from the environment or logged. */
async function run(line: Line): Promise<void> {
  const config = new Configuration({
    persistStorage: false,
    purgeOnStart: false,
    memoryMbytes: 1_024,
    systemInfoIntervalMillis: NO_LOOKS_MS,
  });
  const crawler = new BasicCrawler(
    {
      requestList: line,
      requestHandler: ({ request }) => line.crawl(request.uniqueKey),
      minConcurrency: SIDE_BY_SIDE,
      maxConcurrency: SIDE_BY_SIDE,
      maxRequestRetries: 0,
      requestHandlerTimeoutSecs: NO_TIMEOUT_SECONDS,
      useSessionPool: false,
      log: new Log({ level: LogLevel.OFF }),
    },
    config,
  );
  // Crawlee itself looks for new requests twice a second.
  line.onNews = () => void crawler.autoscaledPool?.notify();
  await crawler.run().then(
    () => line.end(),
    (error: unknown) => line.end(error),
  );
}

interface Crawl {
  request: Request;
  start(): Promise<void>;
  /** It will not start any more. */
  stop(error: unknown): void;
}

/** The requests that wait, as Crawlee asks for them. Its own list is complete from the start, and keeps what is done. */
class Line implements IRequestList {
  /** Crawlee looks into it for requests to give back; a crawl is never tried twice here. */
  readonly inProgress = new Set<string>();
  isOver = false;
  onNews = () => {};
  readonly #waiting: Crawl[] = [];
  readonly #started = new Map<string, Crawl>();
  #open = 0;
  #count = 0;

  take(url: string, crawl: () => Promise<void>): Promise<boolean> {
    this.#open++;
    const taken = new Promise<boolean>((resolve, reject) => {
      const request = new Request({ url, uniqueKey: String(++this.#count) });
      // Crawlee is not told of what goes wrong: that is the crawl's to judge.
      const start = () => crawl().then(() => resolve(true), reject);
      const stop = (error: unknown) => (error === undefined ? resolve(false) : reject(error));
      this.#waiting.push({ request, start, stop });
      this.onNews();
    });
    return taken.finally(() => {
      this.#open--;
      this.onNews();
    });
  }

  async crawl(key: string): Promise<void> {
    const crawl = this.#started.get(key);
    this.#started.delete(key);
    await crawl?.start();
  }

  /** What waits will not start any more. Crawls that have begun end by themselves. */
  end(error?: unknown): void {
    this.isOver = true;
    for (const { stop } of [...this.#waiting.splice(0), ...this.#started.values()]) stop(error);
    this.#started.clear();
  }

  async isEmpty(): Promise<boolean> {
    return this.#waiting.length === 0;
  }

  /** Nobody can join any more once Crawlee was told that it is finished. */
  async isFinished(): Promise<boolean> {
    this.isOver ||= this.#open === 0;
    return this.isOver;
  }

  async fetchNextRequest(): Promise<Request | null> {
    const crawl = this.#waiting.shift();
    if (!crawl) return null;
    this.#started.set(crawl.request.uniqueKey, crawl);
    return crawl.request;
  }

  async markRequestHandled(): Promise<void> {}

  async reclaimRequest(): Promise<void> {}

  async persistState(): Promise<void> {}

  length(): number {
    return this.#count;
  }

  handledCount(): number {
    return this.#count - this.#waiting.length - this.#started.size;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Request> {
    for (let next = await this.fetchNextRequest(); next; next = await this.fetchNextRequest()) yield next;
  }
}
