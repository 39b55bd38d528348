/** Templates through the pipeline: learned from what is parsed, given to what is parsed next, and the same again when given again. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import type { Services } from '../../src/pipeline/services.js';
import {
  fingerprintOfId,
  learnedOf,
  type TemplateOf,
  templatesAsTheyAre,
} from '../../src/pipeline/templates.js';
import { generatedArticle } from '../support/generated-site.js';
import { reprocessed } from '../support/reprocess.js';
import { arrive, atHour, withServices } from '../support/services.js';

let services: Services;

withServices((opened) => {
  services = opened;
});

/** Pages that no source counts for stand under their domain. */
const SITE = 'valley-ledger.test';
const ARTICLES = 12;
const articles = Array.from({ length: ARTICLES }, (_, index) =>
  generatedArticle(index, { isStory: (at) => at % 3 === 0 }),
);

/** The page is fetched at that hour of the day, kept and parsed. */
async function visit(index: number, hour: number): Promise<void> {
  const { url, bytes } = (articles[index] as (typeof articles)[number]).page;
  await arrive(services, url, new TextDecoder().decode(bytes), { fetchedAt: atHour(hour) });
}

async function recordOf(index: number): Promise<Article> {
  return (await services.articles.byUrl(articles[index]?.page.url as string)) as Article;
}

async function outcomes(sourceId?: string, templateOf?: TemplateOf) {
  return (await reprocessed(services, { choice: { sourceId }, templateOf })).map(({ outcome }) => outcome);
}

/** What every article holds of its own, and nothing of the furniture. */
async function expectClean(index: number): Promise<void> {
  expect((await recordOf(index)).text.split('\n\n')).toEqual(articles[index]?.paragraphs);
}

describe('a site that is read for the first time', () => {
  it('has a template after ten articles, and the next are parsed with it', async () => {
    for (let index = 0; index < 10; index++) await visit(index, index);
    const first = await recordOf(0);
    expect(first.provenance.template).toBeUndefined();
    expect(first.text).toContain('Nine villages, one ledger');
    const template = await services.templates.newest(SITE);
    expect(template?.blocks.length).toBeGreaterThanOrEqual(30);
    for (const index of [10, 11]) await visit(index, index);
    expect((await recordOf(11)).provenance.template).toBe(template?.id);
    for (const index of [10, 11]) await expectClean(index);
  });

  it('shows what was learned, with counts and examples', async () => {
    const learned = await learnedOf(services.templates, SITE);
    expect(learned).toMatchObject({ articles: ARTICLES });
    const wagon = learned?.blocks.find(({ examples }) => examples[0]?.text.startsWith('The next wagon'));
    expect(wagon).toMatchObject({ articles: ARTICLES, fromBody: true, kind: 'other', inherited: false });
    const [newest, other] = wagon?.examples ?? [];
    expect(newest?.url).toBe(articles.at(-1)?.page.url);
    expect(other?.text).not.toBe(newest?.text);
    const known = await services.templates.newest(SITE);
    expect(
      known?.blocks.some(({ fingerprint }) => fingerprint === fingerprintOfId(wagon?.id as string)),
    ).toBe(true);
  });
});

it('a page whose handler died before it was settled has one version, though a template was learned since', async () => {
  const { kysely } = services.db;
  const made = await recordOf(0);
  const captureId = made.provenance.captureId as string;
  await kysely
    .updateTable('captures')
    .set({ state: 'pending', article_id: null })
    .where('id', '=', captureId)
    .execute();
  await parseCaptures(services, [captureId]);
  expect(await recordOf(0)).toEqual(made);
  const row = await kysely
    .selectFrom('captures')
    .select('state')
    .where('id', '=', captureId)
    .executeTakeFirst();
  expect(row?.state).toBe('parsed');
});

it('a run over very many sources holds the templates of some, and gives each source the same again', async () => {
  const loaded: string[] = [];
  const of = (source: string, version: number) => {
    loaded.push(`${source}@${version}`);
    return { id: `${source}@${version}`, source, version, blocks: [] };
  };
  let version = 1;
  const templates = {
    ...services.templates,
    newest: async (source: string) => of(source, version),
    get: async (source: string, asked: number) => of(source, asked),
  };
  const templateOf = templatesAsTheyAre(templates);
  await templateOf('first');
  for (let n = 0; n < 1_000; n++) {
    await templateOf(`s${n}`);
    await templateOf('often');
  }
  version = 2;
  expect((await templateOf('first'))?.version).toBe(1);
  expect(loaded.filter((id) => id === 'first@1')).toHaveLength(2);
  expect(loaded.filter((id) => id === 'often@1')).toHaveLength(1);
});

describe('reprocessing', () => {
  it('takes the newest template, and a second time changes nothing', async () => {
    const kinds = await outcomes();
    expect(kinds.filter((kind) => kind === 'changed').length).toBeGreaterThanOrEqual(9);
    for (let index = 0; index < ARTICLES; index++) await expectClean(index);
    expect((await recordOf(0)).version).toBe(2);
    expect(new Set(await outcomes())).toEqual(new Set(['same']));
  });

  it('makes a record again byte for byte with the version that it was made with', async () => {
    const made = await recordOf(11);
    const version = Number(made.provenance.template?.split('@')[1]);
    const template = await services.templates.get(SITE, version);
    await services.templates.unlearnAll(SITE);
    expect(await outcomes(SITE)).toEqual([]);
    expect((await outcomes()).filter((kind) => kind === 'changed')).toHaveLength(ARTICLES);
    const without = await recordOf(11);
    expect(without.provenance.template).not.toBe(made.provenance.template);
    expect(without.text).toContain('Nine villages, one ledger');
    await outcomes(undefined, async () => template);
    const again = await recordOf(11);
    expect(JSON.stringify({ ...again, version: 1 })).toBe(JSON.stringify({ ...made, version: 1 }));
  });
});
