/** What an error of the network means, in the words of the closed list. */
import { errors } from 'undici';
import { messageOf } from '../errors.js';
import type { FetchReason } from '../model/fetch-reason.js';
import { PrivateAddressError } from './public-address.js';

/** First match wins. Codes of Node, of OpenSSL and of undici. */
const REASONS: readonly (readonly [RegExp, FetchReason])[] = [
  [new RegExp(`^${PrivateAddressError.code}$`, 'u'), 'private-address'],
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/u, 'dns'],
  [/^(?:UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT|FETCH_TIMEOUT)$/u, 'timeout'],
  [/^(?:CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO|HOSTNAME_MISMATCH)/u, 'tls'],
  [/^(?:UND_ERR_HEADERS_OVERFLOW|UND_ERR_INVALID_ARG)$/u, 'bad-response'],
];

/** Everything else that breaks between here and the server is a matter of the connection. */
export function reasonOf(error: unknown): { reason: FetchReason; detail: string } {
  // Of all errors of undici's parser, the plainest one has no code: what came is no HTTP at all.
  if (error instanceof errors.HTTPParserError) return { reason: 'bad-response', detail: messageOf(error) };
  const code = codeOf(error);
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? 'connection';
  return { reason, detail: messageOf(error) };
}

/** The code of the error or of what caused it. */
function codeOf(error: unknown): string {
  let current = error;
  for (let depth = 0; current instanceof Error && depth < 5; depth++) {
    const { code } = current as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
    current = current.cause;
  }
  return '';
}
