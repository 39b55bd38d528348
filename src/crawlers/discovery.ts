/** What becomes of a look at a source, and what it goes by. */
import type { FetchReason } from '../model/fetch-reason.js';
import type { FoundUrl, InputKind, SourceInput } from '../model/frontier.js';
import type { SaidOptOut } from '../model/opt-out.js';
import type { ShapeCount } from '../model/url-shape.js';
import type { InputBody } from './input-text.js';

/** What earlier looks and crawls have taught about the source; each is asked for only where a look needs it. */
export interface Knowledge {
  /** What became of its URLs. */
  shapes(): Promise<readonly ShapeCount[]>;
  /** Those that are new to the frontier, of several names of one page the first. */
  unknown(urls: readonly string[]): Promise<readonly string[]>;
  /** False: lists are read no further than to their first page. */
  followsLists?: boolean;
}

export interface Discovery {
  /** In the order of the inputs, each page once (by its URL key). */
  found: FoundUrl[];
  /** The inputs by which the source is looked at, as they are known after this look. */
  top: SourceInput[];
  /** To be kept, after `found` is: inputs that are new, and those about which something is known anew. */
  inputs: SourceInput[];
  /** URLs of inputs that were found once and that the site names no more. */
  dropped: string[];
  /** Inputs that had nothing new: 304, or the same body as last time. */
  unchanged: number;
  failures: InputFailure[];
  /** `lost` and `aborted`: what was found until then stands, the inputs not yet asked are as they were. */
  end: 'whole' | 'lost' | 'aborted';
  /** When the first of the hosts that ask to be left alone may be asked again. */
  retryAfterMs?: number;
  /** What each page that came says of AI and licences, in itself or in its headers. */
  said?: readonly { url: string; optOuts: SaidOptOut[] }[];
}

export interface InputFailure {
  url: string;
  reason: FetchReason;
  detail?: string;
}

/** Why what came is nothing that can be read. */
export function unreadable(kind: InputKind, body: InputBody): Omit<InputFailure, 'url'> {
  if (body.kind === 'broken') return { reason: 'bad-response', detail: 'gzip that cannot be undone' };
  if (body.kind === 'too-large') return { reason: 'too-large' };
  return { reason: kind === 'sitemap' ? 'not-a-sitemap' : 'not-a-feed' };
}
