/** Notes of the editors on what they have changed in an article. */

const NOTE =
  /^(?:(?:an )?earlier version of (?:this|the) (?:article|story|report|post)|correction|clarification|editor['’]s note|korrektur|richtigstellung|rectificatif|correcci[oó]n|rettelse|rättelse)\b/iu;
/** `(This Jan. 5 story was refiled to …)`, `This article was amended on 5 May 2026 to …` */
const CHANGED =
  /^[^\p{L}]{0,3}(?:this|the) (?:\p{L}{3,9}\.? \d{1,2} )?(?:article|story|report|post|headline)(?: (?:was|has|been|since|first|later))+ (?:refiled|amended|corrected|clarified|revised|updated)\b/iu;

/** Whether the text is such a note. */
export function isCorrection(text: string): boolean {
  return NOTE.test(text) || CHANGED.test(text);
}
