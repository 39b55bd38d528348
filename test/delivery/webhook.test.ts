import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WAITS_MS } from '../../src/delivery/retry.js';
import type { Delivered, Sink } from '../../src/delivery/sink.js';
import { webhookSink } from '../../src/delivery/webhook.js';
import type { ChangeEvent } from '../../src/model/change.js';
import type { WebhookConfig } from '../../src/model/sink.js';
import { type Received, type Receiver, startReceiver } from '../support/receiver.js';
import { record, relationEvent, versionEvent } from '../support/records.js';

const SECRETS: Record<string, string> = {
  NEW: `whsec_${Buffer.from('the new secret of this site').toString('base64')}`,
  OLD: `whsec_${Buffer.from('the old secret of this site').toString('base64')}`,
  WRONG: '!',
};

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

function sinkOf(more: Partial<WebhookConfig> = {}): Sink {
  return webhookSink(
    { id: 'site', kind: 'webhook', url: receiver.url, secrets: ['env:NEW'], ...more },
    { dispatcher: receiver.dispatcher, secret: (name) => SECRETS[name] },
  );
}

const goOn = { mayGoOn: () => true, failures: 0 };
const withdrawal: ChangeEvent = { kind: 'withdrawal', position: 3, at: new Date(0), articleId: 'article-1' };
const three: ChangeEvent[] = [versionEvent(1, record()), relationEvent(2), withdrawal];
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => versionEvent(index + 1, record({ id: `a${index + 1}` })));

const ids = () => receiver.received.map(({ headers }) => headers['webhook-id']);
const verify = (secret: string, { body, headers }: Received) =>
  new Webhook(SECRETS[secret] as string).verify(body, headers as Record<string, string>);

describe('the webhook sink', () => {
  it('sends each event signed, in order, under an id that stays', async () => {
    expect(await sinkOf().deliver(three, {}, goOn)).toEqual({ state: { deadInARow: 0 }, dead: [] });
    expect(ids()).toEqual(['article-1_1', 'event_2', 'event_3']);
    expect(receiver.received.map((one) => verify('NEW', one))).toEqual([
      {
        type: 'record.version',
        timestamp: '2025-10-06T09:00:00.000Z',
        data: { position: 1, id: 'article-1', version: 1, origin: 'fetch', record: record() },
      },
      expect.objectContaining({
        type: 'record.relation',
        data: { position: 2, relation: expect.objectContaining({ kind: 'copy-of', from: 'copy' }) },
      }),
      expect.objectContaining({ type: 'record.withdrawn', data: { position: 3, id: 'article-1' } }),
    ]);
    await sinkOf().deliver(three, {}, goOn);
    expect(ids().slice(3)).toEqual(ids().slice(0, 3));
  });

  it('signs with every secret while one takes over from another', async () => {
    await sinkOf({ secrets: ['env:NEW', 'env:OLD'] }).deliver(three.slice(0, 1), {}, goOn);
    const [one] = receiver.received as [Received];
    expect(verify('NEW', one)).toEqual(verify('OLD', one));
    await sinkOf().deliver(three.slice(0, 1), {}, goOn);
    expect(() => verify('OLD', receiver.received[1] as Received)).toThrow('No matching signature');
  });

  it('tells of a record what it is told by alone, when the payload is thin', async () => {
    await sinkOf({ payload: 'thin' }).deliver(three.slice(0, 1), {}, goOn);
    const { contentHash, url } = record();
    expect(JSON.parse(receiver.received[0]?.body ?? '').data).toEqual({
      position: 1,
      id: 'article-1',
      version: 1,
      origin: 'fetch',
      contentHash,
      url,
    });
  });

  it('dials no address inside, whatever leads there', async () => {
    const { stopped } = await sinkOf({ url: receiver.address }).deliver(three, {}, goOn);
    expect(stopped?.reason).toMatch(/no public address/u);
    expect(receiver.received).toEqual([]);
  });

  it('names a secret that is not there or is none, and never its value', async () => {
    await expect(sinkOf({ secrets: ['env:GONE'] }).check({})).rejects.toThrow('GONE is not set');
    const wrong = sinkOf({ secrets: ['env:WRONG'] });
    await expect(wrong.deliver(three, {}, goOn)).rejects.toThrow(/^WRONG is no secret of a webhook/u);
    expect(receiver.received).toEqual([]);
  });

  it('tries the way with a signed message, and says what came of it', async () => {
    expect(await sinkOf().test({})).toBe(`${receiver.url} took it (204)`);
    expect(verify('NEW', receiver.received[0] as Received)).toMatchObject({ type: 'copydesk.test' });
    receiver.answer = () => ({ status: 302, headers: { location: receiver.url } });
    await expect(sinkOf().test({})).rejects.toThrow(/it answered 302, and redirects are not followed$/u);
    expect(receiver.received).toHaveLength(2);
  });
});

describe('a receiver that does not take it', () => {
  const failing = async (status: number, failures = 0, headers = {}): Promise<Delivered> => {
    receiver.answer = () => ({ status, headers });
    return sinkOf().deliver(three, {}, { ...goOn, failures });
  };

  it.each([301, 401, 403, 404, 405, 408, 429, 500, 503])('holds up what is behind it: %i', async (status) => {
    const came = await failing(status);
    expect(came).toMatchObject({
      upTo: 0,
      dead: [],
      stopped: { reason: expect.stringContaining(`${status}`) },
    });
    expect(receiver.received).toHaveLength(1);
  });

  it('is tried again by the table, give or take a fifth, for a day', async () => {
    for (const [failures, wait] of WAITS_MS.entries()) {
      const { stopped } = await failing(503, failures);
      const { waitMs } = stopped as { waitMs: number };
      expect(Math.abs(waitMs - wait)).toBeLessThanOrEqual(wait / 5);
    }
    const day = WAITS_MS.reduce((sum, wait) => sum + wait, 0);
    expect(day / 3_600_000).toBeCloseTo(24, 0);
    expect((await failing(503, WAITS_MS.length)).stopped).toMatchObject({ pause: 'failures' });
  });

  it('is given the time that it asks for, in seconds or until a date', async () => {
    expect((await failing(429, 0, { 'retry-after': '120' })).stopped).toMatchObject({ waitMs: 120_000 });
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const { waitMs } = (await failing(503, 0, { 'retry-after': date })).stopped as { waitMs: number };
    expect(Math.abs(waitMs - 3_600_000)).toBeLessThan(60_000);
  });

  it('is left alone when it says that it is gone', async () => {
    expect((await failing(410)).stopped).toMatchObject({ pause: 'gone' });
  });

  it.each([400, 413, 422])(
    'makes a dead letter of what can never be taken, and is given the next: %i',
    async (status) => {
      receiver.answer = ({ headers }) => ({ status: headers['webhook-id'] === 'a2_1' ? status : 200 });
      const came = await sinkOf().deliver(many(3), {}, goOn);
      expect(ids()).toEqual(['a1_1', 'a2_1', 'a3_1']);
      expect(came).toEqual({
        state: { deadInARow: 0 },
        dead: [{ position: 2, articleId: 'a2', reason: `it answered ${status}` }],
      });
    },
  );

  it('is paused when it takes nothing at all, over batches', async () => {
    receiver.answer = () => ({ status: 400 });
    const first = await sinkOf().deliver(many(6), {}, goOn);
    expect(first.stopped).toBeUndefined();
    const second = await sinkOf().deliver(many(20), first.state, goOn);
    expect(second).toMatchObject({ upTo: 4, state: { deadInARow: 0 }, stopped: { pause: 'failures' } });
    expect(second.dead).toHaveLength(4);
  });

  it('counts failures anew behind what it took', async () => {
    receiver.answer = ({ headers }) => ({ status: headers['webhook-id'] === 'a2_1' ? 500 : 200 });
    const came = await sinkOf().deliver(many(3), {}, { ...goOn, failures: WAITS_MS.length });
    expect(came).toMatchObject({ upTo: 1, stopped: { waitMs: expect.any(Number) } });
  });

  it('may answer at any length: no more is read than a little', async () => {
    receiver.answer = () => ({ status: 200, body: 'x'.repeat(5_000_000) });
    expect((await sinkOf().deliver(three, {}, goOn)).stopped).toBeUndefined();
    expect(receiver.received).toHaveLength(3);
  });

  it('is not held to have failed when it was slow and the process had to stop', async () => {
    receiver.answer = () => ({ status: 500 });
    const came = await sinkOf().deliver(three, {}, { ...goOn, mayGoOn: () => false });
    expect(came).toEqual({ state: { deadInARow: 0 }, upTo: 0, dead: [] });
  });

  it('is given no more once the right to deliver is gone', async () => {
    const came = await sinkOf().deliver(
      many(3),
      {},
      { ...goOn, mayGoOn: () => receiver.received.length < 2 },
    );
    expect(came).toMatchObject({ upTo: 2 });
    expect(ids()).toEqual(['a1_1', 'a2_1']);
  });
});
