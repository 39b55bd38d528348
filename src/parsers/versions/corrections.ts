/** Notes in which a newsroom says that it has corrected an article, by the words that such notes begin with or hold. */

/** By language: what stands at the head of a note, before a mark or the end of the line; and what stands anywhere in it. */
const NOTES: readonly [language: string, heads: string, sayings: string][] = [
  [
    'en',
    'corrections?|clarifications?|corrections? and clarifications?|correction appended|erratum',
    '(?:an )?earlier versions? of this (?:article|story|report|piece|headline|post)|this (?:article|story|report|piece|headline|post) (?:was|has been|were) (?:amended|corrected|clarified)|(?:article|story|report|piece|headline|post) (?:has been|was) (?:updated|changed|edited) to (?:correct|clarify|reflect that)|we have corrected|we (?:are happy to|apologi[sz]e for (?:the|this|our) error)',
  ],
  [
    'de',
    'korrektur(?:hinweis)?|berichtigung|richtigstellung|klarstellung',
    'in einer (?:früheren|vorherigen|ersten|älteren) (?:version|fassung)|(?:artikel|beitrag|text|meldung) (?:wurde|haben wir) (?:nachträglich )?(?:korrigiert|berichtigt)|wir haben (?:das|dies|den fehler|die stelle) (?:korrigiert|berichtigt)',
  ],
  [
    'fr',
    'corrections?|rectificatif|rectification|erratum|précision',
    'une (?:version précédente|première version|version antérieure) de (?:cet article|ce texte)|(?:cet article|ce texte) a été (?:corrigé|rectifié)',
  ],
  [
    'es',
    'correcci[oó]n|rectificaci[oó]n|fe de err(?:ores|atas)|aclaraci[oó]n',
    'una versi[oó]n (?:anterior|previa) de (?:este art[ií]culo|esta noticia|este texto|esta nota)|(?:este art[ií]culo|esta noticia|esta nota) ha sido corregid[oa]|en una versi[oó]n anterior',
  ],
  [
    'pt',
    'correç(?:ão|ao)|erramos|errata|retificação',
    'uma versão anterior (?:deste|desta) (?:artigo|texto|reportagem|notícia|matéria)|(?:este artigo|este texto|esta reportagem|esta notícia) foi corrigid[oa]|versão anterior (?:deste texto|desta reportagem)',
  ],
  [
    'it',
    'correzione|rettifica|errata corrige|precisazione',
    'una (?:versione precedente|precedente versione) di questo articolo|(?:questo articolo|il testo) è stato corretto',
  ],
  [
    'nl',
    'correcties?(?: en aanvullingen)?|rectificatie|verbetering',
    'in een eerdere versie van dit (?:artikel|bericht|stuk)|dit (?:artikel|bericht) is (?:gecorrigeerd|verbeterd)',
  ],
  [
    'sv',
    'rättelse|korrigering',
    'i en tidigare version av (?:artikeln|texten)|(?:artikeln|texten) har (?:korrigerats|rättats)',
  ],
  [
    'da',
    'rettelse|berigtigelse',
    'i en tidligere version af (?:artiklen|denne artikel)|artiklen er (?:blevet )?rettet',
  ],
  [
    'no',
    'rettelse|korreksjon|retting',
    'i en tidligere versjon av (?:saken|artikkelen|denne)|(?:saken|artikkelen) er (?:blitt )?rettet',
  ],
  [
    'fi',
    'oikaisu|korjaus|täsmennys',
    '(?:jutun|artikkelin|uutisen) (?:aiemmassa|aikaisemmassa) versiossa|(?:juttua|artikkelia|uutista) on korjattu',
  ],
  [
    'pl',
    'sprostowanie|korekta|erratum',
    'we wcześniejszej wersji (?:tego )?(?:artykułu|tekstu)|(?:artykuł|tekst) został poprawiony',
  ],
  [
    'cs',
    'oprava|upřesnění',
    '(?:v (?:dřívější|předchozí|původní) verzi)(?: (?:tohoto )?(?:článku|textu))?|článek byl opraven',
  ],
  [
    'hu',
    'helyesbítés|helyreigazítás|korrekció',
    '(?:cikkünk|a cikk) (?:korábbi|előző) (?:változatában|verziójában)',
  ],
  ['ro', 'erată|corecție|rectificare', 'o versiune anterioară a (?:acestui articol|articolului)'],
  [
    'tr',
    'düzeltme',
    '(?:haberin|yazının|bu haberin) (?:önceki|ilk) (?:versiyonunda|halinde|sürümünde)|haber düzeltilmiştir',
  ],
  ['el', 'διόρθωση|διευκρίνιση', '(?:σε )?προηγούμενη (?:έκδοση|εκδοχή) (?:του|αυτού του) άρθρου'],
  [
    'ru',
    'исправление|уточнение|поправка',
    'в (?:предыдущей|более ранней|первоначальной|ранней) версии (?:этой |этого |данной |данного )?(?:статьи|материала|новости|текста|заметки)|(?:статья|новость|материал) (?:была?|был) исправлен[а]?',
  ],
  [
    'uk',
    'виправлення|уточнення|поправка',
    'у (?:попередній|більш ранній|першій) версії (?:цієї |цього )?(?:статті|матеріалу|новини|тексту)',
  ],
  [
    'id',
    'koreksi|ralat',
    '(?:artikel|berita) ini telah (?:dikoreksi|diralat)|versi sebelumnya dari (?:artikel|berita) ini',
  ],
  ['ar', 'تصحيح|تصويب|توضيح', 'نسخة سابقة من (?:هذا|هذه) (?:المقال|الخبر|التقرير|المادة)'],
  ['he', 'תיקון|הבהרה', 'בגרסה (?:קודמת|הקודמת) של (?:הכתבה|הידיעה)'],
  [
    'ja',
    '訂正|修正|お詫びと訂正|おわびと訂正',
    '(?:お詫びして|おわびして)(?:訂正|修正)|(?:訂正|修正)しました|訂正します',
  ],
  [
    'zh',
    '更正|勘误|勘誤|更正启事|更正啟事',
    '(?:本文|报道|報道)(?:早前|此前|较早|較早|之前)(?:的)?版本|(?:特此|现|現)更正',
  ],
  ['ko', '정정|정정보도|바로잡습니다', '이 기사의 이전 (?:버전|판)|기사를 (?:정정|수정)합니다|바로잡습니다'],
];

/** Brackets, stars and the like before the word. */
const LEAD = String.raw`^[\s\p{P}\p{S}]*`;
/** Behind the word: a mark, the end of the line, or the date of the note. */
const TAIL = String.raw`(?=\s*(?:[:：.\-–—|)\]】」(（]|,?\s*\p{N}|$))`;

const HEADS = new RegExp(`${LEAD}(?:${NOTES.map(([, heads]) => heads).join('|')})${TAIL}`, 'imu');
const SAYINGS = new RegExp(`(?<![\\p{L}\\p{M}])(?:${NOTES.map(([, , sayings]) => sayings).join('|')})`, 'iu');

/** Longer texts are articles about corrections. UTF-16 code units. */
const LONGEST = 2_000;

/** Whether a block of text is such a note, or ends in one. */
export function isCorrection(text: string): boolean {
  return text.length <= LONGEST && (HEADS.test(text) || SAYINGS.test(text));
}
