import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type Dispatcher, request } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type GuardOptions, guardedDispatcher } from '../../src/crawlers/connector.js';
import { reasonOf } from '../../src/crawlers/trouble.js';

/** A proxy that answers for every site itself, and tunnels to itself; what it was asked is kept. */
let proxy: Server;
let port: number;
let asked: string[] = [];
let authorized: (string | undefined)[] = [];
let dispatcher: Dispatcher;

beforeAll(async () => {
  proxy = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    authorized.push(incoming.headers['proxy-authorization']);
    response.end('from the proxy');
  });
  proxy.on('connect', (incoming, socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnel.on('error', () => socket.destroy());
    socket.on('error', () => tunnel.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  port = (proxy.address() as AddressInfo).port;
});

afterEach(async () => {
  asked = [];
  authorized = [];
  await dispatcher.destroy();
});

afterAll(async () => {
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
});

const addresses = new Map([
  ['times.example', '93.184.215.14'],
  ['inside.example', '10.0.0.7'],
]);

const lookup: Required<GuardOptions>['lookup'] = (host, _, done) => {
  const address = addresses.get(host);
  if (address) done(null, [{ address, family: 4 }]);
  else done(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), []);
};

async function get(url: string, none = '', more: Partial<GuardOptions> = {}): Promise<string> {
  const at = `http://user:pass%40word@127.0.0.1:${port}`;
  dispatcher = guardedDispatcher({ lookup, proxies: { http: at, https: at, none }, ...more });
  try {
    return await (await request(url, { dispatcher })).body.text();
  } catch (error) {
    return reasonOf(error).reason;
  }
}

describe('through a proxy', () => {
  test('pages are asked of it, under its own user and password', async () => {
    expect(await get('http://times.example/a')).toBe('from the proxy');
    expect(asked).toEqual(['GET http://times.example/a']);
    expect(authorized).toEqual([`Basic ${Buffer.from('user:pass@word').toString('base64')}`]);
  });

  test('https pages go through a tunnel', async () => {
    // What answers at its end speaks no TLS.
    expect(await get('https://times.example/a')).toBe('tls');
    expect(asked).toEqual(['CONNECT times.example:443']);
  });

  test('a name that only the proxy can resolve is left to it', async () => {
    expect(await get('http://elsewhere.example/')).toBe('from the proxy');
  });

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://inside.example/',
    'https://inside.example/',
  ])('%s is refused before the proxy hears of it', async (url) => {
    expect(await get(url)).toBe('private-address');
    expect(asked).toEqual([]);
  });

  test('hosts that go without one are still guarded', async () => {
    expect(await get('http://inside.example/', 'inside.example')).toBe('private-address');
  });

  test('hosts with a rule of their own never go through one', async () => {
    const rule = { host: 'demo.test', port: 80, address: '127.0.0.1', toPort: port };
    expect(await get('http://demo.test/a', '', { resolve: [rule] })).toBe('from the proxy');
    expect(asked).toEqual(['GET /a']);
  });
});
