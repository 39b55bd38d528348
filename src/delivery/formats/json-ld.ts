/**
 * A record as schema.org sees it: a `NewsArticle` with a `Quotation` for each quote. Boilerplate, offsets, quality and
 * provenance have no place there.
 */
import type { Article, Image, Quote, Speaker } from '../../model/article.js';
import { spokenText } from '../../model/quote-parts.js';
import { linkOf } from './feed.js';

export const SCHEMA_ORG = 'https://schema.org';

/** A thing of schema.org without its `@context`. Keys without a value are absent. */
export type Thing = { '@type': string } & Record<string, unknown>;

export const JSON_LD_TYPE = 'application/ld+json';

/** One record as a document of its own. */
export function newsArticleDocument(record: Article): Record<string, unknown> {
  return { '@context': SCHEMA_ORG, ...newsArticle(record) };
}

export function newsArticle(record: Article): Thing {
  const { source, bylines, agencies, quotes, images, sourceLink } = record;
  return thing('NewsArticle', {
    // Not the canonical link to an original: two things of one id are one.
    '@id': linkOf(record) ?? record.url,
    identifier: record.id,
    version: record.version,
    url: record.url,
    headline: record.headline,
    abstract: record.dek,
    articleSection: record.section,
    keywords: some(record.tags),
    inLanguage: record.language,
    datePublished: record.publishedAt,
    dateModified: record.modifiedAt,
    dateline: record.dateline?.place,
    author: some(bylines.map(({ name, role, url }) => thing('Person', { name, jobTitle: role, url }))),
    contributor: some(agencies.map((name) => thing('Organization', { name }))),
    publisher: thing('Organization', {
      name: source.name ?? source.domain,
      url: `https://${source.domain}/`,
    }),
    isAccessibleForFree: !record.quality.paywalled,
    isBasedOn: sourceLink?.url,
    image: some(images.map(imageObject)),
    articleBody: record.text,
    hasPart: some(quotes.map(quotation)),
  });
}

function quotation(quote: Quote): Thing {
  const { id, speaker } = quote;
  return thing('Quotation', {
    identifier: id,
    text: spokenText(quote),
    spokenByCharacter: speaker ? named(speaker) : undefined,
  });
}

/** schema.org lets persons and organisations speak; a document is quoted as the work that it is. */
const SPEAKER_TYPES = {
  person: 'Person',
  unnamed: 'Person',
  organisation: 'Organization',
  group: 'Organization',
  document: 'CreativeWork',
} as const satisfies Record<Speaker['kind'], string>;

function named({ kind, name, role, affiliation }: Speaker): Thing {
  // "A spokesman" is a description of a person whose name is not told.
  const who = kind === 'unnamed' ? { description: name } : { name };
  if (kind !== 'person' && kind !== 'unnamed') return thing(SPEAKER_TYPES[kind], who);
  const body = affiliation === undefined ? undefined : thing('Organization', { name: affiliation });
  return thing('Person', { ...who, jobTitle: role, affiliation: body });
}

function imageObject({ url, alt, caption, credit, lead }: Image): Thing {
  return thing('ImageObject', {
    contentUrl: url,
    description: alt,
    caption,
    creditText: credit,
    representativeOfPage: lead,
  });
}

function thing(type: string, properties: Record<string, unknown>): Thing {
  const known = Object.entries(properties).filter(([, value]) => value !== undefined);
  return { '@type': type, ...Object.fromEntries(known) };
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
