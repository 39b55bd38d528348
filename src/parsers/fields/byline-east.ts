/** Bylines in Japanese, Chinese and Korean: labels in front of names that have neither spaces nor cases. */
import { hasDate } from './date-text.js';

/** What those did who wrote it. */
const WROTE =
  '取材|執筆者?|著者|筆者|ライター|作者|记者|記者|撰文|撰稿人?|采写|採訪|文|글쓴이|기자명|취재|글';
/** What others did, where the text is from and what it is about: no authors stand behind. */
const ELSE =
  '写真|撮影|撮影者|摄影|攝影|图片?|圖片?|사진|イラスト(?:レーション)?|作図|編集|编辑|編輯|责编|責編|责任编辑|責任編輯|편집|校对|校對|监制|翻訳者?|訳者?|翻译|翻譯|译者|譯者|编译|編譯|번역|監修|構成|聞き手|영상|그래픽|来源|來源|출처|出典|情報源|(?:関連)?キーワード|タグ|カテゴリー?|关键词|關鍵字|标签|標籤|키워드|태그';
const LABELS = `(?:${WROTE}|${ELSE})`;
/** `取材・文`: whoever did both. */
const JOINED = `${LABELS}(?:\\s?[・·、&＆和／/]\\s?${LABELS}){0,4}`;
/** Between such a label and the name; in Korean a space does. */
const SIGN = '(?:\\s*[:：=＝/／|｜●◎]\\s*|(?<=글|사진|기자명)\\s(?=\\p{Script=Hangul}{2,4}(?:[\\s,]|$)))';

/** In front of names, where a line opens so; as the source of a pattern. */
export const EASTERN_OPENING = `(?=(?:${WROTE})|${LABELS}\\s?[・·、&＆和／/])${JOINED}${SIGN}`;

const EASTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LABELLED = new RegExp(`(?<![\\p{L}\\d])(${JOINED})${SIGN}`, 'gu');
const OF_WRITING = new RegExp(`(?:^|[^\\p{L}])(?:${WROTE})(?:$|[^\\p{L}])`, 'u');
const LABEL_ALONE = new RegExp(`^(${JOINED})\\s?[:：]?$`, 'u');
const OF_OTHERS = new RegExp(`^(?:${ELSE})\\s?[:：]?$`, 'u');
/** In Chinese spaces part names, and none stands in them. */
const CHINESE = /^(?:记者|采写|撰文|撰稿)/u;
const BETWEEN = /(?<=\p{Script=Han}{2})\s+(?=\p{Script=Han}{2})/gu;
/** `도쿄=`, `순천, 광양 홍길동 기자`: from where somebody reports. Most names have three signs, and most places two. */
const PLACE =
  /^(?:\p{Script=Hangul}{1,8}[=＝](?=\p{Script=Hangul}{2,4}[\s·,])|(?:\p{Script=Hangul}{2}[·,]\s?){0,3}\p{Script=Hangul}{2}\s(?=\p{Script=Hangul}{3}\s(?:선임|수습|전문|인턴)?기자))/u;
/** Behind the name: a button, and how many there are besides. */
const BEHIND_NAME = /\s(?:구독(?:하기)?|외\s?\d{1,2}명)$/u;
/** `／港町新報編集部`: for whom somebody writes. */
const OUTLET =
  /(?<=.)[／/]\s?[^／/]{0,20}(?:編集部|编辑部|新聞社?|新闻社?|通信社?|ニュース|新報|日報|日报|時報|时报)$/u;
/** Around a whole line. */
const IN_BRACKETS = /^\s*(?:【([^【】]+)】|《([^《》]+)》|〔([^〔〕]+)〕|\[([^[\]]+)\])\s*$/u;

/** `홍길동·김철수 선임기자`: names and what they are, and nothing else. */
const KOREAN =
  /^(?:\p{Script=Hangul}{1,8}=)?\p{Script=Hangul}{2,4}(?:[·,]\s?\p{Script=Hangul}{2,4})*\s?(?:(?:선임|수습|전문|인턴)?기자|(?:\p{Script=Hangul}{2,5}\s)?특파원|논설위원)$/u;
/** Of two to four signs; where a space parts surname and name, and where the name is in kana, of some more. */
const NAME =
  /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,4}\s[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,6}|\p{Script=Han}{1,3}[\p{Script=Hiragana}\p{Script=Katakana}ー]{2,6}|\p{Script=Hangul}{2,4})$/u;
/** Desks, companies, sites and offices end so. */
const NO_NAME = /[部社班網网報报室者局会會課]$/u;

export function isEasternName(text: string): boolean {
  return NAME.test(text) && !NO_NAME.test(text) && !isEasternLabel(text);
}

/** `สมชาย ใจดี : รายงาน`: so texts are signed in Thailand. */
const REPORTED = /^(\p{Script=Thai}[\p{Script=Thai}\s]{3,38}?)\s?[:：]\s?รายงาน$/u;

/** Whether the line reads like a byline of its own accord. */
export function isEasternByline(line: string): boolean {
  if (REPORTED.test(line)) return true;
  return KOREAN.test(line.replace(BEHIND_NAME, ''));
}

/** `홍길동 기자 hong@example.com`: so Korean texts are signed. */
const MAIL_BEHIND = /\s+[\w.+-]+@[\w.-]+$/u;

/** Without the address at its end. */
export function withoutMail(line: string): string {
  return line.replace(MAIL_BEHIND, '');
}

/** Whether it names who wrote the text, with their address or as whose report it is. */
export function isEasternSignature(line: string): boolean {
  if (REPORTED.test(line)) return true;
  const names = withoutMail(line);
  return names !== line && isEasternByline(names);
}

/** Without the brackets around all of it. */
export function withoutBrackets(line: string): string {
  return IN_BRACKETS.exec(line)?.slice(1).find(Boolean)?.trim() ?? line;
}

/** What the label in front of it says of who wrote the text, where one of a line does; without brackets around all of it. */
export function writersPart(line: string): string {
  const [, reporter] = REPORTED.exec(line) ?? [];
  if (reporter) return reporter;
  if (!EASTERN.test(line) && !/[【《〔]/u.test(line)) return line;
  const bare = withoutBrackets(line).replace(PLACE, '').replace(BEHIND_NAME, '').replace(OUTLET, '');
  const labels = [...bare.matchAll(LABELLED)];
  const [first] = labels;
  if (!first) return bare;
  const parts = labels.flatMap((label, at) => {
    if (!OF_WRITING.test(label[1] ?? '')) return [];
    const [names = ''] = bare.slice(label.index + label[0].length, labels[at + 1]?.index).split(/[【〔[]/u);
    return CHINESE.test(label[0]) ? names.replace(BETWEEN, '、') : names;
  });
  // In front of who took the pictures stands who wrote, without a label as well.
  return parts.length > 0 ? parts.join('、') : bare.slice(0, first.index);
}

/**
 * `2026年3月2日 来源：水门新闻 作者：王小明`: the part of a line that opens with who wrote, where a date, a bracket or
 * another label stands before it; else the line.
 */
export function fromEasternOpening(line: string): string {
  if (!EASTERN.test(line)) return line;
  const labels = [...line.matchAll(LABELLED)];
  const first = labels.find(([, label = '']) => OF_WRITING.test(label));
  if (!first) return line;
  const before = line.slice(0, first.index);
  return labels[0]?.index === 0 || hasDate(before) || /^[【〔[（(]\s*$/u.test(before)
    ? line.slice(first.index)
    : line;
}

/** Whether all of the text is such a label: what stands there is no name. */
export function isEasternLabel(text: string): boolean {
  return LABEL_ALONE.test(text);
}

/** Whether it is one of those behind which no author stands. */
export function isOthersLabel(text: string): boolean {
  return OF_OTHERS.test(text);
}
