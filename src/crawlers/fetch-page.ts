/** One request, without following where it leads. */
import { type Dispatcher, request } from 'undici';
import type { FetchedPage } from '../model/capture.js';
import type { FetchReason } from '../model/fetch-reason.js';
import { retryAfterMs } from '../model/retry-after.js';
import { httpUrl } from '../model/url.js';
import { freshnessOf } from './freshness.js';
import { type FetchOutcome, noPage, type RestAsked, type Validators } from './outcome.js';
import { ACCEPT_ENCODING, type BodyLimits, type BodySink, readBody } from './read-body.js';
import { reasonOf } from './trouble.js';

/** What is asked for: its Accept header, and which types are taken. A response without a type is always taken. */
export interface Wanted {
  accept: string;
  takes(mimeType: string): boolean;
  limits: FetchLimits;
  /** A body over the limit: refuse it, or take its beginning? */
  overlong: 'refuse' | 'cut';
  /** Asked for without what a source's owner sends as his own. */
  anonymous?: true;
  /** Where the body goes as it comes, instead of into the page's bytes. */
  into?(url: string, contentType: string | undefined): BodySink;
}

export interface FetchLimits extends BodyLimits {
  /** From the request to the last byte. A body that drips is cut off here. */
  timeMs: number;
}

const MIB = 1024 * 1024;

/** An article page: the archive keeps it and the parser reads it, so it must be HTML or text. */
export const PAGE: Wanted = {
  accept: 'text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1',
  takes: (type) => /^(?:text\/html|application\/xhtml\+xml|text\/plain)$/u.test(type),
  limits: { wireBytes: 10 * MIB, bytes: 20 * MIB, timeMs: 30_000 },
  overlong: 'refuse',
};

/**
 * A feed, sitemap or section page: servers label them as anything, only media are surely none. sitemaps.org allows 50 MB;
 * of a longer one the beginning is read.
 */
export const INPUT: Wanted = {
  accept: 'application/rss+xml,application/atom+xml,application/xml,text/xml,text/html;q=0.9,*/*;q=0.5',
  takes: (type) => !/^(?:image|audio|video|font)\//u.test(type),
  limits: { wireBytes: 50 * MIB, bytes: 50 * MIB, timeMs: 60_000 },
  overlong: 'cut',
};

/** RFC 9309 asks to read at least 500 KiB; what comes after is left unread. */
export const ROBOTS: Wanted = {
  accept: 'text/plain,*/*;q=0.5',
  takes: () => true,
  limits: { wireBytes: 500 * 1024, bytes: 500 * 1024, timeMs: 20_000 },
  overlong: 'cut',
  anonymous: true,
};

/** `/.well-known/tdmrep.json`; where nothing stands there, servers answer with a page. */
export const TDM_FILE: Wanted = {
  accept: 'application/json,*/*;q=0.5',
  takes: (type) => !/^(?:image|audio|video|font)\//u.test(type),
  limits: { wireBytes: 500 * 1024, bytes: 500 * 1024, timeMs: 20_000 },
  overlong: 'cut',
  anonymous: true,
};

export interface FetchMeans {
  dispatcher: Dispatcher;
  userAgent: { header: string };
  /** Sent beside our own, which come before them. */
  headers?: Record<string, string>;
  signal: AbortSignal;
  now(): number;
  /** Called when the head of the response is there. */
  onHead?(): void;
}

export type OneAnswer =
  | Exclude<FetchOutcome, { kind: 'elsewhere' }>
  | { kind: 'redirect'; to: string; status: number };

/** Statuses that have a reason of their own; the others go by their hundred. */
const STATUS_REASONS = new Map<number, FetchReason>([
  [401, 'forbidden'],
  [402, 'forbidden'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [408, 'server-error'],
  [410, 'gone'],
  [425, 'server-error'],
  [429, 'rate-limited'],
  [451, 'forbidden'],
]);

/** What is read of a body that nobody wants. */
const DUMPED_BYTES = 16 * 1024;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Throws only the reason of `signal` when that aborts. */
export async function fetchPage(
  url: string,
  validators: Validators,
  wanted: Wanted,
  means: FetchMeans,
): Promise<OneAnswer> {
  const stop = new AbortController();
  const onAbort = () => stop.abort(means.signal.reason);
  means.signal.throwIfAborted();
  means.signal.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => stop.abort(new SlowResponse(wanted.limits.timeMs)), wanted.limits.timeMs);
  try {
    return await ask(url, validators, wanted, means, stop.signal);
  } catch (error) {
    if (means.signal.aborted) throw means.signal.reason;
    const { reason, detail } = reasonOf(stop.signal.aborted ? stop.signal.reason : error);
    return noPage(reason, { detail });
  } finally {
    clearTimeout(timer);
    means.signal.removeEventListener('abort', onAbort);
  }
}

async function ask(
  url: string,
  validators: Validators,
  wanted: Wanted,
  means: FetchMeans,
  signal: AbortSignal,
): Promise<OneAnswer> {
  const askedAt = means.now();
  const response = await request(url, {
    dispatcher: means.dispatcher,
    signal,
    headers: requestHeaders(validators, wanted, means),
    responseHeaders: 'raw',
  });
  means.onHead?.();
  const headers = pairs(response.headers as unknown as string[]);
  const firsts = new Map(headers.map(([name, value]) => [name.toLowerCase(), value] as const).reverse());
  const header = (name: string) => firsts.get(name);
  const status = response.statusCode;
  // A short rest is read, so that the connection can be used again. Whatever breaks there is of no interest.
  const letGo = () => response.body.dump({ limit: DUMPED_BYTES, signal }).catch(() => undefined);

  const fetchedAt = new Date(askedAt).toISOString();
  const head = { finalUrl: url, status, statusText: response.statusText, headers, fetchedAt };
  const wait = retryAfterMs(header('retry-after'), means.now());
  const rest = wait === undefined ? {} : { retryAfterMs: wait };
  if (status === 304 && (validators.etag || validators.lastModified)) {
    await letGo();
    return { kind: 'not-modified', head, ...validatorsOf(header), ...freshnessOf(headers), ...rest };
  }
  const early = answerWithoutBody(url, status, header, rest);
  if (early) {
    await letGo();
    return early;
  }
  const type = header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type && !wanted.takes(type)) {
    await letGo();
    return noPage('content-type', { status, detail: type, ...rest });
  }
  if (wanted.overlong === 'refuse' && Number(header('content-length')) > wanted.limits.wireBytes) {
    await letGo();
    return noPage('too-large', { status, detail: `${header('content-length')} bytes announced`, ...rest });
  }
  const contentType = header('content-type');
  const into = wanted.into?.(url, contentType);
  const body = await readBody(response.body, header('content-encoding'), wanted.limits, into, signal);
  if (!body.ok) return noPage('bad-response', { status, detail: body.detail, ...rest });
  if (body.cut && wanted.overlong === 'refuse') return noPage('too-large', { status, ...rest });

  const page: FetchedPage = {
    ...head,
    bytes: body.bytes,
    url,
    tookMs: Math.max(0, means.now() - askedAt),
    ...(contentType === undefined ? {} : { contentType }),
  };
  return { kind: 'page', page, ...validatorsOf(header), ...freshnessOf(headers), ...rest };
}

/** What the status alone decides. */
function answerWithoutBody(
  url: string,
  status: number,
  header: (name: string) => string | undefined,
  rest: RestAsked,
): OneAnswer | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (REDIRECTS.has(status)) {
    // A rest before the next step would begin with the first one again, and never come to an end.
    const to = httpUrl(asWritten(header('location')), url);
    return to === undefined ? noPage('bad-redirect', { status }) : { kind: 'redirect', to, status };
  }
  const reason = STATUS_REASONS.get(status) ?? (status >= 500 ? 'server-error' : 'client-error');
  return noPage(reason, { status, ...rest });
}

/** Headers come as Latin-1; addresses that are not escaped are written in UTF-8, where their bytes are that. */
function asWritten(header: string | undefined): string | undefined {
  if (header === undefined || !/[\u0080-\u00ff]/u.test(header)) return header;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

function requestHeaders(validators: Validators, wanted: Wanted, means: FetchMeans): Record<string, string> {
  return {
    accept: wanted.accept,
    ...means.headers,
    'user-agent': means.userAgent.header,
    'accept-encoding': ACCEPT_ENCODING,
    ...(validators.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

function validatorsOf(header: (name: string) => string | undefined): Validators {
  const [etag, lastModified] = [header('etag'), header('last-modified')];
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}

function pairs(raw: readonly string[]): [name: string, value: string][] {
  const out: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) out.push([raw[at] as string, raw[at + 1] as string]);
  return out;
}

class SlowResponse extends Error {
  readonly code = 'FETCH_TIMEOUT';

  constructor(timeMs: number) {
    super(`no whole response within ${timeMs} ms`);
  }
}
