/**
 * Why a URL gave no page: a closed list. `refused` is our own decision or the site's rule, `failed` is what the network
 * or the server did. `retry` tells whether a later try may end otherwise.
 */
interface FetchReasonFacts {
  kind: 'refused' | 'failed';
  retry: boolean;
  /** Shown to people. */
  sentence: string;
}

export const FETCH_REASONS = {
  'bad-url': {
    kind: 'refused',
    retry: false,
    sentence: 'Not an http(s) URL, one that carries a password, or a very long one',
  },
  'no-contact': {
    kind: 'refused',
    retry: false,
    sentence: 'No contact is set (COPYDESK_CONTACT), so only .test hosts are fetched',
  },
  'no-secret': {
    kind: 'refused',
    retry: false,
    sentence: 'A secret that the source refers to is not set',
  },
  'private-address': {
    kind: 'refused',
    retry: false,
    sentence: 'The host resolves to an address that is not a public one',
  },
  forgotten: {
    kind: 'refused',
    retry: false,
    sentence: 'The page was forgotten by command, and is not fetched or taken in again',
  },
  robots: { kind: 'refused', retry: false, sentence: 'robots.txt of the host disallows the URL' },
  noindex: {
    kind: 'refused',
    retry: false,
    sentence: 'The page asks not to be indexed (robots meta element or X-Robots-Tag)',
  },
  nofollow: {
    kind: 'refused',
    retry: false,
    sentence: 'The page asks that its links are not followed (robots meta element or X-Robots-Tag)',
  },
  'opted-out': {
    kind: 'refused',
    retry: false,
    sentence: 'The site says no to AI or text and data mining, and its source is set to obey that',
  },
  'content-type': { kind: 'refused', retry: false, sentence: 'The response is of a type that is not taken' },
  'too-large': { kind: 'refused', retry: false, sentence: 'The response is larger than the limit' },
  'too-many-redirects': {
    kind: 'refused',
    retry: false,
    sentence: 'More redirects than are followed, or a loop',
  },
  'bad-redirect': {
    kind: 'failed',
    retry: false,
    sentence: 'A redirect that leads nowhere, or to a very long URL',
  },
  forbidden: { kind: 'failed', retry: false, sentence: 'The server denies access (401, 402, 403, 451)' },
  'not-found': { kind: 'failed', retry: false, sentence: 'The server knows no such page (404)' },
  gone: { kind: 'failed', retry: false, sentence: 'The page is gone for good (410)' },
  'client-error': {
    kind: 'failed',
    retry: false,
    sentence: 'Another status that is no success and no server error',
  },
  'rate-limited': { kind: 'failed', retry: true, sentence: 'The server asks for fewer requests (429)' },
  'server-error': { kind: 'failed', retry: true, sentence: 'The server failed (5xx, 408, 425)' },
  'robots-unreachable': {
    kind: 'failed',
    retry: true,
    sentence: 'robots.txt of the host cannot be read, which means that nothing may be fetched',
  },
  'host-rests': {
    kind: 'failed',
    retry: true,
    sentence: 'The host is left alone for a while: it asked for that, or was in trouble',
  },
  'budget-spent': {
    kind: 'failed',
    retry: true,
    sentence: 'The source has used up its budget of requests',
  },
  dns: { kind: 'failed', retry: true, sentence: 'The name of the host is not resolved' },
  tls: {
    kind: 'failed',
    retry: true,
    sentence: 'No secure connection: the certificate or the handshake failed',
  },
  connection: { kind: 'failed', retry: true, sentence: 'The connection was refused, reset or broke off' },
  timeout: { kind: 'failed', retry: true, sentence: 'The response took longer than the limit' },
  'bad-response': { kind: 'failed', retry: true, sentence: 'The response breaks HTTP or its own encoding' },
  'not-kept': {
    kind: 'failed',
    retry: true,
    sentence: 'What came could not be written down; the log says why',
  },
  'not-a-feed': {
    kind: 'failed',
    retry: true,
    sentence: 'What came in place of a feed is none that can be read',
  },
  'not-a-sitemap': {
    kind: 'failed',
    retry: true,
    sentence: 'What came in place of a sitemap is none that can be read',
  },
} as const satisfies Record<string, FetchReasonFacts>;

export type FetchReason = keyof typeof FETCH_REASONS;
