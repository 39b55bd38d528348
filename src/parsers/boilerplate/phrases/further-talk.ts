import type { Table } from './tree.js';

/** Passing an article on, talking of it, and what it is about, in the languages that the tables by kind say little of. */
export const FURTHER_TALK: readonly Table[] = [
  {
    kind: 'share',
    rows: [
      {
        most: 60,
        lines: `
          cs sdílejte [článek|na facebooku]
          hr podijelite [članak|vijest|ovaj članak|na facebooku] | podijeli {članak|vijest|na facebooku|na whatsappu} | kopiraj poveznicu
          sr подели [вест|на фејсбуку] | podeli [vest|na fejsbuku|na facebooku] | поделите [вест] | podelite [vest]
          sl deli {članek|novico|na facebooku|s prijatelji} | delite [članek|novico] | natisni
          bg споделете [статията|във facebook]
          mk сподели [на фејсбук|на facebook] | споделете
          hu ossza meg [ismerőseivel|facebookon] | oszd meg [ismerőseiddel|facebookon] | küldés emailben
          ro distribuiți [articolul|pe facebook] | trimite pe {whatsapp|email}
          el κοινοποιήστε [το] | μοιράσου το | στείλε το
          uk поширити | поділіться [з друзями|у facebook]
          lt dalintis [facebook|straipsniu|su draugais] | dalinkis | pasidalink[ite] [straipsniu|su draugais] | spausdinti
          lv dalīties [ar draugiem|facebook|twitter] | dalies [ar draugiem] | padalies [ar draugiem] | drukāt
          et jaga [artiklit|lugu|facebookis|twitteris|sõpradega] | prindi | saada sõbrale
          fi jaa {juttu|linkki|tämä}
          is deildu [frétt] | deila frétt
          ca comparteix ho [a facebook|a twitter] | compartir
          sq shpërndaj[e] [lajmin|në facebook] | ndaje [lajmin|në facebook]
          az paylaşın | paylaş
          ka გაზიარება | გააზიარე | გაუზიარე მეგობრებს
          hy կիսվել [ֆեյսբուքում] | տարածել | կիսվեք
          kk бөлісу | достарыңызбен бөлісіңіз
          ky бөлүшүү
          uz ulashish | do'stlaringizga ulashing
          ar {شارك|شاركها|شاركه|مشاركة|انشر} {المقال|الخبر|هذا المقال|هذا الخبر|عبر فيسبوك|على فيسبوك|على تويتر|عبر واتساب} | نسخ الرابط
          fa اشتراک گذاری | به اشتراک {بگذارید|گذاری} | اشتراکگذاری | چاپ | کپی لینک | لینک کوتاه
          he {שתפו|שתף} {בפייסבוק|בטוויטר|בוואטסאפ|במייל|כתבה|את הכתבה}
          ur شیئر {کریں|کیجیے} | شیئر
          hi साझा करें | शेयर {कीजिए|करे}
          mr शेअर करा
          bn শেয়ার [করুন] | শেয়ার [করুন]
          ta பகிர் | பகிரவும் | பகிர
          te షేర్ చేయండి
          th แชร์ | แบ่งปัน | แชร์{ข่าวนี้|บทความนี้|เรื่องนี้} | คัดลอกลิงก์
          vi chia sẻ {bài viết|bài|tin này|facebook|lên facebook|qua zalo|qua email} | copy link
          ms kongsi[kan] [artikel ini|berita ini|di facebook]
          fil ibahagi [ito|sa facebook]
          sw shiriki | sambaza | shirikisha mwenzako
          zh 分享{文章|新闻|新聞|此文|給朋友|给朋友|至|到}`,
      },
    ],
  },
  {
    kind: 'comments',
    rows: [
      {
        // Standing lines of broadcasters and chains below all that they publish.
        most: 240,
        lines: `
          en to report [a|an] {correction|typo} … {email|e-mail|contact|click|call|write} …
          en to report [a|an] {error|mistake|inaccuracy} {[please] {email|e-mail|contact|click}|or typo|or correction|or inaccuracy|in this|on this} …
          en to {submit|request|suggest} a correction … {email|e-mail|contact|click|visit|fill|use} …
          en want to report [a|an] {correction|error|typo|mistake} …
          en {notice|noticed|see|spot|spotted|find|found} a [spelling|grammar|spelling or grammar|spelling or grammatical] {error|typo|mistake} … {click|tap|report} …
          en {notice|noticed|see|spot|spotted|find|found} {an error|an inaccuracy|a factual error} {[please] {click|tap|report}|in this|on this} …
          en report this comment | comments : our rules
          en send [us] your story ideas …
          en {submit|request|suggest} a correction | submit [a] news tip[s]
          en do you have {a photo|photos|a video|video} [or {video|videos|photo|photos}] of … send {it|them} to us …
          es {encontraste|has encontrado|has visto|viste|ves} {un|algún} error …
          es {encontró|hay} {un|algún} error … {avísenos|escríbanos|repórtelo|avísanos|escríbenos} …
          pt {encontrou|viu|achou|notou} {um|algum} erro … {avise|fale|comunique|reporte|conte|informe|escreva} …
          it hai {trovato|visto|notato} un errore …
          nl {foutje|taalfout|fout} {gezien|ontdekt|gevonden} … {mail|meld|laat} …
          no fant du en {skrivefeil|feil} …
          da har du fundet en {stavefejl|fejl} …
          pl {zauważyłeś|zauważyłaś|znalazłeś|widzisz} {błąd|literówkę} …
          cs našli jste [v článku|v textu] {chybu|překlep} …
          sk našli ste [v článku|v texte] {chybu|preklep} …
          ru {заметили|нашли|увидели} {ошибку|опечатку|неточность} … {выделите|нажмите|сообщите|напишите} …
          uk {помітили|знайшли|побачили} {помилку|неточність} … {виділіть|натисніть|повідомте|напишіть} …`,
      },
      {
        most: 60,
        lines: `
          hr pošalji komentar | komentari su {zatvoreni|onemogućeni|isključeni}
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
          hy մեկնաբանություններ [#] | մեկնաբանել | # մեկնաբանություն
          kk пікірлер [#] | # пікір | пікір {қалдыру|жазу}
          uz izohlar [#] | # izoh | izoh qoldirish
          fa نظرات | دیدگاهها | ارسال {نظر|دیدگاه} | نظر {شما|بدهید} | # {نظر|دیدگاه} | نظر کاربران
          he תגובות # | # תגובות | הוספת תגובה
          ur تبصرے [#] | # تبصرے | تبصرہ {کریں|لکھیں} | اپنی رائے دیں
          hi {टिप्पणियां|टिप्पणियाँ|कमेंट|कमेंट्स} [#] | # {टिप्पणियां|कमेंट} | {टिप्पणी|कमेंट} करें | अपनी प्रतिक्रिया दें | अपनी राय दें
          mr प्रतिक्रिया द्या
          ne प्रतिक्रिया दिनुहोस्
          bn মন্তব্য [#] | # মন্তব্য | মন্তব্য {করুন|লিখুন} | আপনার মন্তব্য [লিখুন]
          ta {கருத்துகள்|கருத்துக்கள்} [#]
          te {కామెంట్లు|కామెంట్స్}
          th ความคิดเห็น [#] | แสดงความ{คิดเห็น|เห็น} | คอมเมนต์
          vi ý kiến # | # ý kiến | chia sẻ ý kiến [của bạn]
          ms komen [#] | # komen | tulis komen
          sw maoni # | # maoni | toa maoni`,
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
          hr oznake | tagovi | ključne riječi
          sr тагови | tagovi | кључне речи | ključne reči | ознаке
          sl oznake | ključne besede
          mk тагови | клучни зборови
          bg тагове | етикети | ключови думи
          sk značky | kľúčové slová | tagy
          lt žymos | raktažodžiai | susijusios temos
          lv birkas | atslēgvārdi | tagi
          et märksõnad | sildid
          is efnisorð
          ca etiquetes | arxivat a | paraules clau
          sq etiketa | etiketat | fjalë kyçe
          az açar sözlər | teqlər
          ka თეგები | ტეგები | საკვანძო სიტყვები
          hy պիտակներ | թեգեր
          kk тегтер | тэгтер
          uz teglar | kalit so'zlar
          ar الكلمات المفتاحية | كلمات دلالية
          fa {برچسبها|برچسب ها} | کلیدواژه ها | کلیدواژهها | کلید واژه ها
          he תגיות | תגים | מילות מפתח
          ur ٹیگز | ٹیگ
          hi टैग[्स]
          bn ট্যাগ[স]
          ta குறிச்சொற்கள்
          th แท็ก[ที่เกี่ยวข้อง] | คำค้นหา | คีย์เวิร์ด`,
      },
      {
        most: 80,
        lines: `
          hr {oznake|tagovi|ključne riječi|tag} : …
          sr {тагови|tagovi|ključne reči|кључне речи} : …
          sl {oznake|ključne besede} : …
          bg {тагове|етикети|ключови думи} : …
          cs {štítky|klíčová slova} : …
          sk {značky|kľúčové slová} : …
          hu {címkék|kulcsszavak} : …
          ro {etichete|taguri|cuvinte cheie} : …
          el {ετικέτες|λέξεις κλειδιά} : …
          uk {теги|мітки} : …
          lt {žymos|raktažodžiai} : …
          lv {birkas|atslēgvārdi} : …
          et märksõnad : …
          fi {avainsanat|asiasanat} : …
          ca etiquetes : …
          ar {وسوم|الوسوم|الكلمات المفتاحية|كلمات مفتاحية} : …
          fa {برچسبها|برچسب ها|کلیدواژه ها|کلیدواژهها} : …
          he {תגיות|תגים} : …
          hi {टैग|टैग्स} : …
          vi từ khóa : …
          id {tag|tags} : …
          th {แท็ก|คำค้นหา} : …`,
      },
    ],
  },
];
