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
    profile: example-times
`);
    expect(source).toMatchObject({
      id: 'example-times',
      feeds: ['https://times.example/rss.xml'],
      articles: ['/20\\d\\d/'],
      schedule: '*/5 * * * *',
      delayMs: 1_500,
      followSourceLinks: false,
      profile: 'example-times',
    });
  });

  it.each([
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
    ['a missing key', 'sources:\n  - name: A\n', ':2: sources.0.home: '],
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
      ':3: sources.0.schedule: expected a duration such as 15m, or a cron expression',
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
    ['broken YAML', 'sources:\n  - home: "https://a.example/\n', ':'],
    ['an empty file', '', ':1: sources: '],
  ])('names line, key and expectation: %s', (_what, text, message) => {
    expect(failure(text)).toContain(`sources.yaml${message}`);
  });
});
