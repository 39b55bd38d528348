/** Lines of pages that say themselves what they are, and sentences of news that only begin alike. */
import { describe, expect, it } from 'vitest';
import type { BoilerplateKind } from '../../src/model/article.js';
import { openings, spelledOut } from '../../src/parsers/boilerplate/phrases/pattern.js';
import { PhraseTree } from '../../src/parsers/boilerplate/phrases/tree.js';
import { phraseOf } from '../../src/parsers/boilerplate/phrases.js';

const LINES: Record<string, readonly (readonly [string, BoilerplateKind])[]> = {
  English: [
    ['Related Articles', 'related'],
    ['READ ALSO: Harbour mayor resigns over the crane', 'related'],
    ['You may also like', 'related'],
    ['Share on Facebook', 'share'],
    ['12 Comments', 'comments'],
    ['Top Rated Comments', 'comments'],
    ['This slideshow requires JavaScript.', 'widget'],
    ['Get breaking news alerts and special reports, delivered weekday mornings.', 'newsletter'],
    ['Leave a Reply', 'comments'],
    ['Sign in', 'subscribe'],
    ['Enter your e-mail address', 'newsletter'],
    ['ADVERTISEMENT', 'advertisement'],
    ['Article continues below this ad', 'advertisement'],
    ['© 2026 Port Ellery Gazette', 'copyright'],
    ['Port Ellery Gazette 2026. All rights reserved.', 'copyright'],
    ['Privacy Policy', 'legal'],
    ['Accept all cookies', 'cookie'],
    ['Skip to main content', 'navigation'],
    ['Back to top ↑', 'back-to-top'],
    ['4 min read', 'counter'],
    ['1.2k views', 'counter'],
    ['Filed under: harbours, cranes', 'tags'],
    ['View all posts by Ada Quill', 'author-bio'],
    ['Source: Port Ellery Gazette', 'source-link'],
    ['This article first appeared in the Port Ellery Gazette.', 'source-link'],
    ['Loading…', 'widget'],
    ['Watch more local news:', 'related'],
    ['This article appears in the March 2026 issue. Subscribe now.', 'subscribe'],
    ['You are here: Home / Harbour', 'breadcrumb'],
    ['×', 'widget'],
    [
      'This copy is for your personal, non-commercial use only. Ask us for reprints of the lock report.',
      'copyright',
    ],
    [
      'Strictly necessary cookies are essential for the gazette’s pages to work, and cannot be turned off.',
      'cookie',
    ],
    ['Any cookies that the website does not need are set when you say so.', 'cookie'],
    ['Performance cookies are used to understand how readers find the harbour page.', 'cookie'],
    ['Functional cookies help to perform certain things, such as sharing the harbour page.', 'cookie'],
    [
      'We welcome all comments that keep to the subject. Those that do not are taken down by the harbour desk.',
      'comments',
    ],
    ['This advertisement has not loaded yet, but your article goes on below it.', 'advertisement'],
    ['Keep up with the harbour with our Monday newsletter', 'newsletter'],
    ['A welcome email is on its way to you.', 'newsletter'],
    ['We encountered an issue signing you up. Ring the harbour desk.', 'newsletter'],
    ['Crane Notes is a reader-supported publication. Please think of paying for it.', 'subscribe'],
    ['You can save this article by registering at the gazette.', 'subscribe'],
    ['REGISTER / SIGN IN TO UNLOCK MORE', 'subscribe'],
    ['Unlimited online access to all of the gazette, from the first issue on.', 'subscribe'],
    ['We want to hear from you. Write to the harbour desk.', 'comments'],
    ['Like this topic? You may also like these pictures:', 'related'],
    ['To report an error, please email the harbour desk.', 'comments'],
    [
      'Notice a spelling or grammar error? Click or tap here to report it. Please include the headline.',
      'comments',
    ],
    ['Want to report a typo? Ring the harbour desk.', 'comments'],
    ['Submit a correction', 'comments'],
    ['Send your story ideas to: harbour@gazette.example', 'comments'],
    ['Report this comment', 'comments'],
    ['You can find this story in My Bookmarks.', 'widget'],
    ['Stay with the Gazette for updates on the crane.', 'related'],
    ['To stream Harbour TV on your phone, you need the Harbour TV app.', 'related'],
    [
      'Do you have a photo or video of a breaking news story? Send it to us here with a few words.',
      'comments',
    ],
    ['Disclaimer: This story is auto-generated from a syndicated feed.', 'source-link'],
    ['Catch all the latest harbour news, pictures and headlines on the Gazette.', 'related'],
  ],
  German: [
    ['Lesen Sie auch: Der Kran am Hafen', 'related'],
    ['Dieses Thema im Programm: Hafenfunk | Nachrichten | 02.03.2026 | 06:00 Uhr', 'related'],
    ['Über dieses Thema berichtete der Hafenfunk am 2. März 2026 um 10:00 Uhr.', 'related'],
    ['Gepostet von Hafenbote am Donnerstag, 5. März 2026', 'share'],
    ['Leserkommentare geben nicht die Meinung der Redaktion wieder.', 'comments'],
    ['Der Hafenbote hat diese Meldung redaktionell nicht bearbeitet.', 'source-link'],
    ['Diese Meldung wurde automatisch vom Nordkanal übernommen.', 'source-link'],
    ['Meistgelesen', 'related'],
    ['Zum Newsletter', 'newsletter'],
    ['Anzeige', 'advertisement'],
    ['Kommentare (3)', 'comments'],
    ['Alle Rechte vorbehalten', 'copyright'],
    ['Datenschutzerklärung', 'legal'],
    ['Zur Startseite', 'navigation'],
    ['Lesezeit: 3 Min.', 'counter'],
  ],
  French: [
    ['À lire aussi', 'related'],
    ['Cet article vous a plu ? Partagez-le.', 'share'],
    ['Partager l’article', 'share'],
    ['Se connecter', 'subscribe'],
    ['Mentions légales', 'legal'],
    ['Publicité', 'advertisement'],
  ],
  Spanish: [
    ['Te puede interesar', 'related'],
    ['¿Has visto un error? Avísanos', 'comments'],
    ['Puedes seguir a El Muelle en Facebook y X', 'share'],
    ['Compartir en WhatsApp', 'share'],
    ['Iniciar sesión', 'subscribe'],
    ['Aviso legal', 'legal'],
    ['Deja un comentario', 'comments'],
  ],
  Portuguese: [
    ['Encontrou um erro? Avise', 'comments'],
    ['VÍDEOS: tudo sobre o porto', 'related'],
    ['Clique aqui e siga o canal do Porto no WhatsApp', 'share'],
    ['Leia também: O guindaste do porto', 'related'],
    ['Compartilhe no Facebook', 'share'],
    ['Assine já', 'subscribe'],
  ],
  Italian: [
    ['Hai trovato un errore? Segnalalo', 'comments'],
    ['Segui il Molo su Google News', 'share'],
    ['Leggi anche', 'related'],
    ['Condividi su Facebook', 'share'],
    ['Tutti i diritti riservati', 'copyright'],
  ],
  Dutch: [
    ['Lees ook: De kraan in de haven', 'related'],
    ['Inloggen', 'subscribe'],
    ['Advertentie', 'advertisement'],
  ],
  Nordic: [
    ['Läs också: Kranen i hamnen', 'related'],
    ['Mest læste', 'related'],
    ['Annonsørinnhold', 'advertisement'],
    ['Logga in', 'subscribe'],
    ['Luetuimmat', 'related'],
  ],
  Polish: [
    ['Zauważyłeś błąd? Napisz', 'comments'],
    ['Czytaj także: Dźwig w porcie', 'related'],
    ['Udostępnij', 'share'],
    ['Zaloguj się', 'subscribe'],
    ['Polityka prywatności', 'legal'],
  ],
  Turkish: [
    ['İlgili haberler', 'related'],
    ['Paylaş', 'share'],
    ['Tüm hakları saklıdır.', 'copyright'],
    ['Yorum Yap', 'comments'],
  ],
  Russian: [
    ['Нашли опечатку? Выделите её и нажмите', 'comments'],
    ['Читайте также: кран в порту', 'related'],
    ['Поделиться', 'share'],
    ['Комментарии 4', 'comments'],
  ],
  Japanese: [
    ['関連記事', 'related'],
    ['アクセスランキング', 'related'],
    ['ログイン', 'subscribe'],
    ['プライバシーポリシー', 'legal'],
  ],
  Korean: [
    ['관련기사', 'related'],
    ['카카오톡', 'share'],
    ['댓글 0', 'comments'],
    ['개인정보처리방침', 'legal'],
    ['제보는 카카오톡 lockside', 'comments'],
    ['<저작권자(c) 수문통신, 무단 전재-재배포, AI 학습 및 활용 금지>', 'copyright'],
  ],
  Chinese: [
    ['請繼續往下閱讀...', 'advertisement'],
    ['看新聞不用等 點我下載APP 按我看活動辦法', 'newsletter'],
  ],
  Indonesian: [
    ['Simak breaking news dan berita pilihan kami di WhatsApp Channel Kabar Muara', 'newsletter'],
    ['Cek berita dan artikel yang lain di Google News', 'share'],
    ['Dilarang keras mengambil konten tanpa izin dari Kabar Muara.', 'copyright'],
  ],
  Greek: [
    ['Διαβάστε επίσης: Ο γερανός στο λιμάνι', 'related'],
    ['Δείτε όλες τις τελευταίες Ειδήσεις από το λιμάνι και τον κόσμο, στο Lockside', 'related'],
    ['Ακολουθήστε το Lockside στο Google News και μάθετε πρώτοι τα νέα', 'share'],
  ],
  Ukrainian: [
    ['Вас може зацікавити:', 'related'],
    ['Читайте також: Кран у порту', 'related'],
    ['Підписуйтесь на наш Telegram', 'share'],
  ],
  'that ask to follow elsewhere': [
    ['📲 Únete a nuestro canal de WhatsApp y recibe lo que pasa en el puerto', 'share'],
    ['Siga o nosso canal no WhatsApp', 'share'],
    ['Seguici anche su Telegram', 'share'],
    ['Rejoignez notre chaîne WhatsApp', 'share'],
    ['Dziękujemy, że przeczytałaś/eś nasz artykuł do końca.', 'share'],
    ['Kanal Postası’nı Google News’te takip etmek için tıklayın.', 'share'],
    ['Подпишитесь на наш канал в Telegram', 'share'],
  ],
  'that lead to another article': [
    ['Lue myös: Nosturi satamassa', 'related'],
    ['Přečtěte si: Jeřáb v přístavu', 'related'],
    ['بیشتر بخوانید: جرثقیل بندر', 'related'],
    ['यह भी पढ़ें: बंदरगाह की क्रेन', 'related'],
    ['Xem thêm: Cần cẩu ở cảng', 'related'],
  ],
  'under embedded posts': [
    ['A post shared by Ada Quill (@adaquill)', 'share'],
    ['Ein Beitrag geteilt von Ada Quill (@adaquill)', 'share'],
    ['Una publicación compartida por Ada Quill (@adaquill)', 'share'],
    ['Kanal Müzesi’nin paylaştığı bir gönderi', 'share'],
  ],
};

/** Sentences and subheadings such as articles hold, many of which open as a phrase does. */
const PROSE = [
  'Keep up with the tide, the pilot tells those who ask for a newsletter on the harbour’s moods.',
  'Marketing cookies are the next thing that the regulator will look at.',
  'Functional cookies help sites to remember what a visitor chose, the regulator said.',
  'Any cookies that a website sets before its readers have agreed are against the law.',
  'Necessary cookies are those that the baker hands out at the lock on Sundays.',
  'Kommentare gibt es zum Kran am Hafen keine.',
  'A post shared by the mayor on Monday drew four hundred answers.',
  'Posted by his sister on Tuesday, the film of the gates has been seen by all the town.',
  'To report an error in a harbour bill, residents should call the office on weekdays.',
  'Found an error in your harbour bill? The trust lets nobody report it on weekends.',
  'Vídeos: os que mostram o acidente no porto foram apagados.',
  '제보는 금요일에 경찰에 접수됐다.',
  'Related costs rose by a fifth, the trust said.',
  'Share prices fell on Monday after the bank warned of losses.',
  'Comments by the minister drew anger in the harbour towns.',
  'Read the room, he told the board, and then resigned.',
  'Source code for the lock gates was never published.',
  'Advertisements for the crane appeared in three newspapers in 1904.',
  'Copyright law has not kept up with the machines, she argued.',
  'Search for survivors continues',
  'Follow the money, the auditor told the court.',
  'Support local crews, the mayor said.',
  'Open water makes the crossing dangerous in March.',
  'Credit Suisse and two other lenders declined to comment.',
  'More than 400 people stood on the quay when the gates opened.',
  'The latest figures show that the bridge carries 4,200 vehicles a day.',
  'Also on board were two engineers and a cook.',
  'Most read about it in the evening paper.',
  'Subscribers to the old telephone exchange were cut off for a week.',
  'Sign language interpreters sat beside the judge.',
  'Home owners on the east bank were told to leave at once.',
  'About the author of the letter nothing is known, police said on Tuesday evening.',
  'Choose your seat with care.',
  'Next week the council will vote on the crane.',
  'Terms were not disclosed.',
  'Weather permitting, the divers will go down again on Friday.',
  'Tags on the birds showed that they had flown from Iceland.',
  'By using smaller bricks the masons saved a third of the mortar.',
  'You have used all the time you were given, the judge told him.',
  'Privacy was what she missed most in the shelter.',
  'Anzeige erstattet hat bislang nur der Hafenmeister.',
  'Mehr als vierzig Menschen standen am Kai.',
  'Die Brücke ist Fußgängern vorbehalten, sagte der Sprecher.',
  'Zum Inhalt der Akten wollte sich das Gericht nicht äußern, auch nicht auf Nachfrage der Zeitung.',
  'L’auteur des tirs a été arrêté mardi à Lyon.',
  'Plus de trente navires attendaient devant le port.',
  'Unite said on Facebook that its drivers would strike on Monday.',
  'Entre as empresas multadas na sexta-feira estão a do canal e a dona do Facebook.',
  'Urmărirea vasului a fost filmată și pusă pe Facebook de un pescar.',
  'Mais de 30 pessoas foram levadas ao hospital.',
  'Más de cien vecinos firmaron la carta.',
  'Ultima ora di lavoro per i gruisti del porto, che da lunedì resteranno a casa.',
  'Meer dan honderd mensen stonden op de kade.',
  'Udostępnienie mostu zaplanowano na maj.',
  'Son dakikaya kadar bekleyen işçiler limanda kaldı.',
  '筆者は港の近くに住んでいる。',
  '광고를 본 사람은 많지 않았다.',
];

describe('phraseOf', () => {
  describe.each(Object.entries(LINES))('%s', (_, lines) => {
    it.each(lines)('%s: %s', (line, kind) => {
      expect(phraseOf(line)).toBe(kind);
    });
  });

  it.each(PROSE)('leaves to the article: %s', (sentence) => {
    expect(phraseOf(sentence)).toBeUndefined();
  });

  it('reads a line however it is written', () => {
    for (const line of [
      'related articles',
      '  RELATED ARTICLES: ',
      '» Related\u00ad articles',
      'Related\nArticles',
    ])
      expect(phraseOf(line)).toBe('related');
  });

  it('reads no line that is longer than its phrase may be', () => {
    expect(phraseOf('Share this page with your crew')).toBe('share');
    expect(phraseOf(`Share this page with your crew ${'and again '.repeat(9)}`)).toBeUndefined();
  });
});

describe('the language of phrases', () => {
  it('spells out choices, also inside of words and of each other', () => {
    expect(spelledOut('stor{y|ies}')).toEqual(['story', 'stories']);
    expect(spelledOut('[a|b [c]] d')).toEqual([' d', 'a d', 'b  d', 'b c d']);
  });

  it('says what is wrong with a pattern', () => {
    expect(() => spelledOut('a [b')).toThrow('is not closed');
    expect(() => spelledOut('a {b]')).toThrow('is not closed');
    expect(() => spelledOut('a ]b')).toThrow('nothing is open');
  });

  it('finds the words that a pattern opens with', () => {
    expect(openings('[the] e-mail | # views').map(([word]) => word)).toEqual(['e', 'the', '#']);
  });

  const tree = (...lines: string[]) =>
    new PhraseTree([
      { kind: 'related', rows: [{ most: 40, lines: lines.map((line) => `en ${line}`).join('\n') }] },
      { kind: 'widget', rows: [{ most: 99, lines: 'en see …' }] },
    ]);

  it('lets an ellipsis stand for any words or none, at the end, amid and at the opening', () => {
    const phrases = tree('more … news', '… in brief');
    expect(phrases.find('More harbour and bridge news')).toBe('related');
    expect(phrases.find('More news')).toBe('related');
    expect(phrases.find('More harbour')).toBeUndefined();
    expect(phrases.find('The week in brief')).toBe('related');
    expect(phrases.find('In brief')).toBe('related');
    expect(phrases.find('In brief words')).toBeUndefined();
  });

  it('asks for a mark where there is a colon', () => {
    const phrases = tree('more : …');
    expect(phrases.find('More: harbour')).toBe('related');
    expect(phrases.find('More | harbour')).toBe('related');
    expect(phrases.find('More harbour')).toBeUndefined();
  });

  it('takes any number for another, and the first row of those that fit', () => {
    const phrases = tree('see # more', 'page #');
    expect(phrases.find('Page 1,204')).toBe('related');
    expect(phrases.find('See 3 more')).toBe('related');
    expect(phrases.find('See three more')).toBe('widget');
    expect(phrases.find('See 3 more of what is seen from the quay')).toBe('widget');
  });

  it('goes on with a line below that opens with a bar', () => {
    const phrases = tree('up next\n   | also read');
    expect(phrases.find('Also read')).toBe('related');
    expect(phrases.find('Up next')).toBe('related');
  });

  it('finds the word behind an open opening wherever it stands, whatever stands before it', () => {
    const phrases = tree('… rights reserved', '… @ desk');
    for (const line of [
      'Rights reserved',
      'All rights reserved',
      'All 2 "rights" reserved',
      'Café’s RIGHTS reserved',
      'Write to us @ desk',
      "The editor's rights' reserved",
    ])
      expect(phrases.find(line), line).toBe('related');
    expect(phrases.find('All rights are reserved')).toBeUndefined();
    expect(phrases.find('Copyrights reserved')).toBeUndefined();
  });
});
