/** The webhook sink: one signed POST an event, in the order of the change feed. */
import type { ChangeEvent } from '../model/change.js';
import type { WebhookConfig } from '../model/sink.js';
import { inTurn } from './in-turn.js';
import { type Message, signedPost, type WebhookMeans } from './signed-post.js';
import type { Sink } from './sink.js';

export function webhookSink(config: WebhookConfig, means: WebhookMeans): Sink {
  const { post, check, test } = signedPost(config, means);
  return {
    id: config.id,
    kind: 'webhook',
    feed: 'changes',
    remote: true,
    recover: async (state) => state,
    check,
    test,
    deliver: (events, state, handing) =>
      inTurn(events, state, handing, async (event) =>
        'alert' in event ? 'taken' : post(messageOf(event, config.payload ?? 'full')),
      ),
  };
}

/** The id tells the receiver what it has had: a version has the same for ever, until its article is withdrawn. */
function messageOf(event: ChangeEvent, payload: 'full' | 'thin'): Message {
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
