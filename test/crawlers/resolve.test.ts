import { describe, expect, test } from 'vitest';
import { parseResolveRule } from '../../src/crawlers/resolve.js';

describe('--resolve rules', () => {
  test.each([
    ['times.test:80:127.0.0.1', { host: 'times.test', port: 80, address: '127.0.0.1' }],
    [' Times.TEST:8080:127.0.0.1 ', { host: 'times.test', port: 8080, address: '127.0.0.1' }],
    ['times.test:80:127.0.0.1:41733', { host: 'times.test', port: 80, address: '127.0.0.1', toPort: 41733 }],
    ['times.test:80:[::1]:8080', { host: 'times.test', port: 80, address: '::1', toPort: 8080 }],
    ['times.test:443:::1', { host: 'times.test', port: 443, address: '::1' }],
    ['times.test:443:[::1]', { host: 'times.test', port: 443, address: '::1' }],
  ])('%s', (text, rule) => {
    expect(parseResolveRule(text)).toEqual(rule);
  });

  test.each([
    '',
    'times.test',
    'times.test:80',
    'times.test:80:localhost',
    'times.test:0:127.0.0.1',
    'times.test:80:127.0.0.1.9',
    'times.test:80:127.0.0.1:0',
    'times.test:80:127.0.0.1:x',
    'times.test:99999:127.0.0.1',
    'http://times.test:80:127.0.0.1',
  ])('"%s" is refused', (text) => {
    expect(() => parseResolveRule(text)).toThrow(expect.objectContaining({ code: 'resolve-invalid' }));
  });
});
