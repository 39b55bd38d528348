/** Dates in the words of the world's languages, as ICU writes them, and in other forms that their pages have. */
import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/parsers/fields/date-text.js';

const LANGUAGES =
  'af am ar ar-EG ar-MA az be bg bn bs ca cs cy da de el en en-GB en-IN es es-MX et eu fa fi fil fr fr-CA ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my ne nl no pa pl pt pt-PT ro ru sk sl sq sr sr-Latn sv sw ta te th tr uk ur uz vi zh zh-TW';

/** Written with words that this does not know: short forms of one letter or of two words, months that are counted in words. */
const LEFT_OUT: readonly string[] = [
  '17 d’ag. 2026',
  '17 MFómh 2026',
  '17 DFómh 2026',
  '၂၀၂၆ ဧ ၁၇',
  '၂၀၂၆ ဩ ၁၇',
];
const isLeftOut = (text: string) => LEFT_OUT.includes(text) || /дугаар|дүгээр/u.test(text);

describe('dates of every month', () => {
  it.each(LANGUAGES.split(' '))('are read in %s', (language) => {
    const wrong: string[] = [];
    for (const dateStyle of ['full', 'long', 'medium'] as const) {
      const form = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC', calendar: 'gregory' });
      for (let month = 0; month < 12; month++) {
        const day = new Date(Date.UTC(2026, month, 17));
        const text = form.format(day);
        const read = readDate(text, { language: language.slice(0, 2) });
        if (read !== day.toISOString().slice(0, 10) && !isLeftOut(text)) wrong.push(`${text}: ${read}`);
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
    ['17 Satumba 2026', '2026-09-17'],
  ])('%s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });

  it('give a month the name that it has in the language of the page', () => {
    expect(readDate('17. listopada 2026.')).toBe('2026-11-17');
    expect(readDate('17. listopada 2026.', { language: 'hr' })).toBe('2026-10-17');
  });

  it('are none without a year that is told as one, and of no day that there is not', () => {
    for (const text of ['17. Januar, 10:30 Uhr', '17.13.26, 10:30', '1.2.26', 'v1.12.26.3 10:30'])
      expect(readDate(text)).toBeUndefined();
  });
});
