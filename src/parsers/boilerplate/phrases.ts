/**
 * Lines that say by their own words what they are, wherever they stand: a whole block, at most as long as its row says,
 * so that a sentence of the article that begins alike is not taken. The lines stand in tables, one for each kind.
 */
import type { BoilerplateKind } from '../../model/article.js';
import { AUTHOR_BIO, TAGS } from './phrases/articles.js';
import { BACK_TO_TOP, BREADCRUMB, NAVIGATION, WIDGET } from './phrases/frame.js';
import { FURTHER } from './phrases/further.js';
import { FURTHER_RELATED } from './phrases/further-related.js';
import { FURTHER_TALK } from './phrases/further-talk.js';
import { ADVERTISEMENT, NEWSLETTER, SUBSCRIBE } from './phrases/offers.js';
import { SOURCE_LINK } from './phrases/origin.js';
import { RELATED } from './phrases/related.js';
import { COOKIE, COPYRIGHT, LEGAL } from './phrases/rights.js';
import { COMMENTS, COUNTER, SHARE } from './phrases/talk.js';
import { PhraseTree } from './phrases/tree.js';

/** In order of precedence. */
const PHRASES = new PhraseTree([
  BACK_TO_TOP,
  BREADCRUMB,
  SOURCE_LINK,
  ADVERTISEMENT,
  COPYRIGHT,
  COOKIE,
  NEWSLETTER,
  SHARE,
  COMMENTS,
  TAGS,
  AUTHOR_BIO,
  SUBSCRIBE,
  RELATED,
  COUNTER,
  LEGAL,
  WIDGET,
  NAVIGATION,
  ...FURTHER,
  ...FURTHER_TALK,
  FURTHER_RELATED,
]);

/** The kind that a block's words name, with the words' length limit kept. */
export function phraseOf(text: string): BoilerplateKind | undefined {
  return PHRASES.find(text);
}
