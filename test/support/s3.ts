/** An S3 server for one test file: a process of its own, on loopback, with one bucket. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { StoreAccess } from '../../src/storage/archive/object-store.js';

/** Call it at the top of a test file; the access is filled in before the first test. */
export function s3Server(bucket: string): StoreAccess {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-s3-'));
  const access: StoreAccess = {
    endpoint: undefined,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    sessionToken: undefined,
  };
  const main = join(createRequire(import.meta.url).resolve('s3rver'), '../../bin/s3rver.js');
  const words = ['-d', folder, '-a', '127.0.0.1', '-p', '0', '-s', '--configure-bucket', bucket];
  let end = async () => {};
  beforeAll(async () => {
    const server = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    end = async () => {
      server.kill();
      await ended;
    };
    let said = '';
    await new Promise<void>((resolve) => {
      server.stdout.on('data', (chunk) => {
        said += chunk;
        const port = /listening on \S+:(\d+)/u.exec(said)?.[1];
        if (port === undefined) return;
        access.endpoint = `http://127.0.0.1:${port}`;
        resolve();
      });
    });
  });
  afterAll(async () => {
    await end();
    rmSync(folder, { recursive: true, force: true });
  });
  return access;
}
