import { createServer } from 'node:http';
import { type AddressInfo, Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Hono } from 'hono';
import { expect, it, vi } from 'vitest';
import { listen, listenTrouble } from '../../src/server/listen.js';

it('takes the next free port when the wanted one is taken, and gives it back', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const wanted = (other.address() as AddressInfo).port;
  const app = new Hono().get('/', (context) => context.text('here'));

  const listening = await listen(app, wanted);
  expect(new URL(listening.url).port).not.toBe(String(wanted));
  expect(new URL(listening.url).hostname).toBe('127.0.0.1');
  expect(await (await fetch(listening.url)).text()).toBe('here');

  await listening.close();
  await expect(fetch(listening.url)).rejects.toThrow();
  other.close();
});

it('outlives a connection that the machine has no room for', async () => {
  const listened = vi.spyOn(Server.prototype, 'listen');
  const listening = await listen(
    new Hono().get('/', (context) => context.text('here')),
    4_870,
  );
  const [server] = listened.mock.contexts as Server[];
  listened.mockRestore();
  // As Node tells it, out of nowhere (net.js, onconnection).
  server?.emit('error', Object.assign(new Error('accept ENFILE'), { code: 'ENFILE', syscall: 'accept' }));
  expect(await (await fetch(listening.url)).text()).toBe('here');
  await listening.close();
});

it('says what is wrong with an address, and where it is set', async () => {
  // TEST-NET-1: nobody's, and so not this machine's either (RFC 5737).
  await expect(listen(new Hono(), 4_875, '192.0.2.1')).rejects.toThrow(
    /^192\.0\.2\.1:4875: it is no address of this machine: look at --listen .*COPYDESK_LISTEN/u,
  );
  const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND zzz'), { code: 'ENOTFOUND' });
  expect(listenTrouble(unknown)).toBe('there is no such host');
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

it.runIf(hasIpv6).each([
  ['::1', '[::1]'],
  ['::', '[::1]'],
])('on %s it is reached as %s', async (address, hostname) => {
  const app = new Hono().get('/', (context) => context.text('here'));
  const listening = await listen(app, 4_880, address);
  expect(new URL(listening.url).hostname).toBe(hostname);
  expect(await (await fetch(listening.url)).text()).toBe('here');
  await listening.close();
});
