/** Addresses to listen on, as people write them. */
import { expect, it } from 'vitest';
import { ListenAddress } from '../../src/model/listen-address.js';

it.each([
  ['127.0.0.1', '127.0.0.1', undefined],
  ['0.0.0.0:8080', '0.0.0.0', 8080],
  ['localhost', 'localhost', undefined],
  ['desk-1.example:80', 'desk-1.example', 80],
  ['::1', '::1', undefined],
  ['[::1]', '::1', undefined],
  ['[::1]:8080', '::1', 8080],
  ['[::]:65535', '::', 65_535],
  ['2001:db8::7', '2001:db8::7', undefined],
  // No port: the eight groups are an address.
  ['2001:db8:0:0:0:0:0:8080', '2001:db8:0:0:0:0:0:8080', undefined],
])('%s', (text, address, port) => {
  expect(ListenAddress.parse(text)).toEqual({ address, ...(port === undefined ? {} : { port }) });
});

it.each([
  '',
  '[::1',
  '::1]',
  '[::1]8080',
  '[::1]:',
  '[::1]:0',
  '[::1]:65536',
  '[127.0.0.1]',
  '1::2::3',
  '127.0.0.1:http',
  'http://127.0.0.1',
  '256.0.0.1',
])('%o is none', (text) => {
  expect(ListenAddress.safeParse(text).error?.issues[0]?.message).toMatch(/^expected an address such as /u);
});
