/** How far the text can be trusted, from what the page itself gives away. */
import type { Block, Quality } from '../../model/article.js';
import { metaOf, type PageFacts } from '../facts.js';
import type { PageFields } from '../fields/page-fields.js';
import type { Found } from '../found.js';
import { findDefects, weightOf } from '../integrity/find-defects.js';
import { isNode, listOf, textOfValue, typesOf } from '../json-ld.js';
import type { Unshown } from '../visibility.js';

/** UTF-16 code units. */
const SHORT_BODY = 500;
/** What a page takes off at most: a text of no length, fields that nothing confirms, an article behind a wall. */
const SHORTNESS_COSTS = 0.3;
const DOUBT_COSTS = 0.3;
const PAYWALL_COSTS = 0.25;
/** A headline that no heading shows may be another article's. */
const NOT_SHOWN = 0.5;
/** Checks of words take a page at its word no sooner. */
const KNOWN_LANGUAGE = 0.7;
/** Defects are counted per so many characters: one slip in a long report is nothing, in a short one a tenth of it. */
const DENSITY = 1_000;

export interface Judged {
  text: string;
  blocks: readonly Block[];
  fields: Pick<PageFields, 'headline' | 'dates'>;
  language: Found<string> | undefined;
  paywalled: boolean;
  facts: PageFacts | undefined;
  unshown: Unshown | undefined;
}

export function qualityOf(judged: Judged): Quality {
  const { text, blocks, fields, language, paywalled, facts, unshown } = judged;
  const known = language && language.confidence >= KNOWN_LANGUAGE ? language.value : undefined;
  const defects = findDefects(blocks, text, known);
  const flags: Quality['flags'] = [];
  if (text.length < SHORT_BODY) flags.push({ flag: 'short-body' });
  if (!fields.headline?.block) flags.push({ flag: 'headline-not-shown' });
  // It takes nothing off the score: what hides it says that it is the article's.
  if (unshown) flags.push({ flag: 'text-not-shown', detail: unshown });
  if (!fields.dates.published) flags.push({ flag: 'no-date' });
  // A live blog is no worse for being one; readers of its record know that it goes on.
  const liveBlog = facts && liveBlogOf(facts);
  if (liveBlog) flags.push(liveBlog);
  const score =
    (1 - SHORTNESS_COSTS * (1 - Math.min(1, text.length / SHORT_BODY))) *
    (1 - DOUBT_COSTS * doubtOf(judged)) *
    (1 / (1 + weightOf(defects) / Math.max(1, text.length / DENSITY))) *
    (paywalled ? 1 - PAYWALL_COSTS : 1);
  return { score: Math.round(score * 100) / 100, paywalled, flags: [...flags, ...defects] };
}

/** 0 to 1: how little the page confirms of headline, date and language, one as good as another. */
function doubtOf({ fields: { headline, dates }, language }: Judged): number {
  const shown = headline?.block ? 1 : NOT_SHOWN;
  const sure = [
    (headline?.confidence ?? 0) * shown,
    dates.published?.confidence ?? 0,
    language?.confidence ?? 0,
  ];
  return 1 - sure.reduce((sum, one) => sum + one, 0) / sure.length;
}

/** schema.org's `isAccessibleForFree`, on the article or on a part of it, or the tier under which readers are let in. */
export function isPaywalled(facts: PageFacts): boolean {
  const { article, meta } = facts;
  const said = [article, ...listOf(article?.hasPart)].map((node) =>
    isNode(node) ? (textOfValue(node.isAccessibleForFree) ?? node.isAccessibleForFree) : undefined,
  );
  const tier = metaOf(facts, 'article:content_tier', 'og:article:content_tier');
  return (
    [...said, meta.get('isaccessibleforfree')?.[0]].some((value) =>
      /(?:^|\/)false$/iu.test(String(value ?? '')),
    ) || tier === 'locked'
  );
}

function liveBlogOf({ article, jsonLd }: PageFacts): Quality['flags'][number] | undefined {
  const isLive = (node: PageFacts['article']) =>
    node !== undefined && typesOf(node).includes('LiveBlogPosting');
  const node = isLive(article)
    ? article
    : jsonLd.find((one) => isLive(one) && one.liveBlogUpdate !== undefined);
  if (!node) return undefined;
  const until = textOfValue(node.coverageEndTime);
  return { flag: 'live-blog', ...(until ? { detail: `until ${until}` } : {}) };
}
