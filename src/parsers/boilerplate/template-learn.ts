/**
 * Learns a site's template from the sightings of its articles. A block is the site's when it stands on at least
 * {@link FEWEST} articles and, where the rules took it for the body, its place or shape tells it from the paragraphs:
 * honest text is repeated too, the background of a running story for weeks.
 */
import type { BoilerplateKind } from '../../model/article.js';
import type { Sighting, Stand, TemplateBlock } from '../../model/site-template.js';

/** Articles. Two or three share a correction, a date line or a phrase by chance. */
const FEWEST = 5;
/** The newest articles of a site, which it is learned from. */
export const WINDOW = 200;
/** Blocks of one template; sites have some hundreds. */
const MOST = 1_000;

/** At an edge: at the head or the end of a body, with no running text of the article before it or behind. */
type Place = Stand | 'edge-line' | 'edge';

interface Need {
  /** Of the articles since its first. */
  share: number;
  /** Articles since its first, at least. */
  of: number;
}

/** What a block must show beside {@link FEWEST} articles, by how it stands on most of them. */
const NEEDS: Record<Place, Need> = {
  // Rules know it already, and what many pages share is the site's: tags and names of authors stand on a few.
  ruled: { share: 0.5, of: FEWEST },
  // It was never taken for the article.
  guessed: { share: 0, of: FEWEST },
  // A paragraph that is one link leads away, and the same one on many articles leads to the site's own pages.
  linked: { share: 0, of: FEWEST },
  // Honest lines come again as well (`The trial continues.`), but not on most articles.
  line: { share: 0.6, of: 10 },
  // Place and shape together: slogans, offers, notes.
  'edge-line': { share: 0.9, of: FEWEST },
  // They are taken only with what stands below them: `What happens next?` is of the text.
  heading: { share: 0.6, of: 10 },
  // A writer's paragraph has the element of the other paragraphs; what the site puts in between often has not.
  apart: { share: 0.6, of: 10 },
  // Disclaimers and notes stand there, and background often closes a report; but that has an end.
  edge: { share: 0.9, of: 10 },
  // A sentence between paragraphs, on nearly all articles: no story is nearly all that a site writes about.
  sentence: { share: 0.9, of: 10 },
  // A paragraph among paragraphs looks like background, and is held to be that for a hundred articles.
  paragraph: { share: 0.9, of: 100 },
};

/** A block first seen so early is counted over all articles: those before its first are too few to tell … */
const EARLY = 10;
/** … and one that comes later has to last for so many, as the news of one week does not. */
const LATER = 50;
/**
 * A learned block stays until its share falls below this part of what was needed, and for good where the whole window has
 * borne it out: a site's old pages keep its old text.
 */
const KEPT = 0.8;
/** In the body of so many articles, where it is the site's on most: a teaser is in the body of its own, and of a copy. */
const TEASER = 3;

interface Tally {
  fingerprint: number;
  text: string;
  /** Index of the first article. */
  first: number;
  articles: number;
  places: Map<Place, number>;
  /** As rules, shapes and neighbours have it. */
  ruled: Map<BoilerplateKind, number>;
  guessed: Map<BoilerplateKind, number>;
  between: Map<BoilerplateKind, number>;
}

/**
 * The blocks of the next template, by fingerprint. `given` are the sightings of one article each, oldest first; `known`
 * is the template so far, `unlearned` what a person took out of it.
 */
export function learnTemplate(
  given: readonly (readonly Sighting[])[],
  known: readonly TemplateBlock[] = [],
  unlearned: ReadonlySet<number> = new Set(),
): TemplateBlock[] {
  const pages = withoutCopies(given);
  const tallies = tally(pages);
  const before = new Map(known.map((block) => [block.fingerprint, block]));
  const learned: TemplateBlock[] = [];
  for (const one of tallies.values()) {
    const old = before.get(one.fingerprint);
    if (one.articles < FEWEST) continue;
    before.delete(one.fingerprint);
    const block = blockOf(one, pages.length, old);
    if (block) learned.push(block);
  }
  // What is not seen any more says nothing against itself.
  learned.push(...before.values());
  return named(learned)
    .filter(({ fingerprint }) => !unlearned.has(fingerprint))
    .sort((a, b) => articlesOf(tallies, b) - articlesOf(tallies, a) || a.fingerprint - b.fingerprint)
    .slice(0, MOST)
    .sort((a, b) => a.fingerprint - b.fingerprint);
}

/** Share of a text's characters that another one has to have, to give it its kind. */
const SAME_WORDS = 0.5;
/** UTF-16 code units; menus and buttons are shorter. */
const LEAST_WORDS = 12;

/** A line that repeats what the site says elsewhere, its motto behind its name for instance, is of the same kind. */
function named(learned: readonly TemplateBlock[]): TemplateBlock[] {
  const sure = learned.filter(({ inherited, text }) => inherited && text.length >= LEAST_WORDS);
  return learned.map((block) => {
    if (block.inherited) return block;
    const text = block.text.toLowerCase();
    const other = sure.find(
      (one) => one.text.length >= SAME_WORDS * text.length && text.includes(one.text.toLowerCase()),
    );
    return other ? { ...block, kind: other.kind } : block;
  });
}

function articlesOf(tallies: ReadonlyMap<number, Tally>, { fingerprint }: TemplateBlock): number {
  return tallies.get(fingerprint)?.articles ?? 0;
}

function blockOf(one: Tally, articles: number, old: TemplateBlock | undefined): TemplateBlock | undefined {
  const isEarly = one.first < EARLY;
  const of = articles - (isEarly ? 0 : one.first);
  const holds = (at: Place, factor: number) => {
    const need = NEEDS[at];
    const least = isEarly || need.share === 0 ? need.of : Math.max(need.of, LATER);
    return of >= least && one.articles >= need.share * factor * of;
  };
  const isSettled = old !== undefined && of >= WINDOW;
  const place = mostOf(one.places) as Place;
  if (!isSettled && !holds(place, old ? KEPT : 1)) return undefined;
  const fromBody = isOfBody(place) || isBodyToo(one, (at) => holds(at, old?.fromBody ? KEPT : 1));
  return {
    fingerprint: one.fingerprint,
    ...kindOf(one, old),
    fromBody: fromBody || (isSettled && old.fromBody),
    text: old?.text ?? one.text,
  };
}

function isOfBody(place: Place): boolean {
  return place !== 'ruled' && place !== 'guessed';
}

/** The site's on most pages, and taken for the body on some. What no rule knows has to look like the site's there. */
function isBodyToo({ places }: Tally, holds: (place: Place) => boolean): boolean {
  const inBody = new Map([...places].filter(([place]) => isOfBody(place)));
  const sum = [...inBody.values()].reduce((total, some) => total + some, 0);
  return sum >= TEASER && (mostOf(places) === 'ruled' || holds(mostOf(inBody) as Place));
}

/** What rules called it on most pages; else what both neighbours are; else what its links look like. */
function kindOf(
  { ruled, between, guessed, articles }: Tally,
  old: TemplateBlock | undefined,
): Pick<TemplateBlock, 'kind' | 'inherited'> {
  const inherited = mostOf(ruled);
  if (inherited) {
    const isTie = old?.inherited && ruled.get(old.kind) === ruled.get(inherited);
    return { kind: isTie ? old.kind : inherited, inherited: true };
  }
  if (old) return { kind: old.kind, inherited: old.inherited };
  const neighbour = mostOf(between);
  if (neighbour && (between.get(neighbour) as number) > articles / 2)
    return { kind: neighbour, inherited: false };
  return { kind: mostOf(guessed) ?? 'other', inherited: false };
}

/** One article under many addresses would teach its own text: a page counts that has running text of its own, or none. */
function withoutCopies(pages: readonly (readonly Sighting[])[]): readonly (readonly Sighting[])[] {
  const articles = new Map<number, number>();
  for (const page of pages) for (const { fingerprint } of eachOnce(page)) count(articles, fingerprint);
  const isOwn = ({ fingerprint }: Sighting) => (articles.get(fingerprint) as number) < FEWEST;
  return pages.filter((page) => {
    const running = page.filter(({ stand }) => RUNNING.has(stand));
    return running.length === 0 || running.some(isOwn);
  });
}

function tally(pages: readonly (readonly Sighting[])[]): ReadonlyMap<number, Tally> {
  const tallies = new Map<number, Tally>();
  for (const [index, page] of pages.entries())
    for (const sighting of eachOnce(page)) {
      const one = tallies.get(sighting.fingerprint) ?? begun(sighting, index);
      tallies.set(sighting.fingerprint, one);
      one.articles++;
      one.text = sighting.text;
      if (sighting.kind) count(sighting.stand === 'ruled' ? one.ruled : one.guessed, sighting.kind);
    }
  const isRepeated = ({ fingerprint }: Sighting) => (tallies.get(fingerprint) as Tally).articles >= FEWEST;
  for (const page of pages) {
    countPlaces(eachOnce(page), isRepeated, tallies);
    countNeighbours(page, isRepeated, tallies);
  }
  return tallies;
}

function begun({ fingerprint, text }: Sighting, first: number): Tally {
  const none = () => new Map();
  return {
    fingerprint,
    text,
    first,
    articles: 0,
    places: none(),
    ruled: none(),
    guessed: none(),
    between: none(),
  };
}

/** A block that stands on a page twice counts once, and for the body where it is in that. */
function eachOnce(page: readonly Sighting[]): Sighting[] {
  const known = new Map<number, Sighting>();
  for (const sighting of page) {
    const other = known.get(sighting.fingerprint);
    if (!other || (other.kind && !sighting.kind)) known.set(sighting.fingerprint, sighting);
  }
  return page.filter((sighting) => known.get(sighting.fingerprint) === sighting);
}

const RUNNING: ReadonlySet<Stand> = new Set(['apart', 'sentence', 'paragraph']);

/** What stands there before the first and behind the last running text that is the page's own. */
const AT_EDGE: ReadonlyMap<Stand, Place> = new Map([
  ['line', 'edge-line'],
  ['sentence', 'edge'],
  ['paragraph', 'edge'],
]);

function countPlaces(
  page: readonly Sighting[],
  isRepeated: (sighting: Sighting) => boolean,
  tallies: ReadonlyMap<number, Tally>,
): void {
  const isOwn = (sighting: Sighting) => RUNNING.has(sighting.stand) && !isRepeated(sighting);
  const first = page.findIndex(isOwn);
  const last = page.findLastIndex(isOwn);
  for (const [at, { fingerprint, stand }] of page.entries()) {
    const isEdge = first >= 0 && (at < first || at > last);
    count((tallies.get(fingerprint) as Tally).places, (isEdge && AT_EDGE.get(stand)) || stand);
  }
}

/** Where both neighbours are repeated and rules call both the same. */
function countNeighbours(
  page: readonly Sighting[],
  isRepeated: (sighting: Sighting) => boolean,
  tallies: ReadonlyMap<number, Tally>,
): void {
  const kindAt = (at: number) => {
    const sighting = page[at];
    return sighting?.stand === 'ruled' && isRepeated(sighting) ? sighting.kind : undefined;
  };
  for (const [at, { fingerprint }] of page.entries()) {
    const kind = kindAt(at - 1);
    if (kind && kind === kindAt(at + 1)) count((tallies.get(fingerprint) as Tally).between, kind);
  }
}

function count<T>(counts: Map<T, number>, what: T): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** The first of those with the highest count. */
function mostOf<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let most: T | undefined;
  let highest = 0;
  for (const [what, sum] of counts)
    if (sum > highest) {
      most = what;
      highest = sum;
    }
  return most;
}
