import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTdmFile, tdmOptOuts, tdmRuleFor } from '../../src/parsers/tdm-file.js';

const ORIGIN = 'https://times.example/.well-known/tdmrep.json';

const rules = (...all: [location: unknown, reservation: unknown, policy?: unknown][]) =>
  JSON.stringify(
    all.map(([location, reservation, policy]) => ({
      location,
      'tdm-reservation': reservation,
      'tdm-policy': policy,
    })),
  );
const isReserved = (file: string, path: string) =>
  tdmRuleFor(parseTdmFile(file), `https://times.example${path}`)?.isReserved;
const said = (file: string) =>
  tdmOptOuts(parseTdmFile(file), ORIGIN).map(({ signal, value }) => `${signal} ${value}`.trim());

describe('tdmrep.json', () => {
  it.each<[string, string, string, boolean | undefined]>([
    ['everything', rules(['/', 1]), '/a', true],
    ['a folder', rules(['/news/', 1]), '/news/a', true],
    ['what no rule is for', rules(['/news/', 1]), '/a', undefined],
    ['the longest location decides', rules(['/', 1], ['/news/', 0]), '/news/a', false],
    ['in whatever order', rules(['/news/', 0], ['/', 1]), '/news/a', false],
    ['of two that are equally long the first', rules(['/n*s/', 1], ['/news', 0]), '/news/a', true],
    ['stars', rules(['/*/images/', 1]), '/b/images/c.jpg', true],
    ['the end', rules(['/*.html$', 1]), '/a.html?x=1', undefined],
    ['escapes in one form', rules(['/caf%c3%a9/', 1]), '/café/a', true],
    ['the query', rules(['/a?print=', 1]), '/a?print=1', true],
    ['case counts', rules(['/News/', 1]), '/news/a', undefined],
    ['numbers as text', rules(['/', '1']), '/a', true],
    ['other values say nothing', rules(['/', 2]), '/a', undefined],
    ['no location', rules([undefined, 1]), '/a', undefined],
    ['behind a mark', `\uFEFF${rules(['/', 1])}`, '/a', true],
    ['without its brackets', '{"location": "/", "tdm-reservation": 1}', '/a', true],
    ['with a comma too many', '[{"location": "/", "tdm-reservation": 1,},]', '/a', true],
    ['a page', `<html>${rules(['/', 1])}</html>`, '/a', undefined],
    ['nothing', '', '/a', undefined],
  ])('%s', (_, file, path, expected) => {
    expect(isReserved(file, path)).toBe(expected);
  });

  it.each<[string, string, string[]]>([
    ['all of it', rules(['/', 1]), ['tdm-reservation']],
    ['all of it, and parts that are anyhow', rules(['/*', 1], ['/news/', 1]), ['tdm-reservation']],
    ['all but a part', rules(['/', 1], ['/open/', 0]), ['tdm-reservation /']],
    ['parts', rules(['/a/', 1], ['/b/', 1], ['/c/', 0]), ['tdm-reservation /a/', 'tdm-reservation /b/']],
    ['nothing reserved', rules(['/', 0]), []],
    [
      'its policy',
      rules(['/', 1, '/policy']),
      ['tdm-reservation', 'tdm-policy https://times.example/policy'],
    ],
    ['a policy that is no address', rules(['/', 1, 7]), ['tdm-reservation']],
  ])('says for its site: %s', (_, file, expected) => {
    expect(said(file)).toEqual(expected);
  });

  it('gives some answer for whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.webPath(), (file, path) => {
        const parsed = parseTdmFile(file);
        tdmOptOuts(parsed, ORIGIN);
        expect([true, false, undefined]).toContain(
          tdmRuleFor(parsed, `https://times.example/${path}`)?.isReserved,
        );
      }),
    );
  });

  it('names no more paths of a site than a person reads', () => {
    const many = rules(...Array.from({ length: 3_000 }, (_, n): [string, number] => [`/${n}/`, 1]));
    expect(parseTdmFile(many)).toHaveLength(1_000);
    expect(said(many)).toHaveLength(50);
  });
});
