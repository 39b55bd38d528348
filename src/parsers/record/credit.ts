/** A caption and the credit at its end: `The harbour at dawn. (Photo: Jane Doe/Northwire)`. */

const CREDIT_OPENS =
  /(?:^|[\s(|])((?:photo(?:graph)?(?:s|er|graphy)?|image|picture|credit|foto|bild|fotos?|quelle|crédit|crédito|source|illustration|video|grafik|courtesy)s?\s*(?:credit|courtesy|by|von|de|of)?\s*[:/–-]\s*.{2,100}|©\s*.{2,100}|(?:getty images|reuters|afp|ap photo|shutterstock|istock)\b.{0,60})$/iu;
/** All of a short line may be the credit: `Jane Doe / Northwire`. */
const ONLY_CREDIT = /^[\p{Lu}][\p{L}.’' -]{2,40}\s?(?:\/|via)\s?[\p{Lu}][\p{L}.’' -]{1,40}$/u;

export function splitCredit(text: string): { caption: string | undefined; credit: string | undefined } {
  if (text.length <= 100 && ONLY_CREDIT.test(text)) return { caption: undefined, credit: text };
  const match = CREDIT_OPENS.exec(text.slice(-160));
  if (!match?.[1]) return { caption: text, credit: undefined };
  const at = text.length - Math.min(160, text.length) + match.index + match[0].length - match[1].length;
  const caption = text.slice(0, at).replace(/[\s(|]+$/u, '');
  return { caption: caption || undefined, credit: text.slice(at).replace(/\)$/u, '').trim() };
}
