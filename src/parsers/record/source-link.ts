/** The republisher's pointer to the original: a source line with its link, else a canonical link to another site. */
import { getDomain } from 'tldts';
import type { SourceLink } from '../../model/article.js';
import { httpUrl } from '../../model/url.js';
import type { Assignment } from '../block.js';
import type { PageFacts } from '../facts.js';

/** Labels are short; what is longer is a sentence around the link. */
const LABEL = 160;

export function sourceLinkOf(
  assignments: readonly Assignment[],
  facts: PageFacts | undefined,
): SourceLink | undefined {
  return fromLine(assignments, facts) ?? (facts && fromCanonical(facts));
}

function fromLine(assignments: readonly Assignment[], facts: PageFacts | undefined): SourceLink | undefined {
  const lines = assignments.filter(({ label }) => label === 'source-link');
  const own = facts && getDomain(facts.url);
  const found = lines.map(({ block, start, end }) => {
    const link =
      block.links.find(({ url }) => url !== undefined && (!own || getDomain(url) !== own)) ??
      block.links.find(({ url }) => url);
    return { label: block.text.slice(start, end).replace(/\s+/gu, ' ').trim(), url: link?.url };
  });
  // A line that links away says more than one that names.
  const best = found.find(({ url }) => url && (!own || getDomain(url) !== own)) ?? found[0];
  if (!best) return undefined;
  const domain = best.url && getDomain(best.url);
  return {
    ...(best.url ? { url: best.url } : {}),
    ...(best.label.length <= LABEL ? { label: best.label } : {}),
    ...(domain ? { domain } : {}),
    evidence: /^via\b/iu.test(best.label) ? 'via' : 'source-link',
  };
}

/** A canonical link that leaves the site says where the article is at home. */
function fromCanonical(facts: PageFacts): SourceLink | undefined {
  const url = canonicalOf(facts);
  const domain = url && getDomain(url);
  return domain && domain !== getDomain(facts.url) ? { url, domain, evidence: 'canonical' } : undefined;
}

/**
 * The canonical address that the page gives, wherever it leads. Sites that name their front page on every page are not
 * believed.
 */
export function canonicalOf({ links, meta, base, url }: PageFacts): string | undefined {
  const named = [
    ...links.filter(({ rel }) => rel.includes('canonical')).map(({ href }) => href),
    meta.get('og:url')?.[0],
  ];
  const isFront = (address: string) => new URL(address).pathname === '/' && new URL(url).pathname !== '/';
  return named
    .map((href) => httpUrl(href, base))
    .find((address) => address !== undefined && !isFront(address));
}
