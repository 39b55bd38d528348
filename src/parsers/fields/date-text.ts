/** Reading dates as pages write them. What a date does not say, such as its zone, is not added. */

/** RFC 3339 with offset, a local date-time `2026-01-05T10:00`, or a date `2026-01-05`. */
export type DateText = string;

/** First three or more letters of the months' names, by number; languages whose names begin alike share an entry. */
const MONTHS: readonly string[] = [
  'jan|ene|gen|sty|янв|січ|tammi|oca|ιαν|led',
  'feb|fév|fev|lut|фев|лют|helmi|şub|φεβ|úno',
  'mar|mär|maa|mär|mrt|март|бер|μαρ|bře|már',
  'apr|avr|abr|kwi|апр|кві|huhti|nis|απρ|dub|ápr',
  'may|mai|mag|maj|mei|мая|май|трав|touko|μαΐ|μαϊ|kvě|máj',
  'jun|juin|giu|cze|июн|чер|kesä|haz|ιουν|čvn|jún',
  'jul|juil|lug|lip|июл|лип|heinä|tem|ιουλ|čvc|júl',
  'aug|aoû|aou|ago|sie|авг|сер|elo|ağu|αυγ|srp',
  'sep|set|wrz|сен|вер|syys|eyl|σεπ|zář|szept',
  'oct|okt|ott|out|paź|окт|жов|loka|eki|οκτ|říj',
  'nov|lis|ноя|лис|marras|kas|νοε|lis',
  'dec|dez|déc|dic|gru|дек|гру|joulu|ara|δεκ|pro',
];

/** `lis` is November in Polish and Czech, `maj` May; entries further down the year win where two begin alike. */
const MONTH_NAMES = MONTHS.map((names) => new RegExp(`^(?:${names})`, 'iu'));

const ISO =
  /\b((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?/iu;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$/u;
/** `5 January 2026`, `5. Januar 2026`, `5 de enero de 2026`, `Mon, 05 Jan 2026`. */
const DAY_MONTH_YEAR =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:de|of))?[\s,/.-]+(\p{L}{3,12})\.?,?(?:\s+(?:de|del))?[\s,/-]+((?:19|20)\d{2})(?!\d)/iu;
/** `January 5, 2026`. */
const MONTH_DAY_YEAR = /(?<!\p{L})(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{2})(?!\d)/iu;
const NUMERIC = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d{2})(?!\d)/u;
const YEAR_FIRST = /(?<!\d)((?:19|20)\d{2})[./年]\s?(\d{1,2})[./月]\s?(\d{1,2})/u;
const TIME =
  /(?<!\d)(\d{1,2})[:.h](\d{2})(?::(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?\s*(Z\b|UTC|GMT|[+-]\d{2}:?\d{2})?/iu;

export interface DateOptions {
  /** In `3/4/2026` the month comes first. Only the United States writes so. */
  monthFirst?: boolean;
}

/** The first date in the text; undefined where there is none. */
export function readDate(text: string, options: DateOptions = {}): DateText | undefined {
  const line = text.slice(0, 300).trim();
  const epoch = /^1\d{9}(?:\d{3})?$/u.exec(line);
  if (epoch) return seconds(Number(line.slice(0, 10)));
  const iso = ISO.exec(line) ?? COMPACT.exec(line);
  if (iso) return dateOf(iso[1], iso[2], iso[3], iso[4], iso[5], iso[6], iso[7]);
  const found = named(line) ?? numeric(line, options);
  if (!found) return undefined;
  const { year, month, day, rest } = found;
  const [, hour, minute, second, half, zone] = TIME.exec(rest) ?? [];
  return dateOf(year, month, day, hour && hourOf(hour, half), minute, second, zone);
}

/** Where the text holds a date: to tell a date line from other text. */
export function hasDate(text: string): boolean {
  const line = text.slice(0, 300);
  return [ISO, NUMERIC, YEAR_FIRST].some((pattern) => pattern.test(line)) || named(line) !== undefined;
}

interface Day {
  year: string | undefined;
  month: string;
  day: string | undefined;
  rest: string;
}

function named(line: string): Day | undefined {
  const dayFirst = DAY_MONTH_YEAR.exec(line);
  const month = dayFirst && monthOf(dayFirst[2]);
  if (dayFirst && month) return { year: dayFirst[3], month, day: dayFirst[1], rest: around(line, dayFirst) };
  const monthFirst = MONTH_DAY_YEAR.exec(line);
  const other = monthFirst && monthOf(monthFirst[1]);
  if (monthFirst && other)
    return { year: monthFirst[3], month: other, day: monthFirst[2], rest: around(line, monthFirst) };
  return undefined;
}

function numeric(line: string, { monthFirst }: DateOptions): Day | undefined {
  const ahead = YEAR_FIRST.exec(line);
  if (ahead) return { year: ahead[1], month: ahead[2] as string, day: ahead[3], rest: around(line, ahead) };
  const match = NUMERIC.exec(line);
  if (!match) return undefined;
  const [, first = '', second = '', year] = match;
  const swapped = Number(second) > 12 || (monthFirst && Number(first) <= 12);
  return { year, month: swapped ? first : second, day: swapped ? second : first, rest: around(line, match) };
}

/** The time stands behind the date more often than before it. */
function around(line: string, match: RegExpExecArray): string {
  const behind = line.slice(match.index + match[0].length);
  return TIME.test(behind) ? behind : `${behind} ${line.slice(0, match.index)}`;
}

function monthOf(name: string | undefined): string | undefined {
  const index = MONTH_NAMES.findLastIndex((pattern) => pattern.test(name ?? ''));
  return index < 0 ? undefined : String(index + 1);
}

function hourOf(hour: string, half: string | undefined): string {
  const number = Number(hour);
  if (!half) return hour;
  const afternoon = half.toLowerCase().startsWith('p');
  return String((number % 12) + (afternoon ? 12 : 0));
}

function dateOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour?: string,
  minute?: string,
  second?: string,
  zone?: string,
): DateText | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const real = new Date(Date.UTC(y, m - 1, d));
  if (real.getUTCFullYear() !== y || real.getUTCMonth() !== m - 1 || real.getUTCDate() !== d)
    return undefined;
  const date = `${y}-${two(m)}-${two(d)}`;
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return date;
  const time = `${two(Number(hour))}:${minute}${second || zone ? `:${second ?? '00'}` : ''}`;
  return `${date}T${time}${zone ? zoneOf(zone) : ''}`;
}

function zoneOf(zone: string): string {
  if (/^(?:z|utc|gmt)$/iu.test(zone)) return 'Z';
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(zone) ?? [];
  return `${sign}${hours}:${minutes}`;
}

function seconds(epoch: number): DateText {
  return new Date(epoch * 1_000).toISOString().replace('.000Z', 'Z');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
