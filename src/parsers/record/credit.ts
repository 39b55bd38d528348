/** A caption and the credit at its end: `The harbour at dawn. (Photo: Jane Doe/Northwire)`. */

/** Words before the name of who took the picture, by language. */
const WORDS =
  'photo(?:graph)?(?:s|er|graphy)?|images?|picture|credits?|illustration|video|courtesy|source|' +
  'fotos?|bild(?:er|quelle)?|quelle|grafik|symbolbild|archivfoto|fotograf(?:i|ie|in)?|' +
  'crédits?(?: photos?)?|crédito|fotografía|imagen|imagem|fuente|foto di|fonte|immagine|' +
  'beeld|bron|kuva|mynd|ljósmynd|zdjęcie|fot\\.?|źródło|zdroj|fotó|sursa|fotoğraf|kaynak|sumber|ảnh|' +
  'фото|источник|φωτογραφία|写真|사진|照片|图片|圖片';
const OUTLETS = 'getty images|reuters|afp|ap photo|shutterstock|istock|adobe stock|imago';

const CREDIT_OPENS = new RegExp(
  `(?:^|[\\s(|[])((?:${WORDS})\\s*(?:credit|source|courtesy|by|von|de|of|por|di)?\\s*[:：/–-]\\s*.{2,100}|©\\s*.{2,100}|(?:${OUTLETS})\\b.{0,60})$`,
  'iu',
);
/** All of a short line may be the credit: `Jane Doe / Northwire`, `Jane Doe / AFP / Northwire`. */
const ONLY_CREDIT =
  /^(?:\p{Lu}[\p{L}.’' -]{2,40}\s?\/\s?(?:\p{Lu}[\p{L}.’' -]{1,40}\/\s?)?|(?:\p{Lu}[\p{L}.’'-]* ){1,4}via )\p{Lu}[\p{L}.’' -]{1,40}$/u;
/** The credit stands at the end: so many UTF-16 code units are looked at. */
const END = 160;

export function splitCredit(text: string): { caption: string | undefined; credit: string | undefined } {
  if (text.length <= 100 && ONLY_CREDIT.test(text)) return { caption: undefined, credit: text };
  const match = CREDIT_OPENS.exec(text.slice(-END));
  if (!match?.[1]) return { caption: text, credit: undefined };
  const at = text.length - Math.min(END, text.length) + match.index + match[0].length - match[1].length;
  const caption = text.slice(0, at).replace(/[\s(|[]+$/u, '');
  return {
    caption: caption || undefined,
    credit: text
      .slice(at)
      .replace(/[)\]]$/u, '')
      .trim(),
  };
}
