/** How far the text can be trusted, from what the page itself gives away. */
import type { Quality } from '../../model/article.js';
import { metaOf, type PageFacts } from '../facts.js';
import type { PageFields } from '../fields/page-fields.js';
import { isNode, listOf, textOfValue, typesOf } from '../json-ld.js';

/** UTF-16 code units. */
const SHORT_BODY = 500;
/** What each flag that speaks against the text takes off the score, and a paywall. */
const FLAG_COSTS = 0.15;
const PAYWALL_COSTS = 0.25;

export function qualityOf(
  text: string,
  fields: Pick<PageFields, 'headline' | 'dates'>,
  paywalled: boolean,
  facts?: PageFacts,
): Quality {
  const flags: Quality['flags'] = [];
  if (text.length < SHORT_BODY) flags.push({ flag: 'short-body' });
  if (!fields.headline?.block) flags.push({ flag: 'headline-not-shown' });
  if (!fields.dates.published) flags.push({ flag: 'no-date' });
  const score = 1 - FLAG_COSTS * flags.length - (paywalled ? PAYWALL_COSTS : 0);
  // A live blog is no worse for being one; readers of its record know that it goes on.
  const liveBlog = facts && liveBlogOf(facts);
  if (liveBlog) flags.push(liveBlog);
  return { score: Math.round(score * 100) / 100, paywalled, flags };
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
