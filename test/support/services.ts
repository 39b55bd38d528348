/** All services over an embedded server, in a home of their own, for one test file; and pages that go through them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { ResolveRule } from '../../src/crawlers/resolve.js';
import { silent } from '../../src/log.js';
import type { FetchedPage } from '../../src/model/capture.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import { openServices, type Services } from '../../src/pipeline/services.js';
import { fillHome } from './home.js';
import { fetchedPage } from './pages.js';

/** Call it at the top of a test file; `ready` gets the services before the first test. `sites` starts what they may reach. */
export function withServices(
  ready: (services: Services) => Promise<void> | void,
  sites: () => Promise<ResolveRule[]> = async () => [],
): void {
  const home = mkdtempSync(join(tmpdir(), 'copydesk-services-'));
  fillHome(home);
  let services: Services;
  beforeAll(async () => {
    const config = readConfig({ COPYDESK_HOME: home, DATABASE_URL: '', REDIS_URL: '' });
    services = await openServices(config, silent, { version: '0.0.0', resolve: await sites() });
    await ready(services);
  });
  afterAll(async () => {
    await services.close();
    rmSync(home, { recursive: true, force: true });
  });
}

/** An instant of the day on which the pages of the tests are fetched. */
export function atHour(hour: number): string {
  return new Date(Date.UTC(2026, 2, 1, hour)).toISOString();
}

/** The page is kept, unless it is there already, and goes through the parse job. */
export async function arrive(
  services: Services,
  url: string,
  html: string,
  given: Partial<FetchedPage> & { sourceId?: string | undefined } = {},
): Promise<void> {
  const { sourceId, ...more } = given;
  const kept = await services.pages.keepStored(fetchedPage(url, html, more), sourceId, 'ingest');
  if (typeof kept === 'object') await parseCaptures(services, [kept.captureId]);
}
