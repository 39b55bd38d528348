/** Reporters whom the text itself names in front, as newspapers do in Chinese. */
import type { Byline } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';

/** The first paragraph is no further behind the headline. In blocks. */
const BEHIND = 25;

/** `〔記者王小明、李大華／台北報導〕` */
const REPORTERS =
  /^[〔（(【[]?(?:\p{Script=Han}{1,6}社)?(?:記者|记者)\s?(\p{Script=Han}{2,4}(?:、\p{Script=Han}{2,4})*)\s?[／/]\p{Script=Han}/u;

/** In the order of the line; empty where no paragraph near the headline opens so. */
export function reportersIn(cut: Cut, headline: TextBlock | undefined): Byline[] {
  if (!headline) return [];
  for (const block of cut.texts) {
    if (block.index <= headline.index) continue;
    if (block.index > headline.index + BEHIND) break;
    const names = REPORTERS.exec(block.text)?.[1];
    if (names) return names.split('、').map((name) => ({ name }));
  }
  return [];
}
