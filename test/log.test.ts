import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../src/log.js';

describe('an error in the log', () => {
  it('is its message, code and stack, without the connection that node-postgres hangs on it', () => {
    let said = '';
    const log = createLogger('info', new Writable({ write: (chunk, _, done) => done(void (said += chunk)) }));
    const error = Object.assign(new Error('terminated'), { code: '57P01', client: { password: 'p' } });
    log.warn({ err: error }, 'database connection lost');
    const { err, msg } = JSON.parse(said);
    expect(msg).toBe('database connection lost');
    expect(err).toMatchObject({ message: 'terminated', code: '57P01' });
    expect(err.stack).toContain('log.test');
    expect(err.client).toBeUndefined();
  });
});
