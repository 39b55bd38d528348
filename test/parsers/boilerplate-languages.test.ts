/** The lines around articles in many languages: what marks, heads and ends them. */
import { describe, expect, it } from 'vitest';
import { phraseOf } from '../../src/parsers/boilerplate/phrases.js';

/** By language, the lines of each kind between bars. */
const LINES = `
  hr
    advertisement: Oglas | Oglašavanje | Promo sadržaj | Sponzorirano
    share: Podijeli | Podijelite članak | Podijeli na Facebooku
    related: Pročitajte još | Pročitajte i: Most zatvoren do srpnja | Povezani članci | Najčitanije | Najnovije vijesti | Možda vas zanima | Vezane vijesti
    comments: Komentari | Komentari (12) | Pošalji komentar
    tags: Oznake | Tagovi | Tag: most | Ključne riječi
    newsletter: Prijavite se na newsletter
    subscribe: Pretplatite se | Postanite pretplatnik
    copyright: Sva prava pridržana
    source-link: Izvor: Lučki list
  sr
    advertisement: Oglas | Реклама | Reklama
    share: Подели | Podeli | Podelite
    related: Прочитајте још | Pročitajte još | Pročitajte i: Most zatvoren | Повезане вести | Povezane vesti | Najčitanije | Најчитаније | Najnovije vesti
    comments: Коментари | Komentari | Ostavite komentar
    tags: Тагови | Tagovi
    subscribe: Pretplatite se
    copyright: Sva prava zadržana | Сва права задржана
    source-link: Izvor: Lučki list | Извор: Лучки лист
  sl
    advertisement: Oglas | Oglasno sporočilo
    share: Deli članek | Delite
    related: Preberite tudi | Preberite tudi: Most zaprt | Sorodne novice | Sorodni članki | Najbolj brano | Zadnje novice | Morda vas zanima
    comments: Komentarji | Komentarji (3)
    tags: Oznake | Ključne besede
    newsletter: Prijavite se na e-novice
    subscribe: Naročite se
    copyright: Vse pravice pridržane
    source-link: Vir: Pristaniški list
  bg
    advertisement: Реклама
    share: Сподели | Споделете | Сподели във Facebook
    related: Още по темата | Прочетете още | Прочетете още: Мостът затваря | Свързани новини | Най-четени | Последни новини | Вижте още
    comments: Коментари | Добави коментар | Напиши коментар
    tags: Тагове | Етикети | Ключови думи
    newsletter: Абонирайте се за бюлетина
    subscribe: Абонирай се
    copyright: Всички права запазени
    source-link: Източник: Пристанищен вестник
  mk
    advertisement: Реклама
    share: Сподели
    related: Прочитајте и | Поврзани вести | Најчитани | Последни вести | Слични вести
    comments: Коментари
    tags: Тагови
    copyright: Сите права се задржани
    source-link: Извор: Пристаниште
  sk
    advertisement: Reklama
    share: Zdieľať | Zdieľať na Facebooku
    related: Súvisiace články | Prečítajte si aj | Prečítajte si aj: Most zatvoria | Čítajte viac | Najčítanejšie | Odporúčame
    comments: Komentáre | Diskusia | Diskusia (3)
    tags: Značky | Kľúčové slová
    newsletter: Prihláste sa na odber newslettera
    subscribe: Predplatiť | Predplaťte si
    copyright: Všetky práva vyhradené
    source-link: Zdroj: Prístavný denník
  cs
    advertisement: Reklama | Inzerce
    share: Sdílet | Sdílet na Facebooku | Sdílejte
    related: Související články | Čtěte také | Čtěte také: Most zavřou | Nejčtenější | Doporučujeme | Mohlo by vás zajímat
    comments: Komentáře | Diskuse | Vstoupit do diskuse
    tags: Štítky | Klíčová slova | Témata
    newsletter: Přihlaste se k odběru newsletteru
    subscribe: Předplatit | Předplaťte si
    copyright: Všechna práva vyhrazena
    source-link: Zdroj: Přístavní noviny | Zdroj: ČTK
  hu
    advertisement: Hirdetés
    share: Megosztás | Megosztom | Ossza meg
    related: Kapcsolódó cikkek | Olvassa el ezt is | Olvassa el ezt is: Lezárják a hidat | Legolvasottabb | Legfrissebb hírek | Ajánlott cikkek | Ajánljuk
    comments: Hozzászólások | Kommentek | Hozzászólok
    tags: Címkék | Kulcsszavak
    newsletter: Iratkozzon fel hírlevelünkre | Hírlevél
    subscribe: Előfizetés | Fizessen elő
    copyright: Minden jog fenntartva
    source-link: Forrás: Kikötői Lap | Forrás: MTI
  ro
    advertisement: Publicitate | Reclamă
    share: Distribuie | Distribuiți | Distribuie pe Facebook
    related: Citește și | Citeşte şi: Podul se închide | Articole similare | Cele mai citite | Ultimele știri | Vezi și
    comments: Comentarii | Adaugă un comentariu | Lasă un comentariu
    tags: Etichete | Taguri
    newsletter: Abonează-te la newsletter
    subscribe: Abonează-te
    copyright: Toate drepturile rezervate
    source-link: Sursa: Gazeta Portului | Sursă: Agerpres
  el
    advertisement: Διαφήμιση
    share: Κοινοποίηση | Μοιραστείτε | Κοινοποιήστε | Μοιράσου το
    related: Διαβάστε επίσης | Διαβάστε ακόμα: Κλείνει η γέφυρα | Σχετικά άρθρα | Δημοφιλή | Δείτε επίσης | Τελευταία νέα | Ροή ειδήσεων | Διαβάστε περισσότερα
    comments: Σχόλια | Σχόλια (3) | Γράψτε ένα σχόλιο
    tags: Ετικέτες | Λέξεις-κλειδιά
    newsletter: Εγγραφείτε στο newsletter
    subscribe: Συνδρομή | Εγγραφείτε
    copyright: Με επιφύλαξη παντός δικαιώματος | Όλα τα δικαιώματα διατηρούνται
    source-link: Πηγή: Εφημερίδα του Λιμανιού | Πηγή: ΑΠΕ-ΜΠΕ
  uk
    advertisement: Реклама
    share: Поділитися | Поділитись | Поширити
    related: Читайте також | Читайте також: Міст закриють | Схожі новини | Популярне | Останні новини | Новини по темі | Вас може зацікавити
    comments: Коментарі | Залишити коментар | Додати коментар
    tags: Теги | Мітки
    newsletter: Підпишіться на розсилку
    subscribe: Підписатися | Підпишіться
    copyright: Всі права захищені | Усі права захищено
    source-link: Джерело: Портова газета
  lt
    advertisement: Reklama | Skelbimas
    share: Dalintis | Dalinkis | Pasidalinkite
    related: Taip pat skaitykite | Skaitykite taip pat: Tiltas uždaromas | Susiję straipsniai | Skaitomiausi | Naujausios žinios | Rekomenduojame | Skaityti daugiau
    comments: Komentarai | Komentuoti | Komentarai (3)
    tags: Žymos | Raktažodžiai
    newsletter: Prenumeruoti naujienlaiškį | Naujienlaiškis
    subscribe: Prenumeruoti
    copyright: Visos teisės saugomos
    source-link: Šaltinis: Uosto žinios
  lv
    advertisement: Reklāma
    share: Dalīties | Dalies | Padalies
    related: Lasi arī | Lasiet arī: Tiltu slēgs | Saistītie raksti | Lasītākās | Lasītākie | Jaunākās ziņas | Citi lasa
    comments: Komentāri | Pievienot komentāru
    tags: Birkas | Atslēgvārdi
    subscribe: Abonēt | Abonēt laikrakstu
    copyright: Visas tiesības aizsargātas
    source-link: Avots: Ostas Avīze
  et
    advertisement: Reklaam
    share: Jaga | Jaga artiklit | Jaga Facebookis
    related: Loe ka | Loe veel: Sild suletakse | Seotud lood | Seotud artiklid | Loetumad | Viimased uudised | Enim loetud
    comments: Kommentaarid | Kommenteeri | Lisa kommentaar
    tags: Märksõnad
    newsletter: Telli uudiskiri | Liitu uudiskirjaga
    subscribe: Telli | Telli leht
    copyright: Kõik õigused kaitstud
    source-link: Allikas: Sadama Leht
  fi
    advertisement: Mainos | Ilmoitus | Kaupallinen yhteistyö
    share: Jaa | Jaa artikkeli | Jaa Facebookissa
    related: Lue myös | Lue myös: Silta suljetaan | Aiheeseen liittyvää | Luetuimmat | Uusimmat | Tuoreimmat | Katso myös
    comments: Kommentit | Kommentoi | Keskustelu
    tags: Avainsanat | Aiheet | Asiasanat
    newsletter: Tilaa uutiskirje
    subscribe: Tilaa | Tilaa lehti
    copyright: Kaikki oikeudet pidätetään
    source-link: Lähde: Satamalehti | Lähde: STT
  is
    advertisement: Auglýsing
    share: Deila | Deila frétt | Deildu
    related: Sjá einnig | Lesa meira | Sjá einnig: Brúnni lokað | Mest lesið | Tengdar fréttir | Nýjustu fréttir
    comments: Athugasemdir | Ummæli
    tags: Efnisorð
    newsletter: Skráðu þig á póstlistann
    subscribe: Áskrift | Gerast áskrifandi
    copyright: Allur réttur áskilinn
    source-link: Heimild: Hafnarblaðið
  ca
    advertisement: Publicitat
    share: Comparteix | Compartir | Comparteix-ho
    related: Llegeix també | Llegeix també: Tanquen el pont | Notícies relacionades | El més llegit | Més notícies | Últimes notícies | Et pot interessar
    comments: Comentaris | Deixa un comentari
    tags: Etiquetes
    newsletter: Subscriu-te al butlletí
    subscribe: Subscriu-te | Fes-te subscriptor
    copyright: Tots els drets reservats
    source-link: Font: Diari del Port
  sq
    advertisement: Reklamë | Reklama
    share: Shpërndaje | Shpërndaj | Ndaje
    related: Lexo edhe | Lexoni edhe: Ura mbyllet | Lajme të ngjashme | Më të lexuarat | Lajmet e fundit | Të ngjashme
    comments: Komente | Komentet | Lini një koment
    tags: Etiketa | Etiketat
    copyright: Të gjitha të drejtat e rezervuara
    source-link: Burimi: Gazeta e Portit
  az
    advertisement: Reklam
    share: Paylaş | Paylaşın
    related: Oxşar xəbərlər | Həmçinin oxuyun | Ən çox oxunanlar | Son xəbərlər
    comments: Şərhlər | Şərh yaz
    tags: Açar sözlər | Teqlər
    copyright: Bütün hüquqlar qorunur
    source-link: Mənbə: Liman qəzeti
  ka
    advertisement: რეკლამა
    share: გაზიარება | გააზიარე
    related: ასევე წაიკითხეთ | მსგავსი სტატიები | პოპულარული | ბოლო სიახლეები | წაიკითხეთ ასევე
    comments: კომენტარები | კომენტარი
    tags: თეგები | ტეგები
    copyright: ყველა უფლება დაცულია
    source-link: წყარო: პორტის გაზეთი
  hy
    advertisement: Գովազդ
    share: Կիսվել | Տարածել
    related: Կարդացեք նաև | Նմանատիպ նյութեր | Ամենաընթերցված | Վերջին լուրեր
    comments: Մեկնաբանություններ
    copyright: Բոլոր իրավունքները պաշտպանված են
    source-link: Աղբյուր՝ Նավահանգիստ
  kk
    advertisement: Жарнама
    share: Бөлісу
    related: Оқи отырыңыз | Тағы оқыңыз | Ұқсас жаңалықтар | Соңғы жаңалықтар | Ең көп оқылғандар
    comments: Пікірлер | Пікір қалдыру
    tags: Тегтер
    copyright: Барлық құқықтар қорғалған
    source-link: Дереккөз: Порт газеті
  uz
    advertisement: Reklama
    share: Ulashish
    related: Mavzuga oid | Shuningdek o‘qing | So‘nggi yangiliklar | Ko‘p o‘qilgan
    comments: Izohlar
    tags: Teglar
    source-link: Manba: Port gazetasi
  ar
    advertisement: إعلان | إعلانات
    share: شارك | مشاركة | شارك المقال | شارك على فيسبوك
    related: اقرأ أيضا | اقرأ أيضاً: إغلاق الجسر | مقالات ذات صلة | أخبار ذات صلة | الأكثر قراءة | آخر الأخبار | قد يعجبك أيضا
    comments: التعليقات | اترك تعليقا | أضف تعليق
    tags: وسوم | كلمات مفتاحية | الكلمات المفتاحية
    newsletter: اشترك في النشرة البريدية | النشرة البريدية
    subscribe: اشترك الآن
    copyright: جميع الحقوق محفوظة
    source-link: المصدر: صحيفة الميناء | المصدر: وكالات
  fa
    advertisement: تبلیغات | آگهی
    share: اشتراک گذاری | به اشتراک بگذارید
    related: بیشتر بخوانید | بیشتر بخوانید: بستن پل | مطالب مرتبط | اخبار مرتبط | پربازدیدترین | آخرین اخبار
    comments: نظرات | دیدگاه‌ها | ارسال نظر
    tags: برچسب‌ها | برچسب ها | کلیدواژه‌ها
    newsletter: خبرنامه
    copyright: کلیه حقوق محفوظ است | تمامی حقوق محفوظ است
    source-link: منبع: روزنامه بندر
  he
    advertisement: פרסומת
    share: שתפו | שתף | שיתוף | שתפו בפייסבוק
    related: קראו גם | קראו עוד: הגשר ייסגר | כתבות נוספות | כתבות קשורות | הנקראות ביותר | עוד בנושא | אולי יעניין אותך
    comments: תגובות | הוסף תגובה | תגובות (3)
    tags: תגיות | תגיות:
    newsletter: הירשמו לניוזלטר
    subscribe: הירשמו | מינוי
    copyright: כל הזכויות שמורות
    source-link: מקור: עיתון הנמל
  ur
    advertisement: اشتہار
    share: شیئر کریں
    related: یہ بھی پڑھیں | مزید پڑھیں | متعلقہ خبریں | تازہ ترین | مقبول خبریں | مزید خبریں
    comments: تبصرے | تبصرہ کریں
    tags: ٹیگز
    copyright: جملہ حقوق محفوظ ہیں
    source-link: ماخذ: بندرگاہ
  hi
    advertisement: विज्ञापन
    share: शेयर करें | साझा करें
    related: यह भी पढ़ें | ये भी पढ़ें | ये भी पढ़ें: पुल बंद होगा | संबंधित खबरें | ताजा खबरें | और पढ़ें | सबसे ज्यादा पढ़ी गईं | ट्रेंडिंग | इसे भी पढ़ें | बड़ी खबरें
    comments: टिप्पणियां | टिप्पणी करें | कमेंट करें
    tags: टैग | टैग्स
    newsletter: न्यूज़लेटर
    copyright: सर्वाधिकार सुरक्षित
    source-link: स्रोत: बंदरगाह समाचार
  mr
    advertisement: जाहिरात
    share: शेअर करा
    related: हे देखील वाचा | हेही वाचा | आणखी वाचा | संबंधित बातम्या | ताज्या बातम्या
    source-link: स्रोत: बंदर
  bn
    advertisement: বিজ্ঞাপন
    share: শেয়ার করুন | শেয়ার
    related: আরও পড়ুন | আরও পড়ুন: সেতু বন্ধ | সম্পর্কিত খবর | সর্বশেষ | সর্বাধিক পঠিত | আরো পড়ুন | সংশ্লিষ্ট খবর
    comments: মন্তব্য | মন্তব্য করুন
    tags: ট্যাগ
    copyright: সর্বস্বত্ব সংরক্ষিত
    source-link: সূত্র: বন্দর বার্তা
  ta
    advertisement: விளம்பரம்
    share: பகிர் | பகிரவும் | செய்திகளை டெலிகிராமில் பின்தொடர இங்கே கிளிக் செய்யவும்
    related: மேலும் படிக்க | இதையும் படியுங்கள் | இதையும் படிக்க: பாலம் மூடல் | தொடர்புடைய செய்திகள் | அண்மைச் செய்திகள் | இதையும் படிங்க
    comments: கருத்துகள் | கருத்துக்கள்
  te
    share: షేర్ చేయండి
    related: ఇవి కూడా చదవండి | ఇది కూడా చదవండి | సంబంధిత వార్తలు | తాజా వార్తలు
    comments: కామెంట్లు
  gu
    related: આ પણ વાંચો | વધુ વાંચો
    advertisement: જાહેરાત
  ml
    related: ഇതും വായിക്കുക | കൂടുതൽ വായിക്കുക | അനുബന്ധ വാർത്തകൾ
    advertisement: പരസ്യം
  kn
    related: ಇದನ್ನೂ ಓದಿ | ಹೆಚ್ಚು ಓದಿ
    advertisement: ಜಾಹೀರಾತು
  ne
    related: यो पनि पढ्नुहोस् | सम्बन्धित समाचार | ताजा समाचार
    advertisement: विज्ञापन
  th
    advertisement: โฆษณา
    share: แชร์ | แบ่งปัน | แชร์ข่าวนี้
    related: อ่านเพิ่มเติม | ข่าวที่เกี่ยวข้อง | อ่านข่าว: ปิดสะพาน | ข่าวล่าสุด | ยอดนิยม | บทความที่เกี่ยวข้อง | อ่านต่อ
    comments: ความคิดเห็น | แสดงความคิดเห็น
    tags: แท็ก | แท็กที่เกี่ยวข้อง
    newsletter: สมัครรับจดหมายข่าว
    copyright: สงวนลิขสิทธิ์
    source-link: ที่มา: หนังสือพิมพ์ท่าเรือ
  vi
    advertisement: Quảng cáo
    share: Chia sẻ | Chia sẻ bài viết
    related: Xem thêm | Xem thêm: Cầu đóng cửa | Tin liên quan | Bài viết liên quan | Đọc nhiều | Tin mới nhất | Tin cùng chuyên mục | Đọc thêm
    comments: Bình luận | Gửi bình luận
    tags: Từ khóa | Chủ đề
    newsletter: Đăng ký nhận bản tin
    subscribe: Đăng ký
    copyright: Bản quyền thuộc về Báo Cảng
    source-link: Nguồn: Báo Cảng | Theo Báo Cảng
  ms
    advertisement: Iklan
    share: Kongsi | Kongsikan
    related: Baca juga | Berita berkaitan | Artikel berkaitan | Paling popular | Berita terkini
    comments: Komen
    copyright: Hak cipta terpelihara
    source-link: Sumber: Berita Pelabuhan
  fil
    related: Basahin din | Kaugnay na balita
    share: Ibahagi
  sw
    related: Soma pia | Soma zaidi | Unaweza pia kusoma | Habari zinazohusiana | Soma pia: Daraja kufungwa
    share: Shiriki | Sambaza
    advertisement: Tangazo | Matangazo
    source-link: Chanzo: Gazeti la Bandari
`;

const languages = LINES.trim()
  .split(/\n {2}(?=\w)/u)
  .map((part) => part.trim().split(/\n\s+/u));

describe('the lines around articles', () => {
  it.each(languages)('are known in %s', (...rows) => {
    const wrong = rows.slice(1).flatMap((row) => {
      const [kind = '', lines = ''] = row.split(/: (.*)/u);
      return lines.split(' | ').filter((line) => phraseOf(line) !== kind);
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    'Theo ông Nam, cây cầu cũ sẽ đóng cửa từ thứ Hai.',
    'Theo James wins',
    'Η πηγή του ποταμού βρίσκεται στα βουνά.',
    'Izvor rijeke je u planinama iznad grada.',
    'Šaltinis – patikimas žmogus, artimas vyriausybei.',
    'Fonts: three that changed how the town prints its papers',
    'Temos: um problema sério pela frente.',
    'حقوق شهروندان در قانون اساسی کشور محفوظ است و هیچ مقامی نمی‌تواند آن را نقض کند.',
    'Giữ bản quyền truyền hình World Cup, VTV sẽ phát trực tiếp toàn bộ 64 trận đấu.',
    'Bültene göre sıcaklık hafta sonu 30 dereceye çıkacak.',
    'سجل المؤشر ارتفاعا بنسبة ثلاثة بالمئة وفق النشرة الاقتصادية للبنك المركزي.',
    'Podijelite na četiri jednaka dijela i ostavite da se ohladi.',
    'Oszd meg a tésztát két egyenlő részre.',
    'شارك هذا العام في المهرجان أكثر من ألف فنان.',
    'Chia sẻ qua điện thoại, anh Nam cho biết rất vui.',
    'Rekomenduojame vartoti daugiau vandens ir daržovių.',
    'Δείτε περισσότερα έργα τέχνης στο μουσείο.',
    'קראו גם לבחירות חדשות בהקדם.',
    'Naročite se na pregled pravočasno.',
    'Подпишитесь под петицией до пятницы.',
    'Komentari su bili uglavnom negativni.',
    'Reklama nije bila dovoljna da spasi most.',
    'ความคิดเห็นของชาวเมืองแตกต่างกันไป',
    'शेयर बाजार में गिरावट जारी रही।',
    'المصدر الرئيسي للمياه هو النهر.',
    'Teme razgovora bile su most i luka.',
    'Report finds bridge is safe',
    'Send more boats, says the council',
    'Folgen des Hochwassers',
    'Deel van de stad zit zonder stroom',
    'Condiciones climáticas obligan a cerrar el puente',
    'Termos do acordo com a cidade são secretos',
    'Condizioni del mare in peggioramento',
    'Termini per la domanda scadono venerdì',
    'Obserwuj niebo nocą',
    'Правила перехода изменятся в марте',
    'Поделиться хлебом просят соседей',
  ])('are none that only begin alike: %s', (line) => {
    expect(phraseOf(line)).toBeUndefined();
  });
});
