/** The section that the article stands in, and its tags. */
import { metaOf, type PageFacts } from '../facts.js';
import type { Found } from '../found.js';
import { listOf, textOfValue, typesOf } from '../json-ld.js';
import { plainText } from '../plain-markup.js';

/** Sites that stuff keywords list hundreds. */
const MOST_TAGS = 30;

/** What systems file articles by among themselves: numbers, keys, paths. */
const NO_TAG = /^_|^[\da-fA-F-]{20,}$|^\d+$|^[a-z]+[/:][a-z]/u;

export function findSection(facts: PageFacts): Found<string> | undefined {
  // Some sites join all sections of an article by bare commas.
  const fromJsonLd = textOfValue(facts.article?.articleSection)?.split(/,(?=\S)/u)[0];
  if (fromJsonLd) return { value: fromJsonLd, from: 'json-ld', confidence: 0.9 };
  const fromMeta = metaOf(facts, 'article:section', 'parsely-section', 'sailthru.section', 'section');
  if (fromMeta) return { value: fromMeta, from: 'meta', confidence: 0.85 };
  const crumb = lastCrumb(facts);
  return crumb ? { value: crumb, from: 'json-ld', confidence: 0.7 } : undefined;
}

export function findTags(facts: PageFacts): Found<string[]> | undefined {
  const fromMeta = facts.meta.get('article:tag') ?? [];
  const fromJsonLd = listOf(facts.article?.keywords).flatMap((value) => textOfValue(value) ?? []);
  const keywords = facts.meta.get('news_keywords') ?? facts.meta.get('keywords') ?? [];
  const chosen = [fromMeta, fromJsonLd, keywords].find((list) => list.length > 0);
  if (!chosen) return undefined;
  const tags = new Map<string, string>();
  for (const part of chosen.flatMap((text) => plainText(text).split(/\s*[,;]\s*/u))) {
    const tag = part.trim();
    // What is longer is a sentence.
    if (tag && tag.length <= 60 && !NO_TAG.test(tag) && !tags.has(tag.toLowerCase()))
      tags.set(tag.toLowerCase(), tag);
  }
  if (tags.size === 0) return undefined;
  return {
    value: [...tags.values()].slice(0, MOST_TAGS),
    from: chosen === fromJsonLd ? 'json-ld' : 'meta',
    confidence: 0.8,
  };
}

/** The last crumb that is neither home nor the article itself. */
function lastCrumb({ jsonLd, article }: PageFacts): string | undefined {
  const list = jsonLd.find((node) => typesOf(node).includes('BreadcrumbList'));
  const names = listOf(list?.itemListElement).flatMap((item) => {
    const node = item as { name?: unknown; item?: unknown };
    return textOfValue(node?.name) ?? textOfValue(node?.item) ?? [];
  });
  const headline = textOfValue(article?.headline);
  const inner = names.filter((name) => name !== headline && !/^https?:/u.test(name)).slice(1);
  const last = inner.at(names.length > 2 && inner.length > 1 ? -2 : -1);
  return last && last.length <= 40 ? last : undefined;
}
