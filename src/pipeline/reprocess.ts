/** Parsing again from kept bytes: what a newer parser or profile makes of pages that are already there. */
import { codeOf, messageOf } from '../errors.js';
import type { Article } from '../model/article.js';
import { troubleOf } from '../model/trouble.js';
import { PARSER_VERSION } from '../parsers/parse-article.js';
import type { Capture } from '../storage/captures.js';
import { compareTied } from './compare-tied.js';
import { comparable, expectedOf } from './fixtures.js';
import { completed, followSourceLink, learnFrom, parseCapture, sourceOf } from './parse-captures.js';
import type { ParseOutcome } from './parse-worker.js';
import { changedFields } from './record-diff.js';
import type { Services } from './services.js';
import type { StoredPage } from './stored-pages.js';
import { forPage, type TemplateOf, templatesAsTheyAre } from './templates.js';

/** What became of one page. */
export type Reprocessed =
  | { kind: 'unchanged'; url: string }
  /** `version` is written to the database; 0 where nothing is written. */
  | { kind: 'changed'; url: string; fields: string[]; version: number }
  /** The new record is worse than the one that is there, which stays. */
  | { kind: 'kept'; url: string; fields: string[] }
  | { kind: 'new'; url: string }
  | { kind: 'now-rejected'; url: string; reason: string }
  | { kind: 'rejected'; url: string; reason: string }
  /** It still breaks the parser, or cannot be read; what was there stays. */
  | { kind: 'trouble'; url: string; reason: string }
  /** Its bytes are on another machine, whose `reprocess` takes it. */
  | { kind: 'elsewhere'; url: string };

type Settled = Capture & { state: string };

/**
 * Every capture that was parsed before or broke the parser, of one source or of all; records that changed get a new version.
 * Each page is parsed with the template that its source had when the run began, so their order makes no difference, or
 * with the one given.
 */
export async function* reprocessKept(
  services: Services,
  sourceId: string | undefined,
  templateOf = templatesAsTheyAre(services.templates),
): AsyncGenerator<Reprocessed> {
  for await (const capture of services.captures.settled(sourceId)) {
    yield await again(services, capture, templateOf).catch((error: unknown) => troubled(capture, error));
  }
}

/** One page that cannot be parsed does not keep the others from it. */
function troubled({ url }: Settled, error: unknown): Reprocessed {
  const code = codeOf(error);
  if (code === 'archive-elsewhere') return { kind: 'elsewhere', url };
  if (troubleOf(code) !== code) throw error;
  return { kind: 'trouble', url, reason: `${code}: ${messageOf(error)}` };
}

async function again(services: Services, capture: Settled, templateOf: TemplateOf): Promise<Reprocessed> {
  const { articles, captures } = services;
  const { url } = capture;
  const outcome = await parseCapture(services, capture, templateOf);
  if (!outcome.ok) {
    const { reason, detail } = outcome;
    if (capture.state === 'parsed') return { kind: 'now-rejected', url, reason };
    await captures.settle(capture.id, PARSER_VERSION, { state: 'rejected', reason, detail });
    return { kind: 'rejected', url, reason };
  }
  const source = await sourceOf(services, capture.sourceId, outcome.record);
  const record = completed(outcome.record, capture, source);
  const before = await articles.get(record.id);
  const newer = before && (before.provenance.fetchedAt ?? '') > (record.provenance.fetchedAt ?? '');
  // The article has been fetched again since: its older bytes have nothing to say.
  if (newer && before.provenance.captureId !== capture.id) return { kind: 'unchanged', url };
  const { outcome: saved, articleId, version } = await articles.save(record, capture.id, 'reprocess');
  if (saved === 'forgotten') return { kind: 'rejected', url, reason: 'forgotten' };
  await learnFrom(services, record, outcome);
  // A newer parser may find the pointer of a page that was parsed before.
  await followSourceLink(services, record, capture, source);
  await compareTied(services, articleId);
  await captures.settle(capture.id, PARSER_VERSION, { state: 'parsed', articleId });
  if (!before) return { kind: 'new', url };
  const fields = changedFields(before, record);
  if (saved === 'unchanged') return { kind: 'unchanged', url };
  return saved === 'kept' ? { kind: 'kept', url, fields } : { kind: 'changed', url, fields, version };
}

/** Pages from elsewhere, compared with the records of the database under their URLs. Writes nothing. */
export async function* reprocessGiven(
  { pool, profiles, articles, templates }: Pick<Services, 'pool' | 'profiles' | 'articles' | 'templates'>,
  pages: AsyncIterable<StoredPage>,
): AsyncGenerator<Reprocessed> {
  for await (const stored of pages) {
    const { url } = stored;
    if ('unreadable' in stored) {
      yield { kind: 'rejected', url: url || stored.id, reason: stored.unreadable };
      continue;
    }
    const before = await articles.byUrl(url);
    const template = forPage(before && (await templates.newest(before.source.id)));
    const outcome = await pool.parse({ page: stored.page, profile: profiles.forUrl(url), template });
    yield compared(url, outcome, before);
  }
}

/** Fixtures, compared with their own records. Writes nothing. */
export async function* reprocessFixtures(
  { pool, profiles }: Pick<Services, 'pool' | 'profiles'>,
  folders: readonly string[],
  read: (folder: string) => Promise<StoredPage>,
): AsyncGenerator<Reprocessed> {
  for (const folder of folders) {
    const stored = await read(folder);
    if ('unreadable' in stored) {
      yield { kind: 'rejected', url: folder, reason: stored.unreadable };
      continue;
    }
    const outcome = await pool.parse({ page: stored.page, profile: profiles.forUrl(stored.url) });
    const expected = await expectedOf(folder);
    const now = comparable(outcome.ok ? outcome : { ok: false, reason: outcome.reason });
    if (JSON.stringify(expected) === JSON.stringify(now)) yield { kind: 'unchanged', url: folder };
    else yield compared(folder, outcome, expected && 'id' in expected ? expected : undefined);
  }
}

function compared(url: string, outcome: ParseOutcome, before: Article | undefined): Reprocessed {
  if (!outcome.ok) {
    const { reason } = outcome;
    return before ? { kind: 'now-rejected', url, reason } : { kind: 'rejected', url, reason };
  }
  if (!before) return { kind: 'new', url };
  const fields = changedFields(before, outcome.record);
  return fields.length === 0 ? { kind: 'unchanged', url } : { kind: 'changed', url, fields, version: 0 };
}
