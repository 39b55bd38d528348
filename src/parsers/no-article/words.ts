/** What pages say in place of an article: that there is none, that consent or a subscription is wanted. */

/**
 * A title says that something failed when one of its parts is one of these, whole: `403 migrants rescued`, `No survivors
 * found` and `UPS: strike goes on` are headlines. In lower case, without the marks at the end.
 */
const ERRORS: readonly RegExp[] = [
  // A number alone or with words for it.
  /^(?:http )?(?:error|fehler|erreur|errore|fout|fel|feil|fejl|błąd|ошибка|エラー)?\W*(?:40[0134]|410|429|50[0234])\W*(?:error|fehler|not found|forbidden|gone|bad gateway|service (?:temporarily )?unavailable|(?:internal )?server error|too many requests|page not found|unauthorized)?$/u,
  /^(?:not found|access denied|forbidden|bad gateway|gateway time-?out|service (?:temporarily )?unavailable|internal server error|too many requests|an error (?:has )?occurred|oops|hoppla|whoops|nothing found|no results found|nichts gefunden|aucun résultat)$/u,
  // What stands before a site when it takes its reader for a program.
  /^(?:just a moment|attention required|pardon our interruption|are you a (?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|checking (?:if the site connection is secure|your browser).*|access to this page has been denied|security check|bot verification|robot check|einen moment|un instant)$/u,
  // Without spaces there are no words to be told apart.
  /(?:ページ|記事)(?:が|は)(?:見つかりません|存在しません|ありません|削除)|お探しのページ|指定されたページ|(?:页面|頁面|文章)(?:不存在|未找到|找不到)|找不到(?:页面|頁面|网页|網頁)|페이지를 찾을 수 없|존재하지 않는 (?:페이지|기사)/u,
];

/** What may be missing, and how titles end or begin that say so: the subject stands among their first words. */
const SUBJECTS: ReadonlySet<string> = new Set(
  (
    'page webpage article story seite artikel beitrag página artículo noticia notícia pagina articolo notizia side siden ' +
    'sidan artikeln artikkelen strona artykuł страница статья content contenido contenu conteúdo contenuto inhalt'
  ).split(' '),
);
const MISSING_ENDS: readonly string[] = (
  'not found|not be found|cannot be found|can’t be found|couldn’t be found|not available|isn’t available|unavailable|' +
  'no longer available|no longer exists|no longer here|does not exist|doesn’t exist|been removed|been deleted|' +
  'nicht gefunden|nicht finden|nicht verfügbar|nicht vorhanden|existiert nicht|nicht mehr verfügbar|nicht mehr vorhanden|' +
  'existiert nicht mehr|gefunden werden|introuvable|n’existe pas|n’existe plus|plus disponible|pas disponible|pas été trouvée|' +
  'no encontrada|no encontrado|no existe|no disponible|no está disponible|não encontrada|não existe|não está disponível|não está mais disponível|non trovata|non trovato|non esiste|' +
  'non disponibile|niet gevonden|niet beschikbaar|bestaat niet|bestaat niet meer|hittades inte|finns inte|ikke funnet|' +
  'ikke fundet|finnes ikke|findes ikke|nie znaleziona|nie istnieje|została znaleziona|не найдена|не найден'
).split('|');
const MISSING_STARTS: readonly string[] =
  'we can’t find|we cannot find|we couldn’t find|no hemos encontrado|nous n’avons pas trouvé|non abbiamo trovato'.split(
    '|',
  );
/** The same in other languages, whole: their words for a page are words for other things, too. */
const MISSING: ReadonlySet<string> = new Set(
  (
    'stránka nenalezena|stránka nebyla nalezena|stránka neexistuje|stránka nenájdená|stránka sa nenašla|stránka nebola nájdená|az oldal nem található|a keresett oldal nem található|az oldal nem létezik|' +
    'pagina nu a fost găsită|pagina nu există|nie znaleziono strony|η σελίδα δεν βρέθηκε|η σελίδα δεν υπάρχει|сторінку не знайдено|сторінка не знайдена|сторінка не існує|' +
    'страницата не е намерена|страницата не беше намерена|страницата не съществува|страницата не постои|stranica nije pronađena|stranica ne postoji|страница није пронађена|страница не постоји|' +
    'strani ni mogoče najti|stran ni najdena|stran ne obstaja|sivua ei löytynyt|sivua ei löydy|lehekülge ei leitud|lehte ei leitud|lapa nav atrasta|puslapis nerastas|síðan fannst ekki|síða fannst ekki|' +
    'pàgina no trobada|no s’ha trobat la pàgina|la pàgina no existeix|faqja nuk u gjet|sayfa bulunamadı|sayfa bulunamadi|aradığınız sayfa bulunamadı|səhifə tapılmadı|sahifa topilmadi|бет табылмады|' +
    'გვერდი ვერ მოიძებნა|էջը չի գտնվել|הדף לא נמצא|העמוד לא נמצא|الصفحة غير موجودة|صفحه یافت نشد|صفحه مورد نظر یافت نشد|صفحہ نہیں ملا|पेज नहीं मिला|पृष्ठ नहीं मिला|পৃষ্ঠা পাওয়া যায়নি|' +
    'halaman tidak ditemukan|laman tidak ditemukan|halaman tidak dijumpai|trang không tồn tại|không tìm thấy trang|ไม่พบหน้านี้|ไม่พบหน้าที่ต้องการ|ไม่พบหน้าที่คุณต้องการ|ukurasa haukupatikana'
  )
    .normalize('NFC')
    .split('|'),
);
/** Longer titles tell of something. */
const MISSING_WORDS = 12;
const SUBJECT_WITHIN = 6;

/** A consent wall speaks of these. A text about something else may hold one of the weak words, seldom two. */
const CONSENT_STRONG: readonly string[] =
  'cookie|tracking|traceurs|eväste|slapuk|sīkdat|クッキー|쿠키|we value your privacy'.split('|');
const CONSENT_WEAK: readonly string[] = (
  'consent|before you continue|bevor sie fortfahren|avant de continuer|antes de continuar|your data|personal data|partners|einwillig|zustimmen|datenschutz|mit werbung|personenbezogen|consentement|' +
  'données personnelles|vie privée|partenaires|consentimiento|privacidad|datos personales|socios|consenso|dati personali|' +
  'toestemming|gegevens|samtycke|samtykke|personuppgifter|wyrażasz zgodę|prywatności|souhlas|osobních údajů|soukromí|hozzájárul|személyes adat|acord|date personale|συγκατάθεση|προσωπικ|konfidencial|согласи|персональных данных|kişisel veri|suostumus|evästeet|sutikim|piekrišan|nõusolek|pristanak|privatnost|privolitev|zasebnost|consentimento|dados pessoais|privacidade|同意|個人情報|개인정보'
).split('|');

/** The choice between both, in the title: sites in German lead to such a page instead of showing a banner. */
const CONSENT_TITLE =
  /(?:^|[|–—:-]\s)mit werbung (?:weiter)?lesen|(?:^|[|–—:-]\s|oder )werbefrei weiterlesen|\bpur-?abo\b(?= (?:abschließen|bestellen|wählen|oder\b))/iu;

/** Words for the site and its reader. German `Sie` at the head of a sentence may be somebody else. */
const READER =
  /(?<!\p{L})(?:[Ww]e|[Oo]ur|[Yy]ours?|[Yy]ou|[Ww]ir|[Uu]ns|[Uu]nsere?[nmrs]?|(?<=[\p{L},] )Sie|Ihnen|Ihre?[nmrs]?|[Nn]ous|[Nn]otre|[Vv]ous|[Vv]os|[Vv]otre|[Nn]osotros|[Nn]uestr[oa]s?|[Uu]sted|[Tt]us?|[Nn]oi|[Nn]ostr[aio]|[Tt]u[aeo]|[Ww]ij|[Oo]nze?|[Jj]ouw|[Jj]e (?:kunt|keuze|gegevens|apparaat)|[Uu]w|[Vv]i|[Vv]år[at]?|[Vv]ores?|[Nn]asz\p{L}*|[Tt]woj\p{L}*|[Nn]aš\p{L}{0,3}|[Vv]aš\p{L}{0,3}|[Мм]ы|[Нн]аш\p{L}{0,3}|[Вв]ы|[Вв]аш\p{L}{0,3}|[Σσ]ας)(?!\p{L})|当社|当サイト|本サイト|弊社|あなた|お客様|당사|귀하/u;

/** In these words only those speak who keep the text behind them to themselves. */
const PAY: readonly string[] = (
  'to continue reading|to keep reading|to read the full article|to read the full story|to read this article|to read this story|continue reading with|for subscribers only|subscriber-only|' +
  'subscriber exclusive|exclusive to subscribers|already a subscriber|subscribe to continue|log in to continue|sign in to continue|' +
  'create a free account|reserved for subscribers|um weiterzulesen|jetzt weiterlesen|weiterlesen mit|exklusiv für abonnent|' +
  'nur für abonnent|mit abo lesen|bereits abonnent|sie haben bereits ein|artikel freischalten|pour lire la suite|' +
  'réservé aux abonnés|réservée aux abonnés|déjà abonné|il vous reste|para seguir leyendo|para continuar leyendo|' +
  'solo para suscriptores|exclusivo para suscriptores|ya eres suscriptor|exclusivo para assinantes|para continuar lendo|' +
  'per continuare a leggere|riservato agli abbonati|sei già abbonato|verder lezen|alleen voor abonnees|al abonnee|' +
  'för att läsa vidare|för att fortsätta läsa|artikeln är låst|för våra prenumeranter|for å lese videre|kun for abonnenter|' +
  'for våre abonnenter|er forbeholdt abonnenter|for at læse videre|læs videre med|vain tilaajille|aby czytać dalej|' +
  'tylko dla prenumeratorów|tylko dla subskrybentów|pouze pro předplatitele|len pre predplatiteľov|csak előfizetők|doar pentru abonați|pentru a citi în continuare|само за абонати|μόνο για συνδρομητές|' +
  'только для подписчиков|лише для передплатників|samo za pretplatnike|само за претплатнике|samo za naročnike|ainult tellijatele|artikli lugemiseks|tikai abonentiem|lai turpinātu lasīt|tik prenumeratoriams|' +
  'norėdami skaityti toliau|aðeins fyrir áskrifendur|només per a subscriptors|abonelere özel|sadece abonelere|للمشتركين فقط|למנויים בלבד|khusus pelanggan|会員限定|有料会員|続きを読むには|この記事は有料|구독자 전용|로그인 후|会员专享|登录后'
).split('|');

/** A page that is there to log in says so in its title. */
const LOGIN =
  /^(?:(?:please )?(?:log|sign) ?[io]n|log ?in|register|anmelden|anmeldung|einloggen|login|se connecter|connexion|identifiez-vous|iniciar sesión|inicia sesión|accedi|inloggen|logga in|logg inn|log ind|zaloguj się|ログイン|로그인|登录)(?:$|\W)/iu;

/** The same where the words mean other things as well: the whole part of a title. */
const LOGIN_ALONE: ReadonlySet<string> = new Set(
  'přihlášení|prihlásenie|bejelentkezés|autentificare|giriş yap|σύνδεση|вход|вхід|prijava|kirjaudu|kirjaudu sisään|logi sisse|pieslēgties|prisijungti|innskráning|تسجيل الدخول|ورود|התחברות|लॉग इन|masuk|đăng nhập|เข้าสู่ระบบ'
    .normalize('NFC')
    .split('|'),
);

/** Between a title and the site's name, which stands before or behind it. */
const PARTS = /\s+[|»·•—–-]\s+|\s*\|\s*|：/u;

export function isError(titles: readonly string[]): boolean {
  return titles.some((title) =>
    title
      .toLowerCase()
      .replaceAll("'", '’')
      .split(PARTS)
      .map((part) => part.replace(/[\s.!?…]+$/u, '').trim())
      .some((part) => ERRORS.some((error) => error.test(part)) || isMissing(part)),
  );
}

function isMissing(title: string): boolean {
  if (MISSING.has(title.normalize('NFC'))) return true;
  const isSaid =
    MISSING_ENDS.some((words) => title.endsWith(words)) ||
    MISSING_STARTS.some((words) => title.startsWith(words));
  if (!isSaid) return false;
  const words = title.split(/[^\p{L}\p{M}\p{N}’]+/u).filter(Boolean);
  return words.length <= MISSING_WORDS && words.slice(0, SUBJECT_WITHIN).some((word) => SUBJECTS.has(word));
}

export function isLogin(titles: readonly string[]): boolean {
  return titles.some((title) =>
    title
      .split(PARTS)
      .some((part) => LOGIN.test(part.trim()) || LOGIN_ALONE.has(part.trim().toLowerCase().normalize('NFC'))),
  );
}

export function offersConsent(titles: readonly string[]): boolean {
  return titles.some((title) => CONSENT_TITLE.test(title));
}

/** Whether the page is there to log in for more than it shows. */
export function isLoginWall(titles: readonly string[]): boolean {
  return titles.some((title) => LOGIN.test(title) && asksToPay(title));
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
