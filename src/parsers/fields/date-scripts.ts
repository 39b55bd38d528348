/** Dates of other scripts and calendars, in the terms of those of the West. */

/** What none of this is needed for. */
const OTHER =
  /[\u0590-\u1fff\u200c-\u200f\u2066-\u2069\uff10-\uff19]|fómhair|令和|平成|民[國国]|[時时시]\s?\d[分분]/iu;

/** Joints and directions of letters, which nobody sees. */
const INVISIBLE = /[\u200c-\u200f\u061c\u2066-\u2069]/gu;

/** The text with our digits and years, and each month's name in one word. */
export function asInTheWest(text: string): string {
  if (!OTHER.test(text)) return text;
  const plain = westernDigits(text.replace(INVISIBLE, ''));
  if (THAI_OR_LAO.test(plain)) return ofThailand(plain);
  return inOneWord(
    plain
      .replace(PERSIAN_DATE, (_, day, month, year) => ofPersia(year, month, day))
      .replace(ERA, (_, era, year) => `${(BEFORE_ERA[era] ?? 0) + (year === '元' ? 1 : Number(year))}年`)
      .replace(SHORT_MINUTE, '$10$2'),
  );
}

/** `令和8年`, `平成元年`, `民國115年` */
const ERA = /(令和|平成|民國|民国)\s?(元|\d{1,3})\s?年/gu;
/** The year before each began. */
const BEFORE_ERA: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 民國: 1911, 民国: 1911 };
/** `3時5分` */
const SHORT_MINUTE = /(\d[時时시]\s?)(\d)(?=[分분])/gu;

/** Zeros of the scripts whose pages count in digits of their own; nine digits stand behind each. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
  0xff10,
];
const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu;

function westernDigits(text: string): string {
  return text.replace(OTHER_DIGITS, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

const THAI_OR_LAO = /[\u0e01-\u0eff]/u;
/** `ม.ค.` */
const SHORT = /([\u0e01-\u0eff]{1,2})\.\s?([\u0e01-\u0eff])\./gu;
const BUDDHIST = /(?<!\d)25\d{2}(?!\d)/gu;
/** `17/01/69`, `17 ม.ค. 69` */
const SHORT_YEAR =
  /(?<![\d/])(\d{1,2}\s?\/\s?\d{1,2}\s?\/\s?|\d{1,2}\s[\u0e01-\u0e4e]{2,12}\s)(\d{2})(?![\d:./])/gu;
/** Thailand counts from the year 543 before ours. */
const BEFORE_OURS = 543;
/** Of years of two digits. */
const CENTURIES = 2_500;

function ofThailand(text: string): string {
  return text
    .replace(SHORT, '$1$2')
    .replace(SHORT_YEAR, (_, day, year) => `${day}${CENTURIES + Number(year) - BEFORE_OURS}`)
    .replace(BUDDHIST, (year) => String(Number(year) - BEFORE_OURS));
}

/** Months of two words, and one of the same in another language: Irish; the Levant. */
const TWO_WORDS: readonly (readonly [RegExp, string])[] = [
  [/meán fómhair/iu, 'september'],
  [/deireadh fómhair/iu, 'october'],
  [/تشرين ال[أا]ول/u, 'أكتوبر'],
  [/تشرين الثاني/u, 'نوفمبر'],
  [/كانون ال[أا]ول/u, 'ديسمبر'],
  [/كانون الثاني/u, 'يناير'],
];

function inOneWord(text: string): string {
  const found = TWO_WORDS.find(([name]) => name.test(text));
  return found ? text.replace(found[0], found[1]) : text;
}

/** Months of the solar year of Iran, and what Afghanistan calls them. */
const PERSIAN_MONTHS =
  'فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|حمل|ثور|جوزا|سرطان|اسد|سنبله|میزان|عقرب|قوس|جدی|دلو|حوت';
/** `27 دی 1404` */
const PERSIAN_DATE = new RegExp(
  `(?<!\\d)(\\d{1,2})\\s+(${PERSIAN_MONTHS})(?:\\s?ماه)?،?\\s+(1[34]\\d{2})(?!\\d)`,
  'gu',
);
/** Made when it is asked for: that takes ten milliseconds. */
let persian: Intl.DateTimeFormat | undefined;
const DAY_MS = 86_400_000;

/** The same day as `17 Jan 2026`, empty where there is none: the solar year begins with the spring, and its first six months have 31 days. */
function ofPersia(year: string, month: string, day: string): string {
  persian ??= new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { dateStyle: 'short', timeZone: 'UTC' });
  const at = PERSIAN_MONTHS.split('|').indexOf(month) % 12;
  const days = at * 30 + Math.min(at, 6) + Number(day) - 1;
  const near = Date.UTC(Number(year) + 621, 2, 20) + days * DAY_MS;
  for (const off of [0, 1, 2, -1]) {
    const date = new Date(near + off * DAY_MS);
    if (persian.format(date).startsWith(`${at + 1}/${Number(day)}/${year}`))
      return date.toUTCString().slice(5, 16);
  }
  return '';
}
