/** Dates in the words of the world's languages, as ICU writes them, and in other forms that their pages have. */
import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/parsers/fields/date-text.js';

const LANGUAGES =
  'af am ar ar-EG ar-MA az be bg bn bs ca cs cy da de el en en-GB en-IN es es-MX et eu fa fi fil fr fr-CA ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mr ms my ne nl no pa pl pt pt-PT ro ru sk sl sq sr sr-Latn sv sw ta te th tr uk ur uz vi zh zh-TW';

/** Short forms that are words or names elsewhere, of one letter, or of two words. */
const LEFT_OUT: readonly string[] = [
  '17 d’ag. 2026',
  '17 Ion 2026',
  'Hun 17, 2026',
  '2026(e)ko abu. 17(a)',
  '2026(e)ko ira. 17(a)',
  '2026(e)ko abe. 17(a)',
  '17 MFómh 2026',
  '17 DFómh 2026',
  '၂၀၂၆ ဧ ၁၇',
  '၂၀၂၆ ဩ ၁၇',
];

describe('dates of every month', () => {
  it.each(LANGUAGES.split(' '))('are read in %s', (language) => {
    const wrong: string[] = [];
    for (const dateStyle of ['full', 'long', 'medium'] as const) {
      const form = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC', calendar: 'gregory' });
      for (let month = 0; month < 12; month++) {
        const day = new Date(Date.UTC(2026, month, 17));
        const text = form.format(day);
        const read = readDate(text, { language: language.slice(0, 2) });
        if (read !== day.toISOString().slice(0, 10) && !LEFT_OUT.includes(text))
          wrong.push(`${text}: ${read}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('dates of the calendar of Iran', () => {
  it('are those days of ours, over thirty years', () => {
    const form = new Intl.DateTimeFormat('fa-u-ca-persian', { dateStyle: 'long', timeZone: 'UTC' });
    const wrong: string[] = [];
    for (let at = Date.UTC(2000, 0, 1); at < Date.UTC(2030, 0, 1); at += 86_400_000) {
      const day = new Date(at);
      if (readDate(form.format(day)) !== day.toISOString().slice(0, 10)) wrong.push(form.format(day));
    }
    expect(wrong).toEqual([]);
  });

  it('are none that it does not have', () => {
    for (const text of ['۴۰ دی ۱۴۰۴', '۳۰ اسفند ۱۴۰۲']) expect(readDate(text)).toBeUndefined();
  });
});

describe('other forms of dates', () => {
  it.each([
    ['الأحد 17 كانون الثاني 2026 - 10:30 م', '2026-01-17T22:30'],
    ['17 تشرين الأول/أكتوبر 2026', '2026-10-17'],
    ['17 جويلية 2026', '2026-07-17'],
    ['วันที่ 17 ม.ค. 2569 เวลา 10:30 น.', '2026-01-17T10:30'],
    ['เผยแพร่: 17/01/2569', '2026-01-17'],
    ['১৭ জানুয়ারি ২০২৬, ১০:৩০', '2026-01-17T10:30'],
    ['شنبه ۲۷ دی ۱۴۰۴ - ۱۰:۳۰', '2026-01-17T10:30'],
    ['۳۰ حوت ۱۴۰۳', '2025-03-20'],
    ['17 Meán Fómhair 2026', '2026-09-17'],
    ['17.01.2026 10:30 (GMT+7)', '2026-01-17T10:30:00+07:00'],
    ['17 Ιανουαρίου 2026, 10:30 μ.μ.', '2026-01-17T22:30'],
    ['2026 оны 1-р сарын 17', '2026-01-17'],
    ['17.01.26, 10:30 Uhr', '2026-01-17T10:30'],
    ['3/09/15 8:00.', '2015-09-03T08:00'],
    ['15/05/13 - 22:47', '2013-05-15T22:47'],
    ['17.01.26 um 10.30 Uhr', '2026-01-17T10:30'],
    ['17/01/69 10:30 น.', '2026-01-17T10:30'],
    ['17 ม.ค. 69', '2026-01-17'],
    ['２０２６年１月５日', '2026-01-05'],
    ['令和8年1月5日 午後3時5分', '2026-01-05T15:05'],
    ['平成元年１月９日', '1989-01-09'],
    ['民國115年1月5日', '2026-01-05'],
    ['5 במרס 2026', '2026-03-05'],
    ['5 ΜΑΙΟΥ 2026', '2026-05-05'],
    ['۵ آگوست ۲۰۲۵', '2025-08-05'],
    ['5 May 2026 10:30 GMT+5:30', '2026-05-05T10:30:00+05:30'],
    ['5 May 2026 10:30 GMT+99', '2026-05-05T10:30'],
    ['5 Ιανουαρίου 2026 10:30 ΜΜΕ', '2026-01-05T10:30'],
    ['17 Satumba 2026', '2026-09-17'],
  ])('%s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });

  it('give a month the name that it has in the language of the page', () => {
    expect(readDate('17. listopada 2026.')).toBe('2026-11-17');
    expect(readDate('17. listopada 2026.', { language: 'hr' })).toBe('2026-10-17');
  });

  it.each([
    ['Monaco Grand Prix 24, 2026 | 5 May 2026', '2026-05-05'],
    ['Issue 3 of 2026 | 5 May 2026', '2026-05-05'],
    ['Top 10 of 2025 - 5 January 2026', '2026-01-05'],
    ['Nr. 3 in 2026, 5. Mai 2026', '2026-05-05'],
  ])('stand behind what only looks like one: %s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });

  it('have the day first where points part them and the year is short', () => {
    expect(readDate('03.04.26, 8:00 Uhr', { monthFirst: true })).toBe('2026-04-03T08:00');
  });

  it.each([
    '17. Januar, 10:30 Uhr',
    '17.13.26, 10:30',
    '1.2.26',
    'v1.12.26.3 10:30',
    'v3.4.26 10:30',
    'Lockside Rowers 10.3.21 - 5.21',
    'Preis ab 1.2.20 19.90 Euro',
    'Les 10 prix 2025',
    'Los 20 medios 2025',
    'The 10 dishes 2025',
    '20 Yankees 2025',
    '5 Nobelpreise 2025',
    '10 medidas 2026',
    '12 मेडल 2024',
    '12 মেয়ে 2024',
    '10 أفراد 2025',
    '12 մարդ 2025',
  ])('are none in %s', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it('are none with what is a common word in the language of the page', () => {
    expect(readDate('Seuls 12 des 2000 employés', { language: 'fr' })).toBeUndefined();
  });
});
