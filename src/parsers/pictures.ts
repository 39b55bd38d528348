/** How captions and credits of pictures read. */
import { isAgency } from './fields/agencies.js';

/** UTF-16 code units. */
const CAPTION_MOST = 400;
/** The same where a picture stands above. */
const LONG_CAPTION = 700;
/** A longer text that ends in the name of an agency is a report of it. */
const SHORT_CAPTION = 250;

/** A line that ends in the credit of a picture. */
const CREDIT_END =
  /[([](?!\p{L}+ of\b)(?:image|images|photo|photos|picture|pic|credit|photograph|video|foto|fotos|bild|bilder|symbolbild|archivfoto|imagen|crédit|photo by|file photo|getty|divulgação|reprodução|arte(?=:))\b[^()[\]]{0,80}[)\]]\.?$|(?:^|\s)(?:photo|image|picture|credit|photograph|foto|bild|crédit photo|fuente|quelle|фото|fotó|fotoğraf|zdjęcie|φωτογραφία)(?: (?:credit|by|source))?\s*:\s(?:[^.!?]|(?<=[\s.]\p{L}{1,3})\.){2,90}$/iu;
/** `Featured image from Northwire. Chart by Jane Doe.` */
const CREDIT_OPENS =
  /^(?:(?:(?:featured|cover|header|main) )?(?:image|photo|picture)s? courtesy of|(?:featured|cover|header|main) (?:image|photo|picture)s? (?:from|via|by))\b/iu;
/** `Photography by Jane Doe.`, `Images: Northwire; Jane Doe, John Roe (Eastwire)`. No word may be read in two ways: that doubles the time. */
const CREDIT_LIST =
  /^(?:(?:Top|Lead|Header|Cover|Featured|Main) p|P)hotos? by \p{Lu}[^.!?]{2,80}$|^(?:Photography|Portraits?|Photographs?|Photos?|Pictures?|Images?|Illustrations?|Videos?)(?: by|:) \S+(?:[,;/]? (?:\p{Lu}[^\s,;]*|\([^()]{1,40}\)|\d[^\s,;]*|\p{Ll}+(?=,| \()|(?:and|for|via|of|the)(?! \(|,)))*\.?$/u;
/** `FILE - In this March 5, 2026, file photo, the bridge …`; who took it may stand before that. */
const FILE_PHOTO = /^(?:[^.!?]{2,60} [–—-] )?FILE ?(?:[–—-]|PHOTO[ :]) ?\p{Lu}/u;
/** UTF-16 code units. */
const CREDIT_LINE = 120;
/** `1of4The bridge on Monday` */
const COUNTED = /^\d{1,3}of\d{1,3}\p{Lu}/u;
/** `The bridge on Monday – Click to enlarge` */
const ENLARGED =
  /(?:^|[.!?…–—|([:-]\s?)(?:click|tap|clique[rz]?|klik|klicken|haga clic|clicca)\b[^.!?]{0,30}\b(?:enlarge|expand|agrandir|vergr\p{L}+|forst\p{L}+|ampliar|ingrandire)\)?\.?$|zum vergrößern[^.!?]{0,30}(?:klicken|anklicken)\)?\.?$/iu;
/** `1 of 4. The bridge on Monday.`: below a picture, since `2 of 3.` may be a score. */
const NUMBERED = /^\d{1,3} of \d{1,3}\. \p{Lu}/u;
/** `Jane Doe/Associated Press - The bridge on Monday`, `Jane Doe/For the Lockside Times - …` */
const SIGNED_BEFORE = /^\p{Lu}[\p{L}.’' -]{2,40}\/((?:For )?\p{Lu}[\p{L}.’' ]{1,40}) [-–—] \P{L}?\p{Lu}/u;

/** What credits of pictures are called, by language: at the start of a line or behind a sentence. */
const LABELS =
  '[Bb]eeld|BEELD|[Bb]ild(?:quelle|nachweis|rechte)|[Kk]uvat?|KUVAT?|[Mm]ynd(?:ir)?|[Ll]jósmynd|[Ff]otó|[Kk]ép|[Bb]orítókép|[Kk]iemelt kép|[Ff]otoğraf|[Ff]otografija|[Ff]otografía|[Cc]rédito|[Nn]uotrauk(?:a|os)|' +
  '[Фф]ото|ФОТО|[Фф]отография|[Сс]нимк[аи]|СНИМК[АИ]|[Сс]лика|[Φφ]ωτ[οό]|[Φφ]ωτογραφί(?:α|ες)|ΦΩΤΟ|[Ảả]nh|ფოტო|[Լլ]ուսանկար(?:ը)?|' +
  'צילום|תצלום|تصوير|صورة|عکس|تصویر|फोटो|ছবি|புகைப்படம்|ภาพ|ขอบคุณภาพ|图片?|圖片?|图源|圖源|摄影|攝影|写真|撮影|画像|(?:影片|影像|視頻|视频|圖片|图片|照片|動画|画像|写真|映像)(?:來源|来源|提供|出處|出处|出典)|(?:사진|영상) ?(?:출처|제공)';
/** `Silta maanantaina. Kuva: Matti Virtanen`, `（写真：ロイター）` */
const LABELLED = new RegExp(
  `(?:^|[.!?。)\\]] ?|[([（［【▲|] ?|[–—-] )(?:${LABELS})\\s?[:：=＝]\\s?([^:：]{2,60})$`,
  'u',
);
/** A word of a name, of an outlet or a year. No sign stands both in a word and between two: that doubles the time. */
const NAME_WORD = '[\\p{Lu}\\p{Lo}\\p{Script=Georgian}\\d(©@][^\\s,;/|+&]*';
const SMALL_WORD = '(?:de|da|di|van|von|der|den|la|le|el|al|bin|and|und|et|y|e|i|og|och|ja|і|и|via)(?=\\s)';
const NAMES = new RegExp(
  `^(?:${NAME_WORD}|${SMALL_WORD})(?:[\\s,;/|+&]+(?:${NAME_WORD}|${SMALL_WORD}))*$`,
  'u',
);
/** `Fot. Jane Doe`, `ANTARA FOTO/Jane Doe` */
const SHORT_LABEL =
  /(?:^|[\s(（])(?:[Ff]ot\.|FOT\.|(?:FOTO|Foto|PHOTO|Photo|Ljósmynd|圖|图) ?[/／]) ?([\p{Lu}\p{Lo}][^!?]{1,60})$/u;
/** `J. Doe nuotr.`, `圖/王小明攝`, `（王小明摄）`, `受访者供图`, `（翻攝自臉書）`, `＝山田太郎撮影`, `(수문시 제공)`, `월요일의 다리. 사진=연합뉴스` */
const LABELLED_BEHIND: readonly RegExp[] = [
  /\p{Lu}\p{L}* nuotr(?:\.|auka)\)?$/u,
  /[（(／/][^（）()]{2,20}[摄攝][）)]?$/u,
  /(?:^|[。\s（(])[^（）()。，、,\s]{2,20}供[图圖][）)]?$/u,
  /[（(](?:[圖图]|照片|影片|[畫画]面)?(?:取自|[翻擷截][攝取圖]?自|翻[攝摄])[^（）()]{1,30}[）)]$/u,
  /[＝=][^＝=。]{2,30}(?:撮影|提供)$/u,
  /(?:\((?=[^()]*\)$)|(?:^|[\s.다])\/)\s?[^().!?/]{2,25}\s제공\)?$/u,
  // Alone it credits all pictures of the text, and stands at its end.
  /[^[(\s]\s?[([]?사진 ?[=:] ?[^.!?]{2,60}$/u,
];
/** `Beeld Jane Doe`, set apart by a style sheet. */
const BARE_LABEL = /^(?:Beeld|Kuva|Mynd) (\p{Lu}\S+ (?:(?:de|van|der|den|von) ){0,2}\p{Lu}[^.!?]{1,40})$/u;
/** Of scripts without cases. UTF-16 code units. */
const NAMES_MOST = 40;

function withoutBracket(text: string | undefined): string | undefined {
  return text?.replace(/[)）\]］】]\.?$/u, '');
}

/** Whether the words behind a label are names: they end no sentence, and are not quoted. */
function areNames(text: string | undefined): boolean {
  if (text === undefined || /[\p{STerm}…]$/u.test(text) || /^["“„«”]/u.test(text)) return false;
  return NAMES.test(text) && (!/^\p{Lo}/u.test(text) || text.length <= NAMES_MOST);
}

/** The same by names: capitals tell them from words of a sentence. */
const SIGNED: readonly RegExp[] = [
  // `(AP Photo/Jane Doe)`, `(Jane Doe via Northwire)`
  /[([](?:\p{Lu}[\p{L}.]* ){0,3}(?:\p{Lu}[\p{L}.]* (?:(?:File )?Photo|Images?)\b|via \p{Lu})[^()[\]]{0,80}[)\]]\.?$/u,
  // `(Clarion photo by Jane Doe)`, `(Submitted photo)`
  /[([](?:\p{Lu}[\p{L}.’'-]* ){0,3}(?:[Pp]hoto|[Pp]icture|[Ii]mage)s? (?:by|courtesy of|from) \p{Lu}[^()[\]]{1,60}[)\]]\.?$/u,
  /[([](?:Submitted|Staff|Courtesy|File|Provided|Handout|Contributed)(?: file)? (?:photo|picture|image)s?[)\]]\.?$/iu,
  // `The bridge on Monday. (Courtesy of Jane Doe)`
  /[.!?] [([]Courtesy (?:of )?\p{Lu}[^()[\]]{2,60}[)\]]\.?$/u,
  // `The bridge on Monday. Photo courtesy of Northwire.`
  /[.!?] (?:Photo|Picture|Image)s? courtesy of \p{Lu}[^.!?]{2,60}\.?$/u,
  // `(Jane Doe, Northwire / March 5, 2026)`
  /\(\p{Lu}[^()]{2,60} \/ \p{Lu}\p{L}+\.? \d{1,2}, \d{4}\)\.?$/u,
  // `(Jane Doe/Northwire)`, `(Jane Doe/jane@northwire.example)`
  /\(\p{Lu}[\p{L}.’' -]{2,50}\/\s?(?:\p{Lu}[^()]{1,50}|[\w.+-]+@[\w.-]+)\)\.?$/u,
  // `© Northwire / Jane Doe`
  /\s[©ⓒ]\s?[\p{Lu}\p{Lo}][^.!?]{1,60}$/u,
  // `- Copyright Jane Doe/Northwire. All rights reserved`
  /\s[—–-]\s?Copyright \p{Lu}[^!?]{2,80}$/u,
  // `— Picture by Jane Doe`
  /\s[—–-]\s?(?:Photo|Picture|Image|Foto|Bild)s? (?:by|courtesy of|von|de|di|av|af) \p{Lu}[^.!?]{2,60}$/u,
  // `Photo: the bridge on Monday (Jane Doe / Northwire)`
  /^(?:Photo|Picture|Image|Foto|Bild|PHOTO|PICTURE|IMAGE|FOTO|BILD): \p{L}.*[([]\p{Lu}[^()[\]]{2,80}[)\]]\.?$/u,
  // `The bridge on Monday. Photo: J. Doe`
  /[.。] (?:Photo|Picture|Image|Foto|Bild): (?:\p{Lu}\. ?)+\p{Lu}[^.!?]{1,60}$/u,
  // `The bridge on MondayCredit: Northwire`, set apart by a style sheet
  /[\p{Ll}.)](?:Photo|Image|Picture|Credit|Foto|Bild): ?\p{Lu}[^.!?]{1,60}$/u,
  // `The bridge on Monday. Jane Doe / NWP`, `The bridge on Monday. Photograph by Jane Doe/Northwire`
  /[.!?] \p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){1,3} \/ \p{Lu}{2,}$|[.!?] (?:Photo|Photograph|Illustration)s? by \p{Lu}[^.!?]{2,60}$/u,
];

const CREDITS: readonly RegExp[] = [CREDIT_END, ENLARGED, ...LABELLED_BEHIND, ...SIGNED];

/** Whether the text ends in the credit of a picture, or opens with its label. */
export function isCredited(text: string): boolean {
  if (text.length > CAPTION_MOST) return false;
  if (text.length <= CREDIT_LINE && CREDIT_OPENS.test(text)) return true;
  if (CREDIT_LIST.test(text) || COUNTED.test(text)) return true;
  if ((text.includes('FILE') && FILE_PHOTO.test(text)) || (text.includes('/') && isSignedBefore(text)))
    return true;
  if (!mayBeCredit(text)) return false;
  if ([LABELLED, SHORT_LABEL].some((label) => areNames(withoutBracket(label.exec(text)?.[1])))) return true;
  return CREDITS.some((pattern) => pattern.test(text));
}

/** Places may stand so as well: `LONDON/PARIS - …` */
function isSignedBefore(text: string): boolean {
  const [, outlet] = SIGNED_BEFORE.exec(text) ?? [];
  return outlet !== undefined && (outlet.startsWith('For ') || isAgency(outlet));
}

/** `Jane Doe, second left, and …`, `Pictured with her dog is …` */
const PLACES =
  /[,(] ?(?:second |third |far |top |bottom |back |front )?(?:from )?(?:left|right|cent(?:er|re))(?:[),.:]|$| and (?!cent))|^pictured\b/iu;
/** `| Jane Doe/dpa` */
const BEHIND_BAR = /\s\|\s\p{Lu}[\p{L}.’'/ -]{4,50}$/u;
const LAST_WORDS = /[.。] ([^.。]{2,30})$|[([（]([^()（）]{2,40})[)）\]]$/u;

/** `▲ 회전교의 베어링`, `旋转桥的轴承。王小明 摄`, `旋轉橋的軸承（資料照片）`, `旋轉橋的軸承。（水門市提供）` */
const TOOK =
  /^[▲△] ?\p{Script=Hangul}[^▲△]*$|[。\s]\p{Script=Han}{2,4}\s?[摄攝](?:影)?$|[（(](?:资料图片?|資料(?:圖|照片?|写真)|자료\s?사진)[）)]$|[（(][^（）()。]{2,20}提供[）)]$|[.다]\s[^.!?]{2,20}\s제공$/u;

/** Whether the text says who stands where, or ends in the name of an agency: below a picture it is a caption. */
export function tellsOfPicture(text: string): boolean {
  if (text.length > LONG_CAPTION) return false;
  if ([TOOK, PLACES, BEHIND_BAR, NUMBERED].some((pattern) => pattern.test(text))) return true;
  if (areNames(BARE_LABEL.exec(text)?.[1])) return true;
  const [, last, inBrackets = ''] = LAST_WORDS.exec(text) ?? [];
  return text.length <= SHORT_CAPTION && isAgency(last ?? inBrackets);
}

/** Sentences are not, and most lines are: a full stop stands behind a bracket there. */
function mayBeCredit(text: string): boolean {
  const last = text.at(-1);
  return last === '.'
    ? text.endsWith(').') || text.endsWith('].') || text.endsWith('nuotr.')
    : last !== '!' && last !== '?';
}
