/** All services of a test file beside a site of its own, which they reach. */
import { afterAll } from 'vitest';
import type { Services } from '../../src/pipeline/services.js';
import { type Site, startSite } from '../crawlers/site.js';
import { withServices } from './services.js';

/** Call it at the top of a test file; `ready` gets both before the first test. */
export function withSiteAndServices(name: string, ready: (services: Services, site: Site) => void): void {
  let site: Site;
  withServices(
    (services) => ready(services, site),
    async () => {
      site = await startSite(name);
      return [site.rule];
    },
  );
  afterAll(() => site.close());
}
