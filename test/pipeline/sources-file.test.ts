import { describe, expect, it } from 'vitest';
import { parseSources } from '../../src/pipeline/sources-file.js';

const parse = (text: string) => parseSources(text, 'sources.yaml', { ids: ['example-times'] });
const failure = (text: string): string => {
  try {
    parse(text);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the file was taken');
};

describe('sources.yaml', () => {
  it('decides every setting that the file leaves out', () => {
    expect(parse('sources:\n  - home: https://www.times.example/\n')).toEqual([
      {
        id: 'times.example',
        name: 'times.example',
        domain: 'times.example',
        home: 'https://www.times.example/',
        feeds: [],
        sitemaps: [],
        sections: [],
        articles: [],
        delayMs: 1_000,
        followSourceLinks: true,
      },
    ]);
  });

  it('keeps every setting that the file gives', () => {
    const [source] = parse(`sources:
  - id: example-times
    name: Example Times
    home: https://times.example/
    feeds: [https://times.example/rss.xml]
    articles: ['/20\\d\\d/']
    schedule: '*/5 * * * *'
    delay: 1.5s
    followSourceLinks: false
    revisits: [5m, 1h]
    profile: example-times
`);
    expect(source).toMatchObject({
      id: 'example-times',
      feeds: ['https://times.example/rss.xml'],
      articles: ['/20\\d\\d/'],
      schedule: '*/5 * * * *',
      delayMs: 1_500,
      followSourceLinks: false,
      revisitsMs: [300_000, 3_600_000],
      profile: 'example-times',
    });
  });

  it('takes a source whose pages are asked for once', () => {
    expect(parse('sources:\n  - home: https://a.example/\n    revisits: none\n')[0]).toMatchObject({
      revisitsMs: [],
    });
  });

  it.each([
    [
      'a plan of revisits that is none',
      'sources:\n  - home: https://a.example/\n    revisits: often\n',
      ':3: sources.0.revisits: expected none, or a list of one to ten durations, as in [15m, 1h, 1d]',
    ],
    [
      'a profile that is not there',
      'sources:\n  - home: https://a.example/\n    profile: nobody\n',
      ':3: sources.0.profile: "nobody" is not known; expected one of example-times',
    ],
    [
      'a wrong value',
      'sources:\n  - home: https://a.example/\n    delay: soon\n',
      ':3: sources.0.delay: expected a duration',
    ],
    [
      'a duration that leads behind all time',
      'sources:\n  - home: https://a.example/\n    delay: 200000000d\n',
      ':3: sources.0.delay: expected a duration of at most 36525d',
    ],
    [
      'a schedule that leads behind all time',
      'sources:\n  - home: https://a.example/\n    schedule: 200000000d\n',
      ':3: sources.0.schedule: expected',
    ],
    [
      'a missing key',
      'sources:\n  - name: A\n',
      ':2: sources.0.home: missing; expected an http or https URL',
    ],
    [
      'an unknown key',
      'sources:\n  - home: https://a.example/\n    feed: x\n',
      ':3: sources.0.feed: unknown key; expected one of id, name, home',
    ],
    [
      'an unknown key at the top',
      'source: []\nsources: []\n',
      ':1: source: unknown key; expected one of sources',
    ],
    ['a list that is none', 'sources: 3\n', ':1: sources: '],
    [
      'a wrong item of a list',
      'sources:\n  - home: https://a.example/\n    feeds:\n      - https://a.example/f\n      - ftp://x\n',
      ':5: sources.0.feeds.1: expected an http or https URL',
    ],
    [
      'a schedule that is none',
      'sources:\n  - home: https://a.example/\n    schedule: often\n',
      ':3: sources.0.schedule: expected a duration of at least 1s such as 15m, or a cron expression',
    ],
    [
      'a pattern that is none',
      "sources:\n  - home: https://a.example/\n    articles: ['(']\n",
      ':3: sources.0.articles: expected regular expressions',
    ],
    [
      'the same id twice',
      'sources:\n  - home: https://a.example/\n  - home: https://www.a.example/x\n',
      ':3: sources.1.id: "a.example" stands twice',
    ],
    [
      'a quote that is not closed',
      'sources:\n  - home: "https://a.example/\n',
      ':3: home: something is not closed; expected a closing quote, bracket or brace',
    ],
    [
      'a bracket that is not closed',
      'sources:\n  - home: https://a.example/\n    feeds: [https://a.example/f\n    delay: 1s\n',
      ':4: delay: ',
    ],
    [
      'a tab',
      'sources:\n  - home: https://a.example/\n\tdelay: 1s\n',
      ':3: delay: a tab; expected blanks before a key',
    ],
    [
      'a key that stands too far out',
      'sources:\n  - home: https://a.example/\n   delay: 1s\n',
      ':3: delay: ',
    ],
    [
      'a key twice',
      'sources:\n  - home: https://a.example/\n    delay: 1s\n    delay: 2s\n',
      ':4: delay: stands twice; expected each key once',
    ],
    [
      'a pattern in double quotes',
      'sources:\n  - home: https://a.example/\n    articles: ["/20\\d/"]\n',
      ':3: articles: an unknown escape; expected patterns in single quotes',
    ],
    [
      'a list at the top',
      '- home: https://a.example/\n',
      ':1: expected the key sources, with a list of sources under it',
    ],
    ['a text at the top', 'https://a.example/\n', ':1: expected the key sources'],
    ['an empty file', '', ':1: sources: missing; expected a list of sources'],
    ['sources without any', 'sources:\n', ':1: sources: expected a list of sources'],
    ['an empty list', 'sources: []\n', ':1: sources: an empty list; expected at least one source'],
    [
      'a source that is a text',
      'sources:\n  - https://a.example/\n',
      ':2: sources.0: expected the keys of a source',
    ],
    [
      'a number where a duration belongs',
      'sources:\n  - home: https://a.example/\n    delay: 5\n',
      ':3: sources.0.delay: expected a duration such as 500ms, 1s, 15m, 6h or 1d',
    ],
    [
      'a number where a schedule belongs',
      'sources:\n  - home: https://a.example/\n    schedule: 15\n',
      ':3: sources.0.schedule: expected a duration such as 15m, or a cron expression in quotes',
    ],
    [
      'a schedule without a pause',
      'sources:\n  - home: https://a.example/\n    schedule: 0s\n',
      ':3: sources.0.schedule: expected a duration of at least 1s such as 15m, or a cron expression',
    ],
    [
      'one feed where a list belongs',
      'sources:\n  - home: https://a.example/\n    feeds: https://a.example/f\n',
      ':3: sources.0.feeds: expected a list of URLs',
    ],
    [
      'a feed whose address is too long',
      `sources:\n  - home: https://a.example/\n    feeds: [https://a.example/${'f'.repeat(2_100)}]\n`,
      ':3: sources.0.feeds.0: a URL must not be longer than 2048 characters',
    ],
    [
      'a home whose address is too long when it is escaped',
      `sources:\n  - home: https://a.example/${'ü'.repeat(400)}\n`,
      ':2: sources.0.home: a URL must not be longer than 2048 characters',
    ],
    [
      'a host whose name is too long',
      `sources:\n  - home: https://${'a.'.repeat(150)}example/\n`,
      ':2: sources.0.home: the name of a host must not be longer than 253 characters',
    ],
    [
      'a number for a name',
      'sources:\n  - home: https://a.example/\n    name: 2024\n',
      ':3: sources.0.name: expected text; a number or a date stands in quotes',
    ],
    [
      'a word where yes or no belongs',
      'sources:\n  - home: https://a.example/\n    followSourceLinks: maybe\n',
      ':3: sources.0.followSourceLinks: expected true or false',
    ],
    [
      'a secret as a value',
      'sources:\n  - home: https://a.example/\n    headers:\n      Accept-Language: de\n      Authorization: Bearer x\n',
      ':5: sources.0.headers.Authorization: expected a reference such as env:TIMES_TOKEN',
    ],
    [
      'a cookie as a value',
      'sources:\n  - home: https://a.example/\n    cookies:\n      session: abc\n',
      ':4: sources.0.cookies.session: expected a reference such as env:TIMES_SESSION',
    ],
    [
      'a budget of nothing',
      'sources:\n  - home: https://a.example/\n    budget: {}\n',
      ':3: sources.0.budget: expected requests in a run or a day',
    ],
    [
      'another way than the two with opt-outs',
      'sources:\n  - home: https://a.example/\n    optOuts: ignore\n',
      ':3: sources.0.optOuts: expected record or obey',
    ],
  ])('names line, key and expectation: %s', (_what, text, message) => {
    expect(failure(text)).toContain(`sources.yaml${message}`);
    expect(failure(text)).not.toContain('\n');
  });
});
