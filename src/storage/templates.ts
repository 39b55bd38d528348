/**
 * Site templates by source: the sightings of its newest articles, and the versions learned from them. A source's row is
 * locked while an article of it is counted, so two workers count and learn one after the other.
 */
import { type Kysely, sql } from 'kysely';
import type { Sighting, SiteTemplate, TemplateBlock } from '../model/site-template.js';
import { type Database, prepared } from './database.js';
import type { Tables } from './tables.js';
import { loadTemplate, newestVersion, writeTemplate } from './template-versions.js';

/** How a template is learned: handed in, as the rules for it are the parsers'. */
export interface Learner {
  /** Articles that are kept to learn from, the newest. */
  window: number;
  /** `pages` are oldest first. */
  learn(
    pages: readonly (readonly Sighting[])[],
    known: readonly TemplateBlock[],
    unlearned: ReadonlySet<number>,
  ): TemplateBlock[];
}

/** What one article showed. */
export interface SeenArticle {
  id: string;
  /** When its page was fetched: of two captures the later one counts. RFC 3339. */
  at: string;
  sightings: readonly Sighting[];
}

export interface Templates {
  newest(sourceId: string): Promise<SiteTemplate | undefined>;
  get(sourceId: string, version: number): Promise<SiteTemplate | undefined>;
  /**
   * Counts an article, once however often it comes, and learns now and then. Gives the new version where there is one. An
   * article that was forgotten meanwhile is not counted.
   */
  see(sourceId: string, article: SeenArticle): Promise<SiteTemplate | undefined>;
  /** What the source's newest articles showed, oldest first. */
  window(sourceId: string): Promise<{ url: string; sightings: Sighting[] }[]>;
  /** Writes a version without the block, which is not learned again. Undefined where the template has no such block. */
  unlearn(sourceId: string, fingerprint: number): Promise<SiteTemplate | undefined>;
  /** Writes an empty version and begins anew: what the articles showed and what was unlearned is gone. */
  unlearnAll(sourceId: string): Promise<SiteTemplate | undefined>;
}

/** A template is learned again after a twentieth of the articles that it is learned from. */
const LEARNED_AFTER = 1 / 20;
/** Templates held in memory; each has some ten kilobytes. */
const HELD = 200;

export function templatesOf({ kysely: db }: Database, learner: Learner): Templates {
  /** Newest versions by source, the one asked for last at the end. */
  const held = new Map<string, SiteTemplate>();
  return {
    async newest(sourceId) {
      const version = await newestVersion(db, sourceId);
      if (version === undefined) return undefined;
      let template = held.get(sourceId);
      if (template?.version !== version) template = await loadTemplate(db, sourceId, version);
      held.delete(sourceId);
      if (template) held.set(sourceId, template);
      for (const oldest of held.keys()) {
        if (held.size <= HELD) break;
        held.delete(oldest);
      }
      return template;
    },

    get: (sourceId, version) => loadTemplate(db, sourceId, version),

    see: (sourceId, article) =>
      db.transaction().execute(async (trx) => {
        await lock(trx, sourceId);
        if (!(await keep(trx, sourceId, article))) return undefined;
        const { fresh, articles } = await trx
          .updateTable('template_sources')
          .set(({ eb }) => ({ fresh: eb('fresh', '+', 1) }))
          .where('source_id', '=', sourceId)
          .returning(({ selectFrom, fn }) => [
            'fresh',
            selectFrom('template_sightings')
              .select(fn.countAll<string>().as('count'))
              .where('source_id', '=', sourceId)
              .as('articles'),
          ])
          .executeTakeFirstOrThrow();
        if (Number(articles) > learner.window) await prune(trx, sourceId, learner.window);
        return fresh < Number(articles) * LEARNED_AFTER ? undefined : learn(trx, sourceId, learner);
      }),

    async window(sourceId) {
      const rows = await db
        .selectFrom('template_sightings')
        .innerJoin('articles', 'articles.id', 'template_sightings.article_id')
        .innerJoin('article_versions', (join) =>
          join
            .onRef('article_versions.article_id', '=', 'articles.id')
            .onRef('article_versions.version', '=', 'articles.version'),
        )
        .select(['blocks', sql<string>`record->>'url'`.as('url')])
        .where('template_sightings.source_id', '=', sourceId)
        .orderBy('seen_at')
        .orderBy('template_sightings.article_id')
        .execute();
      return rows.map(({ url, blocks }) => ({ url, sightings: blocks }));
    },

    unlearn: (sourceId, fingerprint) =>
      db.transaction().execute(async (trx) => {
        await lock(trx, sourceId);
        const before = await loadTemplate(trx, sourceId);
        const blocks = before?.blocks.filter((block) => block.fingerprint !== fingerprint) ?? [];
        if (!before || blocks.length === before.blocks.length) return undefined;
        await trx
          .insertInto('template_unlearned')
          .values({ source_id: sourceId, fingerprint })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return writeTemplate(trx, sourceId, before, blocks);
      }),

    unlearnAll: (sourceId) =>
      db.transaction().execute(async (trx) => {
        await lock(trx, sourceId);
        const before = await loadTemplate(trx, sourceId);
        for (const table of ['template_sightings', 'template_unlearned'] as const)
          await trx.deleteFrom(table).where('source_id', '=', sourceId).execute();
        return before && writeTemplate(trx, sourceId, before, []);
      }),
  };
}

/** Until the end of the transaction. */
async function lock(trx: Kysely<Tables>, sourceId: string): Promise<void> {
  const row = trx
    .selectFrom('template_sources')
    .select('fresh')
    .where('source_id', '=', sourceId)
    .forUpdate();
  if ((await prepared(trx, 'lock_template', row)).length > 0) return;
  await trx
    .insertInto('template_sources')
    .values({ source_id: sourceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await row.executeTakeFirst();
}

/** Whether the article shows what was not known yet. */
async function keep(
  trx: Kysely<Tables>,
  sourceId: string,
  { id, at, sightings }: SeenArticle,
): Promise<boolean> {
  const rows = await sql`/* sighting */
    insert into template_sightings as known (source_id, article_id, seen_at, blocks)
    select ${sourceId}, id, ${at}::timestamptz, ${JSON.stringify(sightings)}::json
      from articles where id = ${id} for key share
    on conflict (source_id, article_id) do update set seen_at = excluded.seen_at, blocks = excluded.blocks
      where excluded.seen_at > known.seen_at
        or (excluded.seen_at = known.seen_at and excluded.blocks::text <> known.blocks::text)
    returning article_id`.execute(trx);
  return rows.rows.length > 0;
}

/** What is older than the window leaves no trace, whenever it came. */
async function prune(trx: Kysely<Tables>, sourceId: string, window: number): Promise<void> {
  const tooOld = trx
    .selectFrom('template_sightings')
    .select('article_id')
    .where('source_id', '=', sourceId)
    .orderBy('seen_at', 'desc')
    .orderBy('article_id', 'desc')
    .offset(window);
  await trx
    .deleteFrom('template_sightings')
    .where('source_id', '=', sourceId)
    .where('article_id', 'in', tooOld)
    .execute();
}

async function learn(
  trx: Kysely<Tables>,
  sourceId: string,
  learner: Learner,
): Promise<SiteTemplate | undefined> {
  const [pages, unlearned, before] = [
    await trx
      .selectFrom('template_sightings')
      .select('blocks')
      .where('source_id', '=', sourceId)
      .orderBy('seen_at')
      .orderBy('article_id')
      .execute(),
    await trx
      .selectFrom('template_unlearned')
      .select('fingerprint')
      .where('source_id', '=', sourceId)
      .execute(),
    await loadTemplate(trx, sourceId),
  ];
  await trx.updateTable('template_sources').set({ fresh: 0 }).where('source_id', '=', sourceId).execute();
  const blocks = learner.learn(
    pages.map(({ blocks: seen }) => seen),
    before?.blocks ?? [],
    new Set(unlearned.map(({ fingerprint }) => Number(fingerprint))),
  );
  return writeTemplate(trx, sourceId, before, blocks);
}
