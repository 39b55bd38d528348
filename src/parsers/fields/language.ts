/** The language of the text. Detection is by `eld`'s n-grams; what the page says of itself settles doubt. */
import { eld } from 'eld/small';
import { metaOf, type PageFacts } from '../facts.js';
import type { Found } from '../found.js';

/** Less text than this decides nothing. UTF-16 code units. */
const ENOUGH = 120;
/** More adds nothing. */
const MOST = 3_000;

export function findLanguage(text: string, facts: PageFacts | undefined): Found<string> | undefined {
  const said = facts && tag(facts.htmlLang ?? metaOf(facts, 'og:locale', 'content-language', 'language'));
  const detected = text.length >= ENOUGH ? eld.detect(text.slice(0, MOST)) : undefined;
  const language = detected?.language || undefined;
  if (language && (language === said?.slice(0, 2) || !said)) {
    // `en-GB` says more than `en`.
    return { value: said ?? language, from: said ? 'dom' : 'text', confidence: said ? 0.99 : 0.9 };
  }
  // Templates in English around texts in other languages are common, the other way round less so.
  if (language && detected?.isReliable()) return { value: language, from: 'text', confidence: 0.85 };
  return said ? { value: said, from: 'dom', confidence: 0.7 } : undefined;
}

/** `en_US` as BCP 47 writes it. */
function tag(text: string | undefined): string | undefined {
  const [, language, region] =
    /^([a-z]{2,3})(?:[_-](?:[a-z]{4}[_-])?([a-z]{2}))?(?:$|[_.-])/iu.exec(text?.trim() ?? '') ?? [];
  if (!language) return undefined;
  return region ? `${language.toLowerCase()}-${region.toUpperCase()}` : language.toLowerCase();
}
