/** One Crawlee run for all crawls of the process that go on at the same time: a run of its own for one page costs 9 ms. */
import { BasicCrawler, Configuration, type IRequestList, Log, LogLevel, Request } from '@crawlee/basic';

/** A place in the run. The run goes on until every place is given up. */
export interface Place {
  /** False when the run was stopped before the visit's turn came: Crawlee stops when the process is told to. */
  take(url: string, visit: () => Promise<void>): Promise<boolean>;
  leave(): void;
}

/** Crawlee would cut a visit off by its own clock; ours are bounded by the limits of each request. */
const NO_TIMEOUT_SECONDS = 24 * 3_600;

/** More than there are crawls at a time: the queue bounds those, and each asks for one page after the other. */
const SIDE_BY_SIDE = 1_000;

/** Crawlee starts `ps` each time it looks at the machine's load, which nothing here is decided by. */
const NO_LOOKS_MS = 24 * 3_600_000;

let current: Line | undefined;

/** Takes a place in the run that goes on, or in a new one. */
export function joinRun(): Place {
  if (!current || current.isOver) {
    current = new Line();
    void run(current);
  }
  return current.join();
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
      requestHandler: ({ request }) => line.visit(request.uniqueKey),
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

interface Visit {
  request: Request;
  start(): Promise<void>;
  /** It will not start any more. */
  stop(error: unknown): void;
}

/** The requests that wait, as Crawlee asks for them. Its own list is complete from the start, and keeps what is done. */
class Line implements IRequestList {
  /** Crawlee looks into it for requests to give back; a visit is never tried twice here. */
  readonly inProgress = new Set<string>();
  isOver = false;
  onNews = () => {};
  readonly #waiting: Visit[] = [];
  readonly #started = new Map<string, Visit>();
  #places = 0;
  #count = 0;

  join(): Place {
    this.#places++;
    return {
      take: (url, visit) => this.#take(url, visit),
      leave: () => {
        this.#places--;
        this.onNews();
      },
    };
  }

  #take(url: string, visit: () => Promise<void>): Promise<boolean> {
    return new Promise<boolean>((resolve, reject) => {
      const request = new Request({ url, uniqueKey: String(++this.#count) });
      const start = () => {
        // Crawlee is not told of what goes wrong: that is the crawl's to judge.
        const done = visit().then(() => resolve(true), reject);
        return done;
      };
      const stop = (error: unknown) => (error === undefined ? resolve(false) : reject(error));
      this.#waiting.push({ request, start, stop });
      if (this.isOver) this.#stopAll(undefined);
      else this.onNews();
    });
  }

  async visit(key: string): Promise<void> {
    const visit = this.#started.get(key);
    this.#started.delete(key);
    await visit?.start();
  }

  /** What waits will not start any more. Visits that have begun end by themselves. */
  end(error?: unknown): void {
    this.isOver = true;
    this.#stopAll(error);
  }

  #stopAll(error: unknown): void {
    for (const { stop } of [...this.#waiting.splice(0), ...this.#started.values()]) stop(error);
    this.#started.clear();
  }

  async isEmpty(): Promise<boolean> {
    return this.#waiting.length === 0;
  }

  /** Nobody can join any more once Crawlee was told that it is finished. */
  async isFinished(): Promise<boolean> {
    this.isOver ||= this.#places === 0;
    return this.isOver;
  }

  async fetchNextRequest(): Promise<Request | null> {
    const visit = this.#waiting.shift();
    if (!visit) return null;
    this.#started.set(visit.request.uniqueKey, visit);
    return visit.request;
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
