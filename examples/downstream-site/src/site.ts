/** The site's process: opens its database, reads what it has missed, and listens. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createClient } from 'copydesk/client';
import { createSite } from './app.js';
import { follow } from './follow.js';
import { openStore } from './store.js';

const {
  SITE_SECRET: secret,
  SITE_DATABASE: path = 'site.db',
  COPYDESK_API: url = 'http://127.0.0.1:4800',
  COPYDESK_KEY: key,
} = process.env;
if (!secret) throw new Error('SITE_SECRET is not set: the one that sinks.yaml refers to');

/** Webhooks make the site quick. Should they stay away, since their sink is paused for one, it is late by so much. */
const CATCH_UP_MS = 60_000;

const store = openStore(path);
// Tried once: what fails is asked for again by the next webhook, or in a minute.
const follower = follow(store, createClient({ url, key, tries: 1 }));

const catchUp = () =>
  follower.catchUp().catch((error: unknown) => {
    console.error(`not caught up, tried again in ${CATCH_UP_MS / 1_000} s:`, error);
  });
void catchUp();
const timer = setInterval(catchUp, CATCH_UP_MS);

const server = createAdaptorServer({ fetch: createSite({ store, follower, secret }).fetch });
server.listen(Number(process.env.PORT ?? 8787), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

/** What is being answered is answered first: a webhook whose answer is lost comes again, which is harmless and slow. */
function stop(): void {
  clearInterval(timer);
  server.close(() => {
    store.close();
    process.exit(0);
  });
  if ('closeIdleConnections' in server) server.closeIdleConnections();
}
