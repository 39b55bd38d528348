/** How reports in Japanese, Chinese and Korean open: from which place, and by whom or by which agency. */
import { isAgency } from './agencies.js';
import { isEasternName } from './byline-east.js';

export interface EasternDateline {
  place: string | undefined;
  /** Empty where an agency alone reports. */
  reporters: readonly string[];
  /** As the text has it. */
  agency: string | undefined;
}

/** Named groups, each of which may be left out. */
const OPENINGS: readonly RegExp[] = [
  // `【ロンドン＝山田太郎】`
  /^【(?<place>[\p{Script=Katakana}ー]{2,10}|\p{Script=Han}{2,4})[＝=](?<names>[^【】＝=]{2,24})】/u,
  // `【ニューヨーク共同】`
  /^【(?<place>[\p{Script=Katakana}ー・]{2,12}|\p{Script=Han}{2,3}?)(?<agency>共同|時事|ロイター)】/u,
  // `(서울=연합뉴스) 홍길동 기자 =`
  /^[([](?<place>\p{Script=Hangul}{1,8})=(?<agency>[^()[\]=]{2,12})[)\]](?:\s?(?<names>\p{Script=Hangul}{2,4}(?:[·,]\s?\p{Script=Hangul}{2,4}){0,4})\s?(?:선임|수습|전문|인턴)?(?:기자|특파원)\s?=)?/u,
  // `（中央社記者王小明台北2日電）`: names have three signs, mostly.
  /^[（(](?<agency>中央社)記者(?<names>(?:\p{Script=Han}{2,4}、){0,4}(?:\p{Script=Han}{3}|\p{Script=Han}{2}))(?<place>\p{Script=Han}{2,4})\d{1,2}日(?:\p{Script=Han}{0,2}電|綜合外電報導)[）)]/u,
  // `新华社北京3月2日电（记者王小明、李大华）`
  /^(?<agency>新华社|新華社|中新社|中新网|中新網)(?<place>\p{Script=Han}{2,5})\d{1,2}月\d{1,2}日[电電](?:\s?[（(][记記]者\s?(?<names>\p{Script=Han}{2,4}(?:[、\s]\p{Script=Han}{2,4}){0,4})[）)])?/u,
];

/** UTF-16 code units. */
const HEAD = 60;

/** Undefined for other texts. */
export function easternDateline(text: string): EasternDateline | undefined {
  if (!/^[【([（新中]/u.test(text)) return undefined;
  for (const opening of OPENINGS) {
    const { place, names = '', agency } = opening.exec(text.slice(0, HEAD))?.groups ?? {};
    if (place === undefined) continue;
    if (isAgency(names)) return { place, reporters: [], agency: names };
    const reporters = names.split(/[、・·,\s]\s?/u).filter(isEasternName);
    if (names === '' || reporters.length > 0) return { place, reporters, agency };
  }
  return undefined;
}
