/** The words of bylines, by language: what joins names, what people are called beside their names. */
import { CAPITAL } from './byline-openings.js';

const AND =
  'and|und|et|y|e|en|och|og|i|ja|és|ve|a|şi|și|ir|un|dhe|va|и|та|və|және|dan|và|και (?:του|της)|και|და|և|եւ|و|اور|और|आणि|ও|এবং|และ|sowie|with|mit|avec|con|com|met|med|및';

/** Agencies that sign in lower case. */
const SMALL_AGENCIES = 'dpa|epd|sda|afp|apa|kna|lby';

/** Between names. Words count between white space and before a name. */
export const SEPARATOR = new RegExp(
  `\\s*(?:[,;|•&\\n،、，]|(?<!\\p{Script=Han})·|·(?!\\p{Script=Han})|(?<=\\p{Script=Han}{2})・(?=\\p{Script=Han}{2})|\\s[-–—/]\\s|/|\\s(?:${AND})\\s(?=${CAPITAL}|(?:${SMALL_AGENCIES})(?!\\p{L})))\\s*`,
  'u',
);
/** The same words behind a comma. */
export const OPENING_AND = new RegExp(`^(?:${AND})\\s(?=${CAPITAL})`, 'u');

/** What people are called in bylines, behind or before their names. */
const ROLES =
  '(?:editor|reporter|correspondent|writer|producer|journalist|columnist|contributor|photographer|analyst|critic)s?|' +
  'presenter|author|kontributor|intern|fellow|officer|president|founder|manager|professor|lecturer|bureau chief|director|head of|' +
  '\\p{L}*(?:redakteur|redaktörü?|korrespondent|reporter|journalist|kolumnist)(?:in)?|autor(?:in)?|volontär(?:in)?|leiter(?:in)?|' +
  'journaliste|rédacteur|rédactrice|correspondante?|chroniqueur|chroniqueuse|' +
  'periodista|redactora?|corresponsal|columnista|jornalista|repórter|editora|' +
  'giornalista|redattore|redattrice|inviato|inviata|corrispondente|jurnalist[ăa]?|' +
  'redacteur|verslaggever|correspondente|' +
  'toimittaja|blaðamaður|fréttamaður|ajakirjanik|toimetaja|žurnalist[ėa]s?|žurnālist[se]|' +
  'dziennikarz|dziennikarka|redaktor(?:ka)?|novinářka?|novinárka?|novinarka?|urednik|urednica|újságíró|gazetar[ej]?|' +
  'muhabir(?:i)?|editör(?:ü)?|yazarı?|müxbir|jurnalis|wartawan|pewarta|phóng viên|biên tập viên|' +
  'корреспондент|журналист(?:ка)?|обозреватель|редактор|кореспондент|новинар(?:ка)?|δημοσιογράφος|συντάκτ(?:ης|ρια)|' +
  'مراسلة?|صحفية?|محررة?|خبرنگار|نامہ نگار|संवाददाता|রিপোর্টার|প্রতিবেদক|প্রতিনিধি|ผู้สื่อข่าว|นักข่าว|כתבת?|עורך|עורכת|' +
  '기자|특파원|記者|记者|編輯|编辑|論説委員|編集委員';

const ROLE = new RegExp(`(?<!\\p{L})(?:${ROLES})(?!\\p{L})`, 'iu');

/** `About the author`, `E-mail the writer`, `More by this columnist`: what is said to readers. */
const TO_READERS =
  /(?<!\p{L})(?:about|meet|this|more|all|follow|contact|e-?mail|write to|view|see|über|mehr|alle|diese[rsnm]?)(?!\p{L})/iu;

/** Whether a part of a byline says what somebody is. */
export function isRole(text: string): boolean {
  return text.length <= 80 && ROLE.test(text) && !/\d/u.test(text) && !TO_READERS.test(text);
}

/** UTF-16 code units. */
const ROLE_MOST = 60;

/** Whether a line says what somebody is, and nothing else. */
export function isRoleAlone(text: string): boolean {
  return text.length <= ROLE_MOST && isRole(text) && !/\n|[:@]|[\p{STerm}…]$/u.test(text);
}

/** `Corresponsal en Atenas`, `Journalist i Paris`: the small word is one that joins names elsewhere. */
export const ROLE_PLACE = new RegExp(`((?<!\\p{L})(?:${ROLES}))\\s(?:en|i|a|à|e)\\s\\p{Lu}[^,;|•·]*`, 'giu');

const EDITED_BY =
  '(?:edited|editing|(?:medically )?reviewed|fact[- ]checked|bearbeitet|redigert|redigerad|redigeret|editado|editada|bewerkt) (?:by|von|av|af|por|door):?';

/** Who edited a text did not write it. */
const EDITING = new RegExp(
  '^(?:(?:editora?|redaktion|redaktur|penyunting|editör|bearbeitung|edición|edição|montage|opracowanie|szerkeszt(?:ő|ette)|toimetaja|toimetas|' +
    'redaktor(?:ė|ius|s|ka)?|uredni(?:k|ca)|uredi(?:o|la)|редактор(?:ка)?|επιμέλεια|עריכה|تحرير|ویرایش|biên tập|编辑|編輯|责任编辑|責任編輯|责编|責編|核稿(?:編輯|编辑)?|审核|審核|校对|校對|主编|主編|编审|編審)\\s*[:：]|' +
    `${EDITED_BY}\\s)`,
  'iu',
);

const WROTE = '(?:texte?|words|story|written) (?:by|von|par|di|av|af|door)\\s';
const NAMES_WRITER = new RegExp(`(?<!\\p{L})${WROTE}`, 'iu');

const EDITED_BEHIND = new RegExp(`,?(?:\\s[|·•/–—-])?\\s(?:and\\s)?${EDITED_BY}(?=\\s|$)`, 'iu');

/**
 * `By Jane Doe Reviewed by John Roe`: the text up to the words of its last line that say who edited, unless who wrote it is
 * named behind them.
 */
export function beforeEditing(line: string): string {
  const last = Math.max(0, line.lastIndexOf('\n'));
  const at = line.slice(last).search(EDITED_BEHIND);
  return at < 0 || NAMES_WRITER.test(line.slice(last + at)) ? line : line.slice(0, last + at);
}

export function isOfEditing(line: string): boolean {
  return EDITING.test(line);
}

const PICTURING = new RegExp(
  '^(?:(?:illustrat(?:ions?|ed)|illustrationen?|illustré|photo(?:s|graph(?:s|y|ed)?)?|pictures?|images?|art(?:work)?|graphics?|video|fotos?|fotografías?|bild(?:er)?|ilustraci(?:ón|ones)|zdjęcia)\\s(?:by|von|par|por|di|av|af|door)\\s|' +
    `(?:foto|photo|bild|kuva|фото)s?\\s?: (?=\\p{Lu}[^:]+$))(?!.*${WROTE})`,
  'iu',
);

/** `Illustration by Jane Doe`: who made the pictures of a text did not write it, unless the line goes on with who did. */
export function isOfPictures(line: string): boolean {
  return PICTURING.test(line);
}

/** What stands behind the words that say who edited. */
export function withoutEditing(line: string): string {
  return line.replace(EDITING, '').trim();
}

/** Roles that hang on a name without a comma: `박준석 기자`, `Reporter Jane Doe`. */
const ROLE_BEHIND =
  /(?<=.)\s((?:선임|수습|전문|인턴)?기자|(?:\p{Script=Hangul}{2,5}\s)?특파원|논설위원|記者|记者|特派員|論説委員|編集委員|著|編著|共著|編|訳|監訳|監修)$|(?<=..)(기자|특파원|記者|记者)$/u;
const ROLE_BEFORE = /^(记者|記者|\p{Script=Han}{1,8}(?:部|委員))[\s・]+(?=[\p{Lu}\p{Lo}])/u;

/** `Jane Doe Deputy Science Editor`, `Chief Reporter Jane Doe`: the last word of a role, and those before it. */
const ENDS_ROLE =
  /^(?:editor|reporter|correspondent|writer|columnist|producer|photographer|journalist|critic)s?$/iu;
const IN_ROLE: ReadonlySet<string> = new Set(
  (
    'staff senior chief deputy associate assistant managing executive special contributing freelance political politics ' +
    'business sport sports science health crime education culture arts travel environment technology tech economics ' +
    'economy foreign royal court local national world news city night features entertainment investigative digital data'
  ).split(' '),
);

const OUTLET =
  /^(?:times|post|news|press|herald|tribune|journal|gazette|courier|chronicle|globe|mail|star|sun|shimbun|inquirer|observer|record|register|standard|wire)$/iu;

/**
 * Where in the words of a line a role begins and ends that has a name before or behind it. Before one of a single word
 * may stand words of the role that are not known: `Lockside Canal Correspondent`.
 */
function roleIn(words: readonly string[]): [start: number, end: number] | undefined {
  const last = words.findLastIndex((word) => ENDS_ROLE.test(word));
  let first = last;
  while (IN_ROLE.has(words[first - 1]?.toLowerCase() ?? '')) first--;
  const end = last + 1;
  // `Jane Doe Courier Staff Writer`, `Lockside Times Staff Writer`: of an outlet, which may have any name.
  const isOutlets =
    words[first]?.toLowerCase() === 'staff' && (first > 2 || OUTLET.test(words[first - 1] ?? ''));
  const isBeside = end === words.length ? first >= 2 && first < last && !isOutlets : first === 0;
  // Wide spaces part what stands in elements of its own.
  return last >= 0 && isBeside && !words.includes('') ? [first, end] : undefined;
}

/** A name and the role that stands with it without a comma. */
export function splitRole(text: string): { name: string; role: string | undefined } {
  const behind = ROLE_BEHIND.exec(text);
  if (behind) return { name: text.slice(0, behind.index), role: behind[1] ?? behind[2] };
  const before = ROLE_BEFORE.exec(text);
  if (before) return { name: text.slice(before[0].length), role: before[1] };
  const words = text.split(' ');
  const [first, end] = roleIn(words) ?? [0, 0];
  if (end === 0) return { name: text, role: undefined };
  const name = [...words.slice(0, first), ...words.slice(end)].join(' ');
  return { name, role: words.slice(first, end).join(' ') };
}

/** A publisher is no author, and stands where systems ask for one. */
const COMPANY =
  /\s(?:GmbH|AG|Ltd|Limited|Inc|LLC|Corp|S\.?A|S\.?L|SpA|BV|ApS|Oy)\.?$|(?<=\s\S{1,20})\s(?:Media|Press|Magazine)$|(?<!\p{L})(?:Ediciones|Editora|Verlag|Báo(?=\s\p{Lu})|Publishing|Publications|Grupo)(?!\p{L})|(?:신문|일보|뉴스|방송|타임스|투데이|네이버|다음|(?:뉴스|취재|편집|이슈|콘텐츠|디지털|온라인)팀|편집[국부]|보도국|[新晚日时早晨快]报|[新晚日時早晨快]報|電子報|电子报|(?:新聞|新闻)[社網网]?|通[信訊讯]社|放送局|[週周]刊|电视台|電視台|編集部|编辑部|編輯部|(?:新聞|新闻|採訪|采访|即時|綜合|國際|娛樂|生活|體育|財經|社會|地方|融?媒体)中心)$/u;

/** `LTV Correspondent`, `LT Bureau`: of the outlet that the letters stand for. */
const OF_LETTERS = /^\p{Lu}{2,5} (?:Correspondent|Reporter|Bureau)s?$/u;

export function isCompany(text: string): boolean {
  return COMPANY.test(text) || OF_LETTERS.test(text);
}

/** Words of the desk as a whole, which signs where nobody does by name. */
const NEWSROOM =
  /(?<!\p{L})(?:\p{L}*(?:redaktion|redaksjon)(?:en)?|\p{L}*redactie|redazione|rédaction|redacción|redação|redakcja|redakce|redakcia|redacția|redaksi|(?:verkko|uutis)?toimitus|ritstjórn|szerkesztőség|редакция|редакція|newsroom|news (?:service|bureau)|news ?desk|web ?desk|online ?desk|desk|staff|editorial(?: team| board)?|editors|team|\p{L}{2,6}-(?:haupt(?:stadt)?)?studio|haber merkezi|tim redaksi|redakcij[ao]|συντακτική ομάδα|ban biên tập|tòa soạn|מערכת האתר|هيئة التحرير|(?:ویب|نیوز) ڈیسک|فريق التحرير|قسم التحرير|(?:служба|отдел) новостей|новостная служба|(?:служба|відділ) новин|ομάδα σύνταξης|(?:haberler|spor|ekonomi) servisi|(?:वेब|न्यूज़?|ऑनलाइन|डिजिटल) (?:डेस्क|टीम)|(?:অনলাইন|নিউজ) ডেস্ক|নিজস্ব (?:প্রতিবেদক|প্রতিনিধি|সংবাদদাতা)|(?:জেলা |উপজেলা )?প্রতিনিধি|গ্রামীণ প্রতিবেদক|กองบรรณาธิการ|ทีมข่าว[\p{L}\p{M}]*|編集部|编辑部)(?!\p{L})/iu;

export function isNewsroom(text: string): boolean {
  return NEWSROOM.test(text);
}

/** `Staff`, `Staff and wire reports`: of whatever outlet. Systems call whoever set them up `Super User`. */
const UNSIGNED =
  /^(?:the )?(?:press releases?|pressemitteilung|comunicado(?: de prensa)?|communiqué(?: de presse)?|comunicato stampa|agency reports?|guest(?: post| blogger)?|(?:site|web|super|system)[ -]?(?:admin(?:istrator)?|user)|newsroom|(?:news )?staff(?:,? (?:(?:and|&) )?(?:wire|news|agency)(?: services?)?)?(?: (?:reports?|reporters?|writers?|correspondents?|contributors?))?)$/iu;

/** `本报记者`, `小编` */
const UNSIGNED_EAST =
  /^(?:本[報报刊台]|特[約约派]|[網网][路络站]|[責责]任|[實实][習习])?(?:[記记]者|[編编][輯辑]|小[編编]|通[訊讯][員员])$/u;

/** Words of titles that nobody's name goes with, beside those that stand next to one as well: `Web Editor`, `Our Correspondent`. */
const IN_TITLE: ReadonlySet<string> = new Set(
  (
    'our a the web online internet site social media content guest video photo print copy newsletter own ' +
    'unser unsere notre de nuestro nuestra nosso nossa dal nostro nostra onze van een vår наш веб'
  ).split(' '),
);
const ONE_ROLE = new RegExp(`^(?:${ROLES})$`, 'iu');

/** Whether all words are of a title: systems that ask for an author are given it in place of a name. */
function isTitleAlone(text: string): boolean {
  const words = text.toLowerCase().split(/[\s-]+/u);
  return (
    ONE_ROLE.test(words.at(-1) ?? '') &&
    words.every((word) => IN_TITLE.has(word) || IN_ROLE.has(word) || ONE_ROLE.test(word))
  );
}

/** Whether the words say that nobody signed, and name no desk either. */
export function isUnsigned(text: string): boolean {
  return UNSIGNED.test(text) || UNSIGNED_EAST.test(text) || isTitleAlone(text);
}

/** Days stand beside names as dates do, and look like them. */
export const WEEKDAYS: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo ' +
    'lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta maandag dinsdag woensdag donderdag ' +
    'vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai ' +
    'keskiviikko torstai perjantai lauantai sunnuntai poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa ' +
    'čtvrtek pátek neděle dilluns dimarts dimecres dijous divendres dissabte diumenge luni marți miercuri joi vineri sâmbătă duminică ' +
    'hétfő kedd szerda csütörtök péntek szombat vasárnap mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur ' +
    'понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п’ятниця субота неділя ' +
    'понедељак уторак среда четвртак петак субота недеља понеделник сряда четвъртък петък събота неделя δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή ' +
    'ponedjeljak ponedeljak utorak srijeda četvrtak petak nedjelja pondelok utorok štvrtok piatok pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu'
  ).split(' '),
);

/** Words that no name of a person or agency holds. */
const NO_NAME = new RegExp(
  `(?<!\\p{L})(?:${ROLES}|staff|chief|senior|special to|reporting|filed under|recent|latest|profile|stories|posts|articles?|category|updated?|published|posted|minutes?|read|ago|share|comments?|follow|twitter|facebook|whatsapp|contact|email|subscribe|photo|photos|photographs?|illustrations?|translat(?:ion|ed)|image|images|source|sources|wire|services?|about|more from|read more|news|live|breaking|opinion|sports?|politics|business|today|size|font|listen|hören|anhören|vorlesen|écouter|escuchar|ascolta|admin|webmaster|developer|super user|uhr|stand|lesezeit|minuten|aktualisiert|veröffentlicht|nachrichten|quelle|foto|تصوير|fotos|fotograf[ií]as?|bild|publié|modifié|mis à jour|lecture|actualizado|publicado|lectura|pubblicato|aggiornato|leestijd|güncelleme|haberler|giriş|gmt|bst|edt|cest|utc)(?!\\p{L})|[@#\\d©:：?!を]|記事|報導|報道|报道|https?|\\.(?:com|net|org|de|at|ch|fr|it|es|co|uk)(?!\\p{L})`,
  'iu',
);

export function holdsNoName(text: string): boolean {
  return NO_NAME.test(text);
}
