/** Keys of the API, from the command line to the server's start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/cli/serve.js';
import { readConfig } from '../../src/config.js';
import { silent } from '../../src/log.js';
import type { ApiKey } from '../../src/model/api-key.js';
import type { Services } from '../../src/pipeline/services.js';
import { openStore, type Store } from '../../src/pipeline/store.js';
import { copydesk } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';

const home = mkdtempSync(join(tmpdir(), 'copydesk-keys-'));
fillHome(home);
let store: Store;
beforeAll(async () => {
  store = await openStore(readConfig({ COPYDESK_HOME: home }), silent);
}, 60_000);
afterAll(async () => {
  await store.close();
  rmSync(home, { recursive: true, force: true });
});

describe('copydesk keys', () => {
  it('makes a key that is shown once, lists it and revokes it', async () => {
    const made = copydesk(home, ['keys', 'create', 'site', '--scope', 'write']);
    const key = made.stdout.trim();
    expect(key).toMatch(/^ck_[0-9a-f]{12}\.[\w-]{43}$/u);
    const [id = '', secret = ''] = key.split('.');
    const { rows } = await sql<object>`select *, encode(hash, 'escape') as text from api_keys`.execute(
      store.db.kysely,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);

    expect(copydesk(home, ['keys', 'list']).stdout).toMatch(
      new RegExp(`^${id} +write +made .* used never +site\n$`, 'u'),
    );
    expect(await store.apiKeys.check(key)).toMatchObject({ id, name: 'site', scope: 'write' });
    expect((await store.apiKeys.list())[0]).toHaveProperty('lastUsedAt');

    expect(copydesk(home, ['keys', 'revoke', id]).stdout).toBe(`revoked ${id}\n`);
    expect(await store.apiKeys.check(key)).toBeUndefined();
    const again = copydesk(home, ['keys', 'revoke', id]);
    expect([again.status, again.stderr]).toEqual([1, `copydesk: ${id}: no such key\n`]);
  }, 120_000);

  it('lets through that key and no other', async () => {
    const { key, id } = await store.apiKeys.create('other', 'read');
    const { key: second } = await store.apiKeys.create('third', 'read');
    expect(await store.apiKeys.check(key)).toMatchObject({ id });
    for (const wrong of ['', id, `${key}x`, `${id}.${second.split('.')[1]}`, `${id}.${'A'.repeat(43)}`]) {
      expect(await store.apiKeys.check(wrong)).toBeUndefined();
    }
  });
});

describe('the server', () => {
  const withKeys = (keys: ApiKey[]) =>
    ({ ...store, apiKeys: { list: async () => keys } }) as unknown as Services;
  const means = { stop: new AbortController().signal, log: silent };

  it('does not start where others reach it, without a key', async () => {
    const config = readConfig({ COPYDESK_HOME: home, COPYDESK_LISTEN: '0.0.0.0' });
    await expect(serve(withKeys([]), config, means)).rejects.toMatchObject({ code: 'no-api-key' });
  });

  it('does on loopback', async () => {
    const config = readConfig({ COPYDESK_HOME: home, COPYDESK_LISTEN: '127.0.0.2' });
    const { url, close } = await serve(withKeys([]), config, means);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.2:\d+$/u);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    await close();
  });
});
