/**
 * A site template: the text that stands on many pages of one site, learned from its articles. It is data of one version,
 * which never changes; a parse takes it as given. What it is learned from are the sightings of one article's page.
 */
import { z } from 'zod';
import { BOILERPLATE_KINDS } from './article.js';

/** Number of a text with its case, white space, digits and dates folded. 53 bits. */
const fingerprint = z.int().nonnegative();

/**
 * How a block stood on a page, before any template was asked. Of the site: `ruled` (a rule knew it), `guessed` (shape and
 * links alone told). Of the body: `linked` (a link), `heading`, `line` (shorter than a sentence), `apart` (running text in
 * another element than that of the paragraphs), `sentence`, `paragraph` (running text among running text).
 */
export const STANDS = [
  'ruled',
  'guessed',
  'linked',
  'heading',
  'line',
  'apart',
  'sentence',
  'paragraph',
] as const;

/** A block of an article's page that may be the site's. */
export const Sighting = z.object({
  fingerprint,
  stand: z.enum(STANDS),
  kind: z.enum(BOILERPLATE_KINDS).optional().describe('What the page called it; absent for the body'),
  text: z.string().describe('As shown, long texts by their beginning'),
});

export const TemplateBlock = z.object({
  fingerprint,
  kind: z.enum(BOILERPLATE_KINDS),
  inherited: z.boolean().describe('Whether rules gave the kind elsewhere on the site; else it is a guess'),
  fromBody: z.boolean().describe('Whether it is taken out of a body as well'),
  text: z.string().describe('As it stood on one of the pages'),
});

export const SiteTemplate = z.object({
  id: z.string().describe('Source and version, as in `provenance.template`: `harbour-times@3`'),
  source: z.string(),
  version: z.int().positive(),
  blocks: z.array(TemplateBlock),
});

export type Stand = (typeof STANDS)[number];
export type Sighting = z.infer<typeof Sighting>;
export type TemplateBlock = z.infer<typeof TemplateBlock>;
export type SiteTemplate = z.infer<typeof SiteTemplate>;

export function templateId(source: string, version: number): string {
  return `${source}@${version}`;
}
