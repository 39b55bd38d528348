/** The way to the network for commands that ask sites for something beside a run. */
import type { Config } from '../config.js';
import { guardedDispatcher } from '../crawlers/connector.js';
import { userAgent } from '../crawlers/user-agent.js';
import type { Network } from '../pipeline/look-means.js';
import { type ResolveFlags, resolveRules } from './resolve-option.js';
import { packageVersion } from './version.js';

export async function withNetwork<T>(
  flags: ResolveFlags,
  config: Config,
  work: (network: Network) => Promise<T>,
): Promise<T> {
  const dispatcher = guardedDispatcher({ resolve: resolveRules(flags, config), proxies: config.proxies });
  try {
    return await work({
      dispatcher,
      userAgent: userAgent({ version: packageVersion, contact: config.contact }),
    });
  } finally {
    await dispatcher.destroy();
  }
}
