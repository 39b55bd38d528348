/** The desk and the API of a process that runs the pipeline. */
import type { Config } from '../config.js';
import { CopydeskError } from '../errors.js';
import type { Logger } from '../log.js';
import type { Services } from '../pipeline/services.js';
import { isLoopback } from '../server/access.js';
import { createApp } from '../server/app.js';
import { demandHost, type Listening, listen } from '../server/listen.js';
import { readers } from '../server/readers.js';
import { packageVersion } from './version.js';

/** Throws `no-api-key` where others could reach it and there is none, and what {@link listen} throws. */
export async function serve(
  services: Services,
  { listen: address, port, url, origins, ratePerMinute }: Config,
  { stop, log }: { stop: AbortSignal; log: Logger },
): Promise<Listening> {
  await demandHost(address);
  const access = { isLoopback: isLoopback(address), origins, ratePerMinute };
  if (!access.isLoopback && (await services.apiKeys.list()).length === 0) {
    throw new CopydeskError(
      'no-api-key',
      `${address} can be reached by others, and there is no API key: make one with \`copydesk keys create <name>\``,
    );
  }
  const app = createApp({ ...readers(services, stop), access, url, version: packageVersion, log });
  return listen(app, port, address, log);
}
