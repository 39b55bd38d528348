/** The sink of alerts: one signed POST for each that is opened or closed, in order. It takes no records. */
import type { AlertsConfig } from '../model/sink.js';
import { inTurn } from './in-turn.js';
import { signedPost, type WebhookMeans } from './signed-post.js';
import type { Sink } from './sink.js';

export function alertWebhookSink(config: AlertsConfig, means: WebhookMeans): Sink {
  const { post, check, test } = signedPost(config, means);
  return {
    id: config.id,
    kind: 'alerts',
    feed: 'alerts',
    remote: true,
    recover: async (state) => state,
    check,
    test,
    deliver: (events, state, handing) =>
      inTurn(events, state, handing, async (event) => {
        if (!('alert' in event)) return 'taken';
        const { kind, position, at, alert } = event;
        const [id, type] = kind === 'alert-opened' ? ['opened', 'alert.opened'] : ['closed', 'alert.closed'];
        return post({ id: `alert_${alert.id}_${id}`, type, at, data: { position, alert } });
      }),
  };
}
