/** A message to a webhook, by the Standard Webhooks specification (standardwebhooks.com, 1.0.0): signed, one POST. */
import { Webhook } from 'standardwebhooks';
import type { Dispatcher } from 'undici';
import { CopydeskError } from '../errors.js';
import type { Reception } from './in-turn.js';
import { askRemote, type RemoteAnswer } from './remote-request.js';
import type { Sink } from './sink.js';

/** The message itself is at fault; the others of 4xx are faults of the address, which somebody may mend. */
const DEAD: ReadonlySet<number> = new Set([400, 413, 422]);

/** Answers are not for us to read; a short one is read to its end, so that the connection can be used again. */
const MOST_ANSWER_BYTES = 16 * 1024;

/** Whose messages, where they go, and the variables that sign them. */
export interface Address {
  id: string;
  url: string;
  /** `env:NAME`; each signs. */
  secrets: readonly string[];
}

export interface WebhookMeans {
  dispatcher: Dispatcher;
  /** Value of a variable. */
  secret(name: string): string | undefined;
}

export interface Message {
  /** Tells the receiver what it has had. */
  id: string;
  type: string;
  at: Date;
  data: Record<string, unknown>;
}

/** What a sink does whose messages are such. Throws `sink-secret` where one is not there or is none. */
export function signedPost(
  { id: sink, url, secrets }: Address,
  { dispatcher, secret }: WebhookMeans,
): Pick<Sink, 'check' | 'test'> & { post(message: Message): Promise<Reception> } {
  const send = ({ id, type, at, data }: Message): Promise<RemoteAnswer> => {
    const now = new Date();
    const body = JSON.stringify({ type, timestamp: at, data });
    const signature = signers(secrets, secret)
      .map((signer) => signer.sign(id, now, body))
      .join(' ');
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': signature,
    };
    return askRemote({ method: 'POST', url, headers, body }, dispatcher, MOST_ANSWER_BYTES);
  };
  return {
    async post(message) {
      const answer = await send(message);
      if ('failed' in answer) return answer;
      const { status, retryAfterMs: askedMs } = answer;
      if (isTaken(status)) return 'taken';
      const reason = troubleOf(answer);
      if (status === 410) return { gone: reason };
      return DEAD.has(status) ? { dead: reason } : { failed: reason, askedMs };
    },
    check: async () => {
      signers(secrets, secret);
      return `${url}, signed with ${secrets.length === 1 ? 'a secret' : `${secrets.length} secrets`}`;
    },
    test: async () => {
      const at = new Date();
      const answer = await send({ id: `test_${at.getTime()}`, type: 'copydesk.test', at, data: { sink } });
      if ('status' in answer && isTaken(answer.status)) return `${url} took it (${answer.status})`;
      throw new CopydeskError('sink-unusable', `${url}: ${troubleOf(answer)}`);
    },
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
