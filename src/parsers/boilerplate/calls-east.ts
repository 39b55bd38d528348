/** Lines in which sites in Chinese, Japanese and Korean speak to their readers: without spaces there are no words to look up. */
import type { BoilerplateKind } from '../../model/article.js';

/** UTF-16 code units. */
const MOST = 90;

/** How such lines open: with a sign, or with what the reader is to do or may want. */
const OPENS =
  /^[\s【［[（(]{0,3}(?:[▶►▷★☆※→↓👉☞●■◆]|更多|想看|想了解|欢迎|歡迎|请|請|点击|點擊|点此|點此|點我|点我|扫|掃|喜欢|喜歡|关注|關注|加入|追蹤|下载|下載|打开|打開|往下|繼續往下|この記事|気に入|最新|もっと|公式|記事が|line|x\s?\(|twitter|あなたの|카카오톡|카톡|네이버|유튜브|전화|메일|이메일|당신의|여러분의|제보|구독|독자|※この|続き|写真|画像|動画|全文|本文由|本文[經经获獲]|未[經经])/iu;

/** A kind, and what is asked for. */
const THINGS: readonly (readonly [kind: BoilerplateKind, thing: RegExp])[] = [
  [
    'share',
    /(?:关注|關注|搜索?|扫|掃|加).{0,20}(?:公众号|公眾號|视频号|小程序|微信|微博)|扫一扫|(?:扫|掃).{0,8}(?:二维码|qr\s?code)|(?:加入|追蹤|訂閱).{0,20}(?:line|好友|頻道|社群|粉絲團|粉絲專頁)|フォロー(?:して|しよう|する|はこちら|をお願い)|友(?:だち|達)追加|チャンネル登録|いいね！?\s?(?:しよう|して|を?お願い)|채널\s?(?:을\s?)?추가|제보.{0,12}(?:검색|바랍|기다|부탁|주세요|뉴스가)/iu,
  ],
  [
    'newsletter',
    /(?:下载|下載|打开|打開).{0,16}(?:客户端|客戶端|app)|app\s?商店|アプリを?ダウンロード|(?:メルマガ|メールマガジン|ニュースレター).{0,8}(?:登録|購読)/iu,
  ],
  [
    'related',
    /(?:点击|點擊|进入|進入).{0,8}(?:专题|專題)|更多精彩|往下看|往下閱讀|更多.{1,14}(?:報導|报道|新聞|新闻|文章)\s?(?:$|[:：])/u,
  ],
  // What Taiwan's papers close such reports with, between stars mostly: `☆…提醒您，飲酒過量有害健康☆`.
  [
    'other',
    /^[☆★※◎].*(?:(?:提醒|關心)您|飲酒過量|禁止酒駕|酒後不開車|喝酒不開車|未滿18歲|請(?:撥打?|洽).{0,24}(?:專線|\d{3}))/u,
  ],
  [
    'related',
    /^(?:続き|写真|画像|動画|全文|記事)(?:特集)?[はを](?:こちら|見る|読む)(?:から)?(?:[（(][全\d枚]{2,6}[）)])?$/u,
  ],
  ['source-link', /^本文(?:由|[經经獲获]).{2,30}(?:授[權权]|[轉转][載载])/u],
  [
    'copyright',
    /^未[經经].{0,6}(?:授[權权]|[許许]可).{0,4}(?:[請请]勿|不得|禁止|[嚴严]禁|[謝谢][絕绝]).{0,6}(?:[轉转][載载]|使用).{0,8}$/u,
  ],
  [
    'subscribe',
    /有料(?:会員|記事)限定|구독(?:하기|하세요|과 좋아요|해 ?주세요|\s?신청)|購読(?:する|はこちら|の?お申)/u,
  ],
];

/** What portals put around what they take over, in these words. */
const STANDING: readonly (readonly [kind: BoilerplateKind, line: RegExp])[] = [
  ['legal', /出于传递更多信息之目的|传递更多信息.{0,24}(?:不代表|并不意味着)/u],
  ['advertisement', /^炒股就看.{2,24}(?:研报|分析师)/u],
];
/** UTF-16 code units. */
const STANDING_MOST = 300;

/** Somebody is quoted. */
const QUOTED = /[“”「」『』]/u;
/** What ends as a sentence tells of something, unless it speaks to the reader. */
const SENTENCE = /[。．]$|다\.$/u;
const READER = /您|你|我们|我們|本站|本报|本報|喜[欢歡]这篇|ください|ましょう|お願い|부탁|바랍|주세요/u;

/** Undefined for what is no call. `text` is one line. */
export function easternCallOf(text: string): BoilerplateKind | undefined {
  if (text.length > STANDING_MOST) return undefined;
  const standing = /[传炒]/u.test(text) ? STANDING.find(([, line]) => line.test(text)) : undefined;
  if (standing) return standing[0];
  if (text.length > MOST || !OPENS.test(text) || QUOTED.test(text)) return undefined;
  if (SENTENCE.test(text) && !READER.test(text)) return undefined;
  return THINGS.find(([, thing]) => thing.test(text))?.[0];
}
