import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent } from '../../src/log.js';
import { openQueue } from '../../src/queue/open-queue.js';
import { queueContract, until } from './contract.js';

/** A Redis of the tests' own: its jobs of Copydesk are deleted. */
const url = process.env.TEST_REDIS_URL ?? '';
if (!url) console.warn('TEST_REDIS_URL is not set: the queue is not tested over Redis');

describe.skipIf(!url)('over Redis', () => {
  let admin: Redis;

  beforeAll(() => {
    admin = new Redis(url);
  });

  afterAll(async () => {
    await admin.quit();
  });

  const reset = async () => {
    const keys = await admin.keys('copydesk:*');
    if (keys.length > 0) await admin.del(keys);
  };
  const open = (at = url) => openQueue({ redisUrl: at }, silent);

  describe('the contract', () => {
    queueContract(() => ({ url, open, reset }));
  });

  test('a Redis that lost all its data goes on with what is added next', async () => {
    await reset();
    const queue = await open();
    const seen: string[] = [];
    await queue.work('crawl', async ({ host }) => void seen.push(host));
    await queue.add([{ name: 'crawl', payload: { host: 'before' } }]);
    await until(() => seen.includes('before'));
    await reset();
    await queue.add([{ name: 'crawl', payload: { host: 'after' } }]);
    await until(() => seen.includes('after'));
    await queue.close(5_000);
  });
});

test('a Redis that does not answer is one clear error that says to try again', async () => {
  await expect(openQueue({ redisUrl: 'redis://127.0.0.1:1' }, silent)).rejects.toMatchObject({
    code: 'queue-unreachable',
    retry: true,
  });
});
