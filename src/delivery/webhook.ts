/**
 * The webhook sink, by the Standard Webhooks specification (standardwebhooks.com, 1.0.0): one signed POST an event, in the
 * order of the change feed.
 */
import { Webhook } from 'standardwebhooks';
import type { Dispatcher } from 'undici';
import { CopydeskError } from '../errors.js';
import type { ChangeEvent } from '../model/change.js';
import type { WebhookConfig } from '../model/sink.js';
import { inTurn } from './in-turn.js';
import { askRemote, type RemoteAnswer } from './remote-request.js';
import type { Sink } from './sink.js';

/** The message itself is at fault; the others of 4xx are faults of the address, which somebody may mend. */
const DEAD: ReadonlySet<number> = new Set([400, 413, 422]);

/** Answers are not for us to read; a short one is read to its end, so that the connection can be used again. */
const MOST_ANSWER_BYTES = 16 * 1024;

export interface WebhookMeans {
  dispatcher: Dispatcher;
  /** Value of a variable. */
  secret(name: string): string | undefined;
}

interface Message {
  id: string;
  type: string;
  at: Date;
  data: Record<string, unknown>;
}

export function webhookSink(config: WebhookConfig, { dispatcher, secret }: WebhookMeans): Sink {
  const post = (message: Message): Promise<RemoteAnswer> => {
    const now = new Date();
    const { id, type, at, data } = message;
    const body = JSON.stringify({ type, timestamp: at, data });
    const signature = signers(config.secrets, secret)
      .map((signer) => signer.sign(id, now, body))
      .join(' ');
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': signature,
    };
    return askRemote({ method: 'POST', url: config.url, headers, body }, dispatcher, MOST_ANSWER_BYTES);
  };
  return {
    id: config.id,
    kind: 'webhook',
    remote: true,
    recover: async (state) => state,
    check: async () => {
      signers(config.secrets, secret);
      return `${config.url}, signed with ${config.secrets.length} secrets`;
    },
    test: async () => {
      const at = new Date();
      const answer = await post({
        id: `test_${at.getTime()}`,
        type: 'copydesk.test',
        at,
        data: { sink: config.id },
      });
      if ('status' in answer && isTaken(answer.status)) return `${config.url} took it (${answer.status})`;
      throw new CopydeskError('sink-unusable', `${config.url}: ${troubleOf(answer)}`);
    },
    deliver: (events, state, handing) =>
      inTurn(events, state, handing, async (event) => {
        const answer = await post(messageOfEvent(event, config.payload ?? 'full'));
        if ('failed' in answer) return answer;
        const { status, retryAfterMs: askedMs } = answer;
        if (isTaken(status)) return 'taken';
        const reason = troubleOf(answer);
        if (status === 410) return { gone: reason };
        return DEAD.has(status) ? { dead: reason } : { failed: reason, askedMs };
      }),
  };
}

function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}

function troubleOf(answer: RemoteAnswer): string {
  if ('failed' in answer) return answer.failed;
  const redirect = answer.status >= 300 && answer.status < 400 ? ', and redirects are not followed' : '';
  return `it answered ${answer.status}${redirect}`;
}

/** The id tells the receiver what it has had: a version has the same for ever, whatever the feed is read from. */
function messageOfEvent(event: ChangeEvent, payload: 'full' | 'thin'): Message {
  const { position, at, articleId } = event;
  if (event.kind === 'relation')
    return {
      id: `event_${position}`,
      type: 'record.relation',
      at,
      data: { position, relation: event.relation },
    };
  if (event.kind === 'withdrawal')
    return { id: `event_${position}`, type: 'record.withdrawn', at, data: { position, id: articleId } };
  const { version, origin, changes, record } = event;
  const { contentHash, url } = record;
  const thin = { position, id: articleId, version, origin, ...(changes ? { changes } : {}) };
  const data = payload === 'thin' ? { ...thin, contentHash, url } : { ...thin, record };
  return {
    id: event.again ? `event_${position}` : `${articleId}_${version}`,
    type: 'record.version',
    at,
    data,
  };
}

/** Throws `sink-secret` with the name of the variable, never its value. */
function signers(references: readonly string[], secret: WebhookMeans['secret']): Webhook[] {
  return references.map((reference) => {
    const name = reference.slice('env:'.length);
    const value = secret(name);
    if (value === undefined) throw new CopydeskError('sink-secret', `${name} is not set`);
    try {
      return new Webhook(value);
    } catch {
      throw new CopydeskError('sink-secret', `${name} is no secret of a webhook: expected whsec_ and base64`);
    }
  });
}
