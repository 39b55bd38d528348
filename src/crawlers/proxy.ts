/**
 * Fetching through a proxy. It is the proxy that dials, so our connector never sees the address; what we can know of the
 * target is looked at before the proxy is asked.
 */
import { isIP } from 'node:net';
import { type Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { isPublicAddress, PrivateAddressError } from './public-address.js';
import type { Lookup } from './resolve.js';

export interface Proxies {
  /** URL of the proxy for http pages. */
  http: string | undefined;
  /** URL of the proxy for https pages; that for http where absent. */
  https: string | undefined;
  /** Hosts that are reached without a proxy, separated by commas. */
  none: string;
}

export interface ProxyMeans {
  proxies: Proxies;
  /** `host:port` of targets that are our own: they never go through a proxy. */
  own: readonly string[];
  /** Of the dispatcher for what goes without a proxy; its connector guards itself. */
  direct: Agent.Options;
  lookup: Lookup;
}

export function proxiedDispatcher({ proxies, own, direct, lookup }: ProxyMeans): Dispatcher {
  const agent = new EnvHttpProxyAgent({
    ...direct,
    // Never undefined: undici would read the environment itself.
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https ?? '',
    noProxy: [proxies.none, ...own].join(','),
    // An http page is asked of the proxy itself; many proxies tunnel to port 443 only.
    proxyTunnel: false,
  });
  return agent.compose(publicTargets(new Set(own), lookup));
}

/** Refuses targets inside. A name that is not resolved here may well be by the proxy, and is left to it. */
function publicTargets(own: ReadonlySet<string>, lookup: Lookup): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    const { hostname, port, protocol } = new URL(options.origin ?? '');
    const host = hostname.replace(/^\[|\]$/gu, '');
    const refuse = (address: string) => {
      const error = new PrivateAddressError(host, address);
      handler.onResponseError?.(null as unknown as Dispatcher.DispatchController, error);
      return true;
    };
    if (own.has(`${host}:${port || (protocol === 'https:' ? 443 : 80)}`)) return dispatch(options, handler);
    if (isIP(host) !== 0) return isPublicAddress(host) ? dispatch(options, handler) : refuse(host);
    lookup(host, { all: true }, (_, addresses) => {
      const inward = addresses?.find(({ address }) => !isPublicAddress(address));
      if (inward) refuse(inward.address);
      else dispatch(options, handler);
    });
    return true;
  };
}
