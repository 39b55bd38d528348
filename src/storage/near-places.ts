/**
 * Who is in whose cluster, kept as pairs come and go. A text's place hangs on the earlier texts that it is alike and on
 * theirs, never on later ones; so a change is carried on from earlier to later, as far as places change, and the result is
 * the same in whatever order the texts came.
 */
import { type Kysely, sql } from 'kysely';
import type { ClusterEvidence, Likeness, Neighbour, Place, Standing } from '../model/near-duplicate.js';
import { addChanges, lockFeed } from './change-feed.js';
import { prepared, UNSYNCED } from './database.js';
import type { Tables } from './tables.js';

/** An article whose text is to be compared, as it was asked for. */
export interface DueText {
  no: number;
  id: string;
  asked: number;
}

/** A text that it was compared with, and what the two have in common, seen from the text; nothing if it is undefined. */
export interface Compared {
  no: number;
  entered: number;
  likeness: Likeness | undefined;
}

/** Decided by the parsers, which storage does not know. */
export interface PlaceRules {
  byPrecedence(one: Standing, other: Standing): number;
  placesOf(own: Standing, neighbours: readonly Neighbour[]): Place[];
}

/** Texts that are placed anew in one transaction; what is left is asked for, and follows. */
const MOST_PLACED = 1_000;

export async function settleText(
  db: Kysely<Tables>,
  rules: PlaceRules,
  text: DueText,
  compared: readonly Compared[],
): Promise<void> {
  // Most texts are like no other: those wait for nobody.
  if (!compared.some(({ likeness }) => likeness) && (await isAlone(db, text))) return;
  await db.transaction().execute(async (trx) => {
    await lockFeed(trx);
    if (!(await isNewest(trx, text))) return;
    const before = await replacePairs(trx, text, compared);
    const placing = new Placing(trx, rules);
    const articleIds = await placing.run(text.no, before);
    await markDone(trx, text);
    await addChanges(
      trx,
      articleIds.map((articleId) => ({ kind: 'near-duplicate', articleId })),
    );
  });
}

async function markDone(db: Kysely<Tables>, { no, asked }: DueText): Promise<void> {
  await prepared(
    db,
    'done',
    db.updateTable('near_texts').set({ done: asked }).where('no', '=', no).where('done', '<', asked),
  );
}

/** Done at once where it has no pair and no place to lose. */
async function isAlone(db: Kysely<Tables>, { no, asked }: DueText): Promise<boolean> {
  const { rows } = await sql`/* done_alone */
    -- What is lost of this is due again.
    with ${UNSYNCED}
    update near_texts set done = ${asked} from unsynced
    where no = ${no} and done < ${asked}
      and not exists (select from near_pairs where one = ${no})
      and not exists (select from near_pairs where other = ${no})
      and not exists (select from near_places p where p.no = ${no})
    returning no`.execute(db);
  return rows.length > 0;
}

/** Not where another handler has entered a later text of it: that one settles it. */
async function isNewest(trx: Kysely<Tables>, { no, asked }: DueText): Promise<boolean> {
  const rows = await prepared(
    trx,
    'is_newest',
    trx.selectFrom('near_texts').select('no').where('no', '=', no).where('entered', '=', asked).forUpdate(),
  );
  return rows.length > 0;
}

/**
 * Gives the neighbours that the text had. Pairs with texts that it was not compared with stay: those came meanwhile, and
 * found it. So do those with a text that was entered again since: it may have had its turn already, and then it found this
 * one as it is now; if not, its turn replaces them.
 */
async function replacePairs(
  trx: Kysely<Tables>,
  { no }: DueText,
  compared: readonly Compared[],
): Promise<number[]> {
  const before = await pairsOf(trx, [no]);
  const same = await stillEntered(trx, compared);
  await sql`/* unpair */
    delete from near_pairs
    where (one = ${no} and other = any(${same}::int[])) or (other = ${no} and one = any(${same}::int[]))`.execute(
    trx,
  );
  const rows = compared.flatMap(({ no: other, likeness }) => {
    if (!likeness || !same.includes(other)) return [];
    const { share, kept, evidence } = likeness;
    return no < other
      ? [{ one: no, other, share_one: share, share_other: kept, evidence }]
      : [{ one: other, other: no, share_one: kept, share_other: share, evidence }];
  });
  if (rows.length > 0)
    await sql`/* pair */
      insert into near_pairs (one, other, share_one, share_other, evidence)
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as r (one int, other int, share_one real, share_other real, evidence text[])`.execute(trx);
  return before.map(({ neighbour }) => neighbour);
}

/** Those whose fingerprint is the one that was compared, and stays it until this transaction ends. */
async function stillEntered(trx: Kysely<Tables>, compared: readonly Compared[]): Promise<number[]> {
  const entered = new Map(compared.map((one) => [one.no, one.entered]));
  const rows = await prepared(
    trx,
    'still_entered',
    trx
      .selectFrom('near_texts')
      .select(['no', 'entered'])
      .where(({ eb, fn, val }) => eb('no', '=', fn.any(val([...entered.keys()]))))
      .orderBy('no')
      .forShare(),
  );
  return rows.flatMap((row) => (entered.get(row.no) === row.entered ? [row.no] : []));
}

interface Text {
  no: number;
  standing: Standing;
  places: Place[];
  /** Absent until they are loaded: texts that are only looked at need none. */
  pairs?: { no: number; likeness: Likeness }[];
}

class Placing {
  readonly #trx: Kysely<Tables>;
  readonly #rules: PlaceRules;
  readonly #texts = new Map<number, Text>();
  readonly #waiting = new Set<number>();
  readonly #moved = new Set<string>();

  constructor(trx: Kysely<Tables>, rules: PlaceRules) {
    this.#trx = trx;
    this.#rules = rules;
  }

  /** Places a text, those that were its neighbours, and all whose places change with theirs; the articles that moved. */
  async run(no: number, before: readonly number[]): Promise<string[]> {
    for (const one of [no, ...before]) this.#waiting.add(one);
    await this.#load();
    const own = this.#texts.get(no);
    if (own) this.#carryOn(own);
    for (let placed = 0; this.#waiting.size > 0; placed++) {
      if (placed >= MOST_PLACED) {
        await this.#leaveRest();
        break;
      }
      await this.#load();
      const next = this.#earliest();
      if (!next) break;
      this.#waiting.delete(next.no);
      if (await this.#place(next)) this.#carryOn(next);
    }
    return [...this.#moved].sort();
  }

  /** Whether it moved. */
  async #place(text: Text): Promise<boolean> {
    const neighbours = (text.pairs ?? []).flatMap(({ no, likeness }): Neighbour[] => {
      const other = this.#texts.get(no);
      return other ? [{ no, likeness, standing: other.standing, places: other.places }] : [];
    });
    const places = this.#rules.placesOf(text.standing, neighbours);
    if (keyOf(places) === keyOf(text.places)) return false;
    text.places = places;
    this.#moved.add(text.standing.id);
    await replacePlaces(this.#trx, text);
    return true;
  }

  /** Those that it is an earlier text of may belong elsewhere now. */
  #carryOn({ standing, pairs = [] }: Text): void {
    for (const { no } of pairs) {
      const other = this.#texts.get(no);
      if (other && this.#rules.byPrecedence(standing, other.standing) < 0) this.#waiting.add(no);
    }
  }

  #earliest(): Text | undefined {
    const texts = [...this.#waiting].flatMap((no) => this.#texts.get(no) ?? []);
    return texts.sort((a, b) => this.#rules.byPrecedence(a.standing, b.standing))[0];
  }

  /** Loads the pairs of all that wait, and the other ends of these. */
  async #load(): Promise<void> {
    const unknown = [...this.#waiting].filter((no) => !this.#texts.get(no)?.pairs);
    if (unknown.length === 0) return;
    const pairs = await pairsOf(this.#trx, unknown);
    const ends = [...unknown, ...pairs.map(({ neighbour }) => neighbour)];
    const texts = await textsOf(
      this.#trx,
      ends.filter((no) => !this.#texts.has(no)),
    );
    for (const text of texts) this.#texts.set(text.no, text);
    for (const no of unknown) {
      const text = this.#texts.get(no);
      // Forgotten: its row is gone, and its pairs with it.
      if (!text) this.#waiting.delete(no);
      else
        text.pairs = pairs.flatMap(({ no: own, neighbour, ...likeness }) =>
          own === no ? [{ no: neighbour, likeness }] : [],
        );
    }
  }

  async #leaveRest(): Promise<void> {
    await this.#trx
      .updateTable('near_texts')
      .set(({ eb }) => ({ asked: eb('asked', '+', 1) }))
      .where('no', 'in', [...this.#waiting])
      .execute();
  }
}

async function replacePlaces(trx: Kysely<Tables>, { no, places }: Text): Promise<void> {
  await prepared(trx, 'unplace', trx.deleteFrom('near_places').where('no', '=', no));
  if (places.length === 0) return;
  await sql`/* place */
    insert into near_places (no, original, share, kept, evidence, via)
    select ${no}::int, * from json_to_recordset(${JSON.stringify(places)}::json)
      as r (original int, share real, kept real, evidence text[], via int)`.execute(trx);
}

interface PairRow extends Likeness {
  no: number;
  neighbour: number;
}

async function pairsOf(trx: Kysely<Tables>, nos: readonly number[]): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`/* pairs */
    select one as no, other as neighbour, share_one as share, share_other as kept, evidence
    from near_pairs where one = any(${nos}::int[])
    union all
    select other, one, share_other, share_one, evidence from near_pairs where other = any(${nos}::int[])
    order by no, neighbour`.execute(trx);
  return rows;
}

interface TextRow {
  no: number;
  id: string;
  isPointing: boolean;
  isOwnAgency: boolean;
  isPointedAt: boolean;
  agencies: string[];
  publishedAt: Date | null;
  fetchedAt: Date | null;
  length: number;
  places: {
    original: number;
    share: number;
    kept: number;
    evidence: ClusterEvidence[];
    via: number | null;
  }[];
}

async function textsOf(trx: Kysely<Tables>, nos: readonly number[]): Promise<Text[]> {
  const { rows } = await sql<TextRow>`/* texts */
    select t.no, t.article_id as id, is_pointing as "isPointing", is_own_agency as "isOwnAgency", agencies,
      exists (select from relations r where r.to_article = t.article_id and r.from_article <> t.article_id)
        as "isPointedAt",
      published_at as "publishedAt", fetched_at as "fetchedAt", length,
      coalesce((
        select json_agg(json_build_object('original', original, 'share', share, 'kept', kept, 'evidence', evidence, 'via', via))
        from near_places p where p.no = t.no), '[]') as places
    from near_texts t where t.no = any(${nos}::int[])`.execute(trx);
  return rows.map(({ no, places, publishedAt, fetchedAt, ...standing }) => ({
    no,
    standing: {
      ...standing,
      publishedAt: publishedAt?.getTime() ?? null,
      fetchedAt: fetchedAt?.getTime() ?? null,
    },
    places: places.map(({ via, ...place }) => (via === null ? place : { ...place, via })),
  }));
}

/** Shares are kept in thousandths, so they compare as they are written. */
function keyOf(places: readonly Place[]): string {
  const keys = places.map(({ original, share, kept, evidence, via }) =>
    [original, share.toFixed(3), kept.toFixed(3), ...evidence, via ?? ''].join(' '),
  );
  return keys.sort().join('\n');
}
