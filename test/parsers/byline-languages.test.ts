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
    ['Japanese, beside who took the pictures', '文＝山田太郎　写真＝佐藤花子', ['山田太郎']],
    ['Japanese, in brackets', '【記者：山田太郎】', ['山田太郎']],
    ['Chinese, behind date and source', '2026年3月2日 来源：水门新闻 作者：王小明', ['王小明']],
    ['Chinese, before buttons', '2026年3月2日 作者：王小明 【字号：大 中 小】', ['王小明']],
    ['Chinese, several', '记者：王小明 李大华 编辑：赵强', ['王小明', '李大华']],
    ['Chinese, with a bar', '文 | 王小明 编辑 | 李大华', ['王小明']],
    ['Korean', '글=홍길동 기자, 사진=김철수 기자', ['홍길동']],
    ['Korean, without signs', '글·사진 홍길동', ['홍길동']],
    ['Korean, with the place', '도쿄=홍길동 특파원', ['홍길동']],
    ['Korean, of a writer', '홍길동 논설위원', ['홍길동']],
    ['Korean, in a list', '기자명 박민서 기자', ['박민서']],
    ['Serbian, behind a day', 'Аутор: Јелена Марић недеља, 02.04.2023. у 14:30', ['Јелена Марић']],
    ['Portuguese, with a place', 'Por Rita Campos — Óbidos', ['Rita Campos']],
    [
      'Urdu, in an element of the author',
      '<b class="author">نادیہ خان</b> <i>جمعہ 18 فروری 2022</i>',
      ['نادیہ خان'],
    ],
    [
      'German, beside the pictures',
      'Rita Lampert (Text) und Uwe Stein (Bilder) 11.02.2023',
      ['Rita Lampert'],
    ],
    ['Greek, after who writes', 'Συντάκτρια: Άννα Λιάκου Τρίτη, 5 Αυγούστου 2025', ['Άννα Λιάκου']],
    ['Turkish', 'Haberi hazırlayan: Selin Aksu', ['Selin Aksu']],
    ['Thai, of the text', 'เรื่อง : อรทัย แก้วใส', ['อรทัย แก้วใส']],
    ['Bengali, of the text', 'লেখা: মিতা সেন', ['মিতা সেন']],
    ['Hindi, with a place', 'लेखक: नेहा वर्मा, पटना', ['नेहा वर्मा']],
    ['Arabic, with a place', 'بقلم: ليلى منصور - صيدا', ['ليلى منصور']],
    ['Arabic, in a paper', 'كتبت ليلى منصور في "صوت الميناء"', ['ليلى منصور']],
    ['Catalan, of one author', 'Per <a href="/autor/jp">Jordi Puig i Roca</a>', ['Jordi Puig i Roca']],
    [
      'French, the surname in capitals',
      'Le Quai <span class="auteur">Élodie MORVAN</span>',
      ['Élodie MORVAN'],
    ],
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
    '翻訳：山田太郎',
    '关键词：运河',
    '写真：山田太郎',
    '기자 회견',
  ])('none: %s', (line) => {
    expect(namesOf({ after: `<p>${line}</p>` })).toEqual([]);
  });
});

it('a first name that is a word for `by` elsewhere stays', () => {
  const author = '<p class="author">Nga Tran Minh</p>';
  expect(namesOf({ after: author })).toEqual(['Nga Tran Minh']);
});

describe('a line that is called the author’s', () => {
  it.each([
    ['文●山田太郎／水門新報編集部', ['山田太郎']],
    ['[山田太郎，<b>Times</b>]', ['山田太郎']],
    ['《山田 太郎》', ['山田 太郎']],
    ['経済部　山田太郎', ['山田太郎']],
    ['山田太郎・佐藤花子', ['山田太郎', '佐藤花子']],
    ['约翰·史密斯', ['约翰·史密斯']],
    ['홍길동·김철수 기자', ['홍길동', '김철수']],
    ['山田太郎記者', ['山田太郎']],
    ['山田太郎 著、佐藤花子 訳', ['山田太郎', '佐藤花子']],
    ['王小明2026-03-02 09:15:02', ['王小明']],
    ['2026年3月2日　山田太郎', ['山田太郎']],
    ['Canal Desk Staff 2026年3月2日 17時20分', ['Canal Desk Staff']],
    ['TEXT BY ADA PINE<br>TRANSLATION BY TARO YAMADA', ['Ada Pine']],
  ])('%s', (line, names) => {
    expect(namesOf({ after: `<p class="author">${line}</p>` })).toEqual(names);
  });

  it('may be an inline element that holds a name without a space, beside the date', () => {
    const after = '<div><span class="writer">山田太郎</span><span>2026年3月2日 09時00分</span></div>';
    expect(namesOf({ after })).toEqual(['山田太郎']);
  });

  it.each([
    ['<p>作者：</p>', '<p>翻訳者</p>'],
    ['<dl><dt>著者</dt></dl>', '<dl><dt>イラスト</dt></dl>'],
    ['', '<p>関連キーワード：</p>'],
  ])('names nobody who wrote it where a label above says so: %s %s', (wrote, other) => {
    const list = (names: string) =>
      `<ul class="authors">${names.replace(/\S+/gu, '<li><a href="/author/x">$&</a></li>')}</ul>`;
    const after = `<div class="author">${wrote}${list('山田太郎')}</div><div class="author">${other}${list('佐藤花子 鈴木一郎')}</div>`;
    expect(namesOf({ after })).toEqual(['山田太郎']);
  });
});

it('reporters sign a text in Korean together with one address', () => {
  const end = '<div>홍길동·김철수 기자 hong@example.test</div>';
  expect(namesOf({ lang: 'ko', end })).toEqual(['홍길동', '김철수']);
});

it('a reporter who is named above the text in Korean as well signs it with an address', () => {
  const record = recordOf({
    lang: 'ko',
    after: '<p>홍길동 기자</p>',
    end: '<p>홍길동 기자 hong@example.test</p>',
  });
  expect(record.bylines.map(({ name }) => name)).toEqual(['홍길동']);
  expect(record.text).not.toContain('홍길동');
});

it.each([
  [
    'Greek',
    '<span>Γράφει ο Πέτρος Λάμπρου</span><span>Δημοσίευση: 5 Αυγούστου 2025</span>',
    'Πέτρος Λάμπρου',
  ],
  ['Turkish', '<span>Yazar: Selin Aksu</span><span>Giriş: 05.08.2025 - 10:14</span>', 'Selin Aksu'],
  ['Romanian', '<span>Ilinca Moga</span><span>Marți, 5 august 2025, 08:05</span>', 'Ilinca Moga'],
  ['Danish', '<span>TEKST: Grethe Bang</span><span>FOTO: Ib Lau</span>', 'Grethe Bang'],
  ['Thai', '<span>เรื่อง : อรทัย แก้วใส</span><span>ภาพ : ก้อง ภูมิ</span><span>5 ส.ค. 2568</span>', 'อรทัย แก้วใส'],
])('a byline ends where the next field touches it: %s', (_, fields, name) => {
  expect(namesOf({ after: `<div>${fields}</div>` })).toEqual([name]);
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
