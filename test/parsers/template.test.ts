/** A site's own text is learned from its articles, and nothing that they say themselves. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import type { Sighting, Stand, TemplateBlock } from '../../src/model/site-template.js';
import { fingerprintOf } from '../../src/parsers/boilerplate/template-fingerprint.js';
import { learnTemplate } from '../../src/parsers/boilerplate/template-learn.js';
import { type ParseResult, parseArticle } from '../../src/parsers/parse-article.js';
import { countCharacters } from '../../src/parsers/white-space.js';
import { PARAGRAPHS, pageOf } from '../support/article-page.js';
import {
  BACKGROUND,
  FURNITURE,
  type GeneratedArticle,
  generatedArticle,
  type SiteOptions,
} from '../support/generated-site.js';

describe('the fingerprint of a text', () => {
  it.each([
    ['case and white space', 'Read  MORE\nhere', 'read more here'],
    ['numbers', '1,204 people have shared this', '7 people have shared this'],
    ['dates', 'Printed on Friday, 3 July 2026, 10:15 am', 'Printed on 12 May 2025'],
    ['dates in other languages', 'Aktualisiert am 3. März 2026', 'aktualisiert am 12. Dezember'],
    ['marks', 'Read more »', 'Read more'],
  ])('folds %s', (_, one, other) => {
    expect(fingerprintOf(one)).toBe(fingerprintOf(other));
  });

  it.each([
    ['another word', 'Read more here', 'Read more there'],
    ['another order', 'the ferry and the mill', 'the mill and the ferry'],
    ['a number more', 'Page', 'Page 2'],
    ['words that run together', 'news letter', 'newsletter'],
  ])('tells %s', (_, one, other) => {
    expect(fingerprintOf(one)).not.toBe(fingerprintOf(other));
  });

  it.each(['12 May 2026', '* * *', '1,204', ''])('is none for %j, which many texts are alike', (text) => {
    expect(fingerprintOf(text)).toBeUndefined();
  });
});

function recordOf(result: ParseResult): Article {
  if (!result.ok) throw new Error(`rejected: ${result.reason}`);
  return result.record;
}

describe('the sightings of a page', () => {
  const related = ['The miller who sold the mill to the sea', 'A ferry that will not sail before the spring'];
  const page = pageOf({
    before: '<p>Nine villages, one ledger</p><p>Geese are on the green</p>',
    after: '<p class="byline">By Anna Kovacs</p>',
    paragraphs: [
      'The old swing bridge will be closed to all traffic from Monday on, the canal trust said after a survey.',
    ],
    end: `<p>Mind the step</p><p><a href="/shop">The shop</a></p><h2>What next?</h2><p>The trust meets again in May, and the council has asked for a plan by then.</p><ul>${related.map((title, at) => `<li><a href="/a/${at}">${title}</a></li>`).join('')}</ul>`,
  });
  const seen = parseArticle(page).sightings();

  it('tell how a block stood', () => {
    const stands = Object.fromEntries(seen.map(({ text, stand }) => [text.slice(0, 14), stand]));
    expect(stands).toMatchObject({
      'Nine villages,': 'guessed',
      'The old swing ': 'sentence',
      'Mind the step': 'line',
      'What next?': 'heading',
      'The trust meet': 'sentence',
    });
  });

  it('leave out fields, and what a list of other articles shows', () => {
    const texts = seen.map(({ text }) => text);
    expect(texts).not.toContain('Swing bridge closed');
    expect(texts).not.toContain('By Anna Kovacs');
    expect(texts.filter((text) => related.includes(text))).toEqual([]);
  });

  it('take nothing for another article that only looks like one', () => {
    const text = 'Whoever finds the grey cat may keep her until she leaves of her own will';
    const [about] = parseArticle(pageOf({ before: `<p>The geese</p><div>${text}</div>` })).sightings();
    const { label } =
      parseArticle(pageOf({ before: `<p>The geese</p><div>${text}</div>` })).ledger()[1] ?? {};
    expect(label).toBe('related');
    expect(about).toMatchObject({ text, stand: 'guessed', kind: 'other' });
  });

  it('are the same whatever template was given', () => {
    const blocks = seen.map(({ fingerprint, text }) => learned(fingerprint, text));
    const result = parseArticle(page, { template: { id: 'a@1', blocks } });
    expect(result.sightings()).toEqual(seen);
  });
});

function learned(fingerprint: number, text = ''): TemplateBlock {
  return { fingerprint, kind: 'other', inherited: false, fromBody: true, text };
}

const ARTICLES = 200;

/** The furniture that was not found. */
function missing(blocks: readonly TemplateBlock[]): string[] {
  const found = new Set(blocks.map(({ fingerprint }) => fingerprint));
  const isFound = (text: string) => found.has(fingerprintOf(text.replace('*', '7')) as number);
  return FURNITURE.map(({ text }) => text).filter((text) => !isFound(text));
}

/** Body paragraphs that the record lacks, and furniture that it has. */
function faults({ page, paragraphs, furniture }: GeneratedArticle, blocks: readonly TemplateBlock[]) {
  const { text } = recordOf(parseArticle(page, { template: { id: 'ledger@1', blocks } }));
  const body = new Set(text.split('\n\n'));
  return {
    lost: paragraphs.filter((paragraph) => !body.has(paragraph)),
    leaked: furniture.filter((line) => body.has(line)),
  };
}

describe('a site of 200 articles with 30 blocks of furniture', () => {
  it('has furniture that the rules alone take for the body', () => {
    expect(new Set(FURNITURE.map(({ text }) => text)).size).toBe(30);
    const { leaked } = faults(generatedArticle(0), []);
    expect(leaked.length).toBeGreaterThan(8);
  });

  const stories: [string, SiteOptions['isStory'] & {}][] = [
    ['here and there', (index) => index % 10 < 3],
    ['in a row from the first on', (index) => index < 60],
    ['in a row later', (index) => index >= 100 && index < 160],
  ];
  it.each(stories)(
    'gives all of it after 10, and keeps the background that stands on 60 %s',
    (_, isStory) => {
      const articles = Array.from({ length: ARTICLES }, (_, index) => generatedArticle(index, { isStory }));
      expect(articles.filter(({ paragraphs }) => paragraphs.includes(BACKGROUND))).toHaveLength(60);
      const pages: Sighting[][] = [];
      let blocks: TemplateBlock[] = [];
      for (const article of articles) {
        const { lost, leaked } = faults(article, blocks);
        expect(lost, article.page.url).toEqual([]);
        if (pages.length >= 10) expect(leaked, article.page.url).toEqual([]);
        pages.push(parseArticle(article.page).sightings());
        // As the pipeline does: each of the first twenty, then now and then.
        if (pages.length <= 20 || pages.length % 10 === 0) blocks = learnTemplate(pages, blocks);
        if (pages.length === 10) expect(missing(blocks)).toEqual([]);
      }
      expect(missing(blocks)).toEqual([]);
      // The ten pages that it was learned from, too.
      for (const article of articles.slice(0, 10))
        expect(faults(article, blocks)).toEqual({ lost: [], leaked: [] });
    },
  );
});

/** Sightings of one page from texts, each with how it stood. */
function pageWith(...blocks: [text: string, stand: Stand, kind?: Sighting['kind']][]): Sighting[] {
  return blocks.map(([text, stand, kind]) => ({
    fingerprint: fingerprintOf(text) as number,
    stand,
    ...(kind ? { kind } : {}),
    text,
  }));
}
const times = (count: number, page: (index: number) => Sighting[]) =>
  Array.from({ length: count }, (_, index) => page(index));
const ownText = (index: number): [string, Stand] => [
  `Report ${'x'.repeat(index)}a and all that it says`,
  'paragraph',
];
const textsOf = (blocks: readonly TemplateBlock[]) => blocks.map(({ text }) => text).sort();

describe('what is learned', () => {
  it('needs five articles, and a block that stands on a page twice counts once', () => {
    const twice = () =>
      pageWith(['Mind the step', 'guessed', 'other'], ['Mind the step', 'guessed', 'other']);
    expect(learnTemplate(times(4, twice))).toEqual([]);
    expect(textsOf(learnTemplate(times(5, twice)))).toEqual(['Mind the step']);
  });

  // Of twenty articles: on how many a block has to stand, by how it stands among the text of each.
  it.each<[Stand, number]>([
    ['linked', 5],
    ['line', 12],
    ['heading', 12],
    ['apart', 12],
    ['sentence', 18],
    ['paragraph', 21],
  ])('%s in the body: from %i of 20 on', (stand, needed) => {
    const on = (count: number) =>
      times(20, (index) =>
        pageWith(
          ownText(index),
          ...(index < count ? [['Mind the step', stand] as [string, Stand]] : []),
          ownText(index + 30),
        ),
      );
    expect(textsOf(learnTemplate(on(needed - 1)))).toEqual([]);
    if (needed <= 20) expect(textsOf(learnTemplate(on(needed)))).toEqual(['Mind the step']);
  });

  it('is a paragraph among paragraphs only where a hundred articles have it, nearly all', () => {
    const on = (count: number) =>
      times(count, (index) => pageWith(ownText(index), ['Mind the step', 'paragraph'], ownText(index + 300)));
    expect(learnTemplate(on(99))).toEqual([]);
    expect(learnTemplate(on(100))).toHaveLength(1);
  });

  it('is what comes later only where it lasts for fifty articles', () => {
    const since = (first: number, count: number) =>
      times(first + count, (index) =>
        pageWith(
          ownText(index),
          ...(index < first ? [] : [['Mind the step', 'line'] as [string, Stand]]),
          ownText(index + 200),
        ),
      );
    expect(learnTemplate(since(9, 15))).toHaveLength(1);
    expect(learnTemplate(since(20, 49))).toEqual([]);
    expect(learnTemplate(since(20, 50))).toHaveLength(1);
  });

  it('is taken from the body where it stands both there and outside of it', () => {
    const pages = times(10, (index) =>
      pageWith(['Mind the step', 'guessed', 'other'], ownText(index), ['Mind the step', 'line']),
    );
    expect(learnTemplate(pages)).toMatchObject([{ text: 'Mind the step', fromBody: true }]);
  });

  it('is a line at the end where five articles have it there, all', () => {
    const atEnd = times(5, (index) => pageWith(ownText(index), ['Mind the step', 'line']));
    expect(textsOf(learnTemplate(atEnd))).toEqual(['Mind the step']);
    const others = times(4, (index) => pageWith(ownText(index + 20)));
    expect(learnTemplate([...atEnd, ...others])).toEqual([]);
    expect(
      learnTemplate(
        times(9, (index) => pageWith(ownText(index), ['Mind the step', 'line'], ownText(index + 9))),
      ),
    ).toEqual([]);
  });

  it('is a paragraph at the end where ten articles have it there', () => {
    const pages = times(10, (index) =>
      pageWith(ownText(index), ['Mind the step', 'paragraph'], ['Mind the cat', 'paragraph']),
    );
    expect(textsOf(learnTemplate(pages))).toEqual(['Mind the cat', 'Mind the step']);
  });

  it('has the kind that rules gave it on most pages, else that of its neighbours, else a guess', () => {
    const pages = times(6, (index) =>
      pageWith(
        ['Home', 'ruled', 'navigation'],
        ['World', 'guessed', 'other'],
        ['Sport', 'ruled', 'navigation'],
        ['Write to the house', index < 2 ? 'guessed' : 'ruled', index < 2 ? 'related' : 'comments'],
        ownText(index),
        ['Mind the step', 'guessed', 'widget'],
      ),
    );
    const kinds = Object.fromEntries(
      learnTemplate(pages).map(({ text, kind, inherited }) => [text, [kind, inherited]]),
    );
    expect(kinds).toEqual({
      Home: ['navigation', true],
      World: ['navigation', false],
      Sport: ['navigation', true],
      'Write to the house': ['comments', true],
      'Mind the step': ['widget', false],
    });
  });

  it('has the kind of what the site says elsewhere, where it repeats that', () => {
    const pages = times(5, (index) =>
      pageWith(['Fresh headlines all day', 'ruled', 'tagline'], ownText(index), [
        'The Relay: fresh headlines all day',
        'line',
      ]),
    );
    expect(learnTemplate(pages).map(({ kind }) => kind)).toEqual(['tagline', 'tagline']);
  });

  it('leaves a teaser in the body of its own article', () => {
    const teaser = 'The miller sold the mill to the sea';
    const pages = times(20, (index) =>
      pageWith(ownText(index), index === 3 ? [teaser, 'sentence'] : [teaser, 'guessed', 'related']),
    );
    expect(learnTemplate(pages)).toMatchObject([{ text: teaser, fromBody: false }]);
    const full = `${teaser}, said the curate, after a long dispute over the toll at the ford.`;
    const page = pageOf({ paragraphs: [full, ...PARAGRAPHS] });
    const textWith = (fromBody: boolean) => {
      const blocks = [{ ...learned(fingerprintOf(full) as number), fromBody }];
      return recordOf(parseArticle(page, { template: { id: 'a@1', blocks } })).text;
    };
    expect(textWith(false)).toContain(teaser);
    expect(textWith(true)).not.toContain(teaser);
  });

  it('is nothing of an article that stands under many addresses', () => {
    const copies = times(12, () =>
      pageWith(['The mill is sold', 'sentence'], ['So is the ford', 'line'], ['Home', 'guessed', 'other']),
    );
    expect(learnTemplate(copies)).toEqual([]);
    const others = times(5, (index) => pageWith(ownText(index), ['Home', 'guessed', 'other']));
    expect(textsOf(learnTemplate([...copies, ...others]))).toEqual(['Home']);
  });

  it('is dropped again when it proves to be the news of some days, and stays when the site gives it up', () => {
    const line = (count: number, of: number) =>
      times(of, (index) =>
        pageWith(
          ownText(index),
          ...(index < count ? [['He denies it', 'line'] as [string, Stand]] : []),
          ownText(index + 300),
        ),
      );
    const young = learnTemplate(line(10, 10));
    expect(young).toHaveLength(1);
    expect(learnTemplate(line(10, 20), young)).toHaveLength(1);
    expect(learnTemplate(line(10, 30), young)).toEqual([]);
    // Two hundred articles on, the window holds the last of the old pages alone.
    expect(learnTemplate(line(10, 200), young)).toHaveLength(1);
    expect(learnTemplate(line(0, 200), young)).toHaveLength(1);
  });

  it('comes back only after it was unlearned as a whole', () => {
    const pages = times(9, () =>
      pageWith(['Mind the step', 'guessed', 'other'], ['Mind the cat', 'guessed', 'other']),
    );
    const unlearned = new Set([fingerprintOf('Mind the cat') as number]);
    expect(textsOf(learnTemplate(pages, learnTemplate(pages), unlearned))).toEqual(['Mind the step']);
  });
});

describe('a page with a template', () => {
  const page = pageOf({
    before: '<p>Nine villages, one ledger</p><p>Geese are on the green</p>',
    end: '<h2>The house</h2><p>Mind the step</p><h2>What next?</h2><p>The trust meets again in May, and the council has asked for a plan by then.</p>',
  });
  const blocks = ['Nine villages, one ledger', 'The house', 'Mind the step', 'What next?'].map((text) =>
    learned(fingerprintOf(text) as number, text),
  );
  const without = parseArticle(page);
  const result = parseArticle(page, { template: { id: 'ledger@4', blocks } });

  it('has the learned text as boilerplate, by the template, and says which one', () => {
    const { provenance, boilerplate, text } = recordOf(result);
    expect(provenance.template).toBe('ledger@4');
    expect(recordOf(without).provenance.template).toBeUndefined();
    expect(recordOf(without).text).toContain('Mind the step');
    expect(text).not.toContain('Mind the step');
    const byTemplate = boilerplate.filter(({ by }) => by === 'template').map((entry) => entry.text);
    expect(byTemplate).toEqual(['Nine villages, one ledger', 'The house', 'Mind the step']);
  });

  it('loses a heading with what stands below it, and keeps one over text', () => {
    expect(recordOf(result).text).toMatch(/What next\?\n\nThe trust meets/u);
  });

  it('accounts for every character, and is the same each time', () => {
    const sum = (one: ParseResult) =>
      one.ledger().reduce((total, { text }) => total + countCharacters(text), 0);
    expect(sum(result)).toBe(sum(without));
    expect(JSON.stringify(parseArticle(page, { template: { id: 'ledger@4', blocks } }))).toBe(
      JSON.stringify(result),
    );
    const rules = result.ledger().filter(({ rule }) => rule.startsWith('template'));
    expect(rules.map(({ rule }) => rule)).toEqual([
      'template, was no-rule',
      'template, was subheading',
      'template, was line',
    ]);
  });

  it('leaves what a rule has named, and fields, whatever was learned', () => {
    const other = pageOf({ after: '<p class="byline">By Anna Kovacs</p>', end: '<p>Advertisement</p>' });
    const all = ['Swing bridge closed', 'By Anna Kovacs', 'Advertisement'].map((text) =>
      learned(fingerprintOf(text) as number),
    );
    const record = recordOf(parseArticle(other, { template: { id: 'a@1', blocks: all } }));
    expect(record.headline).toBe('Swing bridge closed');
    expect(record.bylines).toMatchObject([{ name: 'Anna Kovacs' }]);
    expect(record.boilerplate).toMatchObject([{ kind: 'advertisement', by: 'rule' }]);
  });
});
