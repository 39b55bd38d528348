import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Dispatcher, request } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type GuardOptions, guardedDispatcher } from '../../src/crawlers/connector.js';
import { isPublicAddress } from '../../src/crawlers/public-address.js';
import { reasonOf } from '../../src/crawlers/trouble.js';

/** Addresses that are not of the outside, one for each kind there is. */
const INWARD: [kind: string, address: string][] = [
  ['this host', '0.0.0.0'],
  ['this network', '0.1.2.3'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.255.254'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['carrier-grade NAT', '100.64.0.1'],
  ['carrier-grade NAT', '100.127.255.255'],
  ['link-local', '169.254.169.254'],
  ['IETF', '192.0.0.8'],
  ['documentation', '192.0.2.1'],
  ['documentation', '198.51.100.1'],
  ['documentation', '203.0.113.1'],
  ['6to4 relay', '192.88.99.1'],
  ['benchmarks', '198.18.0.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['mapped', '::ffff:127.0.0.1'],
  ['mapped, public inside', '::ffff:8.8.8.8'],
  ['compatible', '::127.0.0.1'],
  ['translated', '::ffff:0:127.0.0.1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['NAT64, local use', '64:ff9b:1::a00:1'],
  ['6to4', '2002:7f00:1::1'],
  ['Teredo', '2001::7f00:1'],
  ['unique local', 'fc00::1'],
  ['unique local', 'fd12:3456::1'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['discard', '100::1'],
  ['documentation', '2001:db8::1'],
  ['documentation', '3fff::1'],
  ['segment routing', '5f00::1'],
];

describe('public addresses', () => {
  test.each(['8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '2a00:1450:4001:82a::200e'])(
    '%s is one',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([...INWARD, ['no address', 'localhost'], ['no address', '']])('%s: %s is none', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('the guarded connector', () => {
  let server: Server;
  let port: number;
  let asked = 0;
  const dispatchers: Dispatcher[] = [];

  beforeAll(async () => {
    server = createServer((_, response) => {
      asked++;
      response.end('inside');
    });
    await new Promise<void>((resolve) => server.listen(0, '::', resolve));
    port = (server.address() as AddressInfo).port;
  });

  afterEach(async () => {
    await Promise.all(dispatchers.splice(0).map((dispatcher) => dispatcher.destroy()));
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function guarded(...args: Parameters<typeof guardedDispatcher>): Dispatcher {
    const dispatcher = guardedDispatcher(...args);
    dispatchers.push(dispatcher);
    return dispatcher;
  }

  /** What became of the request: the body, or the reason why there is none. */
  async function get(url: string, dispatcher: Dispatcher): Promise<string> {
    try {
      return await (await request(url, { dispatcher })).body.text();
    } catch (error) {
      return reasonOf(error).reason;
    }
  }

  /** A resolver that knows these addresses for every name. */
  function resolvesTo(...addresses: string[]): Required<GuardOptions>['lookup'] {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    return (_, __, done) => done(null, found);
  }

  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0x7f000001',
    '0177.0.0.1',
    '017700000001',
    '127.0.0.1.',
    '%31%32%37.0.0.1',
    '１２７.0.0.1',
    '0',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    'user:pw@127.0.0.1',
    '8.8.8.8@127.0.0.1',
  ])('the literal %s is refused', async (literal) => {
    const before = asked;
    expect(await get(`http://${literal}:${port}/`, guarded())).toBe('private-address');
    expect(asked).toBe(before);
  });

  test.each(['localhost', 'LOCALHOST'])('the name %s is refused', async (name) => {
    const before = asked;
    expect(await get(`http://${name}:${port}/`, guarded())).toBe('private-address');
    expect(asked).toBe(before);
  });

  test.each(INWARD)('a name of the outside that resolves to %s, %s, is refused', async (_, address) => {
    const dispatcher = guarded({ lookup: resolvesTo(address) });
    expect(await get(`http://news.example:${port}/`, dispatcher)).toBe('private-address');
  });

  // A zone cannot stand in a URL.
  test.each(INWARD.filter(([, address]) => !address.includes('%')))(
    'the literal of %s, %s, is refused',
    async (_, address) => {
      const before = asked;
      const host = address.includes(':') ? `[${address}]` : address;
      expect(await get(`http://${host}:${port}/`, guarded())).toBe('private-address');
      expect(asked).toBe(before);
    },
  );

  test('a name is refused whole when one of its addresses points inward', async () => {
    const dispatcher = guarded({ lookup: resolvesTo('8.8.8.8', '::1') });
    expect(await get(`http://news.example:${port}/`, dispatcher)).toBe('private-address');
  });

  test('a name that resolves inward on the second asking is refused then', async () => {
    let asking = 0;
    const dispatcher = guarded({
      connectTimeoutMs: 100,
      lookup: (...args) => resolvesTo(++asking === 1 ? '8.8.8.8' : '127.0.0.1')(...args),
    });
    expect(await get(`http://news.example:${port}/`, dispatcher)).not.toBe('private-address');
    expect(await get(`http://news.example:${port}/`, dispatcher)).toBe('private-address');
    expect(asking).toBe(2);
  });

  test('a rule lets exactly its host and port through, to its address', async () => {
    const dispatcher = guarded({ resolve: [{ host: 'times.test', port, address: '127.0.0.1' }] });
    expect(await get(`http://times.test:${port}/`, dispatcher)).toBe('inside');
    expect(await get(`http://TIMES.test:${port}/`, dispatcher)).toBe('inside');
    expect(await get(`http://127.0.0.1:${port}/`, dispatcher)).toBe('private-address');
    expect(await get(`http://localhost:${port}/`, dispatcher)).toBe('private-address');
    expect(await get(`http://other.test:${port}/`, dispatcher)).toBe('dns');
  });

  test('a rule for another port does not help', async () => {
    const dispatcher = guarded({ resolve: [{ host: 'localhost', port: port + 1, address: '127.0.0.1' }] });
    expect(await get(`http://localhost:${port}/`, dispatcher)).toBe('private-address');
  });

  test('a rule may dial another port than that of the URL', async () => {
    const dispatcher = guarded({
      resolve: [{ host: 'times.test', port: 80, address: '127.0.0.1', toPort: port }],
    });
    expect(await get('http://times.test/', dispatcher)).toBe('inside');
    expect(await get(`http://times.test:${port}/`, dispatcher)).toBe('dns');
  });

  test('a rule may name an IPv6 address', async () => {
    const dispatcher = guarded({ resolve: [{ host: 'times.test', port, address: '::1' }] });
    expect(await get(`http://times.test:${port}/`, dispatcher)).toBe('inside');
  });
});
