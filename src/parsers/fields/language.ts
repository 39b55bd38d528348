/**
 * The language of the text. Detection is by `eld`'s n-grams; what the page says of itself settles doubt. Each thread has
 * the n-grams of its own: of 11,641 stretches of 120 characters from articles in 25 languages, the smallest list told 197
 * otherwise than their records say and the next one 189, for 65 MB more and a fifth of a second at each start.
 */
import { eld } from 'eld/extrasmall';
import type { PageFacts } from '../facts.js';
import type { Found } from '../found.js';
import { textOfValue } from '../json-ld.js';

/** Less text than this decides nothing. UTF-16 code units. */
const ENOUGH = 120;
/** The same in scripts whose signs are syllables or words. */
const ENOUGH_DENSE = 40;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** The detector reads no more than 350 bytes; over 189 articles in 25 languages, 300 characters gave what 3,000 gave. */
const MOST = 400;

/**
 * Small words that no sister language shares: where they are as many as in running text, the page's claim is right, and
 * the detector, which compares with 60 languages, need not be asked.
 */
const TELLING: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    en: 'the of and to that is was for with on it he his as be by at have from were which they had this',
    de: 'der die und das den dem nicht mit sich auf für ist ein eine im auch von zu wird sie bei nach',
    fr: 'les des est une dans pour qui sur pas plus avec ce sont au aux cette ses été du et',
    es: 'los las y del por con una para su como más pero fue ha sus este',
    it: 'il di che della per è sono gli nel con dei alla anche del non',
    nl: 'het een van dat niet op zijn voor met aan ook werd naar bij wordt maar',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);
/** Share of such words in running text, from which on it is in the language. */
const SHARE = 0.16;

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

/** Scripts of one language that the detector does not know. */
const BY_SCRIPT: readonly (readonly [script: RegExp, language: string])[] = [
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Oriya}/gu, 'or'],
];

/** Of the script in which most of the text is. */
function languageOfScript(text: string): string | undefined {
  if (!/[\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Lao}\p{Script=Sinhala}\p{Script=Oriya}]/u.test(text))
    return undefined;
  return BY_SCRIPT.find(([script]) => (text.match(script)?.length ?? 0) > text.length / 2)?.[1];
}

export function findLanguage(text: string, facts: PageFacts | undefined): Found<string> | undefined {
  const claims = facts ? claimsOf(facts) : [];
  const first = claims[0];
  const head = text.slice(0, MOST);
  if (first && text.length >= ENOUGH && readsAs(baseOf(first), head))
    return { value: fullestOf(first, claims), from: 'dom', confidence: 0.99 };
  const isEnough = text.length >= ENOUGH || (text.match(DENSE)?.length ?? 0) >= ENOUGH_DENSE;
  const detected = isEnough ? eld.detect(head) : undefined;
  const byScript = isEnough ? languageOfScript(head) : undefined;
  const language = byScript ?? (detected?.language || undefined);
  if (!language) return first ? { value: first, from: 'dom', confidence: 0.7 } : undefined;
  const agreed = claims.find((claim) => areAlike(baseOf(claim), language));
  if (agreed) return { value: fullestOf(agreed, claims), from: 'dom', confidence: 0.99 };
  if (first === undefined) return { value: language, from: 'text', confidence: 0.9 };
  // Templates in English around texts in other languages are common, the other way round less so.
  if (byScript ? baseOf(first) === 'en' : detected?.isReliable())
    return { value: language, from: 'text', confidence: 0.85 };
  // The detector does not know the language, and so cannot tell that the claim is right.
  return { value: first, from: 'dom', confidence: 0.4 };
}

/** `en-GB` says more than `en`. */
function fullestOf(claim: string, claims: readonly string[]): string {
  return claims.find((other) => other.startsWith(`${claim}-`)) ?? claim;
}

function readsAs(language: string, text: string): boolean {
  const telling = TELLING.get(language);
  if (!telling) return false;
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  let found = 0;
  for (const word of words) if (telling.has(word)) found++;
  return found >= words.length * SHARE;
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
