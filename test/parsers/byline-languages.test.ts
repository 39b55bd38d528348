/** Bylines and lines of dates in the words of many languages, where nothing but the page's text tells them. */
import { describe, expect, it } from 'vitest';
import { type Parts, recordOf } from '../support/article-page.js';

const namesOf = (parts: Parts) => recordOf(parts).bylines.map(({ name }) => name);

describe('a byline in', () => {
  it.each([
    ['Croatian', 'Piše: Ivana Horvat i Marko Babić', ['Ivana Horvat', 'Marko Babić']],
    ['Serbian', 'Пише: Марко Јовановић', ['Марко Јовановић']],
    ['Slovene', 'Avtor: Ana Novak', ['Ana Novak']],
    ['Bulgarian', 'от Иван Петров', ['Иван Петров']],
    ['Macedonian', 'Пишува: Ана Стојановска', ['Ана Стојановска']],
    ['Russian', 'Подготовил: Иван Смирнов', ['Иван Смирнов']],
    ['Ukrainian', 'Підготувала Олена Коваль', ['Олена Коваль']],
    ['Kazakh', 'Автор: Айгүл Сәрсенова және Асан Омаров', ['Айгүл Сәрсенова', 'Асан Омаров']],
    ['Greek', 'Γράφει η Μαρία Ιωάννου', ['Μαρία Ιωάννου']],
    ['Greek, in the genitive', 'Του Νίκου Παπά', ['Νίκου Παπά']],
    ['Romanian', 'Scris de Ion Popescu', ['Ion Popescu']],
    ['Polish', 'Opracowała: Anna Kowalska', ['Anna Kowalska']],
    ['Czech', 'Napsala Jana Nováková', ['Jana Nováková']],
    ['Finnish', 'Kirjoittaja: Matti Virtanen', ['Matti Virtanen']],
    ['Latvian', 'Autors: Jānis Bērziņš un Anna Ozola', ['Jānis Bērziņš', 'Anna Ozola']],
    ['Lithuanian', 'Autorė: Ona Petraitė', ['Ona Petraitė']],
    ['Icelandic', 'Eftir Jón Jónsson', ['Jón Jónsson']],
    ['Albanian', 'Nga: Arben Hoxha dhe Mira Deda', ['Arben Hoxha', 'Mira Deda']],
    ['Catalan', 'Redactat per Joan Puig', ['Joan Puig']],
    ['Azerbaijani', 'Müəllif: Leyla Məmmədova', ['Leyla Məmmədova']],
    ['Georgian', 'ავტორი: ნინო ბერიძე და გია ლომიძე', ['ნინო ბერიძე', 'გია ლომიძე']],
    ['Armenian', 'Հեղինակ՝ Արամ Սարգսյան', ['Արամ Սարգսյան']],
    ['Hebrew', 'מאת דנה כהן', ['דנה כהן']],
    ['Arabic', 'بقلم: سارة حسن', ['سارة حسن']],
    ['Persian', 'نویسنده: علی رضایی و مریم احمدی', ['علی رضایی', 'مریم احمدی']],
    ['Urdu', 'تحریر: احمد خان اور سلیم شاہ', ['احمد خان', 'سلیم شاہ']],
    ['Hindi', 'लेखक: राम कुमार और श्याम लाल', ['राम कुमार', 'श्याम लाल']],
    ['Bengali', 'লিখেছেন: আনিস রহমান', ['আনিস রহমান']],
    ['Tamil', 'எழுதியவர்: ரவி குமார்', ['ரவி குமார்']],
    ['Thai', 'โดย สมชาย ใจดี', ['สมชาย ใจดี']],
    ['Vietnamese', 'Tác giả: Nguyễn Văn An và Trần Thị Bình', ['Nguyễn Văn An', 'Trần Thị Bình']],
    ['Swahili', 'Mwandishi: Asha Mushi', ['Asha Mushi']],
    ['Japanese', '取材・文：山田太郎', ['山田太郎']],
  ])('%s', (_, line, names) => {
    expect(namesOf({ after: `<p>${line}</p>` })).toEqual(names);
  });

  it.each([
    'Από την Αθήνα στη Νέα Υόρκη',
    'Της Κυριακής το σχόλιο',
    'от Софии до Варны',
    'โดยสารเรือข้ามคลอง',
    'Eftir Hrunið',
    'Από την Νέα Υόρκη',
    'Της Νέας Δημοκρατίας',
    'โดย นายสมชาย ใจดี กล่าวว่า มาตรการใหม่จะเริ่มใช้ในเดือนหน้า',
    'إعداد: اخفقي البيض مع السكر',
    '记者：您如何评价这次比赛？',
    'מערכת החינוך קורסת',
    'Přidala Sparta třetí gól',
  ])('none: %s', (line) => {
    expect(namesOf({ after: `<p>${line}</p>` })).toEqual([]);
  });
});

it('a first name that is a word for `by` elsewhere stays', () => {
  const author = '<p class="author">Nga Tran Minh</p>';
  expect(namesOf({ after: author })).toEqual(['Nga Tran Minh']);
});

describe('the dates of a line in', () => {
  it.each([
    ['Croatian', 'hr', 'Objavljeno: 5. listopada 2025.', 'Ažurirano: 6. listopada 2025.', 10],
    ['Slovene', 'sl', 'Objavljeno 5. avgusta 2025', 'posodobljeno 6. avgusta 2025', 8],
    ['Bulgarian', 'bg', 'Публикувана: 5 август 2025', 'Обновена: 6 август 2025', 8],
    ['Latvian', 'lv', 'Publicēts 2025. gada 5. augustā', 'atjaunots 2025. gada 6. augustā', 8],
    ['Estonian', 'et', 'Avaldatud: 05.08.2025', 'uuendatud: 06.08.2025', 8],
    ['Albanian', 'sq', 'Publikuar më 5 gusht 2025', 'përditësuar më 6 gusht 2025', 8],
    ['Indonesian', 'id', 'Diterbitkan 5 Agustus 2025', 'Diperbarui 6 Agustus 2025', 8],
    ['Hebrew', 'he', 'פורסם: 5 באוגוסט 2025', 'עודכן: 6 באוגוסט 2025', 8],
    ['Arabic', 'ar', 'نشر في 5 آب 2025', 'آخر تحديث 6 آب 2025', 8],
    ['Persian', 'fa', 'انتشار: ۵ اوت ۲۰۲۵', 'به‌روزرسانی: ۶ اوت ۲۰۲۵', 8],
    ['Hindi', 'hi', 'प्रकाशित: 5 अगस्त 2025', 'अपडेट: 6 अगस्त 2025', 8],
    ['Bengali', 'bn', 'প্রকাশ: ৫ আগস্ট ২০২৫', 'আপডেট: ৬ আগস্ট ২০২৫', 8],
    ['Thai', 'th', 'เผยแพร่: 5 ส.ค. 2568', 'อัปเดต: 6 ส.ค. 2568', 8],
    ['Georgian', 'ka', 'გამოქვეყნდა: 5 აგვისტო, 2025', 'განახლდა: 6 აგვისტო, 2025', 8],
  ])('%s', (_, lang, published, modified, month) => {
    const day = `2025-${String(month).padStart(2, '0')}`;
    for (const line of [`${published} | ${modified}`, `${modified} | ${published}`]) {
      const { publishedAt, modifiedAt } = recordOf({ lang, after: `<p>${line}</p>` });
      expect({ line, publishedAt, modifiedAt }).toEqual({
        line,
        publishedAt: `${day}-05`,
        modifiedAt: `${day}-06`,
      });
    }
  });
});
