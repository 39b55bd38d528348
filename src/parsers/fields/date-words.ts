/** The words of dates, by language: months, halves of the day, zones. */

/**
 * How the months' names begin, in lower case. A longer beginning wins over a shorter one: `marras` is November in Finnish,
 * `mar` March in most of Europe; `lipn` is June in Croatian, `lip` July in Polish.
 */
const MONTHS: readonly string[] = [
  'jan jän ene gen sty янв січ јан яну tam oca ιαν led sij ian jaa sau ינו ينا जनव',
  'feb fév fev lut фев феб лют hel şub φεβ úno vel vee vas פבר فبر फर फ़र',
  'mar mär maa mrt мар бер μαρ μάρ bře már ožu kov מרץ مار मार',
  'apr avr abr kwi апр кві huh nis απρ dub ápr tra bal אפר أبر ابر अप्र',
  'may mai mag maj mei мая май мај тра tou μαΐ μαϊ μάι kvě máj maí svi geg מאי ماي मई',
  'jun juin giu cze июн чер юни јун kes haz ιουν čer čvn jún iun lipn lipa bir juun יונ يون जून',
  'jul juil lug lip июл лип юли јул hei tem ιουλ ιούλ čvc červenc červene júl iul srpa srpnj lie juul יול يول जुल',
  'aug aoû aou ago sie авг сер elo ağu αυγ αύγ srp kol rugp ágú אוג أغس اغس अगस',
  'sep set wrz сен вер сеп syy eyl σεπ zář sze ruj rugs ספט سبت सित',
  'oct okt ott out paź окт жов lok eki οκτ říj spa אוק أكت اكت अक्',
  'nov lis ноя лис ное нов marr kas νοε νοέ stu lap noi נוב نوف नव',
  'dec dez déc dic gru дек гру дец jou ara δεκ pro des det דצמ ديس दिस',
];

const LONGEST = 7;
const BEGINNINGS = new Map(
  MONTHS.flatMap((row, index) => row.split(' ').map((beginning) => [beginning.normalize('NFC'), index + 1])),
);

/** 1 to 12; undefined for what is no month in any of the languages. */
export function monthOf(name: string): number | undefined {
  // Hebrew hangs `in` on to the name.
  const low = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/^ב(?=\p{L}{3})/u, '');
  for (let length = Math.min(LONGEST, low.length); length >= 2; length--) {
    const month = BEGINNINGS.get(low.slice(0, length));
    if (month !== undefined) return month;
  }
  return undefined;
}

/** Zones by their letters, where these mean one offset the world over. `IST` and `CST` do not, `ET` changes with the season. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['z', 'Z'],
  ['utc', 'Z'],
  ['gmt', 'Z'],
  ['bst', '+01:00'],
  ['wat', '+01:00'],
  ['cet', '+01:00'],
  ['mez', '+01:00'],
  ['cest', '+02:00'],
  ['mesz', '+02:00'],
  ['sast', '+02:00'],
  ['eet', '+02:00'],
  ['eest', '+03:00'],
  ['eat', '+03:00'],
  ['msk', '+03:00'],
  ['trt', '+03:00'],
  ['pkt', '+05:00'],
  ['wib', '+07:00'],
  ['wita', '+08:00'],
  ['hkt', '+08:00'],
  ['sgt', '+08:00'],
  ['awst', '+08:00'],
  ['wit', '+09:00'],
  ['jst', '+09:00'],
  ['kst', '+09:00'],
  ['aest', '+10:00'],
  ['aedt', '+11:00'],
  ['nzst', '+12:00'],
  ['nzdt', '+13:00'],
  ['est', '-05:00'],
  ['edt', '-04:00'],
  ['cdt', '-05:00'],
  ['mst', '-07:00'],
  ['mdt', '-06:00'],
  ['pst', '-08:00'],
  ['pdt', '-07:00'],
]);

export const ZONE_NAMES = [...ZONES.keys()].sort((a, b) => b.length - a.length).join('|');

/** `Z` or `+01:00` for a zone's letters or digits; empty for what says no offset. */
export function offsetOf(zone: string): string {
  // In lower case, `est` and `eat` are words.
  const named = zone === zone.toUpperCase() ? ZONES.get(zone.toLowerCase()) : undefined;
  if (named) return named;
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(zone) ?? [];
  return hours ? `${sign}${hours}:${minutes}` : '';
}

/** What makes an hour one of the afternoon, in front of it or behind. */
export const AFTERNOON = /^(?:p\.?\s?m\.?|오후|下午|午後)$/iu;
export const HALVES_BEFORE = '오전|오후|上午|下午|午前|午後';
