/** Reporters whom the text itself names in front, or a line above it, as newspapers do in Chinese, Japanese and Korean. */
import type { Byline } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';
import { easternDateline } from './eastern-dateline.js';

/** The first paragraph is no further behind the headline. In blocks. */
const BEHIND = 25;

/** `〔記者王小明、李大華／台北報導〕` */
const REPORTERS =
  /^[〔（(【[]?(?:\p{Script=Han}{1,6}社)?(?:記者|记者)\s?(\p{Script=Han}{2,4}(?:、\p{Script=Han}{2,4})*)\s?[／/]\p{Script=Han}/u;

/** `清波新闻记者 邵一鸣 实习生 温若溪`; UTF-16 code units. */
const LINE = /^\p{Script=Han}{0,8}(?:記者|记者)[\s:：]{1,2}(.{2,60})$/u;
const NAME = /^\p{Script=Han}{2,4}$/u;
/** In front of who wrote as well. */
const OTHERS = /^(?:实习生|實習生|实习记者|见习记者|通讯员)$/u;
/** In front of who did not, and what ends the names: `北京报道`. */
const END =
  /^(?:编辑|編輯|责编|责任编辑|校对|校對|监制|图|文)$|^[发發]自|(?:报道|報道|報導|摄|攝|摄影|攝影)$/u;

/** In the order of the line; empty where no line or paragraph near the headline opens so. */
export function reportersIn(cut: Cut, headline: TextBlock | undefined): Byline[] {
  if (!headline) return [];
  for (const { index, text } of cut.texts) {
    if (index <= headline.index) continue;
    if (index > headline.index + BEHIND) break;
    const names =
      REPORTERS.exec(text)?.[1]?.split('、') ??
      easternDateline(text)?.reporters ??
      namesIn(LINE.exec(text)?.[1] ?? '');
    if (names.length > 0) return names.map((name) => ({ name }));
  }
  return [];
}

/** `…した。【山田太郎、佐藤花】`: so Japan's papers sign, at the end of the last paragraph. UTF-16 code units. */
const CLOSING = /[。」】]\s?【([^【】]{2,40})】$/u;
const JAPANESE_NAME = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,7}$/u;
const SIGNED_TEXT = 40;

/** The names in brackets that close the last such paragraph below the headline. */
export function closingReporters({ texts }: Cut, headline: TextBlock | undefined): Byline[] {
  if (!headline) return [];
  const closing = texts.findLast(
    ({ index, text }) => index > headline.index && text.length >= SIGNED_TEXT && CLOSING.test(text),
  );
  const names = CLOSING.exec(closing?.text ?? '')?.[1]?.split(/[、・]/u) ?? [];
  return names.every((name) => JAPANESE_NAME.test(name)) ? names.map((name) => ({ name })) : [];
}

/** `記者王小明／台北報導` */
const WHOLE =
  /^[〔（(【[]?(?:\p{Script=Han}{1,6}社)?(?:記者|记者)\s?\p{Script=Han}{2,4}(?:、\p{Script=Han}{2,4})*\s?[／/]\p{Script=Han}{2,8}(?:報導|報道|报道)[〕）)】\]]?$/u;
/** UTF-16 code units. */
const LINE_MOST = 60;

/** Whether all of a line names reporters. */
export function isReportersLine(text: string): boolean {
  if (text.length > LINE_MOST || !/[記记]者/u.test(text)) return false;
  return WHOLE.test(text) || namesIn(LINE.exec(text)?.[1] ?? '').length > 0;
}

/** The lines near the headline that name them, and nothing else. */
export function reportersLines(cut: Cut, headline: TextBlock | undefined): TextBlock[] {
  if (!headline) return [];
  return cut.texts.filter(
    ({ index, text }) => index > headline.index && index <= headline.index + BEHIND && isReportersLine(text),
  );
}

/** Empty where the line goes on with what is no name. */
function namesIn(line: string): string[] {
  const names: string[] = [];
  for (const word of line.split(/[\s:：、]+/u)) {
    if (END.test(word)) break;
    if (OTHERS.test(word)) continue;
    if (!NAME.test(word)) return [];
    names.push(word);
  }
  return names;
}
