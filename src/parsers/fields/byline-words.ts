/** The words of bylines, by language: what opens one, what joins names, what people are called beside their names. */

import { hasDate } from './date-text.js';

/** In front of names; longer ones first, as `by` stands in `written by`. */
const OPENINGS =
  'written by|reported by|reporting by|story by|words by|posted by|published by|analysis by|opinion by|review by|a report by|additional reporting by|from our correspondent|by|from|' + // English
  'ein artikel von|eine analyse von|ein kommentar von|interview von|aus dem englischen von|von|' + // German
  'propos recueillis par|écrit par|publié par|par|' + // French
  'escrito por|publicado por|por|' + // Spanish, Portuguese
  'scritto da|a cura di|articolo di|di|' + // Italian
  'geschreven door|door|' + // Dutch
  'skrevet av|skrevet af|av|af|' + // the Nordic languages
  'napsal|přidal|připravil|autor článku|od|opracował|' + // Czech, Polish
  'írta|oleh|yazan|' + // Hungarian, Indonesian, Turkish
  'كتبت|كتب|بقلم'; // Arabic
/** What a text is, in front of who wrote it: `Kommentar von`, `Opinion by`. */
const GENRES =
  'kommentar|kolumne|analyse|gastbeitrag|essay|rezension|glosse|reportage|porträt|opinion|analysis|review|column|comment|chronique|tribune|análisis|opinión|columna|entrevista|commento|analisi|kronik';
/** Nouns that open a byline before a colon, or before a whole name. */
const NOUNS = 'autor(?:in|es|as|a|e|i)?|auteure?|authors?|text|tekst|teksti|texti|yazar|автор|авторы|текст';
/** Words that open a byline before a colon, and begin names and sentences as well. */
const BEFORE_COLON = 'texto|haber|penulis|laporan|reporter|oprac\\.?|szerző|тексту|作者|记者|記者|撰文|文|글';

const OPENING = new RegExp(
  `^(?:(?:(?:${GENRES})\\s+)?(?:${OPENINGS})(?:\\s*[:：/／]\\s*|\\s+)|(?:${NOUNS}|${BEFORE_COLON})\\s*[:：/／]\\s*|(?:${NOUNS})\\s+(?=[\\p{Lu}]\\S*\\s+\\p{Lu}))`,
  'iu',
);

/** Openings that are parts of names as well: `Von Miller`, `Di Stefano`, `Da Silva`. */
const NAME_PARTICLES: ReadonlySet<string> = new Set(['Von', 'Di', 'Od', 'Af', 'Av', 'Par', 'Por']);

/** Icons, some of them letters of fonts of their own, stand before bylines. */
function withoutIcon(line: string): string {
  return line.replace(/^[\p{So}\p{Co}\s]+/u, '');
}

/** A line without its opening; `By` counts as a word of its own only, and before a whole name where it could be part of one. */
export function withoutOpening(line: string): string {
  const text = withoutIcon(line);
  const opening = OPENING.exec(text)?.[0];
  if (!opening) return text;
  const rest = text.slice(opening.length).trim();
  return NAME_PARTICLES.has(opening.trim()) && !/\s/u.test(rest) ? text : rest;
}

/** A sentence is longer than this and has a full stop. UTF-16 code units. */
const SENTENCE = 60;

/** Whether the text is an opening and nothing else: `By`, where the name stands in an element of its own. */
export function isOpening(text: string): boolean {
  return OPENING.exec(`${text} `)?.[0].trim() === text.trim();
}

/** Whether a line opens as a byline does, with a name behind, and is no sentence. */
export function opensByline(line: string): boolean {
  const text = withoutIcon(line);
  const opening = OPENING.exec(text.slice(0, 80))?.[0];
  if (opening === undefined || !/^[\p{Lu}\p{Lo}]/u.test(text.slice(opening.length))) return false;
  // `From Slavery to Emancipation` is a heading, `From Jane Doe in Nairobi` a byline.
  if (/^from\s/iu.test(opening) && !/^\S+ \p{Lu}\S*(?:$|,| in | at )/u.test(text.slice(opening.length)))
    return false;
  return text.length <= SENTENCE || !/[.!?…]["”’»]?$/u.test(text);
}

/** `5 March 2026 10:00 | by Jane Doe`: words that begin names as well do not open a byline amid a line. */
const AMID = /\s(?:(?:written |posted )?by|By|BY|par|por|door)\s+\p{Lu}/u;
/** A date and its time are no longer. UTF-16 code units. */
const DATE_MOST = 90;

/** The part of a line that opens as a byline does, where a date stands before it; else the line. */
export function fromOpening(line: string): string {
  const at = line.search(AMID);
  return at > 0 && at <= DATE_MOST && hasDate(line.slice(0, at)) ? line.slice(at + 1) : line;
}

const AND =
  'and|und|et|y|e|en|och|og|i|ja|és|ve|a|şi|și|и|та|и|və|dan|và|και|sowie|with|mit|avec|con|com|met|med|및';

/** Agencies that sign in lower case. */
const SMALL_AGENCIES = 'dpa|epd|sda|afp|apa|kna|lby';

/** Between names. Words count between white space and before a name. */
export const SEPARATOR = new RegExp(
  `\\s*(?:[,;|•·&\\n،、]|\\s[-–—/]\\s|/|\\s(?:${AND})\\s(?=[\\p{Lu}\\p{Lo}]|(?:${SMALL_AGENCIES})(?!\\p{L})))\\s*`,
  'u',
);
/** The same words behind a comma. */
export const OPENING_AND = new RegExp(`^(?:${AND})\\s(?=[\\p{Lu}\\p{Lo}])`, 'u');

/** What people are called in bylines, behind or before their names. */
const ROLES =
  '(?:editor|reporter|correspondent|writer|producer|journalist|columnist|contributor|photographer|analyst|critic)s?|' +
  'presenter|author|intern|fellow|professor|lecturer|bureau chief|director|head of|' +
  '\\p{L}*(?:redakteur|korrespondent|reporter|journalist|kolumnist)(?:in)?|autor(?:in)?|volontär(?:in)?|leiter(?:in)?|' +
  'journaliste|rédacteur|rédactrice|correspondante?|chroniqueur|chroniqueuse|' +
  'periodista|redactora?|corresponsal|columnista|jornalista|repórter|editora|' +
  'giornalista|redattore|redattrice|inviato|inviata|corrispondente|' +
  'redacteur|verslaggever|correspondente|' +
  'redaktör|reporter|journalist|korrespondent|toimittaja|blaðamaður|fréttamaður|' +
  'dziennikarz|dziennikarka|redaktor(?:ka)?|novinářka?|újságíró|' +
  'muhabir(?:i)?|editör(?:ü)?|yazarı?|jurnalis|wartawan|pewarta|' +
  'корреспондент|журналист(?:ка)?|обозреватель|редактор|кореспондент|' +
  '기자|특파원|記者|记者|編輯|编辑|論説委員|編集委員';

const ROLE = new RegExp(`(?<!\\p{L})(?:${ROLES})(?!\\p{L})`, 'iu');

/** Whether a part of a byline says what somebody is. */
export function isRole(text: string): boolean {
  return text.length <= 80 && ROLE.test(text) && !/\d/u.test(text);
}

/** `Corresponsal en Atenas`, `Journalist i Paris`: the small word is one that joins names elsewhere. */
export const ROLE_PLACE = new RegExp(`((?<!\\p{L})(?:${ROLES}))\\s(?:en|i|a|à|e)\\s\\p{Lu}[^,;|•·]*`, 'giu');

/** Who edited a text did not write it. */
const EDITING =
  /^(?:(?:editor|redaktur|penyunting|editör|bearbeitung|edición|montage)\s*[:：]|(?:edited|editing|bearbeitet|redigert|redigerad|redigeret|editado|bewerkt) (?:by|von|av|af|por|door)\s)/iu;

export function isOfEditing(line: string): boolean {
  return EDITING.test(line);
}

/** What stands behind the words that say who edited. */
export function withoutEditing(line: string): string {
  return line.replace(EDITING, '').trim();
}

/** Roles that hang on a name without a comma: `박준석 기자`, `Reporter Jane Doe`. */
const ROLE_BEHIND = /\s(기자|특파원|記者|记者)$/u;
const ROLE_BEFORE =
  /^((?:(?:staff|senior|chief|political|business|sports|science|health|crime) )?(?:reporter|correspondent|editor|writer|记者|記者))\s+(?=[\p{Lu}\p{Lo}])/iu;

/** A name and the role that stands with it without a comma. */
export function splitRole(text: string): { name: string; role: string | undefined } {
  const behind = ROLE_BEHIND.exec(text);
  if (behind) return { name: text.slice(0, behind.index), role: behind[1] };
  const before = ROLE_BEFORE.exec(text);
  return before ? { name: text.slice(before[0].length), role: before[1] } : { name: text, role: undefined };
}

/** A publisher is no author, and stands where systems ask for one. */
const COMPANY =
  /\s(?:GmbH|AG|Ltd|Limited|Inc|LLC|Corp|S\.?A|S\.?L|SpA|BV|ApS|Oy)\.?$|(?<!\p{L})(?:Ediciones|Editora|Verlag|Publishing|Publications|Grupo)(?!\p{L})/u;

export function isCompany(text: string): boolean {
  return COMPANY.test(text);
}

/** Words of the desk as a whole, which signs where nobody does by name. */
const NEWSROOM =
  /(?<!\p{L})(?:redaktion(?:en)?|redazione|rédaction|redacción|redação|redakcja|redakce|redakcia|redacția|redaksi|redactie|toimitus|ritstjórn|szerkesztőség|редакция|редакція|newsroom|news ?desk|web ?desk|online ?desk|desk|staff|editorial(?: team| board)?|editors|team|haber merkezi|tim redaksi|編集部|编辑部)(?!\p{L})/iu;

export function isNewsroom(text: string): boolean {
  return NEWSROOM.test(text);
}

/** Days stand beside names as dates do, and look like them. */
export const WEEKDAYS: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo ' +
    'lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta maandag dinsdag woensdag donderdag ' +
    'vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai ' +
    'keskiviikko torstai perjantai lauantai sunnuntai poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa ' +
    'čtvrtek pátek neděle pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu'
  ).split(' '),
);

/** Words that no name of a person or agency holds. */
const NO_NAME = new RegExp(
  `(?<!\\p{L})(?:${ROLES}|staff|chief|senior|special to|updated?|published|posted|minutes?|read|ago|share|comments?|follow|twitter|facebook|whatsapp|contact|email|subscribe|photo|photos|image|images|source|sources|wire|services?|about|more from|read more|news|live|breaking|opinion|sports?|politics|business|today|size|font|listen|hören|anhören|vorlesen|écouter|escuchar|ascolta|admin|webmaster|developer|super user|uhr|stand|lesezeit|minuten|aktualisiert|veröffentlicht|nachrichten|quelle|foto|تصوير|fotos|bild|publié|modifié|mis à jour|lecture|actualizado|publicado|lectura|pubblicato|aggiornato|leestijd|güncelleme|haberler|giriş|gmt|bst|edt|cest|utc)(?!\\p{L})|[@#\\d©:?!を]|記事|https?|\\.(?:com|net|org|de|at|ch|fr|it|es|co|uk)(?!\\p{L})`,
  'iu',
);

export function holdsNoName(text: string): boolean {
  return NO_NAME.test(text);
}
