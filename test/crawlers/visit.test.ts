import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PAGE } from '../../src/crawlers/fetch-page.js';
import { userAgent } from '../../src/crawlers/user-agent.js';
import { Visitor } from '../../src/crawlers/visit.js';
import { type TestMeans, testMeans } from './means.js';
import { type Answer, type Site, startSite } from './site.js';

let site: Site;
let other: Site;
let open: TestMeans[] = [];

beforeEach(async () => {
  site = await startSite('times.test');
  other = await startSite('www.times.test');
  site.on('/a', { body: 'a' });
  site.on('/b', { body: 'b' });
});

afterEach(async () => {
  await Promise.all(open.map(({ dispatcher }) => dispatcher.destroy()));
  open = [];
  await Promise.all([site.close(), other.close()]);
});

function means(more: Parameters<typeof testMeans>[1] = {}): TestMeans {
  const made = testMeans([site, other], more);
  open.push(made);
  return made;
}

const visit = (path: string, visitor = new Visitor(means())) =>
  visitor.visit(`${site.origin}${path}`, {}, PAGE);
const robots = (body: string): Answer => ({ headers: { 'content-type': 'text/plain' }, body });

describe('robots.txt', () => {
  test('that forbids is obeyed; what it does not forbid is fetched', async () => {
    site.on('/robots.txt', robots('User-agent: *\nDisallow: /a'));
    const visitor = new Visitor(means());
    expect(await visit('/a', visitor)).toEqual({ kind: 'refused', reason: 'robots', retry: false });
    expect(await visit('/b', visitor)).toMatchObject({ kind: 'page' });
    expect(site.paths()).toEqual(['/robots.txt', '/b']);
  });

  test('has a group for us that counts before the one for all', async () => {
    site.on('/robots.txt', robots('User-agent: *\nAllow: /\n\nUser-agent: copydesk\nDisallow: /a'));
    expect(await visit('/a')).toMatchObject({ reason: 'robots' });
  });

  test.each([400, 401, 403, 404, 410])('with status %i allows all', async (status) => {
    site.on('/robots.txt', { status, body: 'User-agent: *\nDisallow: /' });
    expect(await visit('/a')).toMatchObject({ kind: 'page' });
  });

  test.each([500, 503, 429])('with status %i forbids all for now', async (status) => {
    site.on('/robots.txt', { status, headers: { 'retry-after': '7' } });
    const here = means();
    expect(await visit('/a', new Visitor(here))).toEqual({
      kind: 'failed',
      reason: 'robots-unreachable',
      retry: true,
      status,
      retryAfterMs: 7_000,
    });
    expect(site.paths()).toEqual(['/robots.txt']);
    expect(here.kept.size).toBe(0);
  });

  test('that never comes forbids all for now', async () => {
    site.on('/robots.txt', () => undefined);
    expect(await visit('/a', new Visitor(means({ limits: { timeMs: 100 } })))).toMatchObject({
      kind: 'failed',
      reason: 'timeout',
      retry: true,
    });
    expect(site.paths()).toEqual(['/robots.txt']);
  });

  test('is followed through redirects, to another host too', async () => {
    site.on('/robots.txt', { status: 301, headers: { location: `${other.origin}/robots.txt` } });
    other.on('/robots.txt', { status: 302, headers: { location: '/r' } });
    other.on('/r', robots('User-agent: *\nDisallow: /a'));
    const here = means();
    expect(await visit('/a', new Visitor(here))).toMatchObject({ reason: 'robots' });
    expect(here.slots.map(({ host }) => host)).toEqual([site.host, other.host, other.host]);
  });

  test('that only redirects counts as absent after five hops', async () => {
    site.on('/robots.txt', { status: 302, headers: { location: '/robots.txt' } });
    expect(await visit('/a')).toMatchObject({ kind: 'page' });
    expect(site.paths().filter((path) => path === '/robots.txt')).toHaveLength(6);
  });

  test('is read up to 500 KiB', async () => {
    const filler = `${'#'.repeat(1_023)}\n`;
    site.on('/robots.txt', robots(`User-agent: *\nDisallow: /a\n${filler.repeat(600)}Disallow: /b\n`));
    const visitor = new Visitor(means());
    expect(await visit('/a', visitor)).toMatchObject({ reason: 'robots' });
    expect(await visit('/b', visitor)).toMatchObject({ kind: 'page' });
  });

  test.each([
    ['429', { status: 429 }],
    ['503', { status: 503 }],
    ['no answer', () => undefined],
  ])(
    'that cannot be read any more (%s) holds in its older copy, and is asked for again an hour later',
    async (_, answer) => {
      site.on('/robots.txt', robots('User-agent: *\nDisallow: /a'));
      const here = means({ limits: { timeMs: 200 } });
      await visit('/b', new Visitor(here));
      site.on('/robots.txt', answer);
      here.time.now += 25 * 3_600_000;
      expect(await visit('/a', new Visitor(here))).toMatchObject({ reason: 'robots' });
      expect(await visit('/b', new Visitor(here))).toMatchObject({ kind: 'page' });
      expect(site.paths().slice(2)).toEqual(['/robots.txt', '/b']);
      here.time.now += 3_600_000;
      site.on('/robots.txt', robots('User-agent: *\nDisallow: /b'));
      expect(await visit('/b', new Visitor(here))).toMatchObject({ reason: 'robots' });
      expect(site.paths().slice(4)).toEqual(['/robots.txt']);
    },
  );

  test('that cannot be read for 30 days forbids all again', async () => {
    site.on('/robots.txt', robots(''));
    const here = means();
    await visit('/b', new Visitor(here));
    site.on('/robots.txt', { status: 500 });
    here.time.now += 30 * 24 * 3_600_000;
    expect(await visit('/b', new Visitor(here))).toMatchObject({ reason: 'robots-unreachable' });
  });

  test('is kept for 24 hours, for every worker, and asked for again afterwards', async () => {
    site.on('/robots.txt', robots('User-agent: *\nDisallow: /a'));
    const here = means();
    await visit('/b', new Visitor(here));
    here.time.now += 24 * 3_600_000 - 1;
    await visit('/b', new Visitor(here));
    expect(site.paths()).toEqual(['/robots.txt', '/b', '/b']);
    here.time.now += 1;
    const running = new Visitor(here);
    await visit('/b', running);
    expect(site.paths().slice(3)).toEqual(['/robots.txt', '/b']);
    here.time.now += 24 * 3_600_000;
    await visit('/b', running);
    expect(site.paths().slice(5)).toEqual(['/robots.txt', '/b']);
  });
});

describe('slots', () => {
  test('each request takes one, robots.txt and redirects too, and waits as told before it goes out', async () => {
    site.on('/old', { status: 301, headers: { location: '/a' } });
    const here = means({ waitMs: 1_500 });
    await visit('/old', new Visitor(here));
    expect(site.paths()).toEqual(['/robots.txt', '/old', '/a']);
    expect(here.slots.map(({ askedBefore }) => askedBefore)).toEqual([0, 1, 2]);
    expect(here.waits).toEqual([1_500, 1_500, 1_500]);
  });

  test('are told the Crawl-delay of robots.txt, up to a minute', async () => {
    site.on('/robots.txt', robots('User-agent: *\nCrawl-delay: 5'));
    other.on('/robots.txt', robots('User-agent: *\nCrawl-delay: 86400'));
    const here = means();
    const visitor = new Visitor(here);
    await visit('/a', visitor);
    await visitor.visit(`${other.origin}/a`, {}, PAGE);
    expect(here.slots.map(({ crawlDelayMs }) => crawlDelayMs)).toEqual([0, 5_000, 0, 60_000]);
  });

  test('are ended when the request is over, whatever came of it', async () => {
    const events: string[] = [];
    const here = means({
      takeSlot: async () => {
        events.push(`taken ${site.asked.length}`);
        return {
          end: async (answered) => {
            events.push(`ended ${site.asked.length} ${answered?.trouble ?? 'well'}`);
            return { restMs: 0 };
          },
        };
      },
    });
    site.on('/broken', { status: 500 });
    await visit('/broken', new Visitor(here));
    expect(events).toEqual(['taken 0', 'ended 1 well', 'taken 1', 'ended 2 server-error']);
  });

  test('that come late, because the process was frozen meanwhile, are given back and taken anew', async () => {
    let given = 0;
    let ended = 0;
    const here = means({
      takeSlot: async () => {
        if (++given === 2) here.time.now += 60_000;
        return {
          end: async () => {
            ended++;
            return { restMs: 0 };
          },
        };
      },
    });
    await visit('/a', new Visitor(here));
    expect(site.paths()).toEqual(['/robots.txt', '/a']);
    expect({ given, ended }).toEqual({ given: 3, ended: 3 });
  });

  test('of a host that rests are none: no request, and the reason with its time', async () => {
    const rests = { kind: 'failed', reason: 'host-rests', retry: true, retryAfterMs: 9_000 } as const;
    expect(await visit('/a', new Visitor(means({ takeSlot: async () => rests })))).toEqual(rests);
    expect(site.asked).toEqual([]);
  });

  test('that are lost stop the request', async () => {
    const here = means({ takeSlot: async () => 'lost' });
    await expect(visit('/a', new Visitor(here))).rejects.toThrow();
    expect(site.asked).toEqual([]);
  });
});

describe('redirects', () => {
  test('on the same host are followed; the page knows both URLs', async () => {
    site.on('/1', { status: 302, headers: { location: '/2' } });
    site.on('/2', { status: 302, headers: { location: '/a' } });
    expect(await visit('/1')).toMatchObject({
      kind: 'page',
      page: { url: `${site.origin}/1`, finalUrl: `${site.origin}/a` },
    });
  });

  test('to another host are handed back, and nothing is asked there', async () => {
    site.on('/1', { status: 301, headers: { location: `${other.origin}/x` } });
    expect(await visit('/1')).toEqual({ kind: 'elsewhere', to: `${other.origin}/x`, status: 301 });
    expect(other.asked).toEqual([]);
  });

  test('to a URL that robots.txt forbids end there', async () => {
    site.on('/robots.txt', robots('User-agent: *\nDisallow: /a'));
    site.on('/1', { status: 302, headers: { location: '/a' } });
    expect(await visit('/1')).toMatchObject({ reason: 'robots' });
    expect(site.paths()).not.toContain('/a');
  });

  test('in a circle are noticed', async () => {
    site.on('/1', { status: 302, headers: { location: '/2' } });
    site.on('/2', { status: 302, headers: { location: '/1' } });
    expect(await visit('/1')).toMatchObject({ kind: 'refused', reason: 'too-many-redirects' });
    expect(site.paths()).toEqual(['/robots.txt', '/1', '/2']);
  });

  test('are followed five times, not six', async () => {
    for (let n = 0; n < 6; n++) site.on(`/${n}`, { status: 302, headers: { location: `/${n + 1}` } });
    site.on('/6', { body: 'end' });
    expect(await visit('/1')).toMatchObject({ kind: 'page' });
    expect(await visit('/0')).toMatchObject({ reason: 'too-many-redirects' });
  });

  test.each(['http://127.0.0.1:PORT/a', 'http://localhost:PORT/a', 'http://user@times.test:PORT/a'])(
    'inward, to %s, reach nothing',
    async (to) => {
      site.on('/1', { status: 302, headers: { location: to.replace('PORT', String(site.rule.port)) } });
      const visitor = new Visitor(means());
      const outcome = await visit('/1', visitor);
      const end = outcome.kind === 'elsewhere' ? await visitor.visit(outcome.to, {}, PAGE) : outcome;
      expect(end).toMatchObject({ kind: 'refused' });
      expect(site.paths()).toEqual(['/robots.txt', '/1']);
    },
  );
});

describe('who we are', () => {
  test('without a contact, only .test hosts are asked, not even for robots.txt', async () => {
    const here = means();
    expect(await new Visitor(here).visit('http://times.example/a', {}, PAGE)).toMatchObject({
      kind: 'refused',
      reason: 'no-contact',
    });
    expect(here.slots).toEqual([]);
  });

  test('with a contact we name it, and ourselves, to robots.txt and page alike', async () => {
    const agent = userAgent({ version: '1.2.3', contact: 'https://desk.example/(bot)\n' });
    await visit('/a', new Visitor(means({ userAgent: agent })));
    expect(agent.mayFetch('https://times.example/')).toBe(true);
    expect(site.asked.map(({ headers }) => headers['user-agent'])).toEqual([
      'Copydesk/1.2.3 (+https://desk.example/bot)',
      'Copydesk/1.2.3 (+https://desk.example/bot)',
    ]);
  });

  test.each(['no url', 'ftp://times.test/a', 'file:///etc/passwd', 'http://user:pw@times.test/a'])(
    '%s is no URL for us',
    async (url) => {
      expect(await new Visitor(means()).visit(url, {}, PAGE)).toMatchObject({
        kind: 'refused',
        reason: 'bad-url',
      });
    },
  );

  test('an address inside is refused for every URL of the host, and asked for once', async () => {
    const here = means({ userAgent: userAgent({ version: '1', contact: 'me@desk.example' }) });
    const visitor = new Visitor(here);
    const inside = `http://127.0.0.1:${site.rule.port}`;
    expect(await visitor.visit(`${inside}/a`, {}, PAGE)).toMatchObject({
      reason: 'private-address',
      retry: false,
    });
    expect(await visitor.visit(`${inside}/b`, {}, PAGE)).toMatchObject({ reason: 'private-address' });
    expect(here.slots).toHaveLength(1);
    expect(site.asked).toEqual([]);
  });
});

describe('Retry-After', () => {
  const headers = { 'retry-after': '600' };

  test.each([
    ['200', { body: '<p>ok' }],
    ['404', { status: 404 }],
    ['a type that is not taken', { headers: { 'content-type': 'image/png' } }],
  ])('holds with %s', async (_, answer: Answer) => {
    site.on('/a', { ...answer, headers: { ...answer.headers, ...headers } });
    const visitor = new Visitor(means());
    await visit('/a', visitor);
    expect(visitor.restMs).toBe(600_000);
  });

  test('holds with 304', async () => {
    site.on('/a', { status: 304, headers });
    const visitor = new Visitor(means());
    const outcome = await visitor.visit(`${site.origin}/a`, { etag: '"1"' }, PAGE);
    expect([outcome.kind, visitor.restMs]).toEqual(['not-modified', 600_000]);
  });

  test('of a redirect does not keep it from being followed', async () => {
    site.on('/a', { status: 301, headers: { ...headers, location: '/b' } });
    site.on('/b', { body: '<p>ok' });
    const visitor = new Visitor(means());
    expect((await visit('/a', visitor)).kind).toBe('page');
    expect(visitor.restMs).toBe(0);
  });
});
