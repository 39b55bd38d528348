/** The language of the text. Detection is by `eld`'s n-grams; what the page says of itself settles doubt. */
import { eld } from 'eld/small';
import type { PageFacts } from '../facts.js';
import type { Found } from '../found.js';
import { textOfValue } from '../json-ld.js';

/** Less text than this decides nothing. UTF-16 code units. */
const ENOUGH = 120;
/** More adds nothing: over 189 articles in 25 languages, 300 gave the same language as 3,000. */
const MOST = 400;

/** Where pages name their language, the most careful first. */
const CLAIMS = ['content-language', 'dc.language', 'inlanguage', 'language'];
/** Plug-ins fill this in with a region that nobody chose; it counts where nothing else is said, and without the region. */
const LOCALE = 'og:locale';

/** Written so alike that n-grams cannot tell them apart, or written with two codes: the page's claim does. */
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set(['id', 'ms']),
  new Set(['no', 'nb', 'nn']),
  new Set(['hr', 'bs', 'sr', 'sh', 'cnr']),
  new Set(['tl', 'fil']),
  new Set(['he', 'iw']),
  new Set(['af', 'nl']),
];

export function findLanguage(text: string, facts: PageFacts | undefined): Found<string> | undefined {
  const claims = facts ? claimsOf(facts) : [];
  const detected = text.length >= ENOUGH ? eld.detect(text.slice(0, MOST)) : undefined;
  const language = detected?.language || undefined;
  if (!language) return claims[0] ? { value: claims[0], from: 'dom', confidence: 0.7 } : undefined;
  const agreed = claims.find((claim) => areAlike(baseOf(claim), language));
  if (agreed) {
    // `en-GB` says more than `en`.
    const fuller = claims.find((claim) => claim.startsWith(`${agreed}-`));
    return { value: fuller ?? agreed, from: 'dom', confidence: 0.99 };
  }
  if (claims.length === 0) return { value: language, from: 'text', confidence: 0.9 };
  // Templates in English around texts in other languages are common, the other way round less so.
  if (detected?.isReliable()) return { value: language, from: 'text', confidence: 0.85 };
  // The detector does not know the language, and so cannot tell that the claim is right.
  return { value: claims[0] as string, from: 'dom', confidence: 0.4 };
}

function claimsOf({ htmlLang, meta, article }: PageFacts): string[] {
  const said = [htmlLang, textOfValue(article?.inLanguage), ...CLAIMS.map((name) => meta.get(name)?.[0])];
  const claims = said.flatMap((text) => tag(text) ?? []);
  const locale = tag(meta.get(LOCALE)?.[0]);
  return locale ? [...claims, baseOf(locale)] : claims;
}

function baseOf(language: string): string {
  return language.split('-')[0] as string;
}

function areAlike(one: string, other: string): boolean {
  return one === other || ALIKE.some((group) => group.has(one) && group.has(other));
}

/** `en_US` as BCP 47 writes it. */
function tag(text: string | undefined): string | undefined {
  const [, language, region] =
    /^([a-z]{2,3})(?:[_-](?:[a-z]{4}[_-])?([a-z]{2}))?(?:$|[_.,-])/iu.exec(text?.trim() ?? '') ?? [];
  if (!language) return undefined;
  return region ? `${language.toLowerCase()}-${region.toUpperCase()}` : language.toLowerCase();
}
