/** A webhook behind the change feed of a database: what is held up, paused, refused and sent again, and in which order. */

import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { alertWebhookSink } from '../../src/delivery/alert-webhook.js';
import { selected } from '../../src/delivery/selected.js';
import type { FeedEvent, Sink, SinkState } from '../../src/delivery/sink.js';
import { webhookSink } from '../../src/delivery/webhook.js';
import { SentSinkConfig } from '../../src/model/sink.js';
import { deliverChanges } from '../../src/pipeline/deliver-changes.js';
import { judgeDue } from '../../src/pipeline/health/watch.js';
import type { Services } from '../../src/pipeline/services.js';
import { sinkKeeper } from '../../src/pipeline/sink-keeper.js';
import { audit } from '../../src/storage/audit.js';
import { type Receiver, startReceiver } from '../support/receiver.js';
import { withServices } from '../support/services.js';

const SECRET = `whsec_${Buffer.from('a secret').toString('base64')}`;
let services: Services;
let receiver: Receiver;
let site = '';
let sites = 0;

withServices(async (opened) => {
  services = opened;
  receiver = await startReceiver();
  await services.db.kysely.transaction().execute(async (trx) => {
    await trx
      .insertInto('changes')
      .values(
        Array.from({ length: 5 }, (_, n) => ({
          position: n + 1,
          kind: 'withdrawal',
          article_id: `a${n + 1}`,
        })),
      )
      .execute();
    await trx.updateTable('change_counter').set({ position: '5' }).execute();
  });
});
afterAll(() => receiver.close());

beforeEach(async () => {
  site = `site-${++sites}`;
  receiver.received.length = 0;
  receiver.answer = () => ({ status: 200 });
  await services.sinks.add(site, 'webhook');
});

/** One run of the deliver job; `over` stands in for some of the services. */
async function deliver(over: Partial<Services> = {}): Promise<void> {
  const sink = webhookSink(
    { id: site, kind: 'webhook', url: receiver.url, secrets: ['env:S'] },
    { dispatcher: receiver.dispatcher, secret: () => SECRET },
  );
  const outlets = async () => [selected(sink, {})];
  await deliverChanges({ ...services, outlets, ...over }, site, { signal: new AbortController().signal });
}

const ids = () => receiver.received.map(({ headers }) => headers['webhook-id']);
const events = (...positions: number[]) => positions.map((position) => `event_${position}`);
const row = async () => (await services.sinks.list()).find(({ id }) => id === site);
const answerTo = (id: string, status: number) => {
  receiver.answer = ({ headers }) => ({ status: headers['webhook-id'] === id ? status : 200 });
};

describe('the deliver job', () => {
  it('keeps its place in front of what is not taken, and goes on there', async () => {
    answerTo('event_3', 503);
    await deliver();
    expect(ids()).toEqual(events(1, 2, 3));
    expect(await row()).toMatchObject({ position: 2, waiting: 3, failures: 1, lastError: 'it answered 503' });
    expect(await services.sinks.behind()).not.toContain(site);
    // A new process does not forget what the receiver asked for.
    await services.sinks.add(site, 'webhook', { atOnce: false });
    expect(await services.sinks.behind()).not.toContain(site);
    await services.sinks.pause(site, undefined);
    expect(await services.sinks.behind()).toContain(site);
    answerTo('', 0);
    await deliver();
    expect(ids()).toEqual(events(1, 2, 3, 3, 4, 5));
    expect(await row()).toMatchObject({ position: 5, failures: 0, lastError: undefined });
  });

  it('leaves one that failed alone until its time, whatever jobs were added before', async () => {
    answerTo('event_1', 503);
    await deliver();
    await deliver();
    expect(ids()).toEqual(events(1));
    expect(await row()).toMatchObject({ position: 0, failures: 1 });
  });

  it('sends the same ids again, in order, when it died between the send and the mark', async () => {
    const drive: Services['sinks']['drive'] = (id, work) =>
      services.sinks.drive(id, (driven) =>
        work({
          ...driven,
          advance: () => {
            throw new Error('died');
          },
        }),
      );
    await expect(deliver({ sinks: { ...services.sinks, drive } })).rejects.toThrow('died');
    await deliver();
    expect(ids()).toEqual(events(1, 2, 3, 4, 5, 1, 2, 3, 4, 5));
    expect([...new Set(ids())]).toEqual(events(1, 2, 3, 4, 5));
  });

  it('does nothing for a sink that was removed a moment ago', async () => {
    await services.db.kysely.deleteFrom('sinks').where('id', '=', site).execute();
    await deliver();
    expect(ids()).toEqual([]);
  });

  it('sends nothing while it is paused, and stops at the batch in which it was', async () => {
    await services.sinks.pause(site, 'person');
    await deliver();
    expect(ids()).toEqual([]);
    expect(await services.sinks.behind()).not.toContain(site);
    await services.sinks.pause(site, undefined);
    receiver.answer = async () => {
      await services.sinks.pause(site, 'person');
      return { status: 200 };
    };
    await deliver();
    expect(await row()).toMatchObject({ position: 5, pausedBy: 'person' });
  });

  it('is paused by a receiver that is gone, until a person resumes it', async () => {
    answerTo('event_2', 410);
    await deliver();
    expect(await row()).toMatchObject({ position: 1, pausedBy: 'gone', lastError: 'it answered 410' });
    expect(await services.sinks.stuck()).toContainEqual(expect.objectContaining({ id: site }));
    answerTo('', 0);
    await services.sinks.pause(site, undefined);
    await deliver();
    expect(ids()).toEqual(events(1, 2, 2, 3, 4, 5));
  });

  it('keeps what is refused for good, and sends it again when it is asked to', async () => {
    answerTo('event_2', 422);
    await deliver();
    expect(ids()).toEqual(events(1, 2, 3, 4, 5));
    const [letter] = await services.deadLetters.list(site, 10);
    expect(letter).toMatchObject({ position: 2, articleId: 'a2', reason: 'it answered 422', replay: false });
    await deliver();
    expect(ids()).toHaveLength(5);

    expect(await services.deadLetters.replay(site)).toBe(1);
    expect(await services.sinks.behind()).toContain(site);
    await deliver();
    expect(ids().slice(5)).toEqual(events(2));
    expect(await row()).toMatchObject({ dead: 1 });
    expect(await services.sinks.behind()).not.toContain(site);

    answerTo('', 0);
    await services.deadLetters.replay(site);
    await deliver();
    expect(ids().slice(6)).toEqual(events(2));
    expect(await row()).toMatchObject({ dead: 0, position: 5 });
  });

  it('sends no dead letter that is overtaken by what came later', async () => {
    answerTo('event_2', 422);
    await deliver();
    await services.db.kysely
      .updateTable('changes')
      .set({ article_id: 'a2' })
      .where('position', '=', '4')
      .execute();
    await services.deadLetters.replay(site);
    await deliver();
    await services.db.kysely
      .updateTable('changes')
      .set({ article_id: 'a4' })
      .where('position', '=', '4')
      .execute();
    expect(ids()).toEqual(events(1, 2, 3, 4, 5));
    expect(await row()).toMatchObject({ dead: 0 });
  });

  it('stops sending dead letters again when it is paused', async () => {
    receiver.answer = ({ headers }) => ({ status: headers['webhook-id'] === 'event_1' ? 200 : 422 });
    await deliver();
    receiver.answer = async () => {
      await services.sinks.pause(site, 'person');
      return { status: 200 };
    };
    await services.deadLetters.replay(site);
    await deliver();
    expect(ids().slice(5)).toEqual(events(2));
    expect(await row()).toMatchObject({ dead: 3, pausedBy: 'person' });
  });

  it('delivers everything after a position again, dead letters too', async () => {
    answerTo('event_4', 422);
    await deliver();
    expect(await row()).toMatchObject({ dead: 1 });
    answerTo('', 0);
    await services.sinks.rewind(site, 3);
    await deliver();
    expect(ids().slice(5)).toEqual(events(4, 5));
    expect(await row()).toMatchObject({ dead: 0, position: 5 });
  });

  it('is not taken for a sink of another kind', async () => {
    await expect(services.sinks.add(site, 'alerts', { feed: 'alerts' })).rejects.toMatchObject({
      code: 'sink-changed',
      message: expect.stringContaining(`sink ${site} was of the kind webhook and is alerts now`),
    });
    expect(await row()).toMatchObject({ kind: 'webhook' });
  });

  it('leaves a sink of the file to the file, where one of the API has its id', async () => {
    const config = SentSinkConfig.parse({
      id: 'both',
      kind: 'webhook',
      url: 'http://nowhere.test/',
      secrets: ['env:SINK_S'],
    });
    await services.sinkConfigs.add(config);
    const outlets = Object.assign(services.outlets, { isOfFile: (id: string) => id === 'both' });
    const keeper = sinkKeeper({ ...services, outlets });
    expect(await keeper.get('both')).toMatchObject({ from: 'file' });
    expect((await keeper.get('both'))?.config).toBeUndefined();
    expect([await keeper.change(config), await keeper.remove('both')]).toEqual([false, false]);
    await services.sinkConfigs.remove('both');
  });

  it('tells a sink of alerts what is opened and closed from now on, and of no record', async () => {
    const finding = { name: 'host-circuit-open' as const, detail: 'it is down', facts: {} };
    await services.alerts.settle({ host: 'before.test' }, [finding]);
    await services.sinks.add('pager', 'alerts', { feed: 'alerts' });
    expect(await services.sinks.behind()).not.toContain('pager');
    await services.alerts.settle({ host: 'times.test' }, [finding]);
    await services.alerts.settle({ host: 'times.test' }, []);
    expect(await services.sinks.behind()).toContain('pager');
    const pager = alertWebhookSink(
      { id: 'pager', kind: 'alerts', url: receiver.url, secrets: ['env:S'] },
      { dispatcher: receiver.dispatcher, secret: () => SECRET },
    );
    const once = async () => {
      const { signal } = new AbortController();
      await deliverChanges({ ...services, outlets: async () => [pager] }, 'pager', { signal });
    };
    receiver.answer = ({ body }) => ({ status: JSON.parse(body).type === 'alert.closed' ? 422 : 200 });
    await once();
    const { received } = receiver;
    const verified = received.map(({ body, headers }) =>
      new Webhook(SECRET).verify(body, headers as Record<string, string>),
    );
    expect(verified).toMatchObject([
      { type: 'alert.opened', data: { position: 2, alert: { host: 'times.test', detail: 'it is down' } } },
      { type: 'alert.closed', data: { position: 3, alert: { closedAt: expect.any(String) } } },
    ]);
    expect(ids()).toEqual([expect.stringMatching(/^alert_\d+_opened$/u), expect.stringMatching(/_closed$/u)]);
    // Replayed, it is not taken for overtaken by records that bear the same positions.
    receiver.answer = () => ({ status: 200 });
    await services.deadLetters.replay('pager');
    await once();
    expect(received).toHaveLength(3);
    expect(ids()[2]).toBe(ids()[1]);
    const listed = (await services.sinks.list()).find(({ id }) => id === 'pager');
    expect(listed).toMatchObject({ position: 3, waiting: 0, dead: 0 });
    expect((await audit(services.db)).violations.filter(({ rule }) => rule.includes('sink'))).toEqual([]);
  });

  it('delivers to what is added while it runs, with its place kept over a change, until it is removed', async () => {
    const keeper = sinkKeeper(services);
    const config = SentSinkConfig.parse({
      id: 'added',
      kind: 'webhook',
      url: 'http://nowhere.test/',
      secrets: ['env:SINK_GONE'],
    });
    expect([await keeper.add(config), await keeper.add(config)]).toEqual([true, false]);
    expect(await keeper.add({ ...config, id: 'jsonl' })).toBe(false);
    expect(await keeper.get('added')).toMatchObject({ from: 'api', position: 0, config });
    const [first] = (await services.outlets()).filter(({ id }) => id === 'added');
    expect((await services.outlets()).at(-1)).toBe(first);
    await deliverChanges(services, 'added', { signal: new AbortController().signal });
    expect(await keeper.get('added')).toMatchObject({ failures: 1, lastError: 'SINK_GONE is not set' });
    expect(await services.sinks.behind()).not.toContain('added');

    await services.sinks.rewind('added', 3);
    const thin = SentSinkConfig.parse({ ...config, payload: 'thin' });
    expect(await keeper.change(thin)).toBe(true);
    expect(await services.sinks.behind()).toContain('added');
    expect(await keeper.get('added')).toMatchObject({ position: 3, config: { payload: 'thin' } });
    expect((await services.outlets()).at(-1)).not.toBe(first);
    expect(await keeper.change({ ...config, id: 'jsonl' })).toBe(false);
    expect(await keeper.test('added')).toEqual({ ok: false, said: 'SINK_GONE is not set' });
    expect(await keeper.replay('added', 1)).toBe(4);
    await expect(keeper.replay('added', 6)).rejects.toMatchObject({ code: 'no-position' });
    await expect(keeper.replay('jsonl')).rejects.toMatchObject({ code: 'not-replayable' });

    expect([await keeper.remove('jsonl'), await keeper.remove('added')]).toEqual([false, true]);
    expect((await services.outlets()).map(({ id }) => id)).toEqual(['jsonl']);
    expect(await keeper.get('added')).toBeUndefined();
  });

  it('is delivered to as it was changed meanwhile, from the next batch on', async () => {
    const config = SentSinkConfig.parse({
      id: 'moved',
      kind: 'webhook',
      url: 'http://old.test/',
      secrets: ['env:SINK_S'],
    });
    await services.sinkConfigs.add(config);
    const [old] = (await services.outlets()).filter(({ id }) => id === 'moved');
    const oneByOne = {
      ...(old as Sink),
      deliver: async ([event]: readonly FeedEvent[], state: SinkState) => {
        await services.sinkConfigs.change({ ...config, url: 'http://new.test/' } as SentSinkConfig);
        return { state, upTo: event?.position ?? 0 };
      },
    };
    const { signal } = new AbortController();
    await deliverChanges({ ...services, outlets: async () => [oneByOne] }, 'moved', { signal });
    expect((await services.sinks.cursor('moved'))?.position).toBe(1);
    expect(await services.sinks.behind()).toContain('moved');
    await services.sinkConfigs.remove('moved');
  });

  it('is an alert while it is paused, unless a person did it, and none once it is removed', async () => {
    const alert = async () => {
      await judgeDue(services, new Date());
      const open = await services.alerts.list({ state: 'open', name: 'sink-paused', limit: 99 });
      return open.find(({ sink }) => sink === site);
    };
    await services.sinks.pause(site, 'person');
    expect(await alert()).toBeUndefined();
    await services.sinks.pause(site, 'gone', 'it answered 410');
    expect(await alert()).toMatchObject({
      detail: `nothing is delivered to ${site} until it is resumed: it answered 410`,
      facts: { pausedBy: 'gone' },
    });
    const { events: told } = await services.alertEvents.after(0, 1_000);
    expect(told.at(-1)).toMatchObject({ kind: 'alert-opened', alert: { sink: site } });
    await services.sinks.pause(site, undefined);
    expect(await alert()).toBeUndefined();

    await services.sinks.pause(site, 'failures', 'failing for a day');
    expect((await alert())?.facts.pausedBy).toBe('failures');
    await services.db.kysely.deleteFrom('sinks').where('id', '=', site).execute();
    expect(await alert()).toBeUndefined();
    const { events: all } = await services.alertEvents.after(0, 1_000);
    expect(all.at(-1)).toMatchObject({ kind: 'alert-closed', alert: { sink: site } });
  });

  it('holds its right while the receiver takes its time', async () => {
    receiver.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 11_000));
      receiver.answer = () => ({ status: 200 });
      return { status: 200 };
    };
    await deliver();
    expect(ids()).toEqual(events(1, 2, 3, 4, 5));
    expect(await row()).toMatchObject({ position: 5 });
  });
});
