/**
 * Fingerprints of articles and the clusters that come of them. An article is due here from the transaction that saves it
 * until it was compared with what it may be a copy of. Its keys are committed before it is compared: of two copies that
 * come at the same moment, the later one to compare finds the other.
 */
import { type Kysely, sql } from 'kysely';
import type { Article } from '../model/article.js';
import type {
  Claims,
  Cluster,
  ClusterEvidence,
  ClusterMember,
  ClusterPlace,
  Fingerprint,
} from '../model/near-duplicate.js';
import { type Database, prepared, UNSYNCED } from './database.js';
import { type Compared, type DueText, type PlaceRules, settleText } from './near-places.js';
import { IS_NOT_PUT_OFF, PUT_OFF } from './put-off.js';
import type { Tables } from './tables.js';

/** Texts that are looked at for one key: of a paragraph that stands under all articles of a trade, these few do. */
const MOST_OF_KEY = 64;
/** Texts that are compared, those with the rarest keys in common first. */
const MOST_CANDIDATES = 24;
/** Texts that are compared since a pointer ties them. */
const MOST_TIED = 50;
/** Members of a cluster that are named. */
const MOST_MEMBERS = 200;

/** A text that an article may be a copy of, or the original of. */
export interface Candidate {
  no: number;
  /** Which fingerprint of it this is. */
  entered: number;
  fingerprint: Fingerprint;
  agencies: string[];
  /** How one of the two points at the other. */
  pointer: Extract<ClusterEvidence, 'source-link' | 'canonical' | 'via'> | undefined;
}

export interface NearDuplicates {
  /** Texts to compare, of one article or of any; none that is put off. */
  due(limit: number, articleId?: string): Promise<DueText[]>;
  /** Keeps an article's fingerprint, so that others find it. */
  enter(text: DueText, fingerprint: Fingerprint, claims: Claims): Promise<void>;
  /** What it may share its text with. */
  candidates(text: DueText, fingerprint: Fingerprint): Promise<Candidate[]>;
  /** Keeps what came of comparing it with its candidates, and places it and all whose place hangs on it. */
  settle(text: DueText, compared: readonly Compared[]): Promise<void>;
  /** It could not be compared, and is left alone for a while, or until it is asked for again. */
  putOff(text: DueText): Promise<void>;
  /** The clusters that an article is in, or that it is the original of. */
  clusters(articleId: string): Promise<Cluster[]>;
}

export function nearDuplicatesOf({ kysely: db }: Database, rules: PlaceRules): NearDuplicates {
  return {
    async due(limit, articleId) {
      let query = db
        .selectFrom('near_texts')
        .select(['no', 'article_id as id', 'asked'])
        .whereRef('done', '<', 'asked')
        .where(IS_NOT_PUT_OFF);
      if (articleId !== undefined) query = query.where('article_id', '=', articleId);
      const found = query.orderBy('no').limit(limit);
      return articleId === undefined ? found.execute() : prepared(db, 'due_text_of', found);
    },
    enter: (text, fingerprint, claims) => enter(db, text, fingerprint, claims),
    candidates: (text, fingerprint) => candidates(db, text, fingerprint),
    settle: (text, compared) => settleText(db, rules, text, compared),
    async putOff({ no, asked }) {
      await db
        .updateTable('near_texts')
        .set(PUT_OFF)
        .where('no', '=', no)
        .where('asked', '=', asked)
        .execute();
    },
    clusters: (articleId) => clusters(db, articleId),
  };
}

async function enter(
  db: Kysely<Tables>,
  { no, asked }: DueText,
  fingerprint: Fingerprint,
  { isPointing, isOwnAgency, agencies, publishedAt, fetchedAt, length }: Claims,
): Promise<void> {
  const { textKeys, skeletonKeys } = fingerprint;
  const keys = [...new Set([...textKeys, ...skeletonKeys])];
  await sql`/* enter_text */
    -- What is lost of this is still due.
    with ${UNSYNCED}, before as (
      select no, text_keys || skeleton_keys as keys from near_texts where no = ${no} and entered <= ${asked}
      for update
    ), gone as (
      delete from near_bands b using before, unnest(before.keys) k
      where b.key = k and b.no = before.no and not k = any(${keys}::int[])
    ), kept as (
      update near_texts t set entered = ${asked}, is_pointing = ${isPointing}, is_own_agency = ${isOwnAgency}, agencies = ${agencies},
        published_at = ${timeOf(publishedAt)}, fetched_at = ${timeOf(fetchedAt)}, length = ${length},
        shingles = ${bytesOf(fingerprint.shingles)}, names = ${bytesOf(fingerprint.names)},
        numbers = ${bytesOf(fingerprint.numbers)}, skeleton = ${bytesOf(fingerprint.skeleton)},
        spans = ${bytesOf(fingerprint.spans)}, text_keys = ${textKeys}, skeleton_keys = ${skeletonKeys}
      from before where t.no = before.no
    )
    insert into near_bands (key, no) select k, before.no from before, unsynced, unnest(${keys}::int[]) k
    on conflict do nothing`.execute(db);
}

async function candidates(
  db: Kysely<Tables>,
  { no, id }: DueText,
  { textKeys, skeletonKeys }: Fingerprint,
): Promise<Candidate[]> {
  // A band of the skeleton is two of its pairs, and counts for two keys of the text. With an offset each text is looked up by
  // its number: planned on young tables, a join would go on reading all of them.
  const { rows } = await sql<CandidateRow>`/* candidates */
    with probes as (
      select b.no, k.worth, count(*) over (partition by k.key) as holders
      from (
        select unnest(${textKeys}::int[]) as key, 1 as worth union all select unnest(${skeletonKeys}::int[]), 2
      ) k
      cross join lateral (
        select no from near_bands where key = k.key and no <> ${no} order by no limit ${MOST_OF_KEY}
      ) b
    ), found as (
      select no from probes group by no having sum(worth) > 1
      order by sum(1.0 / holders) desc, no limit ${MOST_CANDIDATES}
    ), tied as (
      (select t.no, r.evidence from relations r join near_texts t on t.article_id = r.to_article
        where r.from_article = ${id})
      union all
      (select t.no, r.evidence from relations r join near_texts t on t.article_id = r.from_article
        where r.to_article = ${id} order by t.no limit ${MOST_TIED})
    ), known as (
      select no from found
      union select other from near_pairs where one = ${no}
      union select one from near_pairs where other = ${no}
      union select original from found cross join lateral (
        select original from near_places p where p.no = found.no offset 0
      ) places
      union select no from tied
    )
    select t.*, (select min(evidence) from tied where tied.no = t.no) as pointer
    from known cross join lateral (
      select no, entered, agencies, shingles, names, numbers, skeleton, spans from near_texts
      where no = known.no and no <> ${no} and shingles is not null
      offset 0
    ) t
    order by t.no`.execute(db);
  return rows.map(({ no: other, entered, agencies, pointer, ...sets }) => ({
    no: other,
    entered,
    agencies,
    pointer: (pointer ?? undefined) as Candidate['pointer'],
    fingerprint: {
      shingles: numbersOf(sets.shingles),
      names: numbersOf(sets.names),
      numbers: numbersOf(sets.numbers),
      skeleton: numbersOf(sets.skeleton),
      spans: numbersOf(sets.spans),
      textKeys: [],
      skeletonKeys: [],
    },
  }));
}

type CandidateRow = Record<'shingles' | 'names' | 'numbers' | 'skeleton' | 'spans', Buffer> & {
  no: number;
  entered: number;
  agencies: string[];
  pointer: string | null;
};

async function clusters(db: Kysely<Tables>, articleId: string): Promise<Cluster[]> {
  const { rows } = await sql<MemberRow>`
    with own as (select no from near_texts where article_id = ${articleId}),
    originals as (
      select original from near_places join own using (no)
      union select original from near_places where original = (select no from own)
    ), members as (
      select t.no as original, t.no, 0 as steps, null::real as share, null::real as kept, null::text[] as evidence,
        null::int as via
      from originals join near_texts t on t.no = originals.original
      union all
      select p.original, p.no, 1, share, kept, evidence, via
      from originals join near_places p using (original)
    )
    select m.original, m.steps, m.share, m.kept, m.evidence, t.article_id as id, via.article_id as via,
      v.record->>'headline' as headline, v.record->>'url' as url, v.record->>'publishedAt' as "publishedAt",
      coalesce(v.record->'source'->>'name', a.source_id) as source
    from members m
    join near_texts t on t.no = m.no
    join articles a on a.id = t.article_id
    join article_versions v on v.article_id = a.id and v.version = a.version
    left join near_texts via on via.no = m.via
    order by m.original, m.steps, t.published_at nulls last, t.no
    limit ${MOST_MEMBERS + 1}`.execute(db);
  const found = new Map<number, Cluster>();
  for (const { original, steps, share, kept, evidence, via, ...rest } of rows) {
    const member = { ...rest, publishedAt: rest.publishedAt ?? undefined };
    if (steps === 0) found.set(original, { original: member, copies: [] });
    else
      found
        .get(original)
        ?.copies.push({ ...member, share, kept, evidence, ...(via === null ? {} : { via }) });
  }
  return [...found.values()].filter(({ copies }) => copies.length > 0);
}

type MemberRow = Pick<ClusterMember, 'id' | 'headline' | 'url' | 'source'> &
  Pick<ClusterPlace, 'share' | 'kept' | 'evidence'> & {
    original: number;
    steps: number;
    via: string | null;
    publishedAt: NonNullable<Article['publishedAt']> | null;
  };

function timeOf(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment);
}

/** Little-endian whatever the machine: homes may share a database. */
function bytesOf(numbers: Uint32Array): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number, at * 4);
  return bytes;
}

function numbersOf(bytes: Buffer): Uint32Array {
  const numbers = new Uint32Array(bytes.length / 4);
  for (let at = 0; at < numbers.length; at++) numbers[at] = bytes.readUInt32LE(at * 4);
  return numbers;
}
