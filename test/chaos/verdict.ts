/** After the kills: is what the sites published what was recorded, delivered and asked for? */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Article } from '../../src/model/article.js';
import { openArchive } from '../../src/storage/archive/archive.js';
import { readMember } from '../../src/storage/archive/member.js';
import { audit } from '../../src/storage/audit.js';
import { PLACE, placeOf } from '../../src/storage/capture-place.js';
import type { Database } from '../../src/storage/database.js';
import { type Asked, CORRECTION, DELAY_MS, type Fate, type Newsroom } from './newsroom.js';
import type { Sites } from './sites.js';

export interface Verdict {
  published: number;
  records: number;
  lines: number;
  /** Webhooks that came, and those that came more than once. */
  messages: number;
  again: number;
  requests: number;
  /** Pages that were asked for a second time as planned, conditionally. */
  revisits: number;
  /** Pages that were other ones then. */
  corrected: number;
  /** Pages that were asked for again, since whoever had them died before they were kept. */
  askedAgain: number;
  /** Least time between two requests to one host, in milliseconds. */
  leastGapMs: number;
  complaints: string[];
}

/** How the frontier and the captures say that a URL ended. */
const ENDS: Record<Fate, string> = {
  record: 'captured parsed',
  copy: 'captured parsed',
  corrected: 'captured parsed',
  busy: 'captured parsed',
  moved: 'moved other-host',
  robots: 'refused robots',
  'not-found': 'failed not-found',
};

export async function judge(db: Database, home: string, newsroom: Newsroom, sites: Sites): Promise<Verdict> {
  const { fates, asked } = newsroom;
  const wanted = [...fates].filter(([, fate]) => ENDS[fate] === ENDS.record).map(([url]) => url);
  const lines = readFileSync(join(home, 'out', 'records.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1);
  const gap = leastGap(asked);
  const complaints = [
    ...(await wrongEnds(db, fates)),
    ...(await wrongRecords(db, wanted, fates)),
    ...(await wrongRelations(db, fates)),
    ...(await wrongLines(db, lines)),
    ...(await sites.judge(db)),
    ...(await wrongBytes(db, home)),
    ...(await audit(db)).violations.map(
      ({ rule, count, examples }) => `audit: ${rule}: ${count} (${examples})`,
    ),
    ...asked
      .filter(({ path }) => path.startsWith('/private/'))
      .map(({ path }) => `forbidden request: ${path}`),
    ...unheard(asked).map(({ host, path }) => `${host}${path}: the host had asked to be left alone`),
    ...(gap < DELAY_MS ? [`requests ${gap} ms apart, where ${DELAY_MS} are due`] : []),
  ];
  const pages = asked.filter(
    ({ path, isConditional, quietUntil }) =>
      /^\/\w+\/\d+$/u.test(path) && !isConditional && quietUntil === undefined,
  );
  return {
    published: fates.size,
    records: wanted.length,
    lines: lines.length,
    ...sites.counts(),
    requests: asked.length,
    revisits: asked.filter(({ path, isConditional }) => isConditional && path !== '/feed.xml').length,
    corrected: [...fates.values()].filter((fate) => fate === 'corrected').length,
    askedAgain: pages.length - new Set(pages.map(({ host, path }) => host + path)).size,
    leastGapMs: Math.floor(gap),
    complaints,
  };
}

async function wrongEnds({ kysely }: Database, fates: ReadonlyMap<string, Fate>): Promise<string[]> {
  const { rows } = await sql<{ url: string; ended: string }>`
    select f.url, f.state || ' ' || coalesce(f.reason, c.state) as ended
    from frontier f left join lateral (
      select state from captures c where c.frontier_id = f.id order by fetched_at desc limit 1
    ) c on true`.execute(kysely);
  const ends = new Map<string, string[]>();
  for (const { url, ended } of rows) ends.set(url, [...(ends.get(url) ?? []), ended]);
  const wrong = [...fates].flatMap(([url, fate]) => {
    const found = ends.get(url) ?? [];
    return found.length === 1 && found[0] === ENDS[fate]
      ? []
      : [`${url}: ${fate}, but ${found.join(' and ') || 'lost'}`];
  });
  const unknown = rows.filter(({ url }) => !fates.has(url)).map(({ url }) => `${url}: never published`);
  return [...wrong, ...unknown];
}

/**
 * One version each. A corrected page has a second one, which is the last; only that one where whoever had fetched the first
 * died with it.
 */
async function wrongRecords(
  { kysely }: Database,
  wanted: readonly string[],
  fates: ReadonlyMap<string, Fate>,
): Promise<string[]> {
  const { rows } = await sql<{ url: string; versions: number; last: string }>`
    select a.record->>'url' as url, count(*)::int as versions,
      (array_agg(a.record->>'text' order by a.version desc))[1] as last
    from article_versions a group by 1`.execute(kysely);
  const found = new Map(rows.map((row) => [row.url, row]));
  const correction = CORRECTION.replace(/<[^>]+>/gu, '');
  return wanted.flatMap((url) => {
    const { versions = 0, last = '' } = found.get(url) ?? {};
    const isCorrected = fates.get(url) === 'corrected';
    if (isCorrected && !last.includes(correction)) return [`${url}: its correction is lost`];
    return versions === 1 || (isCorrected && versions === 2) ? [] : [`${url}: ${versions} versions`];
  });
}

async function wrongRelations({ kysely }: Database, fates: ReadonlyMap<string, Fate>): Promise<string[]> {
  const { rows } = await sql<{ url: string }>`
    select a.record->>'url' as url from relations r
    join article_versions a on a.article_id = r.from_article where r.to_article is not null`.execute(kysely);
  const tied = new Set(rows.map(({ url }) => url));
  const copies = [...fates].filter(([, fate]) => fate === 'copy').map(([url]) => url);
  return copies.filter((url) => !tied.has(url)).map((url) => `${url}: a copy that is not tied`);
}

/** The file holds every version once, whole, in the order of the change feed. */
async function wrongLines({ kysely }: Database, lines: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select article_id || ' ' || version as key from changes where kind = 'version' order by position`.execute(
    kysely,
  );
  const keys = lines.map((line) => {
    try {
      const { id, version } = JSON.parse(line) as Article;
      return `${id} ${version}`;
    } catch {
      return `broken line ${line.slice(0, 40)}`;
    }
  });
  const at = rows.findIndex(({ key }, index) => keys[index] !== key);
  if (at >= 0) return [`sink: line ${at + 1} is ${keys[at]}, and should be ${rows[at]?.key}`];
  return keys.length > rows.length ? [`sink: ${keys.length - rows.length} lines too many`] : [];
}

/** Every capture's bytes are where the index says, and are those that were fetched. */
async function wrongBytes({ kysely }: Database, home: string): Promise<string[]> {
  const archive = await openArchive({ folder: join(home, 'archive'), onFile: async () => {} });
  const rows = await kysely
    .selectFrom('captures')
    .select(['url', 'digest', ...PLACE])
    .execute();
  const wrong: string[] = [];
  for (const { url, digest, ...row } of rows) {
    const at = placeOf(row) ?? { file: 'none', offset: 0, length: 0 };
    const bytes = await archive.read(at).then(
      async (member) => (await readMember(member)).bytes,
      () => undefined,
    );
    const found = bytes && `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    if (found !== digest) wrong.push(`${url}: its bytes are ${bytes ? 'others' : 'gone'}`);
  }
  return wrong;
}

/** Requests to a host between its asking for time and the end of that time. */
function unheard(asked: readonly Asked[]): Asked[] {
  return asked.filter(({ host, at }, rank) =>
    asked.slice(0, rank).some((before) => before.host === host && at < (before.quietUntil ?? 0)),
  );
}

function leastGap(asked: readonly Asked[]): number {
  const last = new Map<string, number>();
  let least = Number.POSITIVE_INFINITY;
  for (const { host, at } of asked) {
    least = Math.min(least, at - (last.get(host) ?? Number.NEGATIVE_INFINITY));
    last.set(host, at);
  }
  return least;
}
