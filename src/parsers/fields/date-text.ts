/** Reading dates as pages write them. What a date does not say, such as its zone, is not added. */
import { asInTheWest } from './date-scripts.js';
import { AFTERNOON, HALVES_BEFORE, HALVES_BEHIND, monthOf, offsetOf, ZONE_NAMES } from './date-words.js';

/** RFC 3339 with offset, a local date-time `2026-01-05T10:00`, or a date `2026-01-05`. */
export type DateText = string;

const ISO =
  /\b((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?/iu;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$/u;
/**
 * `5 January 2026`, `5. Januar 2026`, `5 de enero de 2026`, `5 d’abril del 2026`, `Mon, 05 Jan 2026`; the Levant and Egypt
 * name months apart: `5 آب/أغسطس 2026`; Thailand names the era before the year.
 */
const DAY_MONTH_YEAR =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ο|η|\.)?(?:\s+(?:de|of|η|ης))?[\s,/.-]+(?:d[’']|[\p{Script=Arabic} ]{2,16}\/\s?)?([\p{L}\p{M}]{2,16})[.॰׳]?[,،]?(?:\s+(?:de|del|คศ|พศ))?[\s,/-]+((?:19|20)\d{2})(?!\d)/giu;
/** `January 5, 2026`. */
const MONTH_DAY_YEAR =
  /(?<!\p{L})([\p{L}\p{M}]{2,16})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{2})(?!\d)/giu;
/** `Mon Jan 05 10:00:00 EST 2026`, as Java and C print it. */
const YEAR_LAST = /(?<!\p{L})(\p{L}{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2} [A-Z]{2,5}) ((?:19|20)\d{2})(?!\d)/u;
/** `2026. január 5.`, `2026 m. sausio 5 d.`, `2026 թ. հունվարի 5`, `2026(e)ko urtarrilaren 5(a)`. */
const YEAR_MONTH_DAY =
  /(?<!\d)((?:19|20)\d{2})(?:\.|\s+(?:m|թ)\.|(?:\(e\)|e)?ko)?\s+([\p{L}\p{M}]{2,16})\.?\s+(\d{1,2})(?!\d)/giu;
/** `2026. gada 5. janvāris`, `2026 ж. 5 қаңтар`, `2026-жыл, 5-январь`. */
const YEAR_DAY_MONTH =
  /(?<!\d)((?:19|20)\d{2})[.-]?\s?(?:gada|ж|жыл\p{L}{0,4})\.?,?\s+(\d{1,2})[.-]?\s?([\p{L}\p{M}]{3,16})/giu;
/** `5 tháng 1, 2026`, `5 thg 1, 2026`. */
const NUMBERED_MONTH =
  /(?<!\d)(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2})(?:,\s*|\s+)(?:năm\s+)?((?:19|20)\d{2})(?!\d)/iu;
const NUMERIC = /(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?((?:19|20)\d{2})(?!\d)/u;
/** `2026/01/05`, `2026年1月5日`, `2026 оны 1-р сарын 5`. */
const YEAR_FIRST =
  /(?<!\d)((?:19|20)\d{2})\s?(?:[./年년]|оны)\s?(\d{1,2})\s?(?:[./月월]|(?:-?р|д[уү]г[аэ]{2}р)?\s?сарын)\s?(\d{1,2})(?!\d)/u;
const TIME = new RegExp(
  `(?<!\\d)(?:(${HALVES_BEFORE})\\s?)?(\\d{1,2})(?:[:.h]|[時时시]\\s?)(\\d{2})(?::(\\d{2}))?[分분]?\\s*(a\\.?\\s?m\\b\\.?|p\\.?\\s?m\\b\\.?|${HALVES_BEHIND})?\\s*\\(?(?:(?:GMT|UTC)(?=[+-]\\d))?((?:${ZONE_NAMES})\\b|[+-]\\d{2}:?\\d{2}|(?<=GMT|UTC)[+-]\\d{1,2}(?::\\d{2})?(?![\\d:]))?`,
  'iu',
);
/** `3/09/15 8:00am`, `03.09.15, 8:00`, `03.09.15 um 8.00 Uhr`: a year of two digits, told by the time behind it. */
const SHORT_YEAR =
  /(?<![\p{L}\d/.])(\d{1,2})([/.])\s?(\d{1,2})\2(\d{2})(?=,?\s+(?:(?:at|um|kl\.|klo|[-–|])\s)?\d{1,2}:\d{2}|,?\s+(?:(?:um|kl\.|klo)\s\d{1,2}\.\d{2}|\d{1,2}\.\d{2}\sUhr))/u;
/** `Published 3/09/15`: the same, told by the word before it. */
const SHORT_YEAR_TOLD =
  /(?<=^(?:first )?(?:published|posted|updated)(?: on)?:?\s)(\d{1,2})([/.])\s?(\d{1,2})\2(\d{2})(?![\d/.:])/iu;
/** Every date that is read names its year, so that most text is told apart by this alone. */
const YEAR = /(?<!\d)(?:19|20)\d{2}/u;

export interface DateOptions {
  /** In `3/4/2026` the month comes first. Only the United States writes so. */
  monthFirst?: boolean;
  /** The page's, by its code: neighbours may give a month's name to another. */
  language?: string;
}

/** The first date in the text; undefined where there is none. */
export function readDate(text: string, options: DateOptions = {}): DateText | undefined {
  const line = usual(text);
  const epoch = /^1\d{9}(?:\d{3})?$/u.exec(line);
  if (epoch) return seconds(Number(line.slice(0, 10)));
  if (!YEAR.test(line)) return undefined;
  const iso = ISO.exec(line) ?? COMPACT.exec(line);
  if (iso) return dateOf(iso[1], iso[2], iso[3], iso[4], iso[5], iso[6], iso[7]);
  const found = named(line.replace(YEAR_LAST, '$1 $2, $4 $3'), options.language) ?? numeric(line, options);
  if (!found) return undefined;
  const { year, month, day, rest } = found;
  const [, before, hour, minute, second, behind, zone] = TIME.exec(rest) ?? [];
  return dateOf(year, month, day, hour && hourOf(hour, before ?? behind), minute, second, zone);
}

/** Where the text holds a date: to tell a date line from other text. */
export function hasDate(text: string): boolean {
  const line = usual(text);
  if (!YEAR.test(line)) return false;
  return [ISO, NUMERIC, YEAR_FIRST].some((pattern) => pattern.test(line)) || named(line) !== undefined;
}

/** `Jane Doe on 5 March`: what leads to a date. */
const ON = /\s(?:on|am|vom|el|le|il|den|em|op|dne)\s*$/u;

/** What stands before and behind the first date whose month is named, or whose year stands first; the text alone where there is none. */
export function aroundDate(text: string): readonly string[] {
  if (!YEAR.test(text)) return [text];
  for (const [pattern, name] of [
    [DAY_MONTH_YEAR, 2],
    [MONTH_DAY_YEAR, 1],
  ] as const) {
    for (const match of text.matchAll(pattern))
      if (monthOf(match[name] ?? '') !== undefined)
        return [text.slice(0, match.index).replace(ON, ''), text.slice(match.index + match[0].length)];
  }
  const match = YEAR_FIRST.exec(text) ?? ISO.exec(text);
  return match
    ? [
        text.slice(0, match.index).replace(/[\s|–—-]{1,8}$/u, ''),
        text.slice(match.index + match[0].length).replace(/^[日일]/u, ''),
      ]
    : [text];
}

/** UTF-16 code units. */
const LINE = 300;

/** The line as a western page has it, with its years in full. */
function usual(text: string): string {
  const line = asInTheWest(text.slice(0, LINE)).trim();
  const short = [SHORT_YEAR, SHORT_YEAR_TOLD].find((pattern) => pattern.test(line));
  return short
    ? line.replace(short, (_, first, sign, second, year) =>
        // With points the day comes first, wherever the page is from.
        sign === '.' ? `20${year}/${second}/${first}` : `${first}/${second}/20${year}`,
      )
    : line;
}

interface Day {
  year: string | undefined;
  month: string;
  day: string | undefined;
  rest: string;
}

function named(line: string, language?: string): Day | undefined {
  const numbered = NUMBERED_MONTH.exec(line);
  if (numbered) {
    const [, day, month = '', year] = numbered;
    return { year, month, day, rest: around(line, numbered) };
  }
  return (
    inOrder(line, language, DAY_MONTH_YEAR, 3, 2, 1) ??
    inOrder(line, language, MONTH_DAY_YEAR, 3, 1, 2) ??
    inOrder(line, language, YEAR_MONTH_DAY, 1, 2, 3) ??
    inOrder(line, language, YEAR_DAY_MONTH, 1, 3, 2)
  );
}

/** Year, month's name and day by their groups in the pattern, where the name is one. */
function inOrder(
  line: string,
  language: string | undefined,
  pattern: RegExp,
  year: number,
  name: number,
  day: number,
): Day | undefined {
  for (const match of line.matchAll(pattern)) {
    const month = monthOf(match[name] ?? '', language);
    if (month) return { year: match[year], month: String(month), day: match[day], rest: around(line, match) };
  }
  return undefined;
}

/** `le 3/4/2026`: whatever the page says of its language, which systems say by themselves, the line is not English. */
const NOT_ENGLISH = /(?:^|\s)(?:le|du|el|del|d[ií]a|il|vom|den|em|op|dne)\s*$/iu;

function numeric(line: string, { monthFirst }: DateOptions): Day | undefined {
  const ahead = YEAR_FIRST.exec(line);
  if (ahead) return { year: ahead[1], month: ahead[2] as string, day: ahead[3], rest: around(line, ahead) };
  const match = NUMERIC.exec(line);
  if (!match) return undefined;
  const [, first = '', second = '', year] = match;
  const isMonthFirst = monthFirst && Number(first) <= 12 && !NOT_ENGLISH.test(line.slice(0, match.index));
  const swapped = Number(second) > 12 || isMonthFirst;
  return { year, month: swapped ? first : second, day: swapped ? second : first, rest: around(line, match) };
}

/** The time stands behind the date more often than before it. */
function around(line: string, match: RegExpExecArray): string {
  const behind = line.slice(match.index + match[0].length);
  return TIME.test(behind) ? behind : `${behind} ${line.slice(0, match.index)}`;
}

function hourOf(hour: string, half: string | undefined): string {
  const number = Number(hour);
  return half ? String((number % 12) + (AFTERNOON.test(half) ? 12 : 0)) : hour;
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
  const offset = zone ? offsetOf(zone) : '';
  const time = `${two(Number(hour))}:${minute}${second || offset ? `:${second ?? '00'}` : ''}`;
  return `${date}T${time}${offset}`;
}

function seconds(epoch: number): DateText {
  return new Date(epoch * 1_000).toISOString().replace('.000Z', 'Z');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
