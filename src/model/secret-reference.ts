/** Headers and cookies of a source: secrets stand in settings as references, `env:NAME`, and never as values. */

/** A reference, behind the name of a scheme where the header has one: `env:TIMES_TOKEN`, `Bearer env:TIMES_TOKEN`. */
const REFERENCE = /^((?:Basic|Bearer|Digest|Token|ApiKey) +)?env:([A-Za-z_]\w*)$/iu;

/** Names of headers whose values let somebody in. */
const SECRET = /authorization|cookie|token|secret|passw|api-?key|session|credential|^x-auth(?:-|$)/iu;

/** Headers that every request of ours has, and those of the connection: who we are is not for a source to say. */
const OURS: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'cookie',
  'expect',
  'host',
  'if-modified-since',
  'if-none-match',
  'keep-alive',
  'proxy-authorization',
  'range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
]);

const NAME = /^[!#$%&'*+.^`|~\w-]+$/u;
const VALUE = /^[\x20-\x7e]+$/u;
const COOKIE_VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/u;

/** What is wrong with a header of the settings; the value is never part of what is said. */
export function wrongHeader(name: string, value: string): string | undefined {
  const lower = name.toLowerCase();
  if (!NAME.test(name)) return 'expected the name of a header';
  if (OURS.has(lower))
    return lower === 'cookie'
      ? 'expected cookies under the key cookies'
      : 'a header that Copydesk sets itself';
  if (REFERENCE.test(value)) return undefined;
  if (SECRET.test(name))
    return `expected a reference such as env:TIMES_TOKEN, since a secret does not stand here`;
  return VALUE.test(value) && !/\benv:/u.test(value) ? undefined : 'expected printable ASCII, or env:NAME';
}

export function wrongCookie(name: string, value: string): string | undefined {
  if (!NAME.test(name)) return 'expected the name of a cookie';
  return /^env:[A-Za-z_]\w*$/u.test(value)
    ? undefined
    : 'expected a reference such as env:TIMES_SESSION, since a secret does not stand here';
}

/** What is sent, or why it cannot be: the name of the variable that is not set, or does not hold what may be sent. */
export type Resolved = { headers: Record<string, string> } | { missing: string };

/** `secret` tells the value of a variable. */
export function resolveHeaders(
  { headers = {}, cookies = {} }: { headers?: Record<string, string>; cookies?: Record<string, string> },
  secret: (name: string) => string | undefined,
): Resolved {
  const sent: Record<string, string> = {};
  for (const [name, given] of Object.entries(headers)) {
    const [, scheme = '', variable] = REFERENCE.exec(given) ?? [];
    const value = variable === undefined ? given : secret(variable);
    if (value === undefined || !VALUE.test(value)) return { missing: variable ?? name };
    sent[name.toLowerCase()] = `${scheme}${value}`;
  }
  const pairs: string[] = [];
  for (const [name, given] of Object.entries(cookies)) {
    const variable = given.slice('env:'.length);
    const value = secret(variable);
    if (value === undefined || !COOKIE_VALUE.test(value)) return { missing: variable };
    pairs.push(`${name}=${value}`);
  }
  return { headers: { ...sent, ...(pairs.length > 0 ? { cookie: pairs.join('; ') } : {}) } };
}
