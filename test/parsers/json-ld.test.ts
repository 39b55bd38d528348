/** JSON-LD that sites break, and which node speaks for the page. */
import { describe, expect, it } from 'vitest';
import { articleNode, jsonLdNodes, resolved, textOfValue } from '../../src/parsers/json-ld.js';
import { jsonValues } from '../../src/parsers/mend-json.js';

describe('jsonValues', () => {
  it.each([
    ['as it should be', '{"a": 1}', [{ a: 1 }]],
    ['a comment of HTML around it', '<!-- {"a": 1} -->', [{ a: 1 }]],
    ['a CDATA section around it', '/*<![CDATA[*/ {"a": 1}; /*]]>*/', [{ a: 1 }]],
    ['line breaks and tabs in strings', '{"a": "one\n\ttwo\u0001"}', [{ a: 'one\n\ttwo' }]],
    ['trailing commas', '{"a": [1, 2, ], }', [{ a: [1, 2] }]],
    ['commas twice', '{"a": 1,, "b": 2}', [{ a: 1, b: 2 }]],
    ['a comma forgotten', '{"a": "one"\n "b": "two", "c": {} "d": 1}', [{ a: 'one', b: 'two', c: {}, d: 1 }]],
    ['quotation marks in a sentence', '{"a": "the "old" lock", "b": 1}', [{ a: 'the "old" lock', b: 1 }]],
    [
      'quotation marks before a comma',
      '{"a": "he said "no", then left", "b": 1}',
      [{ a: 'he said "no", then left', b: 1 }],
    ],
    ['escapes that JSON does not know', String.raw`{"a": "O\'Hara"}`, [{ a: "O'Hara" }]],
    ['comments', '{"a": 1, // one\n /* two */ "b": "http://x/"}', [{ a: 1, b: 'http://x/' }]],
    ['escaped for HTML', '{&quot;a&quot;: &quot;R&amp;D&quot;}', [{ a: 'R&D' }]],
    ['two values in one script', '{"a": 1}\n{"b": 2,}', [{ a: 1 }, { b: 2 }]],
    ['a statement around it', 'window.data = {"a": 1};', [{ a: 1 }]],
    ['cut off in a string', '{"a": 1, "b": {"c": "lon', [{ a: 1, b: { c: 'lon' } }]],
    ['cut off behind a name', '{"a": 1, "b":', [{ a: 1, b: null }]],
    ['cut off behind a comma', '[{"a": 1},', [[{ a: 1 }]]],
  ])('reads JSON with %s', (_, script, expected) => {
    expect(jsonValues(script)).toEqual(expected);
  });

  it.each(['', 'undefined', '<html>', '{"a": one}', '}', '"'])('reads nothing from %j', (script) => {
    expect(jsonValues(script).filter((value) => typeof value === 'object')).toEqual([]);
  });

  it('takes time in proportion to the text, whatever it is', () => {
    for (const part of ['"', '{"', '[', '\\', '/', '{"a":"b" ']) {
      expect(() => jsonValues(`{${part.repeat(50_000)}`)).not.toThrow();
    }
  });
});

describe('articleNode', () => {
  const here = (url: string) => url === 'https://a.test/here';

  it('takes the node of this page, not the first or the fullest', () => {
    const nodes = jsonLdNodes([
      '{"@type": "NewsArticle", "url": "https://a.test/other", "headline": "Other", "author": "X", "image": "i"}',
      '{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "mainEntityOfPage": {"@id": "https://a.test/here"}, "headline": "Here"}]}',
    ]);
    expect(articleNode(nodes, here)?.headline).toBe('Here');
  });

  it('fills what a node leaves out from another one of this page', () => {
    const nodes = jsonLdNodes([
      '{"@type": "NewsArticle", "url": "https://a.test/here", "headline": "Here", "image": "i", "author": "A"}',
      '{"@type": "Article", "url": "https://a.test/here", "headline": "Here | A Test", "datePublished": "2026-01-01"}',
    ]);
    expect(articleNode(nodes, here)).toMatchObject({ headline: 'Here', datePublished: '2026-01-01' });
  });

  it('follows a reference to a node of the graph', () => {
    const nodes = jsonLdNodes(['{"@graph": [{"@type": "Person", "@id": "#p1", "name": "Ada Pine"}]}']);
    expect(textOfValue(resolved({ '@id': '#p1' }, nodes))).toBe('Ada Pine');
    expect(resolved({ '@id': '#p2' }, nodes)).toEqual({ '@id': '#p2' });
  });
});

describe('textOfValue', () => {
  it.each([
    ['R&uuml;ckbau &amp; mehr', 'Rückbau & mehr'],
    ['Lock &amp;quot;closed&amp;quot;', 'Lock "closed"'],
    ['<p>One</p><p>two <b>three</b>.</p>', 'One two three.'],
    ['5 < 6 & 7 > 2', '5 < 6 & 7 > 2'],
    [{ '@value': ' named ' }, 'named'],
    [[{ name: 'first' }, { name: 'second' }], 'first'],
    ['  ', undefined],
  ])('of %j', (value, expected) => {
    expect(textOfValue(value)).toBe(expected);
  });
});
