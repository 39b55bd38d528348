/** Templates in the database: each article counts once, whoever counts it, and a version never changes. */
import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../src/model/site-template.js';
import { learnTemplate, WINDOW } from '../../src/parsers/boilerplate/template-learn.js';
import { articlesOf } from '../../src/storage/articles.js';
import type { Database } from '../../src/storage/database.js';
import { forgettingOf } from '../../src/storage/forget.js';
import { type SeenArticle, type Templates, templatesOf } from '../../src/storage/templates.js';
import { testServer } from '../support/embedded.js';
import { record } from '../support/records.js';

const server = testServer();
const SOURCE = 'harbour-times';
const STEP = 101;
const CAT = 202;

const furniture = (fingerprint: number, text: string): Sighting => ({
  fingerprint,
  stand: 'guessed',
  kind: 'other',
  text,
});

/** The article with the number: fetched that many minutes after ten, with furniture and a paragraph of its own. */
function seen(number: number, more: Partial<SeenArticle> = {}): SeenArticle {
  return {
    id: `a${number}`,
    at: new Date(Date.UTC(2026, 2, 1, 10, number)).toISOString(),
    sightings: [
      furniture(STEP, 'Mind the step'),
      { fingerprint: 10_000 + number, stand: 'paragraph', text: `Report ${number}` },
      furniture(CAT, 'Mind the cat'),
    ],
    ...more,
  };
}

async function newsroom(articles: number, window = WINDOW) {
  const db = await server.fresh();
  const saving = articlesOf(db);
  for (let number = 0; number < articles; number++)
    await saving.save(record({ id: `a${number}`, url: `http://harbour-times.test/${number}` }), undefined);
  return { db, templates: templatesOf(db, { window, learn: learnTemplate }) };
}

/** Every version with what it holds. */
async function versions(db: Database) {
  const templates = templatesOf(db, { window: WINDOW, learn: learnTemplate });
  const all = [];
  for (let version = 1; ; version++) {
    const template = await templates.get(SOURCE, version);
    if (!template) return all;
    all.push(template);
  }
}
const seeAll = async (templates: Templates, numbers: readonly number[]) => {
  for (const number of numbers) await templates.see(SOURCE, seen(number));
};
const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);
const texts = async (templates: Templates) =>
  (await templates.newest(SOURCE))?.blocks.map(({ text }) => text).sort();

describe('seeing articles', () => {
  it('counts an article once, however often it is fetched or its handler runs', async () => {
    const { db, templates } = await newsroom(5);
    for (let times = 0; times < 8; times++) {
      await templates.see(SOURCE, seen(0));
      await templates.see(SOURCE, seen(0, { at: `2026-03-02T10:0${times}:00.000Z` }));
    }
    await seeAll(templates, [1, 2, 3]);
    expect(await templates.newest(SOURCE)).toBeUndefined();
    expect(await templates.see(SOURCE, seen(4))).toMatchObject({ id: 'harbour-times@1', version: 1 });
    expect(await texts(templates)).toEqual(['Mind the cat', 'Mind the step']);
    expect(await versions(db)).toHaveLength(1);
  });

  it('leaves the same rows whoever comes first, and beside itself', async () => {
    const rows = async (db: Database) => ({
      versions: await versions(db),
      seen: await db.kysely.selectFrom('template_sightings').selectAll().orderBy('article_id').execute(),
    });
    const inOrder = await newsroom(12);
    await seeAll(inOrder.templates, upTo(12));
    const atOnce = await newsroom(12);
    const twice = [...upTo(12).toReversed(), ...upTo(12)];
    await Promise.all(twice.map((number) => atOnce.templates.see(SOURCE, seen(number))));
    expect(await rows(atOnce.db)).toEqual(await rows(inOrder.db));
  });

  it('writes a version only when other blocks are learned', async () => {
    const { db, templates } = await newsroom(40);
    await seeAll(templates, upTo(12));
    expect(await versions(db)).toHaveLength(1);
    const slogan = (number: number) =>
      seen(number, { sightings: [...seen(number).sightings, furniture(303, 'Read by all')] });
    for (let number = 12; number < 40; number++) await templates.see(SOURCE, slogan(number));
    const [first, second, ...more] = await versions(db);
    expect(more).toEqual([]);
    expect(first?.blocks).toHaveLength(2);
    expect(second?.blocks).toHaveLength(3);
    expect(await templates.get(SOURCE, 1)).toEqual({
      id: 'harbour-times@1',
      source: SOURCE,
      version: 1,
      blocks: first?.blocks,
    });
  });

  it('keeps the newest articles alone, and of each its newest page', async () => {
    const { db, templates } = await newsroom(30, 10);
    const kept = async () =>
      (await templates.window(SOURCE)).map(({ url, sightings }) => `${url.slice(-2)} ${sightings.length}`);
    await seeAll(templates, upTo(30));
    expect(await kept()).toEqual(upTo(10).map((number) => `${number + 20} 3`));
    const before = await versions(db);
    // An old page that is parsed again, and an older page of an article that is known.
    await templates.see(SOURCE, seen(3));
    await templates.see(SOURCE, seen(25, { at: '2026-01-01T00:00:00.000Z', sightings: [] }));
    expect(await kept()).toEqual(upTo(10).map((number) => `${number + 20} 3`));
    expect(await versions(db)).toEqual(before);
    // What a newer parser makes of the same page.
    await templates.see(SOURCE, seen(25, { sightings: [] }));
    expect(await kept()).toContain('25 0');
  });
});

describe('what is forgotten', () => {
  it('is not counted, and leaves no text behind', async () => {
    const { db, templates } = await newsroom(6);
    await seeAll(templates, upTo(6));
    const forgetting = forgettingOf(db);
    const page = { url: 'http://harbour-times.test/0' };
    await forgetting.forget(page);
    expect(await templates.window(SOURCE)).toHaveLength(5);
    await templates.see(SOURCE, seen(0));
    expect(await templates.window(SOURCE)).toHaveLength(5);
    const all = { sourceId: SOURCE };
    await forgetting.forget(all);
    for (const table of ['template_sources', 'template_sightings', 'template_blocks'] as const)
      expect(await db.kysely.selectFrom(table).selectAll().execute(), table).toEqual([]);
  });
});

describe('unlearning', () => {
  it('takes one block out for good, in a version of its own', async () => {
    const { templates } = await newsroom(30);
    await seeAll(templates, upTo(10));
    expect(await templates.unlearn(SOURCE, 999)).toBeUndefined();
    expect(await templates.unlearn(SOURCE, CAT)).toMatchObject({ id: 'harbour-times@2' });
    expect(await texts(templates)).toEqual(['Mind the step']);
    await seeAll(templates, upTo(30));
    expect(await texts(templates)).toEqual(['Mind the step']);
    expect((await templates.get(SOURCE, 1))?.blocks).toHaveLength(2);
  });

  it('of all begins anew: five articles more are needed', async () => {
    const { templates } = await newsroom(20);
    expect(await templates.unlearnAll(SOURCE)).toBeUndefined();
    await seeAll(templates, upTo(10));
    await templates.unlearn(SOURCE, CAT);
    expect(await templates.unlearnAll(SOURCE)).toMatchObject({ version: 3, blocks: [] });
    await seeAll(templates, [10, 11, 12, 13]);
    expect(await texts(templates)).toEqual([]);
    await seeAll(templates, [14]);
    expect(await texts(templates)).toEqual(['Mind the cat', 'Mind the step']);
  });
});
