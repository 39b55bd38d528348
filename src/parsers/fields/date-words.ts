/** The words of dates, by language: months, halves of the day, zones, and what a date is told to be of. */

/**
 * How the months' names begin, in lower case. A longer beginning wins over a shorter one: `marras` is November in Finnish,
 * `mar` March in most of Europe; `lipn` is June in Croatian, `lip` July in Polish.
 */
const MONTHS: readonly string[] = [
  // Latin, Cyrillic, Greek
  'jan jän ene gen sty янв січ јан яну tam oca ιαν led sij ian jaa sau yanvar xaneiro eanáir ionawr urtarri сту қаң',
  'feb fév fev lut фев феб лют hel şub φεβ úno vel vee vas pebrero fabrair shkurt feabhra chwefro otsail ақп',
  'mar mär maa mrt мар бер μαρ μάρ bře már ožu kov mawrth сак нау',
  'apr avr abr kwi апр кві huh nis απρ dub ápr tra bal prill afirilu aibreán ebrill apiril красав сәу',
  'may mai mag maj mei мая май мај тра tou μαΐ μαϊ μάι μαι kvě máj maí svi geg bealtai мам',
  'jun juin giu cze июн чер юни јун kes haz ιουν ιούν čer čvn jún iun lipn lipa bir juun jūn iyun hunyo xuño qershor meithea mehefin ekain чэр мау',
  'jul juil lug lip июл лип юли јул hei tem ιουλ ιούλ čvc červenc červene júl iul srpa srpnj lie juul jūl iyul hulyo xullo luuliyo korrik iúil gorffen uztail ліп шіл',
  'aug aoû aou ago sie авг сер elo ağu αυγ αύγ srp kol rugp ágú agustus agusta avgust avqust ogos gusht lúnasa awst abuztu жні тамыз',
  'sep set wrz сен вер сеп syy eyl σεπ zář sze ruj rugs sentyab sentabr satumba shtator sebtemb irail қыр',
  'oct okt ott out paź окт жов lok eki οκτ říj spa tetor hydref urria кастр қазан',
  'nov lis ноя лис ное нов marr kas νοε νοέ stu lap noi nóv noyabr nobyemb nuwamba nofemba nëntor samhain tachwed azaro ліс қараш',
  'dec dez déc dic gru дек гру дец jou ara δεκ pro des detsemb dekabr disyemb disembe disamba dhjetor nollaig rhagfyr abendu сне жел',
];
/** Short names, and names that other words begin with: only the whole word is the month. */
const WHOLE: readonly string[] = [
  'yan xan ean urt',
  'peb fab shk fea feabh chw chwef ots',
  'mac machi maw მარ',
  'pri aib ebr api кра',
  'beal मे মে مه مهٔ می',
  'iyn xuñ yuni qer meith meh eka',
  'iyl hul xul yuli korr gor gorff uzt',
  'agu agt avg avq ogo gush lún अग там',
  'sen sht medi',
  'tet hyd urr кас қаз',
  'noy nob nën samh tach aza नव қар',
  'dets dek dis dhj noll rhag',
];
/** The same in scripts that have no cases. */
const MORE_MONTHS: readonly string[] = [
  // Hebrew, Arabic (East, Maghreb, Levant), Persian and Urdu; of India; of further Asia, the Caucasus and Ethiopia
  'ינו ينا جانف ژان جنو जन जाने জান જાન ਜਨ ஜன జన ಜನ ജനു ජන มกรา มค ມັງກ ມກ មករ ဇန် იან հունվ հնվ ጃን',
  'פבר فبر فيف شباط فور فرو فېب फर फ़र फेब ফেব ફેબ ਫਰ ਫ਼ਰ பிப் பெப் ఫిబ ಫೆಬ ഫെബ පෙබ กุมภ กพ ກຸມພ ກພ កុម្ភ ဖေ თებ փետ փտվ ፌብ',
  'מרץ מרס מארס مار آذار मार् মার্ માર ਮਾਰ மார் మార ಮಾರ മാര മാർ මාර มีนา มีค ມີນ ມນ មីន မတ် მარტ մարտ մրտ ማር',
  'אפר أبر ابري أفري افري نيس آور اپر अप्र एप् এপ্র એપ્ર ਅਪ੍ ஏப் ఏప్ ಏಪ್ ഏപ് අප් เมษา เมย ເມສ ມສ មេស ဧပြ აპრ ապր ኤፕ',
  'מאי ماي أيار ايار مئ मई મે ਮਈ மே మే ಮೇ മേ മെ මැයි พฤษภ พค ພຶດ ພພ ឧសភ မေ მაი մայ մյս ሜይ',
  'יונ يون جوان حزير ژوئن جون जून जुन জুন જૂન જુન ਜੂਨ ஜூன் జూన ಜೂನ ജൂൺ ജൂണ ජූනි ජුනි มิถุ มิย ມິຖຸ ມິຖ មិថុ ဇွန ივნ հունի հնս ጁን',
  'יול يول جوي تموز ژوئی جول जुल জুল જુલ ਜੁਲ ஜூலை జులై జూలై ಜುಲ ജൂല ജുല ජූලි ජුලි กรกฎ กค ກໍລະ ກລ កក្ក ဇူ ივლ հուլ հլս ጁላ',
  'אוג أغس اغس أوت غشت آب اوت اگس آگس آگوس اگوس اګس अगस ऑग আগ ઑગ ઓગ ਅਗ ஆக ఆగ ಆಗ ഓഗ ആഗ අගෝ สิงห สค ສິງຫ ສຫ សីហ ဩဂု აგვ օգո օգս ኦገ',
  'ספט سبت شتن أيلول ايلول سپت سېپ ستم सित सप् सेप সেপ સપ્ ਸਤੰ செப் సెప ಸೆಪ സെപ සැප් กันยา กย ກັນຍ ກຍ កញ្ញ စက် სექ սեպ ሴፕ',
  'אוק أكت اكت اکت अक् ऑक অক্ট ઑક ઓક ਅਕਤ அக் ஒக் అక్ ಅಕ್ ഒക് ഔക ඔක් ตุลา ตค ຕຸລ ຕລ តុល အောက ოქტ հոկ ኦክ',
  'נוב نوف نونب نوام نوم नवं नवम नोव नोभ নভে નવ ਨਵੰ நவ నవం ನವೆ നവം නොවැ พฤศจ พย ພະຈ ພຈ វិច្ နို ნოე նոյ ኖቬ',
  'דצמ ديس دجن دسا دسم दिस डिस ডিস ડિસ ਦਸੰ டிச డిస ಡಿಸ ഡിസ දෙසැ ธันว ธค ທັນວ ທວ ធ្នូ ဒီ დეკ դեկ ዲሴ',
];

/** The names that one language has for other months than its neighbours; 0 for what is a common word in it. */
const OF_LANGUAGE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  fr: { des: 0 },
  hr: { lip: 6, srp: 7, lis: 10 },
  bs: { lip: 6, srp: 7, lis: 10 },
};

const LONGEST = 7;
const BEGINNINGS = new Map(
  [MONTHS, MORE_MONTHS].flatMap((rows) =>
    rows.flatMap((row, index) =>
      row.split(' ').map((beginning) => [beginning.normalize('NFC'), index + 1] as const),
    ),
  ),
);

const WORDS = new Map(
  WHOLE.flatMap((row, index) => row.split(' ').map((word) => [word.normalize('NFC'), index + 1] as const)),
);

/** 1 to 12; undefined for what is no month in any of the languages. `language`: its code, where it is known. */
export function monthOf(name: string, language?: string): number | undefined {
  // Hebrew hangs `in` on to the name.
  const low = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/^ב(?=\p{L}{3})/u, '');
  const own = language ? OF_LANGUAGE[language]?.[low.slice(0, 3)] : undefined;
  if (own !== undefined) return own || undefined;
  const whole = WORDS.get(low);
  if (whole) return whole;
  for (let length = Math.min(LONGEST, low.length); length >= 2; length--) {
    const month = BEGINNINGS.get(low.slice(0, length));
    if (month !== undefined) return month;
  }
  return undefined;
}

/** Zones by their letters, where these mean one offset the world over. `IST` and `CST` do not, `ET` changes with the season. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['z', 'Z'],
  ['utc', 'Z'],
  ['gmt', 'Z'],
  ['bst', '+01:00'],
  ['wat', '+01:00'],
  ['cet', '+01:00'],
  ['mez', '+01:00'],
  ['cest', '+02:00'],
  ['mesz', '+02:00'],
  ['sast', '+02:00'],
  ['eet', '+02:00'],
  ['eest', '+03:00'],
  ['eat', '+03:00'],
  ['msk', '+03:00'],
  ['trt', '+03:00'],
  ['pkt', '+05:00'],
  ['wib', '+07:00'],
  ['wita', '+08:00'],
  ['hkt', '+08:00'],
  ['sgt', '+08:00'],
  ['awst', '+08:00'],
  ['wit', '+09:00'],
  ['jst', '+09:00'],
  ['kst', '+09:00'],
  ['aest', '+10:00'],
  ['aedt', '+11:00'],
  ['nzst', '+12:00'],
  ['nzdt', '+13:00'],
  ['est', '-05:00'],
  ['edt', '-04:00'],
  ['cdt', '-05:00'],
  ['mst', '-07:00'],
  ['mdt', '-06:00'],
  ['pst', '-08:00'],
  ['pdt', '-07:00'],
]);

export const ZONE_NAMES = [...ZONES.keys()].sort((a, b) => b.length - a.length).join('|');

/** Of the zone that is farthest ahead. */
const MOST_HOURS = 14;

/** `Z` or `+01:00` for a zone's letters or digits; empty for what says no offset. */
export function offsetOf(zone: string): string {
  // In lower case, `est` and `eat` are words.
  const named = zone === zone.toUpperCase() ? ZONES.get(zone.toLowerCase()) : undefined;
  if (named) return named;
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/u.exec(zone) ?? [];
  return hours && Number(hours) <= MOST_HOURS ? `${sign}${hours.padStart(2, '0')}:${minutes}` : '';
}

/** What makes an hour one of the afternoon, in front of it or behind. */
export const AFTERNOON = /^(?:p\.?\s?m\.?|μ\.?\s?μ\.?|م|مساء|오후|下午|午後)$/iu;
/** The halves of the day as Greek and Arabic pages write them behind the hour. */
export const HALVES_BEHIND = '(?:π|μ)\\.?\\s?μ\\.?(?!\\p{L})|(?:صباحا|مساء|[صم])(?!\\p{L})';
export const HALVES_BEFORE = '오전|오후|上午|下午|午前|午後';

/** Of changes, by language; as beginnings where what follows is the grammar's. */
const MODIFIED =
  'updated?|modified|edited|aktualisiert|geändert|mis à jour|modifié|actualizad[oa]|modificado|atualizad[oa]|actualitza(?:t|da)|aggiornat[oa]|modificato|actualizat|' +
  'bijgewerkt|gewijzigd|opdateret|oppdatert|uppdaterad|ändrad|uppfært|päivitetty|uuendatud|muudetud|atnaujinta|redaguota|atjaunots|papildināts|' +
  'aktualizacja|aktualizováno|aktualizované|ažurirano|osvježeno|izmijenjeno|izmenjeno|posodobljeno|spremenjeno|frissítve|përditësuar|eguneratua|diweddarwyd|' +
  'güncelleme|güncellendi|yenilənib|yangilan(?:gan|di)|diperbarui|diupdate|dikemas ?kini|cập nhật|imesasishwa|ilisasishwa|' +
  'обновлен[оа]?|оновлено|обновено|обновена|актуализирано|ажурирано|измењено|жаңартылған|жаңартылды|ενημέρωση|ενημερώθηκε|' +
  'עודכן|עדכון|تحديث|حُدِّث|به.?روز ?رسانی|بروزرسانی|اپ ڈیٹ|अपडेट|अद्यतन|संशोधित|আপডেট|হালনাগাদ|અપડેટ|ਅਪਡੇਟ|புதுப்பிக்கப்பட்ட|నవీకరించ|అప్.?డేట్|ನವೀಕರಿಸ|അപ്.?ഡേറ്റ്|പുതുക്കിയ|' +
  'อัปเดต|อัพเดท|แก้ไขล่าสุด|แก้ไขเมื่อ|განახლდა|განახლებული|թարմացվել|更新|수정|업데이트';
const PUBLISHED =
  'published?|posted|first published|created|veröffentlicht|erstellt|publié|publicad[oa]|pubblicato|publicat|' +
  'gepubliceerd|geplaatst|publiceret|udgivet|offentliggjort|publisert|publicerad|birt|julkaistu|avaldatud|paskelbta|publikuota|publicēts|' +
  'publikacja|opublikowano|publikováno|publikované|zveřejněno|zverejnené|objavljeno|közzétéve|publikuar|argitaratua|' +
  'yayınlanma|oluşturulma|yayın tarihi|giriş|dərc|yayımlanıb|chop etil|dipublikasikan|diterbitkan|đăng(?! ký)|imechapishwa|ilichapishwa|' +
  'опубликован[оа]?|опубліковано|публикуван[оа]?|објављено|објавено|жарияланған|жарияланды|δημοσίευση|δημοσιεύθηκε|δημοσιεύτηκε|' +
  'פורסם|نشر|نُشر|انتشار|منتشر|شائع|प्रकाशित|প্রকাশ|પ્રકાશિત|ਪ੍ਰਕਾਸ਼ਿਤ|வெளியிடப்பட்ட|ప్రచురణ|ప్రచురించ|ಪ್ರಕಟ|പ്രസിദ്ധീകരിച്ച|เผยแพร่|გამოქვეყნდა|հրապարակվել|发布|發布|公開|配信|입력|등록';
export const MODIFIED_WORDS = new RegExp(`(?<!\\p{L})(?:${MODIFIED})(?!\\p{Ll})`, 'iu');
export const PUBLISHED_WORDS = new RegExp(`(?<!\\p{L})(?:${PUBLISHED})(?!\\p{Ll})`, 'iu');

/** Whether the line begins by saying of what it tells the time. */
export function opensWithTime(text: string): boolean {
  return [PUBLISHED_WORDS, MODIFIED_WORDS].some((words) => words.exec(text)?.index === 0);
}
