import { describe, expect, it } from 'vitest';
import { anySection, urlShape } from '../../src/model/url-shape.js';

const shape = (path: string) => urlShape(`https://times.test${path}`);

describe('urlShape', () => {
  it.each([
    ['/', ''],
    ['/world', '{word}'],
    ['/world/2026/03/01/harbour-bridge-closes', 'world/{year}/{day}/{day}/{slug}'],
    ['/2026/mar/01/harbour-bridge-closes.html', '{year}/{day}/{day}/{slug}.html'],
    ['/2026-03-01/harbour-bridge-closes', '{date}/{slug}'],
    ['/news/harbour-bridge-closes-4815162', 'news/{slug-id}'],
    ['/news/4815162-harbour-bridge', 'news/{slug-id}'],
    ['/news/a4815162.html', 'news/{slug-id}.html'],
    ['/news/4815162', 'news/{id}'],
    ['/news/c1x7pqv9z0', 'news/{code}'],
    ['/us-news/a/b/', 'us-news/{word}/{word}'],
    ['/News/Harbour-Bridge-Closes', 'news/{slug}'],
    ['/articleView.html?idxno=4815162', '{word}.html?idxno={id}'],
    ['/?p=12&b=world', '?b={word}&p={day}'],
  ])('of %s is %s', (path, expected) => {
    expect(shape(path)).toBe(expected);
  });

  it('is one for all pages that differ only in what they tell', () => {
    expect(shape('/world/2026/03/01/harbour-bridge-closes')).toBe(
      shape('/world/2019/12/24/no-more-ferries-to-islands?'),
    );
    expect(shape('/world/2026/03/01/a-b-c')).not.toBe(shape('/video/2026/03/01/a-b-c'));
    expect(anySection(shape('/world/a-b-c'))).toBe(anySection(shape('/video/a-b-c')));
  });

  it('ends, however long the path', () => {
    expect(shape(`/${'a/'.repeat(5_000)}`).length).toBeLessThan(100);
    expect(shape(`/?${Array.from({ length: 5_000 }, (_, n) => `x${n}=1`).join('&')}`).length).toBeLessThan(
      100,
    );
  });
});
