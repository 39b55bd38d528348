/** Headers and cookies that sources have for their own site: read when a request goes out, and kept nowhere. */
import { readSecret } from '../config.js';
import { type NoPage, noPage } from '../crawlers/outcome.js';
import { resolveHeaders } from '../model/secret-reference.js';
import type { Source } from '../model/source.js';

type Own = Pick<Source, 'id' | 'home' | 'headers' | 'cookies'>;

/** What is sent with a request beside the usual headers, or why it cannot be sent. */
export type OwnHeaders = (url: string) => Record<string, string> | NoPage;

/** Sent to the scheme, host and port of a source's home page, and to nothing else. */
export function ownHeaders(sources: readonly Own[]): OwnHeaders {
  const withOwn = sources.filter(({ headers, cookies }) => headers ?? cookies);
  return (url) => {
    const { origin } = new URL(url);
    const source = withOwn.find(({ home }) => new URL(home).origin === origin);
    if (!source) return {};
    const resolved = resolveHeaders(source, readSecret);
    if ('headers' in resolved) return resolved.headers;
    return noPage('no-secret', {
      detail: `${resolved.missing}, which the source ${source.id} refers to, is not set or cannot be sent`,
    });
  };
}
