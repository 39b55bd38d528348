/** Every sink through the one contract. */
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { jsonlSink, type Rotation } from '../../src/delivery/jsonl.js';
import { webhookSink } from '../../src/delivery/webhook.js';
import { wordpressSink } from '../../src/delivery/wordpress.js';
import { startReceiver } from '../support/receiver.js';
import { PASSWORD, startWordPress, USER } from '../support/wordpress.js';
import { type Outside, sinkContract } from './contract.js';

/** What is told of a record: a headline, or that it was withdrawn. */
interface Told {
  id: string;
  headline: string | undefined;
}

function standingOf(told: readonly Told[]): Record<string, string> {
  return Object.fromEntries(told.map(({ id, headline }) => [id, headline ?? 'withdrawn']));
}

function orderOf(told: readonly Told[]): string[] {
  const standing = standingOf(told);
  return told.flatMap(({ id, headline }) => (headline && standing[id] !== 'withdrawn' ? [headline] : []));
}

async function files(rotation?: Rotation): Promise<Outside> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-contract-'));
  const out = join(folder, 'out');
  const text = async () => {
    const names = (await readdir(out)).sort();
    return (await Promise.all(names.map((name) => readFile(join(out, name), 'utf8')))).join('');
  };
  const told = async (): Promise<Told[]> =>
    (await text())
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return {
    open: () => jsonlSink(join(out, 'records.jsonl'), 'files', rotation),
    order: async () => orderOf(await told()),
    standing: async () => standingOf(await told()),
    text,
    async fail() {
      await rename(out, join(folder, 'away'));
      await writeFile(out, 'a file in place of the folder');
      return async () => {
        await rm(out);
        await rename(join(folder, 'away'), out);
      };
    },
    close: () => rm(folder, { recursive: true }),
  };
}

const SECRET = `whsec_${Buffer.from('of the contract').toString('base64')}`;

async function webhook(): Promise<Outside> {
  const receiver = await startReceiver();
  const kept = () =>
    new Map(receiver.received.map(({ headers, body }) => [headers['webhook-id'], JSON.parse(body).data]));
  const told = (): Told[] =>
    [...kept().values()]
      .filter(({ relation }) => !relation)
      .map(({ id, record }) => ({ id, headline: record?.headline }));
  return {
    open: () =>
      webhookSink(
        { id: 'site', kind: 'webhook', url: receiver.url, secrets: ['env:S'] },
        { dispatcher: receiver.dispatcher, secret: () => SECRET },
      ),
    order: async () => orderOf(told()),
    standing: async () => standingOf(told()),
    text: async () => receiver.received.map(({ body }) => body).join('\n'),
    async fail() {
      const [answer, before] = [receiver.answer, receiver.received.length];
      receiver.answer = () => ({ status: 503 });
      return async () => {
        receiver.answer = answer;
        receiver.received.length = before;
      };
    },
    close: receiver.close,
  };
}

async function wordpress(): Promise<Outside> {
  const site = await startWordPress();
  const told = (): Told[] =>
    site.posts.map(({ slug, title }) => ({
      id: slug.replace(/^copydesk-|-withdrawn(?:__trashed)?$/gu, ''),
      headline: slug.includes('withdrawn') ? undefined : title,
    }));
  const { receiver } = site;
  return {
    open: () =>
      wordpressSink(
        { id: 'blog', kind: 'wordpress', url: site.url, user: USER, password: 'env:P' },
        { dispatcher: receiver.dispatcher, secret: () => PASSWORD },
      ),
    async order() {
      const gone = site.posts.filter(({ status }) => status === 'trash').map(({ title }) => title);
      return site.titles.filter((title) => !gone.includes(title));
    },
    standing: async () => standingOf(told()),
    text: async () => site.posts.map(({ title, content }) => title + content).join('\n'),
    async fail() {
      const { answer } = receiver;
      receiver.answer = () => ({ status: 503 });
      return async () => {
        receiver.answer = answer;
      };
    },
    close: site.close,
  };
}

describe('the JSONL sink', () => sinkContract(() => files()));
/** Small enough that a batch of the contract ends in another file than it begins in. */
describe('the JSONL sink that rotates', () => sinkContract(() => files({ bytes: 1_500 })));
describe('the webhook sink', () => sinkContract(webhook));
describe('the WordPress sink', () => sinkContract(wordpress));
