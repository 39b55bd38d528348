/** How far the text can be trusted, from what the page itself gives away. */
import type { Quality } from '../../model/article.js';
import type { PageFacts } from '../facts.js';
import type { PageFields } from '../fields/page-fields.js';
import { listOf } from '../json-ld.js';

/** UTF-16 code units. */
const SHORT_BODY = 500;

export function qualityOf(
  text: string,
  fields: Pick<PageFields, 'headline' | 'dates'>,
  paywalled: boolean,
): Quality {
  const flags: Quality['flags'] = [];
  if (text.length < SHORT_BODY) flags.push({ flag: 'short-body' });
  if (!fields.headline?.block) flags.push({ flag: 'headline-not-shown' });
  if (!fields.dates.published) flags.push({ flag: 'no-date' });
  const score = 1 - 0.15 * flags.length - (paywalled ? 0.25 : 0);
  return { score: Math.round(score * 100) / 100, paywalled, flags };
}

/** schema.org's `isAccessibleForFree`, on the article or on a part of it. */
export function isPaywalled({ article }: PageFacts): boolean {
  const parts = listOf(article?.hasPart) as { isAccessibleForFree?: unknown }[];
  return [article, ...parts].some((node) => /^false$/iu.test(String(node?.isAccessibleForFree ?? '')));
}
