/**
 * The guarded connector: the one place where connections are opened. It looks at the address that is dialled, after
 * every resolution, so neither a literal in an odd notation nor a name that resolves inward, now or on a second asking,
 * gets through.
 */
import { lookup as dnsLookup, type LookupAllOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher, errors } from 'undici';
import { type Proxies, proxiedDispatcher } from './proxy.js';
import { isPublicAddress, PrivateAddressError } from './public-address.js';
import type { Lookup, ResolveRule } from './resolve.js';

export interface GuardOptions {
  /** The only way to an address that is not public: exactly these hosts and ports, at exactly these addresses. */
  resolve?: readonly ResolveRule[];
  connectTimeoutMs?: number;
  /** Resolves names; the machine's own resolver when absent. */
  lookup?: Lookup;
  /** None when absent. Hosts with a rule of their own never go through one. */
  proxies?: Proxies | undefined;
}

/** Shorter than a slot is held for whoever died with it: see `pipeline/visiting.ts`. */
const CONNECT_TIMEOUT_MS = 8_000;

/** What a busy machine may add to that. */
const LATE_MS = 1_000;

/** Sites with many cookies and policies send more than Node's usual 16 KiB of headers. */
const MAX_HEADER_BYTES = 64 * 1024;

/** A connection is kept this long for the host's next request; many servers close theirs after five seconds. */
const KEEP_ALIVE_MS = 4_000;

/** An undici dispatcher that refuses addresses inside a machine or a network. Close it when done. */
export function guardedDispatcher(options: GuardOptions = {}): Dispatcher {
  const direct: Agent.Options = {
    connect: guardedConnector(options),
    connections: 2,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const { proxies, resolve = [], lookup = dnsLookup } = options;
  if (!proxies) return new Agent(direct);
  const own = resolve.map(({ host, port }) => `${host}:${port}`);
  return proxiedDispatcher({ proxies, own, direct, lookup });
}

function guardedConnector({
  resolve = [],
  connectTimeoutMs = CONNECT_TIMEOUT_MS,
  lookup = dnsLookup,
}: GuardOptions) {
  const rules = new Map(resolve.map((rule) => [`${rule.host}:${rule.port}`, rule]));
  const dial = inTime(
    connectTimeoutMs,
    buildConnector({ timeout: connectTimeoutMs, autoSelectFamily: true, lookup: publicOnly(lookup) }),
  );
  const connect: buildConnector.connector = (target, callback) => {
    const host = target.hostname.replace(/^\[|\]$/gu, '').toLowerCase();
    const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80));
    const fixed = rules.get(`${host}:${port}`);
    if (fixed !== undefined) {
      // The certificate is still that of the name, not of the address.
      const at = { hostname: fixed.address, port: String(fixed.toPort ?? port) };
      dial({ ...target, ...at, servername: target.servername ?? host }, callback);
    } else if (isIP(host) !== 0 && !isPublicAddress(host)) {
      // A literal never reaches the lookup.
      callback(new PrivateAddressError(host, host), null);
    } else {
      dial(target, callback);
    }
  };
  return connect;
}

/**
 * A process that was frozen while it connected finds the connection made when it wakes, before its timers run. By then
 * it is late, and the host may be somebody else's turn.
 */
function inTime(timeoutMs: number, dial: buildConnector.connector): buildConnector.connector {
  return (target, callback) => {
    const began = Date.now();
    dial(target, (...[error, socket]) => {
      if (error === null && Date.now() - began > timeoutMs + LATE_MS) {
        socket.destroy();
        callback(new errors.ConnectTimeoutError('connected too late'), null);
      } else if (error === null) callback(null, socket);
      else callback(error, null);
    });
  };
}

/** Refuses a name whole when one of its addresses is not public: no matter of luck which one is tried. */
function publicOnly(lookup: Lookup): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...(options as LookupAllOptions), all: true }, (error, addresses) => {
      const inward = addresses?.find(({ address }) => !isPublicAddress(address));
      if (error) callback(error, []);
      else if (inward) callback(new PrivateAddressError(host, inward.address), []);
      else callback(null, addresses);
    });
  };
}
