/** Reporters whom the text itself names in front, or a line above it, as newspapers do in Chinese. */
import type { Byline } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';

/** The first paragraph is no further behind the headline. In blocks. */
const BEHIND = 25;

/** `〔記者王小明、李大華／台北報導〕` */
const REPORTERS =
  /^[〔（(【[]?(?:\p{Script=Han}{1,6}社)?(?:記者|记者)\s?(\p{Script=Han}{2,4}(?:、\p{Script=Han}{2,4})*)\s?[／/]\p{Script=Han}/u;

const NAMES = '\\p{Script=Han}{2,4}(?:[\\s、]\\p{Script=Han}{2,4})*';
/** `清波新闻记者 邵一鸣 实习生 温若溪` */
const LINE = new RegExp(
  `^\\p{Script=Han}{0,8}(?:記者|记者)[\\s:：]{1,2}(${NAMES}?)(?:\\s(?:实习生|實習生|见习记者|通讯员)[\\s:：]{1,2}(${NAMES}))?$`,
  'u',
);
/** `北京报道`: where they report from. */
const REPORTS = /(?:报道|報道|報導|摄|攝|摄影|攝影)$/u;

/** In the order of the line; empty where no line or paragraph near the headline opens so. */
export function reportersIn(cut: Cut, headline: TextBlock | undefined): Byline[] {
  if (!headline) return [];
  for (const block of cut.texts) {
    if (block.index <= headline.index) continue;
    if (block.index > headline.index + BEHIND) break;
    const [, first, second] = REPORTERS.exec(block.text) ?? LINE.exec(block.text) ?? [];
    if (!first) continue;
    const names = `${first}、${second ?? ''}`.split(/[\s、]+/u);
    return names.filter((name) => name !== '' && !REPORTS.test(name)).map((name) => ({ name }));
  }
  return [];
}
