/** Who wrote it: JSON-LD's author, meta elements, and the lines of the page that name somebody. */
import type { Byline } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';
import type { PageFacts } from '../facts.js';
import type { Found, ShownAt } from '../found.js';
import { namesOf } from '../html/names.js';
import { isAgency } from './agencies.js';
import { type BylineLine, bylineLines, editorsIn, linesNaming } from './byline-lines.js';
import { opensByline } from './byline-openings.js';
import { bylinesOfLine, isInitials, isJoined, isWholeName } from './byline-text.js';
import { isCompany, isNewsroom, isUnsigned } from './byline-words.js';
import { closingReporters, reportersIn, reportersLines } from './reporters.js';
import { creditLine, microdataLines, signatureLine, toldBelow } from './signatures.js';
import { namesSite, siteNamesOf } from './site-name.js';
import { jsonLdAuthors, metaAuthors, organisationsOf } from './stated-authors.js';

const MOST = 12;

const NONE: ReadonlySet<string> = new Set();

export interface Bylines extends Found<Byline[]> {
  at: ShownAt[];
  /** Agencies that the data has as the author where the page shows who wrote it. */
  agencies?: string[];
}

/** What one source says, by what kind of author it is. */
interface Authors {
  /** People, and agencies where the source gives no more. */
  named: Byline[];
  /** The desk or the site itself. */
  outlet: Byline[];
}

/**
 * People and agencies that a source names come first; the site's own name or its desk stands only where no source names
 * anybody else, as publishers put themselves where the author should be.
 */
export function findBylines(
  cut: Cut,
  facts: PageFacts,
  headline: TextBlock | undefined,
): Bylines | undefined {
  const lines = bylineLines(cut, headline, facts.url);
  const found = authorsFrom(cut, facts, headline, lines);
  const people = found?.value.filter(({ name }) => isWholeName(name)) ?? [];
  const naming = linesNaming(people, cut, headline);
  const signature = found?.signature ?? signatureOf(found?.value ?? [], cut, headline);
  const credits = reportersLines(cut, headline);
  const shown = new Set([...lines.map(({ line }) => line), ...naming, ...credits, ...signature]);
  const at = [...shown].sort((a, b) => a.index - b.index).map(shownAt);
  if (!found) return at.length > 0 ? { value: [], from: 'dom', confidence: 0, at } : undefined;
  const { value, from, confidence, agencies = [] } = found;
  return { value, from, confidence, at, agencies };
}

/** The line below the text in which those sign whom the data names. */
function signatureOf(
  authors: readonly Byline[],
  cut: Cut,
  headline: TextBlock | undefined,
): readonly TextBlock[] {
  if (authors.length === 0) return [];
  const line = signatureLine(cut, headline);
  const signed = line ? signersOf(line) : [];
  return line && signed.some(({ name }) => authors.some((author) => author.name === name)) ? [line] : [];
}

function signersOf({ text }: TextBlock): Byline[] {
  return bylinesOfLine(text.split('\n')[0] ?? '');
}

interface Chosen extends Found<Byline[]> {
  signature?: TextBlock[];
  agencies?: string[];
}

function authorsFrom(
  cut: Cut,
  facts: PageFacts,
  headline: TextBlock | undefined,
  lines: readonly BylineLine[],
): Chosen | undefined {
  const sites = siteNamesOf(facts);
  const shown = authorsOf(
    lines.flatMap(({ names }) => names),
    sites,
  );
  const editors = new Set(shown.named.length > 0 ? editorsIn(cut) : []);
  const isAuthor = ({ name }: Byline) => !editors.has(name);
  const people = aboveText(shown.named, lines, cut, headline).filter(
    (byline) => !isAgency(byline.name) && isAuthor(byline),
  );
  const fromJsonLd = authorsOf(jsonLdAuthors(facts).filter(isAuthor), sites, organisationsOf(facts));
  const isCredit = ({ named }: Authors) => people.length > 0 && named.every(({ name }) => isAgency(name));
  if (fromJsonLd.named.length > 0 && !isCredit(fromJsonLd))
    return { value: merged(fromJsonLd.named, lines), from: 'json-ld', confidence: 0.95 };
  const saysBy = people.length > 0 && lines.some(({ line }) => opensByline(line.text));
  const fromMeta = authorsOf(metaAuthors(facts, sites).filter(isAuthor), sites);
  if (fromMeta.named.length > 0 && !isCredit(fromMeta) && !(saysBy && showsNone(fromMeta, cut)))
    return { value: merged(fromMeta.named, lines), from: 'meta', confidence: 0.85 };
  if (people.length > 0) {
    const agencies = [...fromJsonLd.named, ...fromMeta.named].map(({ name }) => name).filter(isAgency);
    return { value: people, from: 'dom', confidence: 0.8, agencies };
  }
  const marked = microdataLines(cut, headline);
  const below = authorsOf(
    marked.flatMap(({ names }) => names),
    sites,
  ).named;
  if (below.length > 0)
    return { value: below, from: 'dom', confidence: 0.8, signature: marked.map(({ line }) => line) };
  const signature = signatureLine(cut, headline);
  if (signature)
    return {
      value: signersOf(signature),
      from: 'dom',
      confidence: 0.6,
      signature: [signature],
    };
  const credit = creditLine(cut, headline);
  if (credit) return { value: [...credit.names], from: 'dom', confidence: 0.6, signature: [credit.line] };
  const reporters = reportersIn(cut, headline);
  if (reporters.length > 0) return { value: reporters, from: 'dom', confidence: 0.7 };
  const closing = closingReporters(cut, headline);
  if (closing.length > 0) return { value: closing, from: 'dom', confidence: 0.6 };
  const told = toldBelow(cut, headline);
  if (told.length > 0) return { value: told, from: 'dom', confidence: 0.6 };
  // An agency in a line beside the outlet's own claim is a credit.
  if (fromJsonLd.outlet.length > 0) return { value: fromJsonLd.outlet, from: 'json-ld', confidence: 0.6 };
  if (fromMeta.outlet.length > 0) return { value: fromMeta.outlet, from: 'meta', confidence: 0.6 };
  const rest = [shown.named, shown.outlet].find((list) => list.length > 0);
  return rest && { value: rest, from: 'dom', confidence: 0.6 };
}

/** Whether the page names none of them: systems know who put an article there, and the page says by whom it is. */
function showsNone({ named }: Authors, { texts }: Cut): boolean {
  const names = named.map(({ name }) => name.toLowerCase());
  return !texts.some(({ text }) => {
    const low = text.toLowerCase();
    return names.some((name) => low.includes(name));
  });
}

/** UTF-16 code units of running text. */
const PARAGRAPH = 100;

/**
 * Those whom a line above the text names, where one does: behind it, lines may name who wrote the next article. The first
 * paragraph may be the article in short, above the byline.
 */
function aboveText(
  bylines: Byline[],
  lines: readonly BylineLine[],
  { texts }: Cut,
  headline: TextBlock | undefined,
): Byline[] {
  const [, begins] = texts.filter(
    ({ index, text, linkDensity }) =>
      index > (headline?.index ?? 0) && text.length >= PARAGRAPH && linkDensity < 0.3,
  );
  const above = new Set(
    lines.flatMap(({ line, names }) =>
      begins === undefined || line.index < begins.index ? names.map(({ name }) => name.toLowerCase()) : [],
    ),
  );
  const those = bylines.filter(({ name }) => above.has(name.toLowerCase()));
  return those.length > 0 ? those : bylines;
}

function shownAt({ index, text }: TextBlock): ShownAt {
  return { block: index, start: 0, end: text.length };
}

/** Each name once. Agencies are no outlets: a page may have no other author. */
function authorsOf(
  bylines: readonly Byline[],
  sites: readonly string[],
  organisations: ReadonlySet<string> = NONE,
): Authors {
  const known = new Map<string, Byline>();
  for (const byline of bylines) {
    const key = byline.name.toLowerCase();
    const twin = known.get(key);
    known.set(key, twin ? { ...byline, ...twin } : byline);
  }
  const signed = [...known.values()].filter(({ name }) => !isUnsigned(name)).slice(0, MOST);
  const all = signed.filter(({ name }) => isAgency(name) || !isInitials(name, signed));
  const isDesk = ({ name }: Byline) =>
    (isNewsroom(name) || isCompany(name) || organisations.has(name)) && !isAgency(name);
  const others = all.filter(({ name }) => !namesSite(name, sites));
  const people = others.filter((byline) => !isDesk(byline));
  // A desk beside an agency is who worked on its report; beside people it is where they work.
  const named = people.length > 0 && people.every(({ name }) => isAgency(name)) ? others : people;
  return { named, outlet: all.filter((byline) => !named.includes(byline)) };
}

/** Whether two lines stand in elements of one name side by side: each author has one of their own. */
function standAlike({ box: one }: TextBlock, { box: other }: TextBlock): boolean {
  if (one === other || namesOf(one.element) !== namesOf(other.element) || namesOf(one.element).text === '')
    return false;
  const [card, twin] = [one.parent, other.parent];
  return (
    card !== undefined &&
    twin !== undefined &&
    (card === twin || (card.parent === twin.parent && namesOf(card.element) === namesOf(twin.element)))
  );
}

/**
 * What the page's lines know beyond the data: roles and own pages, capitals where the data has none, and who else stands in
 * `By Jane Doe, John Roe` or `Jane Doe and John Roe`, or has a page of an author or a line of their own beside the one whom
 * the data names, where it stops at the first.
 */
function merged(bylines: readonly Byline[], lines: readonly BylineLine[]): Byline[] {
  const isIn = (list: readonly Byline[], name: string) =>
    list.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const shown = lines.flatMap(({ names }) => names);
  const known = bylines.map((byline) => {
    const same = isIn(shown, byline.name);
    if (!same) return byline;
    return { ...same, ...byline, name: /\p{Lu}/u.test(byline.name) ? byline.name : same.name };
  });
  const naming = lines.filter(({ names }) => names.some(({ name }) => isIn(known, name)));
  const others = lines.flatMap((one) => {
    const isNaming = naming.includes(one);
    const areAll =
      (isNaming && opensByline(one.line.text)) || naming.some(({ line }) => standAlike(line, one.line));
    return one.names.filter(
      ({ name, url }) =>
        (areAll || (isNaming && (url !== undefined || isJoined(name, one.line.text)))) &&
        isWholeName(name) &&
        !isAgency(name) &&
        !isIn(known, name),
    );
  });
  return [...known, ...others].slice(0, MOST);
}
