/** How captions and credits of pictures read. */
import { isAgency } from '../fields/agencies.js';

/** UTF-16 code units. */
const CAPTION_MOST = 400;
/** The same where a picture stands above. */
const LONG_CAPTION = 700;
/** A longer text that ends in the name of an agency is a report of it. */
const SHORT_CAPTION = 250;

/** A line that ends in the credit of a picture. */
const CREDIT_END =
  /[([](?!\p{L}+ of\b)(?:image|images|photo|photos|picture|pic|credit|photograph|video|foto|fotos|bild|bilder|symbolbild|archivfoto|imagen|crédit|photo by|file photo|getty|divulgação|reprodução|arte(?=:))\b[^()[\]]{0,80}[)\]]\.?$|(?:^|\s)(?:photo|image|picture|credit|photograph|foto|bild|crédit photo|fuente|quelle|фото|fotó|fotoğraf|zdjęcie|φωτογραφία)(?: (?:credit|by|source))?\s*:\s[^.!?]{2,90}$/iu;
/** `Featured image from Northwire. Chart by Jane Doe.` */
const CREDIT_OPENS =
  /^(?:(?:(?:featured|cover|header|main) )?(?:image|photo|picture)s? courtesy of|(?:featured|cover|header|main) (?:image|photo|picture)s? (?:from|via|by))\b/iu;
/** `Photography by Jane Doe.`, `Images: Northwire; Jane Doe, John Roe (Eastwire)`. No word may be read in two ways: that doubles the time. */
const CREDIT_LIST =
  /^(?:(?:Top|Lead|Header|Cover|Featured|Main) p|P)hotos? by \p{Lu}[^.!?]{2,80}$|^(?:Photography|Portraits?|Photographs?|Photos?|Pictures?|Images?|Illustrations?|Videos?)(?: by|:) \S+(?:[,;/]? (?:\p{Lu}[^\s,;]*|\([^()]{1,40}\)|\d[^\s,;]*|\p{Ll}+(?=,| \()|(?:and|for|via|of|the)(?! \(|,)))*\.?$/u;
/** UTF-16 code units. */
const CREDIT_LINE = 120;

/** What credits of pictures are called, by language; in most of them no other word ends a text with a name behind it. */
const LABELS =
  'beeld|kuvat?|kuvituskuva|mynd(?:ir)?|ljósmynd|fotó|kép|borítókép|kiemelt kép|fotoğraf|fotografie?|fotografija|fotografía|créditos?|nuotrauk(?:a|os)|' +
  'фото|фотография|снимк[аи]|слика|φωτ[οό](?:γραφί(?:α|ες))?|ảnh|ფოტო|լուսանկար(?:ը)?|' +
  'צילום|תצלום|تصوير|صورة|عکس|تصویر|फोटो|ছবি|புகைப்படம்|ภาพ|ขอบคุณภาพ|图片?|圖片?|图源|圖源|摄影|攝影|写真|撮影|画像';
/** `Silta maanantaina. Kuva: Matti Virtanen`, `（写真：ロイター）` */
const LABELLED = new RegExp(
  `(?:^|[\\s.。([（［【▲|–—-])(?:${LABELS})\\s?[:：=＝]\\s?[^.!?。！？]{2,90}$`,
  'iu',
);
/** `Fot. Jane Doe`, `ANTARA FOTO/Jane Doe`, `J. Doe nuotr.`, `Beeld Jane Doe`, `圖/王小明攝`, `（王小明摄）`, `＝山田太郎撮影`, `월요일의 다리. 사진=연합뉴스` */
const LABELLED_BY_PLACE: readonly RegExp[] = [
  /(?:^|[\s(])(?:[Ff]ot\.|FOT\.) ?\p{Lu}[^!?]{2,60}$/u,
  /(?:^|\s)(?:FOTO|Foto|foto|PHOTO|Photo|圖|图) ?[/／] ?[\p{Lu}\p{Lo}][\p{Ll}\p{Lo}][^.!?。]{1,60}$/u,
  /\p{Lu}\p{L}* nuotr(?:\.|auka)\)?$/u,
  /^(?:Beeld|Kuva|Mynd) \p{Lu}[\p{L}.’'-]*(?: (?:van|de|der|den|von|al|el|\p{Lu}[\p{L}.’'-]*)){1,4}$/u,
  /[（(／/][^（）()]{2,20}[摄攝][）)]?$/u,
  /[＝=][^＝=。]{2,30}(?:撮影|提供)$/u,
  // Alone it credits all pictures of the text, and stands at its end.
  /[^[(\s]\s?[([]?사진 ?[=:] ?[^.!?]{2,60}$/u,
];

/** The same by names: capitals tell them from words of a sentence. */
const SIGNED: readonly RegExp[] = [
  // `(AP Photo/Jane Doe)`, `(Jane Doe via Northwire)`
  /[([](?:\p{Lu}[\p{L}.]* ){0,3}(?:\p{Lu}[\p{L}.]* (?:(?:File )?Photo|Images?)\b|via \p{Lu})[^()[\]]{0,80}[)\]]\.?$/u,
  // `(Jane Doe, Northwire / March 5, 2026)`
  /\(\p{Lu}[^()]{2,60} \/ \p{Lu}\p{L}+\.? \d{1,2}, \d{4}\)\.?$/u,
  // `(Jane Doe/Northwire)`
  /\(\p{Lu}[\p{L}.’' -]{2,50}\/\s?\p{Lu}[^()]{1,50}\)\.?$/u,
  // `© Northwire / Jane Doe`
  /\s[©ⓒ]\s?[\p{Lu}\p{Lo}][^.!?]{1,60}$/u,
  // `- Copyright Jane Doe/Northwire. All rights reserved`
  /\s[—–-]\s?Copyright \p{Lu}[^!?]{2,80}$/u,
  // `— Picture by Jane Doe`
  /\s[—–-]\s?(?:Photo|Picture|Image|Foto|Bild)s? (?:by|courtesy of|von|de|di|av|af) \p{Lu}[^.!?]{2,60}$/u,
  // `Photo: the bridge on Monday (Jane Doe / Northwire)`
  /^(?:Photo|Picture|Image|Foto|Bild): \p{L}.*[([]\p{Lu}[^()[\]]{2,80}[)\]]\.?$/u,
  // `The bridge on Monday. Photo: J. Doe`
  /[.。] (?:Photo|Picture|Image|Foto|Bild): (?:\p{Lu}\. ?)+\p{Lu}[^.!?]{1,60}$/u,
  // `The bridge on MondayCredit: Northwire`, set apart by a style sheet
  /[\p{Ll}.)](?:Photo|Image|Picture|Credit|Foto|Bild): ?\p{Lu}[^.!?]{1,60}$/u,
  // `1of4The bridge on Monday`
  /^\d{1,3}of\d{1,3}\p{Lu}/u,
];

const CREDITS: readonly RegExp[] = [CREDIT_END, LABELLED, ...LABELLED_BY_PLACE, ...SIGNED];

/** Whether the text ends in the credit of a picture. */
export function isCredited(text: string): boolean {
  if (text.length > CAPTION_MOST) return false;
  if (text.length <= CREDIT_LINE && CREDIT_OPENS.test(text)) return true;
  if (CREDIT_LIST.test(text)) return true;
  if (!mayBeCredit(text)) return false;
  return CREDITS.some((pattern) => pattern.test(text));
}

/** `Jane Doe, second left, and …`, `Pictured with her dog is …` */
const PLACES =
  /[,(] ?(?:second |third |far |top |bottom |back |front )?(?:from )?(?:left|right|cent(?:er|re))(?:[),.:]|$| and (?!cent))|^pictured\b/iu;
/** `| Jane Doe/dpa` */
const BEHIND_BAR = /\s\|\s\p{Lu}[\p{L}.’'/ -]{4,50}$/u;
const LAST_WORDS = /[.。] ([^.。]{2,30})$|[([（]([^()（）]{2,40})[)）\]]$/u;

/** Whether the text says who stands where, or ends in the name of an agency: below a picture it is a caption. */
export function tellsOfPicture(text: string): boolean {
  if (text.length > LONG_CAPTION) return false;
  if (PLACES.test(text) || BEHIND_BAR.test(text)) return true;
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
