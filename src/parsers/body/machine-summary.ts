/** The article in short, by a machine: a box that says so. */
import type { TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { isHeading } from '../prose.js';
import type { Page, Verdict } from './rules.js';

/** Such a note is a line. UTF-16 code units. */
const NOTE = 200;

/** In capitals: in small letters they are other words, `ai` and `ia`. */
const SHORT = /(?<![\p{L}\p{N}])(?:[AK]I|IA|ИИ)(?![\p{L}\p{N}])|AI[がで가로은는]/u;
const LONG =
  /artificial intelligence|künstliche\p{L}* intelligenz|intelligence artificielle|inteligencia artificial|inteligência artificial|intelligenza artificiale|kunstmatige intelligentie|kunstig intelligens|artificiell intelligens|tekoäly|sztuczn\p{L}+ inteligencj|uměl\p{L}+ inteligenc|mesterséges intelligencia|yapay zek|τεχνητή νοημοσύνη|искусственн\p{L}+ интеллект|штучн\p{L}+ інтелект|trí tuệ nhân tạo|kecerdasan buatan|الذكاء الاصطناعي|人工[智能慧]|인공지능|자동 ?요약/iu;
/** Stands in all that the two match, and is looked for first, as hardly a line has it. */
const HINT = /[AK]I|IA|ИИ|ntel|tekoäly|zek|νοημοσύνη|нтел|trí tuệ|kecerdasan|الاصطناعي|人工|인공지능|자동/u;
const SUMMARY =
  /summar|key points|takeaways|zusammen(?:fass|gefass)|kurzfassung|résum|resumen|resumo|riassunt|sintesi|samenvatt|samengevat|sammanfatt|sammendrag|oppsummer|opsummer|kortversjon|tiivistelm|streszcz|podsumowan|shrnut|souhrn|összefoglal|rezumat|περίληψη|özet|резюме|кратк|пересказ|стисл|要約|まとめ|요약|摘要|总结|總結|tóm tắt|ringkas|ملخص/iu;
const MADE =
  /generat|created|made|written|produced|assisted|erstellt|generiert|verfasst|généré|rédigé|réalisé|generad|elaborad|cread|hech[oa]|gerad[oa]|feit[oa]|criad[oa]|creat|realizzat|gemaakt|gegenereerd|genererad|skapad|gjord|laget|lavet|generer|skrevet|luotu|laati|tehty|wygenerowan|przygotowan|vytvo[řr]|készít|generál|oluştur|hazırlan|созда|сгенерир|подготов|створ|згенер|生成|作成|作られ|生產|생성|작성|결과|được tạo|dibuat|dihasilkan|إنشاء|بواسطة|δημιουργ/iu;

const SENTENCE = /[\p{STerm}…]["”»’)]*$/u;
/** How a sentence opens that speaks of the summary it stands with: others tell of summaries and machines. */
const OWN =
  /^[^\p{L}]*(?:(?:this|these|diese[rs]?|ce|cet|cette|ces|est[aeo]s?|quest[aeio]|dit|deze|denne|dette|disse|detta|denna|dessa|tämä|niniejsz\p{L}+|to|ta|ten|tento|toto|tato|ez|acest\p{L}*|bu|эт[аио]|этот|данн\p{L}+|ця|цей|αυτή|ringkasan ini|artikel ini|bản|هذا|summary|key points|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|samenvatting|(?:sammanfattning|opp?summering|kortversjon|sammenfatning|resumé)(?:en)?|sammendrag(?:et)?|tiivistelmä|streszczenie|podsumowanie|shrnutí|özet|περίληψη)(?!\p{L})|この|本|此|[该該这這]|以上|이 |본 |.{0,20}자동 ?요약)/iu;

/** Whether the line says that a machine summed the article up. */
export function isMachineNote(text: string): boolean {
  if (text.length > NOTE || !HINT.test(text) || (SENTENCE.test(text) && !OWN.test(text))) return false;
  return (SHORT.test(text) || LONG.test(text)) && SUMMARY.test(text) && MADE.test(text);
}

/** Blocks of such a box at most. */
const MOST = 16;

/** The largest box around such a note that is apart from the text. */
export function boxOfSummary({ box }: TextBlock, isApart: (box: Box) => boolean): Box | undefined {
  const isIt = (one: Box) => one.last - one.first < MOST && isApart(one);
  if (!isIt(box)) return undefined;
  let found = box;
  while (found.parent && isIt(found.parent)) found = found.parent;
  return found;
}

/** What stands in one box with such a note, apart from the paragraphs of the text, is not the article's. */
export function dropMachineSummary(
  inside: readonly TextBlock[],
  verdicts: Map<number, Verdict>,
  { columns, measure, root, textsIn }: Page,
): void {
  const isParagraph = (block: TextBlock) =>
    measure.proseOf(block).isProse && columns.placeOf(block) === 'flow' && !isMachineNote(block.text);
  const isApart = (box: Box) => box !== root && !textsIn(box).some(isParagraph);
  for (const note of inside) {
    if (!isMachineNote(note.text)) continue;
    const box = boxOfSummary(note, isApart);
    // Above the text itself it is what the text goes on with.
    if (isHeading(note) && (!box || box.first === box.last)) continue;
    for (const block of box ? textsIn(box) : [note])
      if (block === note || verdicts.get(block.index)?.label === 'body')
        verdicts.set(block.index, { label: 'none', kind: 'other', rule: 'machine-summary' });
  }
}
