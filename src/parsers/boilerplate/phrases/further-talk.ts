import type { Table } from './tree.js';

/** Passing an article on, talking of it, and what it is about, in the languages that the tables by kind say little of. */
export const FURTHER_TALK: readonly Table[] = [
  {
    kind: 'share',
    rows: [
      {
        most: 60,
        lines: `
          cs sdílejte [článek|na …]
          hr podijelite [članak|na …|ovaj članak] | podijeli {članak|vijest|na …} | kopiraj poveznicu
          sr подели [на …|вест] | podeli [na …|vest] | поделите [вест] | podelite [vest|na …]
          sl deli {članek|na …|novico|s prijatelji} | delite [članek|na …] | natisni
          bg споделете [статията|в …]
          mk сподели [на …] | споделете
          hu ossza meg … | oszd meg … | küldés emailben
          ro distribuiți [articolul|pe …] | trimite pe {whatsapp|email}
          el κοινοποιήστε [το|στο …] | μοιράσου το | στείλε το
          uk поширити | поділіться [з …|у …]
          lt dalintis [facebook|straipsniu|su …] | dalinkis | pasidalink[ite] [straipsniu|su …] | spausdinti
          lv dalīties [ar …|facebook|twitter] | dalies [ar …] | padalies [ar …] | drukāt
          et jaga [artiklit|lugu|facebookis|twitteris|sõpradega] | prindi | saada sõbrale
          fi jaa {juttu|linkki|tämä}
          is deildu [frétt|á …] | deila frétt
          ca comparteix ho [a …] | compartir [a …]
          sq shpërndaj[e] [lajmin|në …] | ndaje [në …|lajmin]
          az paylaşın | paylaş
          ka გაზიარება | გააზიარე | გაუზიარე მეგობრებს
          hy կիսվել [ֆեյսբուքում] | տարածել | կիսվեք
          kk бөлісу | достарыңызбен бөлісіңіз
          ky бөлүшүү
          uz ulashish | do'stlaringizga ulashing
          ar {شارك|شاركها|شاركه|مشاركة|انشر} {المقال|الخبر|عبر|على|هذا|هذه} … | للمشاركة | نسخ الرابط
          fa اشتراک گذاری | به اشتراک {بگذارید|گذاری} … | اشتراکگذاری | چاپ | کپی لینک | لینک کوتاه
          he {שתפו|שתף} … {בפייסבוק|בטוויטר|בוואטסאפ|במייל|כתבה|ב} …
          ur شیئر {کریں|کیجیے} | شیئر
          hi साझा करें | शेयर {कीजिए|करे} …
          mr शेअर करा
          bn শেয়ার [করুন] | শেয়ার [করুন]
          ta பகிர் | பகிரவும் | பகிர
          te షేర్ చేయండి
          th แชร์ | แบ่งปัน | แชร์{ข่าวนี้|บทความนี้|เรื่องนี้|ไปที่} … | คัดลอกลิงก์
          vi chia sẻ {bài viết|bài|tin|facebook|lên|qua} … | copy link
          ms kongsi[kan] [artikel|berita|di|melalui] …
          fil ibahagi …
          sw shiriki | sambaza | shirikisha [mwenzako]
          zh 分享{文章|新闻|新聞|此文|給朋友|给朋友|至|到} …`,
      },
    ],
  },
  {
    kind: 'comments',
    rows: [
      {
        most: 60,
        lines: `
          hr pošalji komentar | komentari su …
          sr коментари [#] | [#] komentar{i|a} [#] | ostavite komentar | pošaljite komentar | оставите коментар | пошаљите коментар
          sl [#] komentar{ji|jev|ja} [#] | dodaj komentar | napiši komentar
          mk [#] коментари [#] | остави коментар
          cs komentáře [#] | diskuse [#]
          sk diskusia [#] | vstúpiť do diskusie
          hu hozzászólok | szólj hozzá [te is] | kommentelj
          ro adaugă [un] comentari{u|ul} [tău] | scrie un comentariu
          el {γράψτε|γράψε|προσθέστε} [το|ένα] σχόλι{ο|ό} [σας|σου] | κάντε σχόλιο
          lt [#] komentar{ai|ų|as} [#] | komentuoti | rašyti komentarą | palikti komentarą | skaityti komentarus
          lv [#] komentār{i|u|s} [#] | {pievienot|rakstīt|pievieno} komentāru | lasīt komentārus | komentēt
          et [#] kommentaar{id|i} [#] | kommenteeri | lisa kommentaar | vaata kommentaare | loe kommentaare
          ca [#] comentari[s] [#] | deixa [un|el teu] comentari
          sq [#] koment[e|et|i] [#] | {lini|lër|shkruaj|shto} [një] koment
          az [#] şərh[lər] [#] | şərh {yaz|bildir|əlavə et}
          ka [#] კომენტარ{ი|ები} [#] | დატოვე კომენტარი
          hy մեկնաբանություններ [#] | մեկնաբանել | [#] մեկնաբանություն
          kk [#] пікір[лер] [#] | пікір {қалдыру|жазу}
          uz [#] izoh[lar] [#] | izoh qoldirish
          fa نظرات | دیدگاهها | ارسال {نظر|دیدگاه} | نظر {شما|بدهید} | # {نظر|دیدگاه} | نظر کاربران
          he תגובות # | # תגובות | הוספת תגובה
          ur [#] تبصرے [#] | تبصرہ {کریں|لکھیں} | اپنی رائے {دیں|کا اظہار کریں}
          hi [#] {टिप्पणियां|टिप्पणियाँ|कमेंट|कमेंट्स|प्रतिक्रियाएं} [#] | {टिप्पणी|कमेंट} करें | अपनी प्रतिक्रिया दें | अपनी राय दें
          mr प्रतिक्रिया [द्या]
          ne प्रतिक्रिया [दिनुहोस्]
          bn [#] মন্তব্য [#] | মন্তব্য {করুন|লিখুন} | আপনার মন্তব্য [লিখুন]
          ta {கருத்துகள்|கருத்துக்கள்} [#]
          te {కామెంట్లు|కామెంట్స్}
          th ความคิดเห็น [#] | แสดงความ{คิดเห็น|เห็น} | คอมเมนต์
          vi [#] ý kiến [#] | chia sẻ ý kiến [của bạn]
          ms komen [#] | tulis komen
          sw maoni [#] | toa maoni`,
      },
    ],
  },
  {
    kind: 'tags',
    rows: [
      {
        most: 60,
        lines: `
          no stikkord | emneord
          hr oznake | tagovi | ključne riječi | teme
          sr тагови | tagovi | кључне речи | ključne reči | ознаке
          sl oznake | ključne besede | teme | značke
          mk тагови | клучни зборови
          bg тагове | етикети | ключови думи | теми
          sk značky | kľúčové slová | témy | tagy
          lt žymos | raktažodžiai | temos | susijusios temos
          lv birkas | tēmas | atslēgvārdi | tagi
          et märksõnad | teemad | sildid
          is efnisorð | merki | efni
          ca etiquetes | temes | arxivat a | paraules clau
          sq etiketa | etiketat | fjalë kyçe
          az açar sözlər | teqlər
          ka თეგები | ტეგები | საკვანძო სიტყვები
          hy պիտակներ | թեգեր
          kk тегтер | тэгтер
          uz teglar | kalit so'zlar
          ar الكلمات المفتاحية | مواضيع [ذات علاقة] | كلمات دلالية
          fa {برچسبها|برچسب ها|برچسب} | کلیدواژه ها | کلیدواژهها | کلید واژه ها
          he תגיות | תגים | מילות מפתח
          ur ٹیگز | ٹیگ
          hi टैग[्स] | विषय
          bn ট্যাগ[স] | বিষয় | বিষয় | ট্যাগস
          ta குறிச்சொற்கள்
          th แท็ก[ที่เกี่ยวข้อง] | คำค้นหา | คีย์เวิร์ด
          ms tag | topik`,
      },
      {
        most: 200,
        lines: `
          hr {oznake|tagovi|ključne riječi|tag} : …
          sr {тагови|tagovi|ključne reči|кључне речи} : …
          sl {oznake|ključne besede|značke} : …
          bg {тагове|етикети|ключови думи} : …
          cs {štítky|klíčová slova|témata} : …
          sk {značky|kľúčové slová|témy} : …
          hu {címkék|kulcsszavak} : …
          ro {etichete|taguri|cuvinte cheie} : …
          el {ετικέτες|λέξεις κλειδιά} : …
          uk {теги|мітки} : …
          lt {žymos|raktažodžiai|temos} : …
          lv {birkas|tēmas|atslēgvārdi} : …
          et {märksõnad|teemad} : …
          fi {avainsanat|asiasanat|aiheet} : …
          ca {etiquetes|temes} : …
          ar {وسوم|الوسوم|الكلمات المفتاحية|كلمات مفتاحية} : …
          fa {برچسبها|برچسب ها|کلیدواژه ها|کلیدواژهها} : …
          he {תגיות|תגים} : …
          hi {टैग|टैग्स} : …
          vi {từ khóa|chủ đề} : …
          id {tag|tags|topik} : …
          th {แท็ก|คำค้นหา} : …`,
      },
    ],
  },
];
