/** Copydesk as a library: parsing without any service. Importing it has no effect. */
export type {
  Article,
  Block,
  Boilerplate,
  Byline,
  Image,
  Quote,
  SourceLink,
  Speaker,
} from './model/article.js';
export { articleJsonSchema } from './model/article.js';
export type { Page } from './model/capture.js';
export type { Comparison, ComparisonSummary } from './model/comparison.js';
export type { BodyCandidate, LedgerEntry } from './model/ledger.js';
export { textOf } from './model/record-text.js';
export { REJECTIONS, type Rejection } from './model/rejection.js';
export { SCHEMA_VERSION } from './model/schema-version.js';
export type { SiteProfile } from './model/site-profile.js';
export type { Sighting, SiteTemplate, TemplateBlock } from './model/site-template.js';
export { learnTemplate } from './parsers/boilerplate/template-learn.js';
export { type Compared, compareRecords } from './parsers/compare/compare-records.js';
export { type ParseOptions, type ParseResult, parseArticle } from './parsers/parse-article.js';
export { PARSER_VERSION } from './parsers/parser-version.js';
export { extractQuotes } from './parsers/quotes/extract-quotes.js';
