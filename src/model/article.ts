/**
 * The article record: the one contract with everyone downstream. The zod schemas below are the types, the JSON Schema
 * and the documentation of a record; nothing about a record is said anywhere else.
 *
 * All offsets count UTF-16 code units of {@link Article.text}, `start` inclusive and `end` exclusive.
 */
import { z } from 'zod';
import { nameSchemas } from './name-schemas.js';
import { QUALITY_FLAGS, type QualityFlagName } from './quality-flag.js';
import { SCHEMA_VERSION } from './schema-version.js';

const offset = z.int().nonnegative();

/** A stretch of the record's text. */
export const Span = z.object({ start: offset, end: offset });

export const BLOCK_KINDS = [
  'paragraph',
  'heading',
  'list',
  'quote',
  'table',
  'image',
  'embed',
  'code',
] as const;

/** One block of the body, in reading order. */
export const Block = z.object({
  kind: z.enum(BLOCK_KINDS),
  text: z.string().optional().describe('Visible text. For lists the items, for tables the rows, one a line'),
  level: z.int().min(1).max(6).optional().describe('Headings only: 1 to 6, as on the page'),
  items: z.array(z.string()).optional().describe('Lists only: the items, in order'),
  url: z.string().optional().describe('Images and embeds: what is shown; quotes: where it was said'),
  alt: z.string().optional().describe('Images: the alternative text'),
  caption: z.string().optional().describe('Images, tables and embeds: the caption'),
  credit: z.string().optional().describe('Images: photographer or agency'),
});

/**
 * A person that the article names as its author; an agency or desk where nobody is named; the outlet itself where the page's
 * data names nobody else. From JSON-LD's `author`, else meta elements, else the line near the headline or a signature
 * behind the last paragraph.
 */
export const Byline = z.object({
  name: z
    .string()
    .describe('Without "By", role, place and outlet; in capitals only where the page has no other spelling'),
  role: z.string().optional().describe('As the line or JSON-LD jobTitle has it: "Political Editor"'),
  url: z.string().optional().describe("Absolute: the author's own page"),
});

export const SPEAKER_KINDS = ['person', 'organisation', 'group', 'document', 'unnamed'] as const;

export const Speaker = z.object({
  name: z
    .string()
    .describe('Resolved full name, or the mention itself where nothing fuller stands in the article'),
  mention: z
    .string()
    .optional()
    .describe(
      'The words that name the speaker in the attribution that the quote hangs on; absent when there is none',
    ),
  start: offset.optional().describe('Where the mention starts'),
  end: offset.optional().describe('Where the mention ends'),
  kind: z.enum(SPEAKER_KINDS),
  role: z.string().optional(),
  affiliation: z.string().optional(),
});

export const Cue = z.object({ text: z.string(), start: offset, end: offset });

export const QUOTE_KINDS = ['direct', 'mixed', 'block', 'indirect'] as const;

export const Quote = z.object({
  id: z
    .string()
    .regex(/^q[1-9]\d{0,8}$/u, 'expected q and a number')
    .describe('q1, q2, … in reading order'),
  text: z
    .string()
    .describe(
      'text.slice(start, end) of the record: the words without the outer marks; between parts stands what parts them',
    ),
  start: offset,
  end: offset,
  kind: z
    .enum(QUOTE_KINDS)
    .describe(
      'direct: whole sentences in marks; mixed: a fragment inside of a sentence; block: set apart by the page; indirect: a clause without marks',
    ),
  parts: z
    .array(Span)
    .describe('The stretches of a quote that is split or carried over paragraphs; one part otherwise'),
  speaker: Speaker.nullable().describe('null where the text does not say'),
  cue: Cue.nullable(),
  addressee: z.string().optional().describe('Whom it was said to: "told the Financial Times"'),
  confidence: z.number().min(0).max(1),
});

export const BOILERPLATE_KINDS = [
  'navigation',
  'tagline',
  'breadcrumb',
  'related',
  'advertisement',
  'share',
  'newsletter',
  'subscribe',
  'comments',
  'author-bio',
  'source-link',
  'tags',
  'copyright',
  'legal',
  'cookie',
  'back-to-top',
  'counter',
  'widget',
  'other',
] as const;

/** Visible text of the page that belongs to the site and not to the article. */
export const Boilerplate = z.object({
  kind: z.enum(BOILERPLATE_KINDS),
  text: z.string(),
  path: z.string().optional().describe('CSS path of the element; absent for plain-text pages'),
  by: z.enum(['rule', 'density', 'template', 'profile']).describe('What decided that this is boilerplate'),
  urls: z.array(z.string()).optional().describe('Absolute targets of the links inside'),
});

/** A picture of the body, or the one under which the page wants to be shown. */
export const Image = z.object({
  url: z.string().describe('Absolute; the largest that the page offers'),
  alt: z.string().optional().describe('The alternative text of the element; for the lead else og:image:alt'),
  caption: z
    .string()
    .optional()
    .describe('Shown beside it, else of the JSON-LD ImageObject; without the credit'),
  credit: z
    .string()
    .optional()
    .describe('Photographer or agency, as the caption or JSON-LD creditText has it'),
  lead: z
    .boolean()
    .optional()
    .describe('true for the image that stands for the article: og:image, else JSON-LD image, else the first'),
});

export const SOURCE_LINK_EVIDENCE = ['source-link', 'canonical', 'via', 'agency-credit', 'text'] as const;

/** A republisher's pointer to the original article. */
export const SourceLink = z.object({
  url: z.string().optional().describe('Absolute; absent when the page names a source without a link'),
  label: z.string().optional().describe('The words of the pointer, as shown'),
  domain: z.string().optional().describe('Registrable domain of url'),
  evidence: z.enum(SOURCE_LINK_EVIDENCE),
});

export const QualityFlag = z.object({
  flag: z.enum(Object.keys(QUALITY_FLAGS) as [QualityFlagName, ...QualityFlagName[]]),
  start: offset.optional().describe('Where the defect stands; absent for what is true of the whole record'),
  end: offset.optional(),
  detail: z.string().optional(),
});

export const Quality = z.object({
  score: z.number().min(0).max(1).describe('How far to trust the text; 1 is clean'),
  paywalled: z
    .boolean()
    .describe(
      'The page says that it is not free: isAccessibleForFree, a locked content tier, or text that is scrambled',
    ),
  flags: z.array(QualityFlag),
});

/** Where a field's value was taken from and how sure that is. */
export const FieldOrigin = z.object({
  from: z.enum(['json-ld', 'meta', 'dom', 'profile', 'text', 'url']),
  confidence: z.number().min(0).max(1).describe('Higher where several sources of the page agree'),
  shown: z
    .array(z.string())
    .optional()
    .describe('The lines of the page that show the value, as they stand there'),
});

export const Provenance = z.object({
  captureId: z.string().optional(),
  fetchedAt: z.string().optional().describe('RFC 3339'),
  finalUrl: z.string().optional().describe('After redirects'),
  status: z.int().optional(),
  contentType: z.string().optional(),
  digest: z.string().optional().describe('sha256:… of the page bytes'),
  archived: z
    .literal(false)
    .optional()
    .describe('Where the page asks not to be archived: its bytes are not kept, so it cannot be parsed again'),
  parserVersion: z.string(),
  profile: z.string(),
  template: z.string().optional(),
});

export const ArticleSource = z.object({
  id: z.string(),
  name: z.string().optional(),
  domain: z.string(),
});

export const Article = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  // It stands in headers, addresses and slugs.
  id: z.string().regex(/^[\w-]{1,128}$/u, 'expected letters, digits, _ and -, 128 at most'),
  version: z.int().positive(),
  contentHash: z
    .string()
    .describe(
      "SHA-256 over headline, dek, bylines, dates, blocks, quotes' texts and speakers, images' urls; not boilerplate, confidence or provenance",
    ),
  url: z.string().describe('As fetched'),
  canonicalUrl: z
    .string()
    .optional()
    .describe('Absolute: the canonical link, else og:url; never the front page of the site'),
  source: ArticleSource,
  headline: z
    .string()
    .describe(
      'JSON-LD headline, else og:title, else the heading; the main heading where og:title alone is worded otherwise; in the words of the heading where these are the same; og:title where the heading over the article shows it and JSON-LD repeats another one among the breadcrumbs. Without site name and section',
    ),
  dek: z.string().optional().describe('The line at the headline that sums the article up, as shown'),
  kicker: z
    .string()
    .optional()
    .describe('The label over the headline, as shown; sites whose headline is known with it repeat it there'),
  section: z.string().optional().describe('JSON-LD articleSection, else meta, else the last breadcrumb'),
  tags: z.array(z.string()).describe('article:tag, else JSON-LD keywords, else meta keywords; each once'),
  language: z
    .string()
    .optional()
    .describe("BCP 47: detected in the text, with the region that the page's own claim gives"),
  bylines: z.array(Byline).describe('Every author, each once, in the order of the page'),
  agencies: z
    .array(z.string())
    .describe('News agencies that bylines, dateline or the last line of the text credit'),
  dateline: z
    .object({ place: z.string() })
    .optional()
    .describe('The place at the head of the first paragraph: "NAIROBI (Reuters) — …"'),
  publishedAt: z
    .string()
    .optional()
    .describe(
      "RFC 3339 with the offset that the page or the source's zone gives, else a local date or date-time. From JSON-LD, meta, time elements, the date line or the URL, scored against each other; never after the fetch",
    ),
  modifiedAt: z.string().optional().describe('The same for the last change; never taken for the publication'),
  blocks: z.array(Block),
  text: z
    .string()
    .describe('Text of the paragraph, heading, list, quote, table and code blocks, joined by two newlines'),
  quotes: z.array(Quote),
  boilerplate: z.array(Boilerplate),
  images: z.array(Image),
  sourceLink: SourceLink.optional(),
  quality: Quality,
  fields: z.record(z.string(), FieldOrigin),
  provenance: Provenance,
});

nameSchemas({ Record: Article, Block, Boilerplate, Byline, Image, Quote, SourceLink, Speaker });

export type Span = z.infer<typeof Span>;
export type Block = z.infer<typeof Block>;
export type BlockKind = (typeof BLOCK_KINDS)[number];
export type Byline = z.infer<typeof Byline>;
export type Speaker = z.infer<typeof Speaker>;
export type SpeakerKind = (typeof SPEAKER_KINDS)[number];
export type Cue = z.infer<typeof Cue>;
export type Quote = z.infer<typeof Quote>;
export type QuoteKind = (typeof QUOTE_KINDS)[number];
export type Boilerplate = z.infer<typeof Boilerplate>;
export type BoilerplateKind = (typeof BOILERPLATE_KINDS)[number];
export type Image = z.infer<typeof Image>;
export type SourceLink = z.infer<typeof SourceLink>;
export type Quality = z.infer<typeof Quality>;
export type FieldOrigin = z.infer<typeof FieldOrigin>;
export type Article = z.infer<typeof Article>;

/** The record's JSON Schema (draft 2020-12), for consumers in other languages. */
export function articleJsonSchema(): Record<string, unknown> {
  const { $schema, $defs = {} } = z.toJSONSchema(Article);
  const { Record, ...parts } = $defs;
  return { $schema, title: 'Copydesk article record', ...Record, $defs: parts };
}
