/** Short articles in scripts that say much in few signs, write no spaces, or end sentences with marks of their own. */
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/parsers/parse-article.js';
import { PARAGRAPHS, recordOf } from '../support/article-page.js';

const ARTICLES: Readonly<Record<string, readonly [headline: string, paragraphs: readonly string[]]>> = {
  zh: [
    '港口大桥周一起关闭维修',
    [
      '港务局周五宣布，由于支座磨损严重，旧旋转桥将从周一起对所有车辆关闭，预计维修六周。',
      '每天约有四千二百辆汽车经过这座桥，司机须绕行环城公路，多走十一公里。',
      '市政府表示，五月底以前将免收船闸旁两条街道的停车费。',
    ],
  ],
  ja: [
    '港の旋回橋、月曜から通行止め',
    [
      '運河公社は金曜日、支承の摩耗が進んだため旧旋回橋を月曜日から全面通行止めにすると発表した。工事は六週間続く。',
      '橋は一日およそ四千二百台が利用しており、運転手は環状道路を回って十一キロ余計に走ることになる。',
      '市は五月末まで、閘門そばの二つの通りの駐車料金を免除する。',
    ],
  ],
  ko: [
    '항구 회전교 월요일부터 통제',
    [
      '운하공사는 금요일 받침대 마모가 심해 낡은 회전교를 월요일부터 전면 통제한다고 밝혔다. 공사는 6주 동안 이어진다.',
      '다리는 하루 약 4200대가 이용하며 운전자들은 순환도로로 11킬로미터를 더 돌아가야 한다.',
      '시는 5월 말까지 갑문 옆 두 거리의 주차 요금을 받지 않기로 했다.',
    ],
  ],
  th: [
    'ปิดสะพานหมุนท่าเรือตั้งแต่วันจันทร์',
    [
      'การท่าเรือประกาศเมื่อวันศุกร์ว่าจะปิดสะพานหมุนเก่าไม่ให้รถทุกชนิดผ่านตั้งแต่วันจันทร์เป็นเวลาหกสัปดาห์เพราะแท่นรองรับสึกมาก',
      'สะพานนี้มีรถผ่านวันละประมาณสี่พันสองร้อยคัน ผู้ขับขี่ต้องอ้อมไปใช้ถนนวงแหวนซึ่งไกลขึ้นสิบเอ็ดกิโลเมตร',
      'เทศบาลจะไม่เก็บค่าจอดรถบนถนนสองสายข้างประตูน้ำจนถึงสิ้นเดือนพฤษภาคม',
    ],
  ],
  hi: [
    'सोमवार से बंद रहेगा बंदरगाह का झूला पुल',
    [
      'नहर न्यास ने शुक्रवार को बताया कि पुराने घूमने वाले पुल को सोमवार से छह सप्ताह के लिए सभी वाहनों के लिए बंद कर दिया जाएगा।',
      'पुल से रोज लगभग बयालीस सौ गाड़ियां गुजरती हैं। चालकों को रिंग रोड से ग्यारह किलोमीटर अधिक चलना होगा।',
      'नगर परिषद मई के अंत तक दो सड़कों पर पार्किंग शुल्क नहीं लेगी।',
    ],
  ],
  ar: [
    'إغلاق جسر الميناء اعتبارا من الاثنين',
    [
      'أعلنت هيئة القناة يوم الجمعة أن الجسر الدوار القديم سيغلق أمام جميع المركبات اعتبارا من يوم الاثنين لمدة ستة أسابيع.',
      'تعبر الجسر نحو أربعة آلاف ومئتي سيارة يوميا، وسيضطر السائقون إلى استخدام الطريق الدائري.',
      'وقالت البلدية إنها لن تحصل رسوم الوقوف في الشارعين المجاورين حتى نهاية مايو.',
    ],
  ],
  ka: [
    'ნავსადგურის ხიდი ორშაბათიდან დაიკეტება',
    [
      'არხის სამმართველომ პარასკევს განაცხადა, რომ ძველი მბრუნავი ხიდი ორშაბათიდან ექვსი კვირით დაიკეტება ყველა მანქანისთვის.',
      'ხიდზე დღეში დაახლოებით ოთხი ათას ორასი მანქანა გადადის. მძღოლებს შემოვლითი გზით სიარული მოუწევთ.',
      'მერია მაისის ბოლომდე ორ ქუჩაზე პარკირების საფასურს არ აიღებს.',
    ],
  ],
  hy: [
    'Կամուրջը փակվում է երկուշաբթի',
    [
      'Ջրանցքի վարչությունը ուրբաթ օրը հայտնեց, որ հին պտտվող կամուրջը փակվում է վեց շաբաթով։',
      'Կամրջով օրական անցնում է մոտ չորս հազար մեքենա։ Վարորդները պետք է շրջանցեն։',
      'Քաղաքապետարանը մինչև մայիսի վերջ կայանման վճար չի գանձի երկու փողոցներում։',
    ],
  ],
  am: [
    'የወደቡ ድልድይ ከሰኞ ጀምሮ ይዘጋል',
    [
      'የቦይ ባለሥልጣን አርብ ዕለት እንዳስታወቀው አሮጌው ተሽከርካሪ ድልድይ ከሰኞ ጀምሮ ለስድስት ሳምንታት ለሁሉም ተሽከርካሪዎች ይዘጋል።',
      'በየቀኑ አራት ሺህ ሁለት መቶ ያህል ተሽከርካሪዎች በድልድዩ ያልፋሉ። አሽከርካሪዎች የቀለበት መንገዱን መጠቀም አለባቸው።',
      'ከተማው እስከ ግንቦት መጨረሻ የመኪና ማቆሚያ ክፍያ አይሰበስብም።',
    ],
  ],
  my: [
    'ဆိပ်ကမ်းတံတား တနင်္လာနေ့မှစ၍ ပိတ်မည်',
    [
      'တူးမြောင်းအာဏာပိုင်က သောကြာနေ့တွင် တံတားဟောင်းကို တနင်္လာနေ့မှစ၍ ခြောက်ပတ်ကြာ ယာဉ်အားလုံး ပိတ်မည်ဟု ကြေညာသည်။',
      'တစ်ရက်လျှင် ယာဉ်လေးထောင့်နှစ်ရာခန့် ဖြတ်သန်းပြီး ယာဉ်မောင်းများသည် ပတ်လမ်းကို အသုံးပြုရမည်။',
      'မြို့တော်က မေလကုန်အထိ ယာဉ်ရပ်နားခ မကောက်ခံပါ။',
    ],
  ],
};

const MENU = '<ul><li><a href="/">A</a></li><li><a href="/b">B</a></li><li><a href="/c">C</a></li></ul>';

/** The article alone, and one without names beside a column of teasers. */
const SHAPES: readonly ((headline: string, body: string, teasers: readonly string[]) => string)[] = [
  (headline, body) => `<main><h1>${headline}</h1>${body}</main>`,
  (headline, body, teasers) =>
    `<div>${MENU}</div><div><div><h1>${headline}</h1><div>${body}</div></div><div>${teasers.map((teaser, at) => `<h3><a href="/${at}">${teaser}</a></h3>`).join('')}</div></div><div>© 2026</div>`,
];

describe('an article in', () => {
  it.each(Object.entries(ARTICLES))('%s', (language, [headline, paragraphs]) => {
    const bodies = [
      paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join(''),
      paragraphs.join('<br><br>'),
    ];
    for (const shape of SHAPES)
      for (const body of bodies) {
        const html = `<html><head><title>${headline}</title></head><body>${shape(headline, body, paragraphs.slice(1))}</body></html>`;
        const bytes = new TextEncoder().encode(html);
        const result = parseArticle({ url: 'https://times.test/bridge', bytes, contentType: 'text/html' });
        expect(result).toMatchObject({
          ok: true,
          record: { headline, text: paragraphs.join('\n\n'), language },
        });
      }
  });
});

describe('a few words of another script', () => {
  it('leave the language of the text to the rest of it', () => {
    const [head = '', ...rest] = PARAGRAPHS;
    const named = `Yangon (ရန်ကုန်) has such a bridge as well. ${head}`;
    expect(recordOf({ lang: '', paragraphs: [named, ...rest] }).language).toBe('en');
  });

  it('and most of it in the script of a language is no other that the page claims', () => {
    const [, paragraphs] = ARTICLES.my as (typeof ARTICLES)[string];
    expect(recordOf({ lang: 'en', paragraphs }).language).toBe('my');
    expect(recordOf({ lang: 'shn', paragraphs }).language).toBe('shn');
  });
});
