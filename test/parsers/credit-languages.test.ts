/** The credits of texts and pictures, as articles in many languages end with them and have them below pictures. */
import { describe, expect, it } from 'vitest';
import { isCredited } from '../../src/parsers/pictures.js';
import { PARAGRAPHS, recordOf } from '../support/article-page.js';

const AT_THE_END: readonly (readonly [language: string, lines: readonly string[]])[] = [
  [
    'de',
    [
      '(dpa)',
      'Redaktion: Uwe Stein',
      'Mit Material von dpa',
      'dpa/AFP/us',
      'Quelle: dpa',
      '© dpa-infocom, dpa:260301-99-12345/2',
    ],
  ],
  [
    'fr',
    [
      '(Avec AFP)',
      'Avec Reuters',
      'Traduit de l’anglais par Anne Martin',
      'Propos recueillis par Anne Martin',
    ],
  ],
  ['es', ['Con información de EFE', 'Editado por Ana López', 'Traducido por Ana López']],
  [
    'pt',
    [
      'Com informações da Agência Brasil',
      '*Com informações de Reuters',
      'Edição: Ana Souza',
      'Reportagem de Ana Souza',
    ],
  ],
  ['it', ['(ANSA)', 'Fonte Ansa', 'Riproduzione riservata © Copyright ANSA', '© RIPRODUZIONE RISERVATA']],
  ['nl', ['Met medewerking van Jan de Vries', 'Bron: ANP']],
  ['sv', ['Källa: TT', '(TT)']],
  ['no', ['(©NTB)']],
  ['da', ['/ritzau/', 'Kilde: Ritzau']],
  ['fi', ['Lähde: STT', '(STT)']],
  ['is', ['Heimild: RÚV']],
  ['pl', ['Źródło: PAP', '(PAP)', 'Autor: Anna Kowalska', 'oprac. AK', 'Opracowanie: Anna Kowalska']],
  ['cs', ['Zdroj: ČTK', '(ČTK)', 'Autor: Jan Novák']],
  ['sk', ['Zdroj: TASR']],
  ['hu', ['(MTI)', 'Forrás: MTI', 'Kiemelt kép: Kovács Péter', 'Borítókép: Getty Images']],
  ['ro', ['Sursa: Agerpres', 'Editor: Ion Popescu']],
  ['bg', ['Източник: БТА', '/БТА/']],
  ['hr', ['Izvor: Hina', '(Hina)', 'Foto: Marko Babić']],
  ['sr', ['Извор: Танјуг']],
  ['sl', ['Vir: STA']],
  ['el', ['Πηγή: ΑΠΕ-ΜΠΕ', 'Με πληροφορίες από ΑΠΕ-ΜΠΕ']],
  ['tr', ['Kaynak: AA', 'Editör: Ayşe Demir', 'Kaynak: Anadolu Ajansı']],
  ['ru', ['Источник: ТАСС', 'Автор: Иван Смирнов', 'Редактор: Иван Смирнов', 'Фото: Иван Смирнов']],
  ['uk', ['Джерело: Укрінформ', 'За матеріалами: УНІАН']],
  ['lt', ['Šaltinis: ELTA', 'BNS']],
  ['lv', ['Avots: LETA']],
  ['et', ['Allikas: BNS', 'Toimetaja: Mari Tamm']],
  ['id', ['Sumber: Antara', 'Editor: Budi Santoso', 'Pewarta: Budi Santoso', '(Antara)']],
  ['ms', ['- Bernama']],
  ['vi', ['Theo Báo Cảng', 'Nguồn: TTXVN']],
  ['th', ['ที่มา: รอยเตอร์']],
  ['ar', ['المصدر: رويترز', '(رويترز)', 'المصدر : وكالات']],
  ['fa', ['منبع: ایرنا', 'انتهای پیام/']],
  ['he', ['מקור: רויטרס']],
  ['hi', ['(एजेंसी)', 'स्रोत: भाषा']],
  ['bn', ['সূত্র: রয়টার্স']],
  ['zh', ['（新华社）', '责任编辑：王小明', '编辑：王小明', '来源：新华社']],
  ['ja', ['（共同）', '（山田太郎）', '（山田・太郎）']],
  ['ko', ['(서울=연합뉴스)', '김철수 기자 kim@lockside.example']],
  ['ka', ['წყარო: ინტერპრესნიუსი']],
  ['kk', ['Дереккөз: Kazinform']],
];

const BELOW_PICTURES: readonly (readonly [language: string, lines: readonly string[]])[] = [
  [
    'de',
    [
      'Die Brücke am Montag. Foto: Uwe Stein',
      'Die Brücke am Montag (Foto: Uwe Stein/dpa)',
      'Die Brücke am Montag. Bild: Keystone',
      'Die Brücke am Montag – © APA',
    ],
  ],
  [
    'fr',
    ['Le pont lundi. © Anne Martin / AFP', 'Le pont lundi (Photo Anne Martin)', 'Crédit photo : Anne Martin'],
  ],
  ['es', ['El puente el lunes. Foto: Ana López', 'El puente el lunes. (Ana López / EFE)']],
  ['pt', ['A ponte na segunda-feira — Foto: Ana Souza/g1', 'A ponte na segunda. Crédito: Ana Souza']],
  ['it', ['Il ponte lunedì (foto Ansa)']],
  ['nl', ['De brug op maandag. © ANP', 'De brug op maandag (foto: Jan de Vries)', 'Beeld Jan de Vries']],
  ['sv', ['Bron på måndagen. Foto: Anna Berg/TT', 'Bild: Anna Berg']],
  ['no', ['Broen mandag. Foto: Anna Berg / NTB']],
  ['da', ['Broen mandag. (Foto: Mette Holm/Ritzau Scanpix)']],
  ['fi', ['Silta maanantaina. Kuva: Matti Virtanen', 'KUVA: Matti Virtanen']],
  ['is', ['Brúin á mánudag. Mynd: Jón Jónsson', 'Ljósmynd: Jón Jónsson']],
  [
    'pl',
    [
      'Most w poniedziałek. Fot. Anna Kowalska',
      'fot. PAP/Anna Kowalska',
      'Most w poniedziałek / foto: Anna Kowalska',
    ],
  ],
  ['cs', ['Most v pondělí. Foto: Jan Novák, ČTK', 'Foto: Jan Novák']],
  ['sk', ['Most v pondelok. Foto: SITA/Peter Kováč']],
  ['hu', ['A híd hétfőn. Fotó: Kovács Péter', 'Fotó: Kovács Péter / MTI']],
  ['ro', ['Podul luni. Foto: Ion Popescu', 'Sursa foto: Agerpres']],
  ['bg', ['Мостът в понеделник. Снимка: Иван Петров', 'СНИМКА: БТА']],
  ['hr', ['Most u ponedjeljak. Foto: Marko Babić/PIXSELL']],
  ['sr', ['Мост у понедељак. Фото: Танјуг']],
  ['sl', ['Most v ponedeljek. Foto: Ana Novak']],
  ['el', ['Η γέφυρα τη Δευτέρα. Φωτογραφία: Νίκος Παπάς', 'Φωτό: EUROKINISSI']],
  ['tr', ['Köprü pazartesi günü. Fotoğraf: Ayşe Demir']],
  ['ru', ['Мост в понедельник. Фото: Иван Смирнов', '© РИА Новости / Иван Смирнов']],
  ['uk', ['Міст у понеділок. Фото: Олена Коваль']],
  ['lt', ['Tiltas pirmadienį. J. Petraičio nuotr.', 'Nuotrauka: Jonas Petraitis']],
  ['lv', ['Tilts pirmdien. Foto: Jānis Bērziņš']],
  ['et', ['Sild esmaspäeval. Foto: Mari Tamm']],
  ['ca', ['El pont dilluns. FOTO: Joan Puig']],
  ['sq', ['Ura të hënën. Foto: Arben Hoxha']],
  [
    'id',
    ['Jembatan pada Senin. (Foto: Budi Santoso/detikcom)', 'Jembatan pada Senin. ANTARA FOTO/Budi Santoso'],
  ],
  ['vi', ['Cây cầu hôm thứ Hai. Ảnh: Nguyễn Văn An']],
  ['th', ['ภาพ: สมชาย ใจดี']],
  ['ar', ['الجسر يوم الاثنين (رويترز)', 'تصوير: سارة حسن']],
  ['fa', ['عکس: علی رضایی']],
  ['he', ['הגשר ביום שני (צילום: דנה כהן)', 'צילום: דנה כהן']],
  ['hi', ['फोटो: राम कुमार']],
  ['bn', ['ছবি: আনিস রহমান']],
  ['zh', ['图：王小明', '圖/王小明攝', '大桥周一关闭。（王小明摄）', '▲大橋週一關閉。（圖／記者王小明攝）']],
  ['ja', ['月曜の橋＝山田太郎撮影', '写真：山田太郎', '月曜日の橋（写真：ロイター）']],
  ['ko', ['월요일 다리. 사진=연합뉴스', '▲ 월요일의 다리. ⓒ 김철수']],
  ['ka', ['ფოტო: ნინო ბერიძე']],
];

const OTHERS = PARAGRAPHS.map((paragraph) => `${paragraph} That is what a notice at the lock says.`);

describe('what is no part of the text', () => {
  it.each(AT_THE_END)('at its end, in %s', (lang, lines) => {
    const kept = lines.filter((line) => recordOf({ lang, end: `<p>${line}</p>` }).text.includes(line));
    expect(kept).toEqual([]);
  });

  it.each(BELOW_PICTURES)('below a picture, in %s', (lang, lines) => {
    const kept = lines.filter((line) => {
      const picture = `<img src="/lock.jpg" width="800" height="500"></p><p>${line}`;
      return recordOf({ lang, paragraphs: [...PARAGRAPHS, picture, ...OTHERS] }).text.includes(line);
    });
    expect(kept).toEqual([]);
  });

  it.each([
    'El banco ofrece tres tipos de créditos: hipotecarios, personales y de consumo',
    'Het beeld: een stad die nooit slaapt',
    'Uit het onderzoek rijst een helder beeld: jongeren drinken minder',
    'Kuva: näin silta suljetaan maanantaina',
    'Vegyes a kép: nő a bér, de csökken a fogyasztás',
    'Fot. Niemand weiß das',
    'The logo reads FOTO/Werk and nothing more',
    'इस घटना की असली फोटो: गांव में आज भी पानी नहीं पहुंचा है।',
    'Editor: a job that nobody wanted, she says now, and that she would not give away for anything in the world',
  ])('and none amid it that only begins alike: %s', (line) => {
    expect(recordOf({ paragraphs: [...PARAGRAPHS, line, ...OTHERS] }).text).toContain(line);
  });

  it.each([
    'Редактор газеты сказал, что мост закроют.',
    'Editorial: the bridge must open again soon',
    'Montage: Lyon gagne',
    'He was given Sputnik V.',
    'We asked what AGI is.',
    'Le livre est traduit de l’anglais.',
    '（敬称略）',
    '【今後の日程】',
  ])('and none at its end that only reads like a credit: %s', (line) => {
    expect(recordOf({ end: `<p>${line}</p>` }).text).toContain(line);
  });

  it('and no list of names before another word, which is read in one way only', () => {
    for (const sign of [',', '/', ', ']) {
      const line = `${`Kuva: ${`A${sign}`.repeat(28)}`.slice(0, 64)} b`;
      expect(isCredited(line)).toBe(false);
    }
  });
});
