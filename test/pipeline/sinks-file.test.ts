import { describe, expect, it } from 'vitest';
import { parseSinks } from '../../src/pipeline/sinks-file.js';

const webhook = 'id: site\n    kind: webhook\n    url: https://site.example/hooks';
const file = (...lines: string[]) => `sinks:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

describe('sinks.yaml', () => {
  it('keeps what it gives', () => {
    const text = file(
      `${webhook}\n    secrets: [env:NEW, env:OLD]\n    payload: thin\n    filter: { language: en, quotes: true }`,
      'id: files\n    kind: jsonl\n    fields: [headline, text]',
    );
    expect(parseSinks(text, 'sinks.yaml')).toEqual([
      {
        id: 'site',
        kind: 'webhook',
        url: 'https://site.example/hooks',
        secrets: ['env:NEW', 'env:OLD'],
        payload: 'thin',
        filter: { language: 'en', quotes: true },
      },
      { id: 'files', kind: 'jsonl', fields: ['headline', 'text'] },
    ]);
  });

  it.each([
    ['', 'sinks.yaml:1: sinks: missing; expected a list of sinks'],
    ['sinks: []\n', 'sinks.yaml:1: sinks: an empty list; expected at least one sink'],
    [
      file(webhook),
      'sinks.yaml:2: sinks.0.secrets: missing; expected a list of references, as in [env:SITE_SECRET]',
    ],
    [
      file(`${webhook}\n    secrets: [whsec_MfKQ9r8GKYqrTwjU]`),
      'sinks.yaml:5: sinks.0.secrets.0: expected a reference such as env:SITE_SECRET, since a secret does not stand here',
    ],
    [
      file(`${webhook}\n    secrets: [env:A]\n    filter: { langauge: en }`),
      'sinks.yaml:6: sinks.0.filter.langauge: unknown key; expected one of source, language, from, to, section, speaker, quotes, quality, copies, q',
    ],
    [file('id: a\n    kind: fax'), /^sinks\.yaml:3: sinks\.0\.kind: expected one of jsonl, webhook/u],
    [
      file('id: a\n    kind: jsonl', 'id: a\n    kind: jsonl'),
      'sinks.yaml:4: sinks.1.id: "a" stands twice; expected an id of its own',
    ],
    [
      file('id: a\n    kind: jsonl\n    fields: [headlines]'),
      /^sinks\.yaml:4: sinks\.0\.fields\.0: expected fields of a record: schemaVersion, /u,
    ],
    [
      file('id: a\n    kind: webhook\n    url: https://me:pw@a.example/\n    secrets: [env:A]'),
      /^sinks\.yaml:4: sinks\.0\.url: a URL must not carry/u,
    ],
    [
      file('id: a\n    kind: alerts\n    url: https://a.example/\n    secrets: [env:A]\n    fields: [text]'),
      /^sinks\.yaml:6: sinks\.0\.fields: unknown key/u,
    ],
    [
      file('id: a\n    kind: jsonl\n    rotate: {}'),
      'sinks.yaml:4: sinks.0.rotate: expected a size, an age or both, as in { size: 100MB, age: 1d }',
    ],
    [
      file('id: a\n    kind: wordpress\n    url: https://a.example/\n    user: me\n    password: abcd'),
      /^sinks\.yaml:6: sinks\.0\.password: expected a reference such as env:/u,
    ],
    ['sinks: [\n', /^sinks\.yaml:2: sinks: wrong indentation/u],
  ])('names line and key of what is wrong: %j', (text, message) => {
    expect(() => parseSinks(text, 'sinks.yaml')).toThrow(message);
  });
});
