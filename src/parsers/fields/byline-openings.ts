/** What opens a byline, by language: `By Jane Doe`, `Autor: Jane Doe`, `Γράφει η Jane Doe`. */
import { EASTERN_OPENING, fromEasternOpening } from './byline-east.js';
import { hasDate } from './date-text.js';

/** In front of names; longer ones first, as `by` stands in `written by`. */
const OPENINGS =
  'written by|texts? by|submitted by|reported by|reporting by|story by|words by|posted by|published by|compiled by|a report by|additional reporting by|from our correspondent|by|from|' + // English
  'aus dem englischen von|von|' + // German
  'de (?:notre|nos) (?:correspondante?s?|envoyée?s? spéciale?s?|envoyés spéciaux)|propos recueillis par|écrit par|publié par|un article de|par|' + // French
  'de (?:nuestr[oa]s?) (?:corresponsal(?:es)?|enviad[oa]s? especial(?:es)?)|escrito por|publicado por|texto de|por|escrit per|redactat per|' + // Spanish, Portuguese, Catalan
  'da(?:l|lla|i|lle) nostr[oaie] (?:inviat[oaie]|corrispondent[ei])|scritto da|a cura di|articolo di|di|scris de|publicat de|' + // Italian, Romanian
  'geschreven door|door|' + // Dutch
  'skrevet av|skrevet af|av|af|' + // the Nordic languages
  'napsala?|přidal|připravil|napísala?|autor článku|od|opracował|' + // Czech, Slovak, Polish
  'piše|napisa(?:o|la)|пише|пишува|подготвила?|подготовила?|підготува(?:в|ла)|' + // South and East Slavic
  'γράφ(?:ει|ουν) (?:ο|η|οι)|ρεπορτάζ|' + // Greek
  'írta|oleh|yazan|isinulat ni|imeandikwa na|기자명|' + // Hungarian, Indonesian, Turkish, Filipino, Swahili, Korean
  'מאת|كتبت|كتب|بقلم|به قلم|از قلم'; // Hebrew, Arabic, Persian, Urdu
/** What a text is, in front of who wrote it: `Ein Kommentar von`, `Opinion by`. */
const GENRES =
  'kommentar|kolumne|analyse|gastbeitrag|essay|rezension|glosse|reportage|porträt|opinion|analysis|review|column|comment|chronique|tribune|análisis|opinión|columna|entrevista|commento|analisi|kronik';
/** The same, before the words that say who wrote it and not where or about whom: `Interview by`, but `Exclusive from`. */
const PIECES =
  '(?:(?:an?|ein|eine|une?|un|una|en|et|een)\\s+)?(?:interview|exclusive|artikel|gastbeitrag|essay)\\s+(?:by|von|par|por|door|av|af)';
/** Nouns that open a byline before a colon, or before a whole name; screen readers are told `Author, Jane Doe`. */
const NOUNS =
  'autor(?:in|es|as|a|e|i)?|auteure?|authors?|text|tekst|teksti|texti|yazar|автор|авторы|аутор|аутори|текст';
/** Words that open a byline before a colon, and begin names and sentences as well. */
const BEFORE_COLON =
  'text (?:and|&) (?:photos|pictures)|text und (?:fotos?|bilder)|texte et photos|texto y fotos|testo e foto|rédaction|' +
  'συντάκτ(?:ης|ρια)|κείμενο|haberi (?:hazırlayan|yazan)|szöveg|teksts|bài(?: viết)?(?: và ảnh)?|kontributor|reportagem|' +
  'লেখা|เรื่อง|เรียบเรียง|' +
  'přidala|připravila|pripravila?|opracowała|przygotowała?|nga|texto|texte|testo|haber|penulis|pewarta|laporan|reporter|oprac\\.?|szerző|тексту|автор(?:ка|и)?(?: статьи| материала| тексту| текста)?|' +
  'avtor(?:ica|ja|ji)?|autors|autor(?:ius|ė|iai)|höfundur|kirjoittajat?|forfatter|författare|müəllif|muallif|mwandishi|tác giả|' +
  'ავტორ(?:ი|ები)|հեղինակ|מחבר|نویسنده|نگارنده|تحریر|مصنف|लेखक|लेखिका|লেখক|লিখেছেন|લેખક|ਲੇਖਕ|எழுதியவர்|రచయిత|ಲೇಖಕರು|എഴുതിയത്|' +
  'ผู้เขียน';
/** What stands between such a word and the name. */
const COLON = '\\s*[:：/／՝]\\s*';

const OPENING = new RegExp(
  `^(?:(?:(?:eine?\\s+)?(?:${GENRES})\\s+)?(?:${OPENINGS})(?:${COLON}|\\s+)|${PIECES}\\s+|(?:كتبت|كتب|بقلم)\\s+[-–—]\\s+|(?:${NOUNS}|${BEFORE_COLON})${COLON}|${EASTERN_OPENING}|(?:${NOUNS}),?\\s+(?=[\\p{Lu}]\\S*\\s+\\p{Lu}))`,
  'iu',
);

/** The first letter of a name: in upper case, or of a script without cases; Georgian's are told to be small ones. */
export const CAPITAL = '[\\p{Lu}\\p{Lo}\\p{Script=Georgian}]';

const NAME = `${CAPITAL}[\\p{L}\\p{M}.’'-]*(?:\\s+(?:${CAPITAL}[\\p{L}\\p{M}.’'-]*)){1,3}`;
/** `By Jane Doe and John Roe.`, but `By Monday, it was gone.` */
const NAMED = new RegExp(`^${NAME}(?:(?:,? \\p{Ll}{1,4} |, )${NAME})*[.…]?$`, 'u');
/** Small words that open sentences as well: a whole name has to follow, and nothing else but more names, a role or a date. */
const SMALL = new RegExp(
  `^(?:(?:Του|Της|ΤΟΥ|ΤΗΣ)(?!\\s(?:Νέ|Αγί|Ηνωμ))|от|Eftir|โดย)\\s+(?=${NAME}(?:$|\\s*[,;|•·–—(\\n]|\\s+(?:\\d|και |и |og |และ )))`,
  'u',
);

function openingOf(text: string): string | undefined {
  return OPENING.exec(text)?.[0] ?? SMALL.exec(text)?.[0];
}

/** Openings that are parts of names as well: `Von Miller`, `Di Stefano`, `Da Silva`. */
const NAME_PARTICLES: ReadonlySet<string> = new Set(['Von', 'Di', 'Od', 'Af', 'Av', 'Par', 'Por']);

/** Icons, some of them letters of fonts of their own, stand before bylines. */
function withoutIcon(line: string): string {
  return line.replace(/^[\p{So}\p{Co}\s]+/u, '');
}

/** A line without its opening; `By` counts as a word of its own only, and before a whole name where it could be part of one. */
export function withoutOpening(line: string): string {
  const text = withoutIcon(line);
  const opening = openingOf(text);
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

const OPENS_NAME = new RegExp(`^${CAPITAL}`, 'u');

/** Of scripts without cases, names are told by their length. UTF-16 code units, and words with those that join two names. */
const NAME_MOST = 40;
const NAME_WORDS = 5;

/** Whether what begins in such a script is more than names. */
function isPhrase(text: string): boolean {
  if (!/^\p{Lo}/u.test(text)) return false;
  const [name = ''] = text.split(/\s*[,،、;|•·\n(（]|\s(?:(?=\d)|[-–—]\s)/u);
  return name.length > NAME_MOST || name.split(/\s+/u).length > NAME_WORDS || /[\p{STerm}]$/u.test(name);
}

/** Whether a line opens as a byline does, with a name behind, and is no sentence. */
export function opensByline(line: string): boolean {
  const text = withoutIcon(line);
  const opening = openingOf(text.slice(0, 80));
  if (opening === undefined) return false;
  const rest = text.slice(opening.length);
  if (!OPENS_NAME.test(rest) || isPhrase(rest)) return false;
  // `From Slavery to Emancipation` is a heading, `From Jane Doe in Nairobi` a byline.
  if (/^from\s/iu.test(opening) && !/^\S+ \p{Lu}\S*(?:$|,| in | at )/u.test(rest)) return false;
  if (!/[\p{STerm}…]["”’»]?$/u.test(text)) return true;
  return text.length <= SENTENCE && (!/^\p{Lu}/u.test(rest) || NAMED.test(rest));
}

/** `5 March 2026 10:00 | by Jane Doe`: words that begin names as well do not open a byline amid a line. */
const AMID = /\s(?:(?:written |posted )?by|By|BY|par|por|door)\s+\p{Lu}/u;
/** A date and its time are no longer. UTF-16 code units. */
const DATE_MOST = 90;

/** The part of a line that opens as a byline does, where a date stands before it; else the line. */
export function fromOpening(line: string): string {
  const at = line.search(AMID);
  return at > 0 && at <= DATE_MOST && hasDate(line.slice(0, at))
    ? line.slice(at + 1)
    : fromEasternOpening(line);
}
