/** What RSS, Atom and JSON Feed say alike of a record. */
import type { Article, Quote } from '../../model/article.js';
import { spokenText } from '../../model/quote-parts.js';
import { SCHEMA_VERSION } from '../../model/schema-version.js';
import { httpUrl } from '../../model/url.js';

/** A page of a feed. Addresses are absolute. */
export interface Feed {
  title: string;
  /** Where people read the same. */
  home: string;
  self: string;
  /** The page with the items before these; undefined on the last. */
  next: string | undefined;
  items: readonly FeedItem[];
}

export interface FeedItem {
  record: Article;
  /** When this version was stored. */
  storedAt: Date;
  /** The article that this one is tied to as its copy. */
  original?: { url: string; source: string } | undefined;
}

/** The formats have no place for these; as `_copydesk` in JSON Feed, as elements of a namespace in RSS and Atom. */
export interface Extension {
  schemaVersion: typeof SCHEMA_VERSION;
  id: string;
  version: number;
  /** Id of the source. */
  source: string;
  /** As the record has them: the feeds' own dates are instants. */
  publishedAt?: string | undefined;
  modifiedAt?: string | undefined;
  /** The text of each is what was said, dots between its parts: the feeds have no offsets. */
  quotes: (Pick<Quote, 'id' | 'kind' | 'text' | 'addressee'> & { speaker: ExtensionSpeaker | null })[];
}

type ExtensionSpeaker = Pick<NonNullable<Quote['speaker']>, 'name' | 'kind' | 'role' | 'affiliation'>;

export function extensionOf({ id, version, source, publishedAt, modifiedAt, quotes }: Article): Extension {
  return {
    schemaVersion: SCHEMA_VERSION,
    id,
    version,
    source: source.id,
    publishedAt,
    modifiedAt,
    quotes: quotes.map((quote) => ({
      id: quote.id,
      kind: quote.kind,
      text: spokenText(quote),
      speaker: quote.speaker && namedIn(quote.speaker),
      addressee: quote.addressee,
    })),
  };
}

function namedIn({ name, kind, role, affiliation }: NonNullable<Quote['speaker']>): ExtensionSpeaker {
  return { name, kind, role, affiliation };
}

/** The same for all versions of the record. */
export function itemId({ id }: Article): string {
  return `urn:copydesk:record:${encodeURIComponent(id)}`;
}

/** The page itself. A canonical link that leads to the original is none to this page. */
export function linkOf({
  url,
  canonicalUrl,
  sourceLink,
}: Pick<Article, 'url' | 'canonicalUrl' | 'sourceLink'>): string | undefined {
  return (sourceLink?.evidence === 'canonical' ? undefined : httpUrl(canonicalUrl)) ?? httpUrl(url);
}

/** Where the article was first: the one that it is tied to, else what its page points to. */
export function originalOf({ record, original }: FeedItem): { url: string; name: string } | undefined {
  const link = record.sourceLink;
  const url = httpUrl(original?.url ?? link?.url);
  return url === undefined
    ? undefined
    : { url, name: original?.source ?? link?.domain ?? new URL(url).hostname };
}

export function publisherOf({ source }: Article): string {
  return source.name ?? source.domain;
}

/** Tags and section, each once. */
export function topicsOf({ tags, section }: Article): string[] {
  return [...new Set(section === undefined ? tags : [...tags, section])];
}

/** Pictures with an http(s) address, the lead first. */
export function picturesOf({ images }: Article): Article['images'] {
  return images
    .filter(({ url }) => httpUrl(url) !== undefined)
    .sort((a, b) => Number(b.lead ?? false) - Number(a.lead ?? false));
}

export function publishedOf({ publishedAt, provenance }: Article): Date | undefined {
  return instantOf(publishedAt, provenance.fetchedAt);
}

/**
 * When the page says that it was changed; for a further version when that was stored, since a page that is changed in
 * silence keeps its date and readers look for a later one. Undefined for what was never changed.
 */
export function changedOf({ record, storedAt }: FeedItem): Date | undefined {
  return record.version > 1 ? storedAt : instantOf(record.modifiedAt, record.provenance.fetchedAt);
}

/** When the newest of the items was stored. */
export function builtAt({ items }: Feed): Date | undefined {
  const latest = Math.max(...items.map(({ storedAt }) => storedAt.getTime()));
  return items.length > 0 ? new Date(latest) : undefined;
}

/** Feeds have no dates without a zone: such a one is read as UTC, but not as later than the fetch. */
function instantOf(said: string | undefined, fetchedAt: string | undefined): Date | undefined {
  if (said === undefined) return undefined;
  if (ZONED.test(said)) return validOf(new Date(said));
  const local = validOf(new Date(said.includes('T') ? `${said}Z` : said));
  const fetched = fetchedAt === undefined ? undefined : validOf(new Date(fetchedAt));
  return local && fetched && local > fetched ? fetched : local;
}

const ZONED = /T.*(?:Z|[+-]\d\d:?\d\d)$/iu;

function validOf(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Without the keys that have no value. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined | ''> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as ReturnType<typeof given<T>>;
}
