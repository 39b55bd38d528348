/** A sink as `sinks.yaml` gives it: what records are delivered to, which of them, and how much of each. */
import { z } from 'zod';
import { Article } from './article.js';
import { kind, text } from './expected.js';
import { nameSchemas } from './name-schemas.js';
import { RecordFilter } from './record-filter.js';
import { Size } from './size.js';
import { Duration } from './source.js';

const reference = z
  .string(kind('a reference such as env:SITE_SECRET'))
  .regex(
    /^env:[A-Za-z_]\w*$/u,
    'expected a reference such as env:SITE_SECRET, since a secret does not stand here',
  );

const url = z
  .url({ protocol: /^https?$/u, ...kind('an http or https URL') })
  .refine((it) => !/^\w+:\/\/[^/?#]*@/u.test(it), 'a URL must not carry a user name or password');

const FIELDS = Object.keys(Article.shape) as [keyof Article, ...(keyof Article)[]];

const id = z
  .string(kind('text; a number stands in quotes'))
  .regex(/^[a-z0-9][a-z0-9.-]{0,252}$/u, 'expected lower-case letters, digits, dots and dashes, 253 at most');

const common = { id, filter: RecordFilter.optional() };

const fields = z
  .array(
    z.enum(FIELDS, { error: `expected fields of a record: ${FIELDS.join(', ')}` }),
    kind('a list of fields, as in [headline, text]'),
  )
  .min(1, 'an empty list; expected one field at least')
  .optional()
  .describe('What of a record is sent, beside what it is told by; all when absent');

const ROTATION = 'a size, an age or both, as in { size: 100MB, age: 1d }';

export const JsonlConfig = z.strictObject({
  ...common,
  kind: z.literal('jsonl'),
  path: text('the path of a file').optional().describe('From the home; `out/<id>.jsonl` when absent'),
  rotate: z
    .strictObject({ size: Size.optional(), age: Duration.optional() }, kind(ROTATION))
    .refine(({ size, age }) => (size ?? age) !== undefined, `expected ${ROTATION}`)
    .optional()
    .describe('When a file is finished and the next one begun; one file for ever when absent'),
  fields,
});

const secrets = z
  .array(reference, kind('a list of references, as in [env:SITE_SECRET]'))
  .min(1, 'an empty list; expected one reference at least')
  .max(5, 'expected five references at most')
  .describe('Each signs; two of them while the receiver goes from one to the other');

/** By the Standard Webhooks specification. */
export const WebhookConfig = z.strictObject({
  ...common,
  kind: z.literal('webhook'),
  url,
  secrets,
  payload: z
    .enum(['full', 'thin'], { error: 'expected full or thin' })
    .optional()
    .describe('The record, or what it is told by alone'),
  fields,
});

/** Over the REST API of WordPress, with an application password. */
export const WordPressConfig = z.strictObject({
  ...common,
  kind: z.literal('wordpress'),
  url: url.describe('Of the site'),
  user: text('the name of a user').refine((name) => !name.includes(':'), 'a name of a user holds no colon'),
  password: reference.describe('To an application password of the user'),
  status: z
    .enum(['publish', 'draft', 'pending', 'private'], {
      error: 'expected publish, draft, pending or private',
    })
    .optional()
    .describe('Of a post that is made; publish when absent'),
  withdraw: z
    .enum(['trash', 'draft'], { error: 'expected trash or draft' })
    .optional()
    .describe('What becomes of the post of a withdrawn record; trash when absent'),
  fields,
});

/** Signed as a webhook; it takes alerts in place of records. */
export const AlertsConfig = z.strictObject({ id, kind: z.literal('alerts'), url, secrets });

export const SINK_KINDS = {
  jsonl: JsonlConfig,
  webhook: WebhookConfig,
  wordpress: WordPressConfig,
  alerts: AlertsConfig,
};

export const SinkConfig = z.discriminatedUnion(
  'kind',
  [JsonlConfig, WebhookConfig, WordPressConfig, AlertsConfig],
  {
    error: ({ input }: { input?: unknown }) =>
      input === null || typeof input !== 'object'
        ? 'expected the keys of a sink, such as kind: webhook'
        : `expected one of ${Object.keys(SINK_KINDS).join(', ')}`,
  },
);

/**
 * Through the API no variable of any name is read: whoever may add a sink would have it sent to himself. A file is a matter of
 * one home, and its path one of that home's person.
 */
const SENT = 'a reference to a variable that begins with SINK_, such as env:SINK_SECRET';
const sentReference = z.string(kind(SENT)).regex(/^env:SINK_\w+$/u, `expected ${SENT}`);
const sentSecrets = { secrets: z.array(sentReference, kind(`a list of references`)).min(1).max(5) };

/** A sink as the API takes it. */
export const SentSinkConfig = z.discriminatedUnion(
  'kind',
  [
    WebhookConfig.extend(sentSecrets),
    WordPressConfig.extend({ password: sentReference }),
    AlertsConfig.extend(sentSecrets),
  ],
  {
    error: ({ input }) =>
      Object(input) === input && !Array.isArray(input)
        ? 'expected one of webhook, wordpress, alerts'
        : 'expected a JSON object',
  },
);
export type SentSinkConfig = z.infer<typeof SentSinkConfig>;

nameSchemas({ SinkConfig: SentSinkConfig });

export const SinksFile = z.strictObject(
  { sinks: z.array(SinkConfig, kind('a list of sinks')).min(1, 'an empty list; expected at least one sink') },
  kind('the key sinks, with a list of sinks under it'),
);

export type SinkConfig = z.infer<typeof SinkConfig>;
export type JsonlConfig = z.infer<typeof JsonlConfig>;
export type WebhookConfig = z.infer<typeof WebhookConfig>;
export type WordPressConfig = z.infer<typeof WordPressConfig>;
export type AlertsConfig = z.infer<typeof AlertsConfig>;
