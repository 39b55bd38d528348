/** What a person should look at: a closed list of alerts, each opened once and closed by itself when it is over. */
import { z } from 'zod';
import { nameSchemas } from './name-schemas.js';

export const ALERTS = {
  'silent-source': 'No new article for much longer than the source was ever silent before',
  'parser-drift': 'Far fewer records than usual come of its pages, or with far fewer of their fields',
  'block-page': 'Page after page is denied, or the same page stands in for all of them',
  'source-unhealthy': 'Look after look at the source brings nothing but an error',
  'host-circuit-open': 'A host is down, and is left alone until it answers',
  'sink-paused': 'Nothing is delivered to a sink any more: it failed for long, or its receiver is gone',
} as const;

export type AlertName = keyof typeof ALERTS;
export const ALERT_NAMES = Object.keys(ALERTS) as [AlertName, ...AlertName[]];

const time = z.iso.datetime({ offset: true });

export const Alert = z.object({
  id: z.string(),
  name: z.enum(ALERT_NAMES),
  source: z.string().optional().describe('Id of the source'),
  host: z.string().optional(),
  sink: z.string().optional().describe('Id of the sink'),
  since: time.describe('When it was opened'),
  lastSeenAt: time.describe('When it was last found to be so'),
  closedAt: time.optional().describe('Absent while it is open'),
  detail: z.string().describe('One sentence for people'),
  facts: z.record(z.string(), z.unknown()).describe('The figures behind the sentence'),
});
export type Alert = z.infer<typeof Alert>;

export const AlertsPage = z.object({
  alerts: z.array(Alert).describe('Newest first'),
  next: z.string().optional().describe('Send it as `after` for the page that follows; absent on the last'),
});
export type AlertsPage = z.infer<typeof AlertsPage>;

nameSchemas({ Alert, AlertsPage });

/** What judging a source comes to, before anybody knows whether it is open already. */
export interface Finding {
  name: AlertName;
  detail: string;
  facts: Record<string, unknown>;
}

/** An alert that was opened or closed, as it was then. */
export interface AlertEvent {
  kind: 'alert-opened' | 'alert-closed';
  /** Place among the events of alerts; 1, 2, 3 … without a gap. */
  position: number;
  at: Date;
  alert: Alert;
}
