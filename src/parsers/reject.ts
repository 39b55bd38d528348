/** Whether a page that was cut and labelled is an article at all. */
import type { Block } from '../model/article.js';
import type { Rejection } from '../model/rejection.js';
import type { Cut } from './block.js';
import type { PageFacts } from './facts.js';
import { countCharacters } from './white-space.js';

export interface Verdict {
  reason: Rejection;
  detail?: string;
}

/** Characters of body below which a page that says it is something else is believed. */
const LITTLE = 700;
/** Less is no article even where nothing speaks against it. */
const LEAST = 80;

const ERROR_TITLE =
  /^\W*(?:(?:error\W*)?(?:40[0134]|410|50[0234])\b|(?:page|seite|article|site|content) (?:not found|nicht gefunden|unavailable|no longer available)|not found|access denied|forbidden|service unavailable|bad gateway|página no encontrada|page introuvable|oops)/iu;
const CONSENT =
  /(?:before you continue|consent to (?:the use of )?cookies|we value your privacy|privacy (?:preference|settings) cent(?:er|re)|accept (?:all )?cookies|mit werbung (?:und tracking )?(?:weiter)?lesen|cookie(?:s| policy| consent))/iu;
const LOGIN =
  /(?:subscribe (?:now )?to (?:continue|read)|(?:log|sign) in to (?:continue|read)|to (?:continue|keep) reading|already a subscriber|create a free account)/iu;

export interface Candidate {
  headline: string | undefined;
  blocks: readonly Block[];
  cut: Cut;
  facts: PageFacts | undefined;
  paywalled: boolean;
}

/** Undefined for an article. */
export function rejectionOf({ headline, blocks, cut, facts, paywalled }: Candidate): Verdict | undefined {
  if (cut.characters === 0) return { reason: 'empty-page' };
  const body = blocks.reduce((sum, { text }) => sum + countCharacters(text ?? ''), 0);
  const visible = cut.blocks.map((block) => (block.type === 'text' ? block.text : '')).join('\n');
  if (body < LITTLE && isError(headline, facts))
    return { reason: 'error-page', detail: headline ?? facts?.title ?? '' };
  if (body < LITTLE && cut.characters < 6_000 && CONSENT.test(visible) && !facts?.article)
    return { reason: 'consent-page' };
  if (body < LITTLE && facts && isFront(facts))
    return { reason: 'not-an-article', detail: 'a front or list page' };
  if (body < LEAST) {
    if (paywalled || LOGIN.test(visible)) return { reason: 'paywall-only' };
    return { reason: 'no-body', detail: `${body} characters of running text` };
  }
  if (!headline) return { reason: 'no-headline' };
  return undefined;
}

function isError(headline: string | undefined, facts: PageFacts | undefined): boolean {
  return ERROR_TITLE.test(headline ?? '') || ERROR_TITLE.test(facts?.title ?? '');
}

/** The home page, or a page that calls itself no article and whose address has no name of one. */
function isFront({ url, article, meta }: PageFacts): boolean {
  const { pathname } = new URL(url);
  if (pathname === '/' || /^\/(?:index\.\w+)?$/u.test(pathname)) return true;
  const type = meta.get('og:type')?.[0];
  return (
    !article &&
    type === 'website' &&
    /^\/(?:tags?|topics?|categor(?:y|ies)|authors?|search|sections?)\//u.test(pathname)
  );
}
