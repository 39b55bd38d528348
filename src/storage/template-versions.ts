/**
 * The versions of site templates. A block is kept once, with the versions that it was in: sites change a block or two at a
 * time, and a source that is read for years has thousands of versions.
 */
import type { Kysely } from 'kysely';
import { type SiteTemplate, type TemplateBlock, templateId } from '../model/site-template.js';
import { prepared } from './database.js';
import type { Tables } from './tables.js';

/** Undefined where there is no such version. Without `version`, the newest. */
export async function loadTemplate(
  db: Kysely<Tables>,
  source: string,
  version?: number,
): Promise<SiteTemplate | undefined> {
  const newest = await newestVersion(db, source);
  const wanted = version ?? newest;
  if (newest === undefined || wanted === undefined || wanted < 1 || wanted > newest) return undefined;
  const rows = await db
    .selectFrom('template_blocks')
    .select(['fingerprint', 'block'])
    .where('source_id', '=', source)
    .where('since', '<=', wanted)
    .where(({ or, eb }) => or([eb('until', 'is', null), eb('until', '>', wanted)]))
    .orderBy('fingerprint')
    .execute();
  const blocks = rows.map(({ fingerprint, block }) => ({ fingerprint: Number(fingerprint), ...block }));
  return { id: templateId(source, wanted), source, version: wanted, blocks };
}

/** Undefined where nothing was learned yet. */
export async function newestVersion(db: Kysely<Tables>, source: string): Promise<number | undefined> {
  const [row] = await prepared(
    db,
    'newest_template',
    db.selectFrom('template_sources').select('version').where('source_id', '=', source),
  );
  return row && row.version > 0 ? row.version : undefined;
}

/**
 * Writes the next version where it does anything else than the one before; undefined where it does not. The source's row
 * is locked by the caller.
 */
export async function writeTemplate(
  trx: Kysely<Tables>,
  source: string,
  before: SiteTemplate | undefined,
  blocks: readonly TemplateBlock[],
): Promise<SiteTemplate | undefined> {
  const version = (before?.version ?? 0) + 1;
  const known = new Map(before?.blocks.map((block) => [block.fingerprint, block]));
  const added: TemplateBlock[] = [];
  for (const block of blocks) {
    const old = known.get(block.fingerprint);
    if (old && doesTheSame(old, block)) known.delete(block.fingerprint);
    else added.push(block);
  }
  const gone = [...known.keys()];
  if (added.length === 0 && gone.length === 0) return undefined;
  if (gone.length > 0)
    await trx
      .updateTable('template_blocks')
      .set({ until: version })
      .where('source_id', '=', source)
      .where('until', 'is', null)
      .where('fingerprint', 'in', gone.map(String))
      .execute();
  if (added.length > 0)
    await trx
      .insertInto('template_blocks')
      .values(
        added.map(({ fingerprint, ...block }) => ({
          source_id: source,
          fingerprint,
          since: version,
          block: JSON.stringify(block),
        })),
      )
      .execute();
  await trx.updateTable('template_sources').set({ version }).where('source_id', '=', source).execute();
  return loadTemplate(trx, source, version);
}

/** The texts are examples and no part of what a template does. */
function doesTheSame(one: TemplateBlock, other: TemplateBlock): boolean {
  return one.kind === other.kind && one.inherited === other.inherited && one.fromBody === other.fromBody;
}
