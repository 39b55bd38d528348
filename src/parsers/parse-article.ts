/**
 * The parse: bytes, URL and site profile in, a record or a named rejection out, and the ledger of the page either way.
 * Pure: the same input gives the same output, byte for byte.
 */
import { getDomain, getHostname } from 'tldts';
import type { Article, FieldOrigin } from '../model/article.js';
import type { Page } from '../model/capture.js';
import type { BodyCandidate, LedgerEntry } from '../model/ledger.js';
import { textOf } from '../model/record-text.js';
import type { Rejection } from '../model/rejection.js';
import { SCHEMA_VERSION } from '../model/schema-version.js';
import type { SiteProfile } from '../model/site-profile.js';
import type { Sighting } from '../model/site-template.js';
import { urlKey } from '../model/url.js';
import type { Assignment } from './block.js';
import { type PageTemplate, withTemplate } from './boilerplate/template.js';
import { sightingsOf } from './boilerplate/template-sightings.js';
import { decode } from './decode.js';
import { agenciesIn } from './fields/agencies.js';
import { findLanguage } from './fields/language.js';
import type { PageFields } from './fields/page-fields.js';
import type { Found } from './found.js';
import { PARSER_VERSION } from './parser-version.js';
import { labelText } from './plain-text.js';
import { extractQuotes } from './quotes/extract-quotes.js';
import { type ReadPage, readPage } from './read-page.js';
import { withoutSource } from './record/authors.js';
import { recordBlocks } from './record/blocks.js';
import { contentHash, hashOf } from './record/content-hash.js';
import { pathOf } from './record/css-path.js';
import { creditsOf, datelineOf } from './record/dateline.js';
import { imagesOf } from './record/images.js';
import { boilerplateOf, ledgerOf } from './record/ledger.js';
import { withoutPullQuotes } from './record/pull-quotes.js';
import { isPaywalled, qualityOf } from './record/quality.js';
import { withPointerLines } from './record/source-link/lines.js';
import { isSameSite } from './record/source-link/originals.js';
import { canonicalOf, sourceLinkOf } from './record/source-link.js';
import { rejectionOf } from './reject.js';

/** More bytes than any page that a person reads. */
const MAX_BYTES = 40_000_000;

export interface ParseOptions {
  /** What the site's pages look like. */
  profile?: SiteProfile;
  /** What was learned of the site's text. */
  template?: PageTemplate;
  /** Rules to leave out, by the names that the ledger gives: how the benchmark finds what each is worth. */
  without?: ReadonlySet<string>;
}

const ALL_RULES: ReadonlySet<string> = new Set();

export type Parsed = { ok: true; record: Article } | { ok: false; reason: Rejection; detail?: string };

export type ParseResult = Parsed & {
  /** Where each visible stretch of the page's text went, and why. It is long, so it is made when it is asked for. */
  ledger(): LedgerEntry[];
  /** The elements that were named for the body, where the page has any. */
  candidates(): BodyCandidate[];
  /** What the page shows that may be the site's, for learning its template; made when it is asked for. */
  sightings(): Sighting[];
};

const NOTHING_READ = {
  ledger: (): LedgerEntry[] => [],
  candidates: (): BodyCandidate[] => [],
  sightings: (): Sighting[] => [],
};

/**
 * Never throws for what a page may hold; what it cannot read is a rejection. Throws a `TypeError` that names the key where
 * `url` or `finalUrl` is no absolute URL.
 */
export function parseArticle(page: Page, options: ParseOptions = {}): ParseResult {
  demandUrl('url', page.url);
  if (page.finalUrl !== undefined) demandUrl('finalUrl', page.finalUrl);
  if (page.status !== undefined && (page.status < 200 || page.status > 299))
    return { ok: false, reason: 'http-status', detail: String(page.status), ...NOTHING_READ };
  if (page.bytes.byteLength > MAX_BYTES) return { ok: false, reason: 'too-large', ...NOTHING_READ };
  const decoded = decode(page.bytes, page.contentType);
  if (decoded.kind === 'binary') return { ok: false, reason: 'not-html', ...NOTHING_READ };
  const read =
    decoded.kind === 'text'
      ? readText(decoded.source.text)
      : readPage(decoded.source, page, options.profile, options.without ?? ALL_RULES);
  if (!read.ok) return { ...read, ...NOTHING_READ };
  return assemble(page, read, options);
}

function demandUrl(key: string, url: string): void {
  if (!URL.canParse(url)) throw new TypeError(`${key}: expected an absolute URL`);
}

function readText(text: string): ReadPage {
  const { cut, assignments, headline } = labelText(text);
  const at = headline && [{ block: headline.index, start: 0, end: headline.text.length }];
  const value = headline?.text.replace(/\s+/gu, ' ');
  const found =
    value && at ? { value, from: 'text' as const, confidence: 0.8, at, block: headline } : undefined;
  const dates = { published: undefined, modified: undefined, at: [] };
  const none = { dek: undefined, kicker: undefined, section: undefined, tags: undefined, bylines: undefined };
  return {
    ok: true,
    cut,
    assignments,
    root: undefined,
    candidates: [],
    facts: undefined,
    fields: { headline: found, dates, ...none },
  };
}

function assemble(page: Page, read: ReadPage & { ok: true }, options: ParseOptions): ParseResult {
  const { cut, facts, fields, root, unshown } = read;
  const { profile, template } = options;
  const ruled = withoutPullQuotes(read.assignments);
  const assignments = withPointerLines(template ? withTemplate(ruled, template) : ruled);
  const sightings = () => sightingsOf(ruled);
  const hasPaths = facts !== undefined;
  const ledger = () => ledgerOf(assignments, hasPaths);
  const candidates = () => candidatesOf(read);
  const blocks = recordBlocks(cut.blocks, assignments, root, fields.headline?.block);
  const paywalled = facts !== undefined && (isPaywalled(facts) || assignments.some(isScrambled));
  const headline = fields.headline?.value;
  const rejection = rejectionOf({ headline, blocks, cut, facts, paywalled });
  if (rejection || !headline)
    return { ok: false, ...(rejection ?? { reason: 'no-headline' as const }), ledger, candidates, sightings };

  const text = textOf(blocks);
  const language = findLanguage(text, facts);
  const quotes = extractQuotes(text, {
    ...(language ? { language: language.value } : {}),
    blockQuotes: spansOf(blocks, 'quote'),
  });
  const images = imagesOf(blocks, facts);
  const url = page.finalUrl ?? page.url;
  const canonicalUrl = facts && canonicalOf(facts);
  const named = fields.bylines?.value ?? [];
  const credit = [
    ...named.map(({ name }) => name),
    ...(fields.bylines?.agencies ?? []),
    ...shownIn(assignments, 'byline'),
    creditsOf(blocks),
  ].join('\n');
  const sourceLink = sourceLinkOf({ assignments, facts, url, credit });
  const bylines = withoutSource(named, sourceLink);
  const content = {
    headline,
    ...optional('dek', fields.dek?.value),
    bylines,
    ...optional('publishedAt', fields.dates.published?.value),
    ...optional('modifiedAt', fields.dates.modified?.value),
    blocks,
    quotes,
    images,
  };
  const record: Article = {
    schemaVersion: SCHEMA_VERSION,
    id: idOf(url, canonicalUrl),
    version: 1,
    contentHash: contentHash(content),
    url: page.url,
    ...optional('canonicalUrl', canonicalUrl),
    source: sourceOf(url),
    headline,
    ...optional('dek', content.dek),
    ...optional('kicker', fields.kicker?.value),
    ...optional('section', fields.section?.value),
    tags: fields.tags?.value ?? [],
    ...optional('language', language?.value),
    bylines,
    agencies: agenciesIn(credit),
    ...optional('dateline', datelineOf(blocks.find(({ kind }) => kind === 'paragraph')?.text)),
    ...optional('publishedAt', content.publishedAt),
    ...optional('modifiedAt', content.modifiedAt),
    blocks,
    text,
    quotes,
    boilerplate: boilerplateOf(assignments, hasPaths),
    images,
    ...optional('sourceLink', sourceLink),
    quality: qualityOf({ text, blocks, fields, language, paywalled, facts, unshown }),
    fields: originsOf({ ...fields, language }, assignments),
    provenance: {
      ...optional('fetchedAt', page.fetchedAt),
      ...optional('finalUrl', page.finalUrl),
      ...optional('status', page.status),
      ...optional('contentType', page.contentType),
      parserVersion: PARSER_VERSION,
      profile: profile?.id ?? 'generic',
      ...optional('template', template?.id),
    },
  };
  return { ok: true, record, ledger, candidates, sightings };
}

/** Signs without sense stand where the text is not for everybody. */
function isScrambled({ rule }: Assignment): boolean {
  return rule === 'scrambled';
}

function candidatesOf({ candidates, root }: ReadPage & { ok: true }): BodyCandidate[] {
  return candidates.map(({ by, box, prose, confirmed }) => ({
    by,
    path: pathOf(box.element),
    prose: Math.round(prose),
    confirmed,
    chosen: box.element === root,
  }));
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** A canonical address on another site is a claim about the original, not about this page. */
function idOf(url: string, canonicalUrl: string | undefined): string {
  const own = canonicalUrl && isSameSite(canonicalUrl, url) ? canonicalUrl : url;
  return hashOf(urlKey(own) ?? own).slice(0, 32);
}

function sourceOf(url: string): Article['source'] {
  const domain = getDomain(url) ?? getHostname(url) ?? 'unknown';
  return { id: domain, domain };
}

/** Where blocks of a kind stand in the record's text. */
function spansOf(blocks: Article['blocks'], kind: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  if (!blocks.some((block) => block.kind === kind)) return spans;
  let at = 0;
  for (const block of blocks) {
    const length = textOf([block]).length;
    if (length === 0) continue;
    if (block.kind === kind) spans.push({ start: at, end: at + length });
    at += length + 2;
  }
  return spans;
}

const ORIGINS = ['headline', 'dek', 'kicker', 'section', 'tags', 'bylines', 'language'] as const;
/** The label of the text that shows a field, where it is not the field's own name. */
const SHOWN_AS = { bylines: 'byline', publishedAt: 'date' } as const;

function originsOf(
  fields: PageFields & { language: Found<string> | undefined },
  assignments: readonly Assignment[],
): Record<string, FieldOrigin> {
  const origins: Record<string, FieldOrigin> = {};
  const add = (name: string, found: Found<unknown> | undefined, label: string) => {
    const shown = shownIn(assignments, label);
    // Lines may be about who wrote it and name nobody that we know.
    const { from, confidence } = found ?? { from: 'dom' as const, confidence: 0 };
    if (confidence > 0 || shown.length > 0)
      origins[name] = { from, confidence, ...(shown.length > 0 ? { shown } : {}) };
  };
  for (const name of ORIGINS) add(name, fields[name], name === 'bylines' ? SHOWN_AS.bylines : name);
  add('publishedAt', fields.dates.published, SHOWN_AS.publishedAt);
  add('modifiedAt', fields.dates.modified, '');
  return origins;
}

/** The visible lines that carry a label, each once. */
function shownIn(assignments: readonly Assignment[], label: string): string[] {
  const lines = new Set<string>();
  for (const one of assignments)
    if (one.label === label && !one.boilerplate) lines.add(one.block.text.slice(one.start, one.end).trim());
  return [...lines];
}
