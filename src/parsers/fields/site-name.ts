/** What the site calls itself: to take it off titles, and out of author names. */
import { parse } from 'tldts';
import { metaOf, type PageFacts } from '../facts.js';
import { isNode, textOfValue } from '../json-ld.js';

/** Names in use, the most telling first: og:site_name, the publisher, the domain without its suffix. */
export function siteNamesOf(facts: PageFacts): string[] {
  const publisher = facts.article?.publisher;
  const sites = facts.jsonLd.flatMap((node) =>
    node['@type'] === 'WebSite' || node['@type'] === 'NewsMediaOrganization' ? (textOfValue(node) ?? []) : [],
  );
  const { domainWithoutSuffix, domain } = parse(facts.url);
  return [
    metaOf(facts, 'og:site_name', 'application-name', 'al:android:app_name', 'twitter:app:name:iphone'),
    isNode(publisher) || Array.isArray(publisher) ? textOfValue(publisher) : undefined,
    ...sites,
    domain ?? undefined,
    domainWithoutSuffix ?? undefined,
  ].filter((name): name is string => Boolean(name));
}

/** Whether the text is one of the names, give or take spaces, case, `The` and the suffix. */
export function namesSite(text: string, names: readonly string[]): boolean {
  const own = squeezed(text);
  if (own.length < 2) return false;
  return names.some((name) => {
    const other = squeezed(name);
    return (
      own === other ||
      (other.length >= 4 && own.length >= 4 && (own === `${other}news` || other === `${own}news`)) ||
      (own.length >= 5 && other.startsWith(own)) ||
      (other.length >= 5 && own.startsWith(other) && own.length < other.length + 12)
    );
  });
}

function squeezed(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:the|der|die|das|le|la|el)\s+/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
