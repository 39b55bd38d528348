/** What makes two blocks of two pages the same text: all words but dates and numbers, whatever their case and spacing. */
import { FNV_OFFSET, FNV_PRIME, isWord, wordNumbers } from '../words.js';

/** Words of dates, by language; a word that means something else as well (`may`) is folded with them and does no harm. */
const DATES: readonly string[] = [
  'january february march april may june july august september october november december',
  'jan feb mar apr jun jul aug sep sept oct nov dec',
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
  'januar jänner februar märz mai juni juli oktober dezember',
  'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag',
  'janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil déc',
  'lundi mardi mercredi jeudi vendredi samedi dimanche',
  'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic',
  'lunes martes miércoles jueves viernes sábado domingo',
  'janeiro fevereiro março maio junho julho setembro outubro dezembro segunda terça quarta quinta sexta feira',
  'gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre',
  'lunedì martedì mercoledì giovedì venerdì sabato domenica',
  'januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  'augusti måndag tisdag onsdag torsdag fredag lördag söndag',
  'marts maj mandag tirsdag lørdag søndag desember',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  // Halves of the day, and zones that change with the season.
  'am pm uhr gmt utc bst cet cest est edt pst pdt',
];

const FOLDED: ReadonlySet<number> = new Set(DATES.flatMap(wordNumbers));

/** What stands for a row of numbers and words of dates. */
const NUMBER = 0x9e3779b9;

/** 53 bits, so that two texts of a site hardly ever share a number. Undefined for text without a word of its own. */
export function fingerprintOf(text: string): number | undefined {
  const lower = text.toLowerCase();
  let high = FNV_OFFSET;
  let low = FNV_PRIME;
  let word = FNV_OFFSET;
  let isOpen = false;
  let isNumber = false;
  let words = 0;
  let wasNumber = false;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : 0;
    if (isWord(code)) {
      word = Math.imul(word ^ code, FNV_PRIME);
      isOpen = true;
      if (code >= 0x30 && code <= 0x39) isNumber = true;
    } else if (isOpen) {
      const folds = isNumber || FOLDED.has(word);
      if (!folds) words++;
      if (!folds || !wasNumber) {
        const value = folds ? NUMBER : word;
        high = mixed(high, value, 0x85ebca6b);
        low = mixed(low, value, 0xc2b2ae35);
      }
      wasNumber = folds;
      word = FNV_OFFSET;
      isOpen = false;
      isNumber = false;
    }
  }
  return words > 0 ? (high & 0x1fffff) * 2 ** 32 + low : undefined;
}

/** 32 bits; the order of the values counts. */
function mixed(sum: number, value: number, factor: number): number {
  const next = Math.imul(sum ^ value, factor);
  return (next ^ (next >>> 15)) >>> 0;
}
