/** Site templates in the pipeline: the one that a page is parsed with, and what people are shown of it. */
import type { BoilerplateKind } from '../model/article.js';
import type { SiteTemplate } from '../model/site-template.js';
import type { PageTemplate } from '../parsers/boilerplate/template.js';
import type { Templates } from '../storage/templates.js';

/** The template that the pages of a source are parsed with. */
export type TemplateOf = (sourceId: string) => Promise<SiteTemplate | undefined>;

/** Version of the template of each source that a run has met; null for none. */
export type TemplateVersions = Record<string, number | null>;

/** Templates held in memory, those that were asked for last; each has some ten kilobytes, and a run may meet 100,000. */
const HELD = 200;

/**
 * The newest of each source, as it was when first asked for: all pages of one run are parsed with the same. `met` is
 * filled as they are asked for, and names those of the run's part that came before a stop.
 */
export function templatesAsTheyAre(templates: Templates, met: TemplateVersions = {}): TemplateOf {
  /** The one asked for last at the end. */
  const known = new Map<string, Promise<SiteTemplate | undefined>>();
  const load = async (sourceId: string) => {
    const version = met[sourceId];
    if (version === null) return undefined;
    if (version !== undefined) return templates.get(sourceId, version);
    const template = await templates.newest(sourceId);
    met[sourceId] = template?.version ?? null;
    return template;
  };
  return (sourceId) => {
    const template = known.get(sourceId) ?? load(sourceId);
    known.delete(sourceId);
    known.set(sourceId, template);
    for (const longest of known.keys()) {
      if (known.size <= HELD) break;
      known.delete(longest);
    }
    return template;
  };
}

/** What goes to a thread with every page: the example texts stay here. */
export function forPage(template: SiteTemplate | undefined): PageTemplate | undefined {
  return (
    template && {
      id: template.id,
      blocks: template.blocks.map(({ fingerprint, kind, fromBody }) => ({ fingerprint, kind, fromBody })),
    }
  );
}

/** A learned block as people see it. */
export interface LearnedBlock {
  /** Its fingerprint in base 36. */
  id: string;
  kind: BoilerplateKind;
  /** Whether rules gave the kind elsewhere on the site; else it is a guess. */
  inherited: boolean;
  fromBody: boolean;
  /** Of the source's newest articles, how many have it. */
  articles: number;
  /** Different forms of its text, newest first. */
  examples: { text: string; url: string | undefined }[];
}

export interface LearnedTemplate {
  template: string;
  /** The source's newest articles, which the counts are of. */
  articles: number;
  blocks: LearnedBlock[];
}

const MOST_EXAMPLES = 2;

/** The newest template with counts and examples, what stands on most articles first; undefined where there is none. */
export async function learnedOf(
  templates: Templates,
  sourceId: string,
): Promise<LearnedTemplate | undefined> {
  const template = await templates.newest(sourceId);
  if (!template) return undefined;
  const window = await templates.window(sourceId);
  const blocks = new Map(
    template.blocks.map(({ fingerprint, kind, inherited, fromBody }): [number, LearnedBlock] => [
      fingerprint,
      { id: blockId(fingerprint), kind, inherited, fromBody, articles: 0, examples: [] },
    ]),
  );
  for (const { url, sightings } of window.toReversed()) {
    const counted = new Set<LearnedBlock>();
    for (const { fingerprint, text } of sightings) {
      const block = blocks.get(fingerprint);
      if (!block || counted.has(block)) continue;
      counted.add(block);
      block.articles++;
      const isNew = !block.examples.some((example) => example.text === text);
      if (isNew && block.examples.length < MOST_EXAMPLES) block.examples.push({ text, url });
    }
  }
  for (const { fingerprint, text } of template.blocks) {
    const block = blocks.get(fingerprint);
    if (block?.articles === 0) block.examples.push({ text, url: undefined });
  }
  return {
    template: template.id,
    articles: window.length,
    blocks: [...blocks.values()].sort((a, b) => b.articles - a.articles || (a.kind < b.kind ? -1 : 1)),
  };
}

function blockId(fingerprint: number): string {
  return fingerprint.toString(36);
}

/** Undefined for what is no block's id. */
export function fingerprintOfId(id: string): number | undefined {
  const fingerprint = Number.parseInt(id, 36);
  return blockId(fingerprint) === id.toLowerCase() ? fingerprint : undefined;
}
