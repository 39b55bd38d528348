/** A sink as it stands: how far it has come, and what is wrong with it. */
import { z } from 'zod';
import { nameSchemas } from './name-schemas.js';
import { SentSinkConfig } from './sink.js';

const time = z.iso.datetime({ offset: true });

export const SinkState = z.object({
  id: z.string(),
  kind: z.string(),
  from: z
    .enum(['file', 'api', 'elsewhere'])
    .describe('`sinks.yaml` of this home, the API, or the file of another home or of another day'),
  position: z.int().describe('Of the last event of its feed that it has taken'),
  waiting: z.int().describe('Events of its feed that it has not taken'),
  dead: z.int().describe('Dead letters'),
  failures: z.int().describe('In a row'),
  lastError: z.string().optional(),
  retryAt: time.optional().describe('Left alone until then'),
  pausedBy: z
    .enum(['person', 'failures', 'gone'])
    .optional()
    .describe('A person, failures over a day, or an answer of 410; absent while it is not paused'),
  config: SentSinkConfig.optional().describe('Of one that was made through the API'),
});
export type SinkState = z.infer<typeof SinkState>;

export const SinkLetter = z.object({
  position: z.int(),
  articleId: z.string().describe('Of an alert its id'),
  at: time,
  reason: z.string(),
  replay: z.boolean().describe('Asked for, and not sent again yet'),
});
export type SinkLetter = z.infer<typeof SinkLetter>;

export const SinkList = z.object({ sinks: z.array(SinkState) });
export const SinkLetters = z.object({
  letters: z.array(SinkLetter),
  next: z.int().optional().describe('Send it back as `after` for the page that follows; absent on the last'),
});
export const SinkTest = z.object({ ok: z.boolean(), said: z.string().describe('What came of it') });
export const SinkReplay = z.object({ again: z.int().describe('Events that are sent again') });

nameSchemas({ SinkState, SinkLetter, SinkList, SinkLetters, SinkTest, SinkReplay });
