import { describe, expect, it } from 'vitest';
import { crawlDelay, isAllowed, parseRobots } from '../../src/parsers/robots.js';

const allowed = (text: string, path: string) =>
  isAllowed(parseRobots(text), 'Copydesk', `https://times.example${path}`);

describe('isAllowed', () => {
  it('allows everything where nothing is said', () => {
    expect(allowed('', '/a')).toBe(true);
    expect(allowed('User-agent: *\nDisallow:', '/a')).toBe(true);
  });

  it.each([
    ['/private/a', false],
    ['/private/open/a', true],
    ['/privateer', true],
    ['/robots.txt', true],
  ])('lets the longest rule win: %s', (path, expected) => {
    const text = 'User-agent: *\nDisallow: /private/\nAllow: /private/open/\nDisallow: /robots.txt';
    expect(allowed(text, path)).toBe(expected);
  });

  it('lets allow win a tie', () => {
    expect(allowed('User-agent: *\nDisallow: /a\nAllow: /a', '/a')).toBe(true);
  });

  it('takes its own groups, all of them, and then not those of *', () => {
    const text =
      'User-agent: *\nDisallow: /\n\nUser-agent: copydesk/2.0\nDisallow: /a\n\nUser-agent: other\nUser-agent: Copydesk\nDisallow: /b';
    expect(allowed(text, '/a')).toBe(false);
    expect(allowed(text, '/b')).toBe(false);
    expect(allowed(text, '/c')).toBe(true);
  });

  it.each([
    ['/*.pdf$', '/x/a.pdf', false],
    ['/*.pdf$', '/x/a.pdf?x=1', true],
    ['/*/print', '/2026/print', false],
    ['/a*b*c', '/a1b2', true],
    ['/fish*', '/fish.html', false],
    ['/%7ejoe/', '/~joe/a', false],
    ['/überblick', '/%C3%BCberblick/a', false],
    ['/a?page=', '/a?page=2', false],
    // RFC 9309, 2.2.3: what patterns mean by themselves is named by its escape.
    ['/file-with-a-%2A.html', '/file-with-a-*.html', false],
    ['/file-with-a-%2a.html', '/file-with-a-b.html', true],
    ['/foo-%24', '/foo-$', false],
    ['/a$b', '/a$b', false],
    ['/foo-*$', '/foo-$', false],
  ])('matches %s against %s', (pattern, path, expected) => {
    expect(allowed(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(expected);
  });

  it('weighs rules by their length as written, whatever their escapes', () => {
    expect(allowed('User-agent: *\nDisallow: /%7eann\nAllow: /~ann/', '/~ann/x')).toBe(false);
    expect(allowed('User-agent: *\nDisallow: /%7eann\nAllow: /~ann/x', '/~ann/x')).toBe(true);
  });

  it.each([3_000, 6_000])('reads a list that %i groups share once', (groups) => {
    // Read for each group, it took a quarter of a minute for each URL, or more memory than there is.
    const text = `${'User-agent: *\nCrawl-delay: 1\n'.repeat(groups)}${'Disallow: /*b\n'.repeat(20_000)}Allow: /a\n`;
    const rules = parseRobots(text);
    for (let n = 0; n < 20; n++) {
      expect(isAllowed(rules, 'Copydesk', `https://times.example/a${n}`)).toBe(true);
      expect(isAllowed(rules, 'Copydesk', `https://times.example/b${n}`)).toBe(false);
    }
  });

  it('stays linear on a pattern of many stars', () => {
    expect(allowed(`User-agent: *\nDisallow: /${'a*'.repeat(900)}b`, `/${'a'.repeat(5_000)}`)).toBe(true);
  });
});

describe('parseRobots', () => {
  it('lets no other line end a group (RFC 9309, 2.2.4)', () => {
    const text =
      'User-agent: Copydesk\nCrawl-delay: 5\nUser-agent: other\nContent-Signal: ai-train=no\nSitemap: https://times.example/all.xml\nUser-agent: *\nDisallow: /a';
    expect(allowed(text, '/a')).toBe(false);
    expect(crawlDelay(parseRobots(text), 'Copydesk')).toBe(5);
    expect(crawlDelay(parseRobots(text), 'other')).toBeUndefined();
    expect(allowed(`User-agent: Copydesk\nDisallow:\nUser-agent: *\nDisallow: /a`, '/a')).toBe(true);
  });

  // A pattern took four seconds for the last, with 2,000 blanks: these would take hours.
  it.each(['Allow: a_b', 'Allow:_b', 'Allow:_#\u2028b', '_:_#_'])(
    'stays linear on a long line: %s',
    (line) => {
      const text = `${line.replace('_', ' '.repeat(100_000))}\nUser-agent: *\nDisallow: /a`;
      expect(allowed(text, '/a')).toBe(false);
    },
  );

  it('reads sitemaps wherever they stand, comments, any line ending and a BOM', () => {
    const { sitemaps } = parseRobots(
      '\uFEFFSitemap: https://times.example/news.xml # news\r\nUser-agent: *\rDisallow: /a\nsitemap: https://times.example/all.xml',
    );
    expect(sitemaps).toEqual(['https://times.example/news.xml', 'https://times.example/all.xml']);
  });

  it('reads the delay of the group that counts', () => {
    const rules = parseRobots('User-agent: *\nCrawl-delay: 9\n\nUser-agent: copydesk\nCrawl-delay: 1.5\n');
    expect(crawlDelay(rules, 'Copydesk')).toBe(1.5);
    expect(crawlDelay(rules, 'Other')).toBe(9);
    expect(crawlDelay(parseRobots(''), 'Copydesk')).toBeUndefined();
  });
});
