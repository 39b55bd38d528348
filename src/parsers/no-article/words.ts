/** What pages say in place of an article: that there is none, that consent or a subscription is wanted. */

/** A title says that something failed when one of its parts is one of these. In lower case, as far as the words go. */
const ERRORS: readonly RegExp[] = [
  // A number alone or with words for it: `404`, `Error 404`, `404 Not Found`; not `403 migrants rescued`.
  /^(?:http )?(?:error|fehler|erreur|errore|fout|fel|błąd|ошибка|エラー)?\W*(?:40[0134]|410|429|50[0234])\W*(?:error|fehler|not found|forbidden|gone|bad gateway|service (?:temporarily )?unavailable|(?:internal )?server error|too many requests|page not found|unauthorized)?$/u,
  /^(?:not found|access denied|forbidden|bad gateway|gateway time-?out|service (?:temporarily )?unavailable|internal server error|too many requests|an error (?:has )?occurred|oops|ups|hoppla|whoops)$/u,
  // What is missing, and that it is: subject first, or verb first.
  /^(?:(?:oops|ups|sorry|hoppla|whoops)\W*)?(?:(?:sorry|the|this|that|your|diese?r?|die|der|das|cette|la|le|l['’]|esta?|el|questa|deze|den|denna?|requested|angeforderte|gesuchte|demandée?) ?)*(?:page|article|story|content|post|url|site|seite|artikel|beitrag|inhalt|contenu|página|articulo|artículo|noticia|pagina|articolo|notizia|side|sidan|siden|strona|artykuł|страница|статья) .{0,30}(?:not (?:be )?(?:found|exist)|not available|unavailable|no longer (?:available|exists?|here)|(?:can['’]t|cannot|could ?n[o'’]t) be found|(?:has|have) been (?:removed|deleted)|does ?n[o'’]t exist|nicht (?:gefunden|verfügbar|vorhanden|mehr)|existiert nicht|introuvable|pas disponible|n['’]existe p(?:as|lus)|no (?:encontrad[ao]|existe|disponible)|não (?:encontrada|existe)|non (?:trovat[ao]|esiste|disponibile)|niet (?:gevonden|beschikbaar)|bestaat niet|hittades inte|(?:ble )?ikke (?:funnet|fundet)|findes ikke|nie (?:znaleziona|istnieje|została znaleziona)|не найдена?)/u,
  /^(?:no|nothing|keine?|aucun(?:e)?|kein) .{0,20}(?:found|gefunden|trouvée?)$/u,
  /(?:ページ|記事)(?:が|は)(?:見つかりません|存在しません|ありません|削除)|お探しのページ|指定されたページ|(?:页面|頁面|文章)(?:不存在|未找到|找不到)|找不到(?:页面|頁面|网页|網頁)|페이지를 찾을 수 없|존재하지 않는 (?:페이지|기사)/u,
  // What stands before a site when it takes its reader for a program.
  /^(?:just a moment|attention required|pardon our interruption|are you a (?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|checking (?:if the site connection is secure|your browser).*|access to this page has been denied|security check|bot verification|robot check|einen moment|un momento|un instant)\W*$/u,
];

/** A consent wall speaks of these. A text about something else may hold one of the weak words, seldom two. */
const CONSENT_STRONG: readonly string[] =
  'cookie|tracking|traceurs|クッキー|쿠키|we value your privacy'.split('|');
const CONSENT_WEAK: readonly string[] = (
  'consent|your data|personal data|partners|einwillig|zustimmen|datenschutz|mit werbung|personenbezogen|consentement|' +
  'données personnelles|vie privée|partenaires|consentimiento|privacidad|datos personales|socios|consenso|dati personali|' +
  'toestemming|persoonsgegevens|samtycke|samtykke|personuppgifter|wyrażasz zgodę|prywatności|同意|個人情報|개인정보'
).split('|');

/** Words for the site and its reader. German `Sie` at the head of a sentence may be somebody else. */
const READER =
  /(?<!\p{L})(?:[Ww]e|[Oo]ur|[Yy]ours?|[Yy]ou|[Ww]ir|[Uu]ns|[Uu]nsere?[nmrs]?|(?<=[\p{L},] )Sie|Ihnen|Ihre?[nmrs]?|[Nn]ous|[Nn]os|[Nn]otre|[Vv]ous|[Vv]os|[Vv]otre|[Nn]osotros|[Nn]uestr[oa]s?|[Uu]sted|[Tt]us?|[Nn]oi|[Nn]ostr[aio]|[Tt]u[aeo]|[Ww]ij|[Oo]nze?|[Jj]ouw|[Uu]w|[Vv]i|[Vv]år[at]?|[Vv]ores?|[Dd]u|[Dd]in[ae]?|[Mm]y|[Nn]asz\p{L}*|[Tt]woj\p{L}*)(?!\p{L})|当社|当サイト|本サイト|弊社|あなた|お客様|당사|귀하/u;

/** In these words only those speak who keep the text behind them to themselves. */
const PAY: readonly string[] = (
  'to continue reading|to keep reading|to read the full|to read this|continue reading with|for subscribers only|subscriber-only|' +
  'subscriber exclusive|exclusive to subscribers|already a subscriber|subscribe to continue|log in to continue|sign in to continue|' +
  'create a free account|reserved for subscribers|um weiterzulesen|jetzt weiterlesen|weiterlesen mit|exklusiv für abonnent|' +
  'nur für abonnent|mit abo lesen|bereits abonnent|sie haben bereits ein|artikel freischalten|pour lire la suite|' +
  'réservé aux abonnés|réservée aux abonnés|déjà abonné|il vous reste|para seguir leyendo|para continuar leyendo|' +
  'solo para suscriptores|exclusivo para suscriptores|ya eres suscriptor|exclusivo para assinantes|para continuar lendo|' +
  'per continuare a leggere|riservato agli abbonati|sei già abbonato|verder lezen|alleen voor abonnees|al abonnee|' +
  'för att läsa vidare|för att fortsätta läsa|for å lese videre|kun for abonnenter|for at læse videre|aby czytać dalej|' +
  'tylko dla prenumeratorów|会員限定|有料会員|続きを読むには|この記事は有料|구독자 전용|로그인 후|会员专享|登录后'
).split('|');

/** A page that is there to log in says so in its title. */
const LOGIN =
  /^(?:(?:please )?(?:log|sign) ?[io]n|log ?in|register|anmelden|anmeldung|einloggen|login|se connecter|connexion|identifiez-vous|iniciar sesión|inicia sesión|accedi|inloggen|logga in|logg inn|log ind|zaloguj się|ログイン|로그인|登录)(?:$|\W)/iu;

/** Titles are read part by part: the site's name stands before or behind. */
export function isError(titles: readonly string[]): boolean {
  return titles.some((title) =>
    title
      .toLowerCase()
      .split(/\s+[|»·•—–-]\s+|\s*[|:]\s*|[.!?]\s+|[.!?…]+$/u)
      .some((part) => ERRORS.some((error) => error.test(part.trim()))),
  );
}

export function isLogin(titles: readonly string[]): boolean {
  return titles.some((title) => title.split(/\s+[|»·•—–-]\s+/u).some((part) => LOGIN.test(part.trim())));
}

/** Whether the site asks its reader, as in a banner or a wall. */
export function asksConsent(text: string): boolean {
  return isAboutConsent(text, 2) && READER.test(text);
}

/** `weak` is how many of the words that other texts hold as well have to be there. */
export function isAboutConsent(text: string, weak: number): boolean {
  const lower = text.toLowerCase();
  return (
    CONSENT_STRONG.some((word) => lower.includes(word)) ||
    CONSENT_WEAK.filter((word) => lower.includes(word)).length >= weak
  );
}

export function asksToPay(text: string): boolean {
  const lower = text.toLowerCase();
  return PAY.some((words) => lower.includes(words));
}
