/** Who wrote it: names out of lines, and which source is believed. */
import { describe, expect, it } from 'vitest';
import { agenciesIn, isAgency } from '../../src/parsers/fields/agencies.js';
import { bylinesOfLine, isWholeName, namesOfLine } from '../../src/parsers/fields/byline-text.js';
import { PARAGRAPHS, type Parts, recordOf } from '../support/article-page.js';

describe('namesOfLine', () => {
  it.each([
    ['By Ada Pine for the Lockside Times', ['Ada Pine']],
    ['By Ada Pine @adapine', ['Ada Pine']],
    ['Por Ana Costa e Luis Gil, l1 Vale do Cais — Pedra Alta do Cais', ['Ana Costa', 'Luis Gil']],
    ['By Ada Pine, Uwe Stein — New Ellery', ['Ada Pine', 'Uwe Stein']],
    ['Ada Pine — Uwe Stein', ['Ada Pine', 'Uwe Stein']],
    ['Interview by Ada Pine', ['Ada Pine']],
    ['By Ada Alade-Pine, Cawder, with agency report', ['Ada Alade-Pine']],
    ['Text and photos: Ada Pine', ['Ada Pine']],
    ['Ein Gastbeitrag von Ada Pine', ['Ada Pine']],
    ['Eine Analyse von Ada Pine', ['Ada Pine']],
    ['Von Ada Pine, Cawder', ['Ada Pine']],
    ['Von Ada Pine, LTV North', ['Ada Pine']],
    ['Ada Pine, AFP', ['Ada Pine', 'AFP']],
    ['Submitted by Ada Pine on Tue, 03/19/2019 - 10:12', ['Ada Pine']],
    ['كتبت - منى عبد الحميد', ['منى عبد الحميد']],
    ['Rédaction : Ada Pine', ['Ada Pine']],
    ['By Jane Doe and John Roe, Political Editor | Updated 10:00', ['Jane Doe', 'John Roe']],
    ['JANE DOE', ['Jane Doe']],
    ['Von Jens Petersen', ['Jens Petersen']],
    ['Von Miller', ['Von Miller']],
    ['Di Stefano', ['Di Stefano']],
    ['Byron Lark', ['Byron Lark']],
    ['Jane Doe in Nairobi', ['Jane Doe']],
    ['dpa', ['dpa']],
    ['Von Jens Petersen und dpa', ['Jens Petersen', 'dpa']],
    ['Artikel zum Hören', []],
    ['5 min read', []],
    ['Published 1 March 2026', []],
    ['Ludwig van Beethoven, Ana de la Cruz', ['Ludwig van Beethoven', 'Ana de la Cruz']],
    ['Par Anne Lefèvre et Luc Moreau', ['Anne Lefèvre', 'Luc Moreau']],
    ['Por Ana Ruiz y Luis Gil', ['Ana Ruiz', 'Luis Gil']],
    ['A cura di Elena Bassi e Ugo Neri', ['Elena Bassi', 'Ugo Neri']],
    ['Door Jan de Wit en Els Bos', ['Jan de Wit', 'Els Bos']],
    ['Av Kari Lund og Ola Berg', ['Kari Lund', 'Ola Berg']],
    ['Napsal Jan Novák a Eva Malá', ['Jan Novák', 'Eva Malá']],
    ['Opracował Jan Lis i Ewa Kot', ['Jan Lis', 'Ewa Kot']],
    ['Írta Kiss Pál és Nagy Éva', ['Kiss Pál', 'Nagy Éva']],
    ['Ayşe Kaya ve Ali Demir', ['Ayşe Kaya', 'Ali Demir']],
    ['Oleh Budi Santoso dan Sri Wulan', ['Budi Santoso', 'Sri Wulan']],
    ['Автор: Иван Петров и Анна Орлова', ['Иван Петров', 'Анна Орлова']],
    ['김민수 기자', ['김민수']],
    ['记者：王小明', ['王小明']],
    ['Por Ana Ruiz*', ['Ana Ruiz']],
    ['كتبت منى سالم', ['منى سالم']],
    ['بقلم: منى سالم', ['منى سالم']],
    ['كتبت منى سالم - تصوير سامي نور', ['منى سالم']],
    ['Reporter: Sri Wulan', ['Sri Wulan']],
    ['Text: Jens Petersen, Foto: Uwe Stein', ['Jens Petersen']],
    ['red, agencies', []],
    ['Texto de Ana Ruiz Fotografía de Luis Gil', ['Ana Ruiz']],
    ['Ana Ruiz y Soler, Luis Gil', ['Ana Ruiz y Soler', 'Luis Gil']],
    ['Ana Costa e Silva', ['Ana Costa e Silva']],
    ['Ana Ruiz y EFE', ['Ana Ruiz', 'EFE']],
    ['Kontributor Kupang, Sri Wulan', ['Sri Wulan']],
    ['Text Size', []],
    ['Kommentar von Uwe Stein', ['Uwe Stein']],
    ['Kommentar von', []],
    ['By Jane Doe For Times.Test', ['Jane Doe']],
    ['Leitender Wirtschaftsredakteur', []],
    ['Ana Ruiz, Corresponsal en Atenas', ['Ana Ruiz']],
    ['Kari Lund – Journalist i Paris', ['Kari Lund']],
    ['By Jane Doe\nMonday, November 18, 2019', ['Jane Doe']],
    ['The Northern and Southern defence ministries', []],
    ['Jane Doe The Associated Press', ['Jane Doe']],
    ['Jeanne d’Arc, Omar al-Hadi, Luuk ter Horst', ['Jeanne d’Arc', 'Omar al-Hadi', 'Luuk ter Horst']],
    ['anna@times.test', []],
    ['김민수 기자 minsu@times.test', ['김민수']],
    ['Jane Doe jane.doe@times.test', ['Jane Doe']],
    ['By: Jane Doe October 2, 2026', ['Jane Doe']],
    ['Jane Doe on June 29, 2026 08:08 pm @janedoe 76 Comments', ['Jane Doe']],
    ['By Jane Doe Tuesday, Aug. 17, 2026', ['Jane Doe']],
    ['By JANE DOE, Executive Editor | Friday June 5, 2026 Tags: Canal Trust, Swing Bridges', ['Jane Doe']],
    ['Jane Doe, MD, and John Roe, Ph.D.', ['Jane Doe', 'John Roe']],
    ['Par JEAN ROUX, ANNE PETIT Envoyés spéciaux à Toulouse', ['Jean Roux', 'Anne Petit']],
    ['By JANE DOE and JOHN ROE - AP Technology Writers', ['Jane Doe', 'John Roe']],
    ['Jane Doe | Lockside Media for Lockside.test', ['Jane Doe']],
    ['👤 by Jane Doe', ['Jane Doe']],
    ['By By Jane Doe', ['Jane Doe']],
    ['By Di Stefano Rossi', ['Di Stefano Rossi']],
    ['Par Anne Petit (avec Luc Moreau et Jean Roux)', ['Anne Petit', 'Luc Moreau', 'Jean Roux']],
    ['Jane Doe — 2026-03-05 — in Code', ['Jane Doe']],
    ['By Jane Doe and John Roe | CAWDER', ['Jane Doe', 'John Roe']],
    ['Jane Doe | NEW CAWDER', ['Jane Doe']],
    ['JANE DOE, NEW CAWDER', ['Jane Doe']],
    ['By Jane Doe and JOHN ROE', ['Jane Doe', 'John Roe']],
    ['JANE DOE, JOHN ROE', ['Jane Doe', 'John Roe']],
    ['by Jane DoeJane Doe', ['Jane Doe']],
    ['by Jane Doe Jane Doe', ['Jane Doe']],
    ['Chief Harbour & Canal Officer', []],
    ['Reporting From Cawder, Lockside', []],
    ['From: To:', []],
    ['Jane Doe | Reporting from Cawder', ['Jane Doe']],
  ])('reads %s', (line, expected) => {
    expect(namesOfLine(line)).toEqual(expected);
  });
});

describe('bylinesOfLine', () => {
  it.each([
    ['By Jane Doe, Political Editor', [{ name: 'Jane Doe', role: 'Political Editor' }]],
    [
      'Jane Doe, Health Reporter, and John Roe',
      [{ name: 'Jane Doe', role: 'Health Reporter' }, { name: 'John Roe' }],
    ],
    ['Von Uwe Stein, Redakteur', [{ name: 'Uwe Stein', role: 'Redakteur' }]],
    ['Jane Doe (Cawder, correspondent)Published', [{ name: 'Jane Doe', role: 'correspondent' }]],
    ['By Jane Doe, E-mail the writer', [{ name: 'Jane Doe' }]],
    ['By Jane Doe Deputy Science Editor', [{ name: 'Jane Doe', role: 'Deputy Science Editor' }]],
    [
      'By Jane Ann Doe and John Roe Staff Writers',
      [{ name: 'Jane Ann Doe' }, { name: 'John Roe', role: 'Staff Writers' }],
    ],
    ['By Jane Doe Courier Staff Writer', []],
    ['Jane Doe / Lockside Times Staff Writer', [{ name: 'Jane Doe', role: 'Lockside Times Staff Writer' }]],
    ['Chief Political Correspondent Jane Doe', [{ name: 'Jane Doe', role: 'Chief Political Correspondent' }]],
    ['Senior reporter Jane Doe', [{ name: 'Jane Doe', role: 'Senior reporter' }]],
    ['김민수 특파원', [{ name: '김민수', role: '특파원' }]],
    ['김민수 기자 외 1명', [{ name: '김민수', role: '기자' }]],
    ['순천, 광양 김민수 기자', [{ name: '김민수', role: '기자' }]],
  ])('splits the role off %s', (line, expected) => {
    expect(bylinesOfLine(line)).toEqual(expected);
  });
});

describe('isWholeName', () => {
  it.each(['Jane Doe', 'Lê Phương', 'Ana de la Cruz', 'J. R. Pine'])('%s is', (text) => {
    expect(isWholeName(text)).toBe(true);
  });
  it.each([
    'Jane',
    'Breaking News',
    'NEW YORK',
    'Jane Doe.',
    'The lock is shut',
    'Live Sports',
    'Jane Doe 5',
  ])('%s is not', (text) => {
    expect(isWholeName(text)).toBe(false);
  });
});

describe('agenciesIn', () => {
  it.each([
    ['Jane Doe, AP', ['AP']],
    ['AFP/Reuters', ['Reuters', 'AFP']],
    ['Agence France-Presse', ['AFP']],
    ['red, Keystone-SDA/dpa', ['dpa', 'SDA']],
    ['Anadolu Ajansı', ['Anadolu Agency']],
    ['ΑΠΕ-ΜΠΕ', ['ANA-MPA']],
    ['（ロイター、共同通信社）', ['Reuters', 'Kyodo']],
    ['رويترز / أ ف ب', ['Reuters', 'AFP']],
    ['News Agency of Nigeria', ['NAN']],
    ['Танјуг', ['Tanjug']],
    ['Sana Petra Mia Tasnim, Lusa Silva', []],
    ['COME STA IL PAPA', []],
    ['ap, tt and pap', []],
    ['a happy dpatient', []],
  ])('finds those of %s', (line, expected) => {
    expect(agenciesIn(line)).toEqual(expected);
  });

  it('knows an agency from somebody who works for one', () => {
    expect(
      ['dpa', 'AFP', 'Deutsche Presse-Agentur', 'Reuters News Agency', 'The Associated Press'].map(isAgency),
    ).toEqual([true, true, true, true, true]);
    expect(['Jane Doe', 'Jane Bloomberg', 'The Gazette'].map(isAgency)).toEqual([false, false, false]);
  });
});

const ld = (author: unknown, more = {}) =>
  `<script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'NewsArticle', headline: 'Swing bridge closed', author, publisher: { '@type': 'Organization', name: 'The Lockside Times' } }, more] })}</script>`;
const names = (parts: Parts) => recordOf(parts).bylines.map(({ name }) => name);

describe('the bylines', () => {
  it.each<[string, unknown, string[]]>([
    ['names in parts', [{ '@type': 'Person', givenName: 'Ada', familyName: 'Pine' }], ['Ada Pine']],
    ['a reference into the graph', { '@id': '#p1' }, ['Uwe Stein']],
    [
      'several in one string',
      { '@type': 'Person', name: 'By Ada Pine and Uwe Stein' },
      ['Ada Pine', 'Uwe Stein'],
    ],
    ['the outlet beside a person', ['The Lockside Times', { name: 'Ada Pine' }], ['Ada Pine']],
    ['one twice', [{ name: 'Ada Pine' }, { name: 'ADA PINE' }], ['Ada Pine']],
    ['the desk beside a person', [{ name: 'Times Newsroom' }, { name: 'Ada Pine' }], ['Ada Pine']],
    ['the desk beside an agency', [{ name: 'dpa' }, { name: 'LT-Redaktion' }], ['dpa', 'LT-Redaktion']],
    [
      'a line where a name should be',
      { '@type': 'Organization', name: 'By ADA PINE, Chief Writer' },
      ['Ada Pine'],
    ],
    ['what a system calls itself', 'admin', []],
    ['the outlet alone', { '@type': 'Person', name: 'lockside times' }, ['lockside times']],
  ])('are read from JSON-LD with %s', (_, author, expected) => {
    expect(names({ head: ld(author, { '@type': 'Person', '@id': '#p1', name: 'Uwe Stein' }) })).toEqual(
      expected,
    );
  });

  it.each([
    'Web Editor',
    'Our Special Correspondent',
    'Guest Author',
    'Press Release',
    'Guest Post',
    'Unser Korrespondent',
    'Dal nostro inviato',
    '本报记者',
    '小编',
    'Webbredaktör',
    'Super User',
    'site admin',
    'Reporter',
  ])('have no title in place of a name: %s', (title) => {
    const head = `${ld({ '@type': 'Person', name: title })}<meta name="author" content="${title}">`;
    expect(names({ head })).toEqual([]);
    const written =
      '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Pine">';
    expect(names({ head: head + written })).toEqual(['Ada Pine']);
    expect(names({ head, after: '<p class="byline">By Uwe Stein</p>' })).toEqual(['Uwe Stein']);
  });

  it.each([
    'Webredaktion',
    'Nyhetsredaksjonen',
    'Sportredactie',
    'Verkkotoimitus',
    '水門晨報電子報',
    '온라인뉴스팀',
    'LTV Correspondent',
    'LT Bureau',
    'Canal News Service',
    'डिजिटल डेस्क',
    'فريق التحرير',
    'Служба новостей',
    'Spor Servisi',
    '娛樂中心',
  ])('have a desk or a paper only where nobody is named: %s', (desk) => {
    const head = ld({ '@type': 'Person', name: desk });
    expect(names({ head })).toEqual([desk]);
    expect(names({ head, after: '<p class="byline">By Uwe Stein</p>' })).toEqual(['Uwe Stein']);
  });

  it('keep the role and the page that the data and the line give', () => {
    const record = recordOf({
      head: ld({ '@type': 'Person', name: 'Ada Pine', jobTitle: 'Reporter' }),
      after: '<p class="byline">By <a rel="author" href="/people/ada">Ada Pine</a></p>',
    });
    expect(record.bylines).toEqual([
      { name: 'Ada Pine', role: 'Reporter', url: 'https://times.test/people/ada' },
    ]);
  });

  it('have no role where the data calls them authors', () => {
    const role = (jobTitle: string) =>
      recordOf({ head: ld({ '@type': 'Person', name: 'Ada Pine', jobTitle }) }).bylines[0]?.role;
    expect([role('Author'), role('Editor')]).toEqual([undefined, 'Editor']);
  });

  it.each([
    ['behind a line that says By', '<dl><dt>By</dt><dd>Ada Pine</dd></dl>', ['Ada Pine']],
    ['beside the day', '<div><p>Peter Stein</p><p>5 March 2026, 10:00</p></div>', ['Peter Stein']],
    [
      'and an agency beside the day',
      '<div><p>Peter Stein and AP</p><p>5 March 2026</p></div>',
      ['Peter Stein'],
    ],
    ['and no sentence beside the day', '<div><p>Peter Stein, who rows</p><p>5 March 2026</p></div>', []],
    ['no place beside the day', '<div><p>New Ellery</p><p>5 March 2026, 10:00</p></div>', []],
    ['before a place', '<p><b>By Ada Pine</b> <i>Lockside News, Cawder</i></p>', ['Ada Pine']],
  ])('have a name %s', (_, after, names) => {
    expect(recordOf({ after }).bylines.map(({ name }) => name)).toEqual(names);
  });

  it('have nobody who is the first letters of another, which stand in place of a picture', () => {
    const link = (text: string) => `<a rel="author" href="/people/jane">${text}</a>`;
    expect(names({ after: `<div>${link('JD')} ${link('Jane Doe')}</div>` })).toEqual(['Jane Doe']);
  });

  it('have the role that stands on a line of its own below', () => {
    const role = (below: string, name = 'Ada Pine') =>
      recordOf({ after: `<div class="author"><p>${name}</p>${below}</div>` }).bylines.map(({ role }) => role);
    expect(role('<p>Lockside Canal Correspondent</p>')).toEqual(['Lockside Canal Correspondent']);
    expect(role('<p>LTV Correspondent</p>')).toEqual(['LTV Correspondent']);
    expect(role('<img src="/ada.jpg"><p>Redakteurin von Cawder</p>')).toEqual(['Redakteurin von Cawder']);
    for (const other of [
      'About the author',
      'Follow this writer',
      'Write to the author.',
      'Columnist: canals',
    ])
      expect(role(`<p>${other}</p>`)).toEqual([undefined]);
    expect(role('<p>Canal Correspondents</p>', 'Ada Pine and Uwe Stein')).toEqual([undefined, undefined]);
    const head = ld({ '@type': 'Person', name: 'Ada Pine' });
    const after = '<p class="byline">Ada Pine</p><p class="byline-role">Columnist</p>';
    expect(recordOf({ head, after }).bylines).toEqual([{ name: 'Ada Pine', role: 'Columnist' }]);
  });

  it('are everybody in the byline where the data stops at the first', () => {
    const head = ld({ '@type': 'Person', name: 'Ada Pine' });
    expect(names({ head, after: '<p>By Ada Pine, Uwe Stein and AFP</p>' })).toEqual([
      'Ada Pine',
      'Uwe Stein',
    ]);
    expect(names({ head, after: '<p>By Uwe Stein</p>' })).toEqual(['Ada Pine']);
  });

  it('are the people in a line where the data names an organisation', () => {
    const group = { '@type': 'Organization', name: 'Harwick Press Group' };
    const after = '<span class="author">By Uwe Stein</span>';
    expect(names({ head: ld(group), after })).toEqual(['Uwe Stein']);
    expect(names({ head: ld([group, { '@type': 'Person', name: 'Ada Pine' }]) })).toEqual(['Ada Pine']);
    expect(names({ head: ld(group) })).toEqual(['Harwick Press Group']);
    const agency = { '@type': 'Organization', name: 'Reuters' };
    expect(names({ head: ld(agency) })).toEqual(['Reuters']);
  });

  it('are shown by a line that names them, whatever it is called', () => {
    const head = ld([{ name: 'Ada Pine' }, { name: 'Uwe Stein' }]);
    const record = recordOf({
      head,
      after: '<div>Ada Pine Uwe Stein</div><p>Ada Pine writes about canals and locks.</p>',
    });
    expect(record.fields.bylines?.shown).toEqual(['Ada Pine Uwe Stein']);
  });

  it.each<[string, string, string[]]>([
    ['a name before the time that reading takes', '<div>Ada Pine 2 minutes read</div>', ['Ada Pine']],
    [
      'a name before the word that opens a date',
      '<p><span class="author">Par Anne Lefèvre</span> Publié le 12/03/2025 à 10h00</p>',
      ['Anne Lefèvre'],
    ],
    ['the desk behind an opening', '<p class="author">Par La rédaction</p>', ['La rédaction']],
    [
      'a name before a date that is none of the calendar',
      '<div>Ada Pine|Published 4 months ago</div>',
      ['Ada Pine'],
    ],
    [
      'a link to the author’s page in another language',
      '<p><a href="/av/kari-lund">Kari Lund</a></p>',
      ['Kari Lund'],
    ],
    [
      'a name beside a link to write to',
      '<p class="author">Kari Lund <a href="mailto:k@times.test">Tips meg</a></p>',
      ['Kari Lund'],
    ],
    [
      'names of which one has a page',
      '<p>By <a href="/authors/ada">Ada Pine</a> and Uwe Stein</p>',
      ['Ada Pine', 'Uwe Stein'],
    ],
    ['a box that describes the author', '<div class="byline__description">Ada Pine</div>', ['Ada Pine']],
    ['buttons beside the author', '<div class="author"><p>Ada Pine</p><p>Save</p></div>', ['Ada Pine']],
    ['who edited it', '<p class="author">Ada Pine</p><p class="author">Editor : Uwe Stein</p>', ['Ada Pine']],
    [
      'two names and a date in elements of their own',
      '<div><span>Ada Pine</span><span>Uwe Stein</span><span>12.9. at 06:00</span></div>',
      ['Ada Pine', 'Uwe Stein'],
    ],
    [
      'outlets in the links of the names',
      '<p>By <a href="/s?q=1">Ada Pine For Timesonline</a> and <a href="/s?q=2">Uwe Stein For The Lockside Times</a></p>',
      ['Ada Pine', 'Uwe Stein'],
    ],
    [
      'who took the pictures in brackets',
      '<p><a href="/szerzo/kiss-pal">Kiss Pál</a> (szöveg), <a href="/szerzo/nagy-eva">Nagy Éva</a> (fotó)</p>',
      ['Kiss Pál'],
    ],
    [
      'who took the picture in an element of the name',
      '<p>The lock on Monday | foto: <span class="author">Uwe Stein</span></p>',
      [],
    ],
    [
      'buttons in the box of the author',
      '<div class="author"><p>Ada Pine</p><p><a href="#">Condividi</a> <a href="#">Twitta</a></p></div>',
      ['Ada Pine'],
    ],
    [
      'who is quoted',
      '<p class="byline">Ada Pine</p><blockquote>Nobody asked<cite class="attribution"><div>Uwe Stein</div></cite></blockquote>',
      ['Ada Pine'],
    ],
    [
      'who took the picture that microdata describes',
      '<div itemscope itemtype="https://schema.org/ImageObject"><img src="/a.jpg"><div class="attribution">Uwe Stein | Lockside Pictures</div></div>',
      [],
    ],
    [
      'what else the author wrote',
      '<p class="byline">By Ada Pine</p><ul class="author__story-list"><li><a href="/1">Lock Shut; Uwe Stein, Jane Doe Wait Outside</a></li></ul>',
      ['Ada Pine'],
    ],
    [
      'boxes that say of themselves what they have',
      '<div class="page has-author-note"><p>Local Matters</p></div><div class="author has-bio">Ada Pine</div>',
      ['Ada Pine'],
    ],
    [
      'an outlet that has a page of an author beside one who has',
      '<p><a rel="author" href="/author/ada">Ada Pine</a>, <a rel="author" href="/author/canal">CANAL</a></p>',
      ['Ada Pine'],
    ],
    [
      'a link to a page of editors, or one that microdata calls the author’s',
      '<p><a href="/about/editors/ada-pine">Ada Pine</a>, <a href="https://social.test/ada">@ada</a></p><p><a itemprop="creator author" href="/ada-bio.html">Uwe Stein</a></p>',
      ['Ada Pine', 'Uwe Stein'],
    ],
    [
      'a heading that microdata calls the author’s',
      '<h2 itemprop="author creator"><a rel="author" href="/in/ada">Ada Pine</a></h2>',
      ['Ada Pine'],
    ],
    [
      'links to what the author wrote',
      '<div class="author"><p>Ada Pine</p><p><a rel="author" href="/author/ada">Profile</a></p><h5>Recent Stories</h5><p><a rel="author" href="/author/ada">View More Articles</a></p></div>',
      ['Ada Pine'],
    ],
    ['what it is filed as', '<div>Featured Article<br>Also Included In: Canals<br>5 March 2026</div>', []],
    [
      'who reviewed it',
      '<p class="byline">By Ada Pine</p><p>Reviewed by Uwe Stein, MD; Cawder College and Jane Doe, Nurse</p>',
      ['Ada Pine'],
    ],
    [
      'where they are in an element of that',
      '<dl class="c-signature"><dt class="c-signature__name">Ada Pine</dt><dt class="c-signature__place">Port Ellery</dt></dl>',
      ['Ada Pine'],
    ],
    [
      'where they are in an element of the line around it',
      '<div class="author-name-location-wrapper"><div><span class="author-name">Ada Pine</span></div><span class="author-location x1">Port Ellery</span></div>',
      ['Ada Pine'],
    ],
    [
      'who reviewed it, in the same line',
      '<p class="byline">5 March 2026 by <a href="/author/ada">Ada Pine</a> Reviewed by <a href="/author/uwe">Uwe Stein</a></p>',
      ['Ada Pine'],
    ],
    [
      'who made the pictures',
      '<p>By <a href="/contributors/ada">Ada Pine</a></p><p>Illustration by <a href="/contributors/uwe">Uwe Stein</a></p>',
      ['Ada Pine'],
    ],
    [
      'who wrote it behind who made the pictures',
      '<p class="byline">Photos by Uwe Stein, words by Ada Pine</p>',
      ['Ada Pine'],
    ],
    ['a name and a comma before a date', '<p>Ada Pine, March 5, 2026</p>', ['Ada Pine']],
    ['a name and a comma before another number', '<p>Ada Pine, 69 years, rows on.</p>', []],
    [
      'who took the pictures behind a dash',
      '<p>كتبت هالة الدمرداش - تصوير: مينا غبريال</p>',
      ['هالة الدمرداش'],
    ],
    [
      'who reviewed it, in front of who wrote it',
      '<p class="byline">5 March 2026. Reviewed by <a rel="author" href="/author/uwe">Uwe Stein</a>. Written by <a rel="author" href="/author/ada">Ada Pine</a></p>',
      ['Ada Pine'],
    ],
    [
      'what somebody has learned, in front of who reviewed it',
      '<p class="byline">By Ada Pine, MD — Medically reviewed by Uwe Stein</p>',
      ['Ada Pine'],
    ],
    ['the studio behind the name', '<p class="byline">Von Ada Pine, NWP-Studio Cawder</p>', ['Ada Pine']],
    ['the company behind the name', '<p>By Ada Pine | Lockside Advance Media</p>', ['Ada Pine']],
    ['who took the picture', '<figure><p class="author">Uwe Stein/AP</p></figure>', []],
    [
      'crumbs in an element of the name',
      '<div class="author"><a href="/">Home</a>|<a href="/l">Local</a></div>',
      [],
    ],
  ])('are read from the page with %s', (_, after, expected) => {
    expect(names({ after })).toEqual(expected);
  });

  it.each([
    ['dal nostro inviato Ada Pine', ['Ada Pine']],
    ['De notre correspondante Ada Pine', ['Ada Pine']],
    ['de nuestro enviado especial Uwe Stein', ['Uwe Stein']],
    ['Lockside Freight, Inc.', ['Lockside Freight Inc']],
    ['প্রতিনিধি, সুনামগঞ্জ', ['প্রতিনিধি, সুনামগঞ্জ']],
  ])('are read from %s in the data', (name, expected) => {
    expect(names({ head: ld({ '@type': 'Person', name }) })).toEqual(expected);
  });

  it('are all who have a page of an author in the line of the one that the data names', () => {
    const line =
      '<div class="author"><a href="/authors/1">Ada Pine</a>, <a href="/authors/2">Uwe Stein</a> - <a href="/north">Lockside North</a></div>';
    expect(names({ head: ld({ name: 'Ada Pine' }), after: line })).toEqual(['Ada Pine', 'Uwe Stein']);
  });

  it('are not who took the pictures, though the data says so', () => {
    const head = ld([
      { '@type': 'Person', name: 'Ada Pine' },
      { '@type': 'Person', name: 'Foto: Uwe Stein' },
    ]);
    expect(names({ head })).toEqual(['Ada Pine']);
  });

  it('are not shown by what an author asks in an interview', () => {
    const question = '<strong>Ada Pine: How many old locks are there?</strong>';
    const record = recordOf({ head: ld({ name: 'Ada Pine' }), paragraphs: [question, ...PARAGRAPHS] });
    expect(record.text).toContain('How many old locks');
  });

  it('have the given name first where libraries’ elements have it last', () => {
    const head = '<meta name="dc.creator" content="Pine, Ada"><meta name="dc.creator" content="Stein, Uwe">';
    expect(names({ head })).toEqual(['Ada Pine', 'Uwe Stein']);
  });

  it('are all who have an element of their own in the head of a paper', () => {
    const head = ['Ada Pine', 'Uwe Stein'].map((name) => `<meta name="citation_author" content="${name}">`);
    expect(names({ head: head.join('') })).toEqual(['Ada Pine', 'Uwe Stein']);
  });

  it('are not whom a line below the headline names as who reviewed it, which is no text', () => {
    const line = 'Reviewed by Uwe Stein, MD; Professor of Locks, Cawder College, and Jane Doe, Nurse Planner';
    const record = recordOf({ after: `<p>${line}</p>` });
    expect([record.bylines, record.fields.bylines?.shown]).toEqual([[], [line]]);
    expect(record.text).not.toContain('Reviewed');
  });

  it('are not shown by all that stands in the box of an author', () => {
    const record = recordOf({
      head: ld({ name: 'Ada Pine' }),
      after: '<div class="author"><p>Ada Pine</p><p>Canal boats wait on both sides of the old lock</p></div>',
    });
    expect(record.fields.bylines?.shown).toEqual(['Ada Pine']);
  });

  it('are the people in the line where the data names only its outlet', () => {
    const parts = { head: ld('The Lockside Times'), after: '<p class="byline">Ada Pine, Uwe Stein</p>' };
    expect(names(parts)).toEqual(['Ada Pine', 'Uwe Stein']);
  });

  it('are the outlet’s where the line credits an agency, which goes to the agencies', () => {
    const record = recordOf({ head: ld('The Lockside Times'), after: '<p class="byline">AFP</p>' });
    expect(record.bylines).toEqual([{ name: 'The Lockside Times' }]);
    expect(record.agencies).toEqual(['AFP']);
  });

  it('are not whom a line names as the editor, where another names the author', () => {
    const editor = '<p class="byline">Editor: <a href="/author/9/roe">John Roe</a></p>';
    expect(names({ head: ld('John Roe'), after: `<p class="author">Jane Doe</p>${editor}` })).toEqual([
      'Jane Doe',
    ]);
    expect(names({ head: ld('John Roe'), after: editor })).toEqual(['John Roe']);
  });

  it('are found in inline elements that hold a name each, or are called the author’s', () => {
    const after = '<div class="byline"><span>Jane Doe</span> <span>John Roe</span></div>';
    expect(names({ after })).toEqual(['Jane Doe', 'John Roe']);
    expect(names({ after: '<div class="byline"><b>Jane Doe</b> Deputy Head of Canals</div>' })).toEqual([
      'Jane Doe',
    ]);
    expect(names({ after: '<p>World / <span class="story-author">Jane Doe</span></p>' })).toEqual([
      'Jane Doe',
    ]);
    expect(names({ after: '<p>World / <span class="story-place">Jane Doe</span></p>' })).toEqual([]);
  });

  it('are an agency below the headline, with the place it reports from', () => {
    const record = recordOf({ after: '<p>AFP, OSTEND</p>' });
    expect([record.bylines, record.agencies]).toEqual([[{ name: 'AFP' }], ['AFP']]);
  });

  it('leave out the address behind the outlet’s name', () => {
    const head = '<meta name="author" content="times.test, Cawder, England">';
    expect(names({ head })).toEqual(['times.test']);
  });

  it('are found in a line of a name and a date right below the headline', () => {
    expect(names({ after: '<div>Ada Pine | 05.03.2026</div>' })).toEqual(['Ada Pine']);
    expect(names({ after: '<div>Local | 05.03.2026</div>' })).toEqual([]);
    expect(names({ after: '<div><a href="/w">World Affairs</a> | 05.03.2026</div>' })).toEqual([]);
  });

  it.each([
    ['Staff', []],
    ['Staff report', []],
    ['the Newsroom', []],
    ['Staff and wire reports', []],
    ['Lockside Staff', ['Lockside Staff']],
    ['Canal Desk', ['Canal Desk']],
  ])('are not of nobody: %s', (name, expected) => {
    for (const parts of [
      { after: `<p class="byline">By ${name}</p>` },
      { after: `<p>By ${name}, 5 March 2026</p>` },
      { head: `<meta name="author" content="${name}">` },
      { head: ld({ '@type': 'Person', name }) },
    ])
      expect(names(parts)).toEqual(expected);
  });

  it('are not who is seen in a picture, and when', () => {
    const line = (name: string) =>
      `<div class="${name}">Ada Pine, 5 March 2026 at the lock</div><p>By Jane Doe</p>`;
    const after = (name: string) => recordOf({ after: line(name) }).bylines.map((one) => one.name);
    expect(after('caption')).toEqual(['Jane Doe']);
    expect(after('line')).toEqual(['Ada Pine', 'Jane Doe']);
  });

  it('are found behind the date in a line, and where a link to who they are begins it', () => {
    expect(names({ after: '<h5>03/05/2026 11:00 AM PST BY ADA PINE</h5>' })).toEqual(['Ada Pine']);
    const link = '<a href="/users/ada-pine">Ada Pine</a>';
    expect(names({ after: `<div>March 5, 2026 | <span>by ${link}</span></div>` })).toEqual(['Ada Pine']);
    expect(names({ after: `<div>${link} - 4 hours ago</div>` })).toEqual(['Ada Pine']);
    expect(names({ after: '<div>On March 5, 2026 the trust was told by Ada Pine to wait.</div>' })).toEqual(
      [],
    );
  });

  it('are found in a heading below the headline that opens like a byline', () => {
    const linked = '<a rel="author" href="/authors/ada-pine">Ada Pine</a>';
    expect(names({ after: `<h2>BY ${linked}</h2>` })).toEqual(['Ada Pine']);
    expect(names({ after: `<h2>${linked}</h2>` })).toEqual([]);
  });

  it('are not who signs behind what a caption says is seen', () => {
    const line = (name: string) =>
      `<p class="${name}">The lock keeper looks at the gauge. / <span class="author">ADA PINE</span></p>`;
    const after = (name: string) => names({ after: `<p>By Uwe Stein</p>${line(name)}` });
    expect(after('figcaption')).toEqual(['Uwe Stein']);
    expect(after('line')).toEqual(['Uwe Stein', 'Ada Pine']);
    const outlet = '<p class="caption">Lockside Times<span class="author"> Ada Pine</span></p>';
    expect(names({ after: outlet })).toEqual(['Ada Pine']);
  });

  it('are those above the text, where lines behind it name others', () => {
    const byline = (name: string) => `<h3 class="byline"><a href="/authors/x">${name}</a></h3>`;
    expect(names({ after: byline('Ada Pine'), end: byline('Uwe Stein') })).toEqual(['Ada Pine']);
    expect(names({ end: byline('Uwe Stein') })).toEqual(['Uwe Stein']);
    const short = `<p class="summary">${PARAGRAPHS[0]}</p>`;
    expect(names({ before: byline('Ada Pine'), after: short + byline('Uwe Stein') })).toEqual([
      'Ada Pine',
      'Uwe Stein',
    ]);
  });

  it('are not those of other articles, whose links stand above their bylines', () => {
    const card = (href: string) =>
      `<div><h6><a href="${href}">Lock keepers go back to work</a></h6><p class="byline">by <a rel="author" href="/authors/uwe-stein">Uwe Stein</a></p></div>`;
    expect(names({ before: card('/2026/lock') })).toEqual([]);
    expect(names({ before: card('/2026/bridge') })).toEqual(['Uwe Stein']);
  });

  it('are not items of a menu, nor who is quoted apart from the text', () => {
    const menu = '<ul><li><a href="/author/film-nights">Film Nights</a></li></ul>';
    expect(names({ before: menu })).toEqual([]);
    const pulled = '<div class="pull-quote"><span class="author">Uwe Stein</span></div>';
    expect(names({ end: `<div class="pull-quote">I agree.</div>${pulled}` })).toEqual([]);
  });

  it('are not who took a picture that microdata describes', () => {
    const picture = (type: string) =>
      `<div itemscope itemtype="https://schema.org/${type}"><meta itemprop="author" content="Uwe Stein"></div>`;
    const head = '<meta name="author" content="Ada Pine">';
    expect(names({ head, end: picture('ImageObject') })).toEqual(['Ada Pine']);
    expect(names({ head, end: picture('NewsArticle') })).toEqual(['Ada Pine', 'Uwe Stein']);
  });

  it('are who wrote it according to the page, where the data has the agency', () => {
    const head = '<meta name="author" content="AP">';
    const record = recordOf({ head, after: '<p>By ADA PINE</p>' });
    expect(record.bylines).toEqual([{ name: 'Ada Pine' }]);
    expect(record.agencies).toEqual(['AP']);
    expect(names({ head })).toEqual(['AP']);
  });

  it('are who wrote it according to the page, where the data has the publisher’s company', () => {
    const head = '<meta name="author" content="Ediciones Esclusa">';
    expect(names({ head, after: '<p class="byline">Ana Ruiz</p>' })).toEqual(['Ana Ruiz']);
    expect(names({ head })).toEqual(['Ediciones Esclusa']);
    const initials = '<meta name="author" content="S.A. Pine">';
    expect(names({ head: initials, after: '<p class="byline">Ana Ruiz</p>' })).toContain('S.A. Pine');
  });

  it('are no part of a heading that begins with from', () => {
    const text = (line: string) => recordOf({ end: `<h3>${line}</h3><p>${PARAGRAPHS[0]}</p>` }).text;
    expect(text('From Slavery to Emancipation')).toContain('From Slavery');
    expect(names({ after: '<p>From Jane Doe in Nairobi</p>' })).toEqual(['Jane Doe']);
  });

  it('are found in the line with an address that ends a text in Korean', () => {
    const record = recordOf({ lang: 'ko', end: '<div>홍길동 기자 hong@times.test</div>' });
    expect(record.bylines).toEqual([{ name: '홍길동', role: '기자' }]);
    expect(record.text).not.toContain('홍길동');
    expect(names({ lang: 'ko', end: '<div>홍길동 기자가 다리를 건넜다</div>' })).toEqual([]);
  });

  it('are accounts in lower case where the link says that it is the author’s', () => {
    const names = (text: string, rel = 'author') =>
      recordOf({
        after: `<p>Posted on <a href="/2026/bridge">March 2, 2026</a> by <a rel="${rel}" href="/author/x">${text}</a></p>`,
      }).bylines.map(({ name }) => name);
    expect(names('adapine')).toEqual(['adapine']);
    expect(names('admin')).toEqual([]);
    expect(names('comments', 'nofollow')).toEqual([]);
  });

  it('are found in marks that end a text in Japanese, where the element says whose they are', () => {
    const names = (end: string) =>
      recordOf({ lang: 'ja', paragraphs: PARAGRAPHS.concat(PARAGRAPHS), end }).bylines.map(
        ({ name }) => name,
      );
    expect(names('<div><span class="writer">《TY》</span></div>')).toEqual(['TY']);
    expect(names('<div><span class="writer">《山田太郎》</span></div>')).toEqual(['山田太郎']);
    expect(names('<div><span>《旋回橋物語》</span></div>')).toEqual([]);
  });

  it('are found in brackets that close the last paragraph, in Japanese', () => {
    const signed = (names: string) =>
      recordOf({
        lang: 'ja',
        paragraphs: PARAGRAPHS.concat(
          `旋回橋は月曜日から数週間にわたって閉鎖され、車は環状道路を通ることになると運河公社は述べた。【${names}】`,
        ),
      }).bylines.map(({ name }) => name);
    expect(signed('山田太郎、佐藤花')).toEqual(['山田太郎', '佐藤花']);
    expect(signed('写真は3面に')).toEqual([]);
  });

  it('are found in the signature behind the last paragraph, of two people as well', () => {
    const thai = recordOf({ lang: 'th', end: '<p>ธีรเดช วงศ์สวน : รายงาน</p>' });
    expect([thai.bylines, thai.text.includes('รายงาน')]).toEqual([[{ name: 'ธีรเดช วงศ์สวน' }], false]);
    expect(names({ end: '<p>Ada Pine - Uwe Stein</p>' })).toEqual(['Ada Pine', 'Uwe Stein']);
    expect(names({ end: '<p>Ada Pine</p>' })).toEqual(['Ada Pine']);
    expect(names({ end: '<p>Ada Pine</p><p>wrote this and more.</p>' })).toEqual([]);
    const marked = '<p class="document_authors">Ada Pine</p><p>Read on in the paper.</p>';
    expect(names({ end: marked })).toEqual(['Ada Pine']);
    expect(names({ end: '<p>Uwe Stein</p>', after: '<p class="byline">By Ada Pine</p>' })).toEqual([
      'Ada Pine',
    ]);
  });

  it('are whom the text below tells of, where nothing else names them', () => {
    const told = (name: string, words = ' is a writer who keeps bees.') =>
      `<div><a href="/author/${name.slice(0, 3)}/">${name}</a>${words}</div>`;
    expect(recordOf({ end: told('Ada Pine') }).bylines).toEqual([
      { name: 'Ada Pine', url: 'https://times.test/author/Ada/' },
    ]);
    expect(names({ end: told('Ada Pine'), after: '<p>By Uwe Stein</p>' })).toEqual(['Uwe Stein']);
    expect(names({ end: told('Ada Pine') + told('Uwe Stein') })).toEqual([]);
    expect(names({ end: told('Ada Pine', ' and Uwe Stein sat down to talk about bees.') })).toEqual([]);
  });

  it.each([
    ['(Reporting by Ada Pine in Cawder and Uwe Stein; Editing by Jane Doe)', ['Ada Pine', 'Uwe Stein']],
    ['Ada Pine, Reuters', ['Ada Pine']],
    ['Edited by Jane Doe', []],
  ])('are found in the credit below the text, which is not lost: %s', (line, names) => {
    const record = recordOf({ end: `<p>${line}</p>` });
    expect(record.bylines.map(({ name }) => name)).toEqual(names);
    expect(record.fields.bylines?.shown).toEqual([line]);
    expect(record.text).not.toContain('Pine');
  });

  it.each([
    [
      'took the picture',
      '<figure><img src="/a.jpg"><figcaption><p>The lock.</p><p>Ada Pine, Reuters</p></figcaption></figure>',
    ],
    ['wrote something else', '<div class="card"><p>The weir</p><p>Ada Pine, Reuters</p></div>'],
    ['wrote what the text is about', `<p>Written by Ada Pine, the play opened in 1990. ${PARAGRAPHS[0]}</p>`],
  ])('are not who %s', (_, end) => {
    expect(names({ end })).toEqual([]);
  });

  it.each(['Exclusive from New York', 'Interview di Ada Pine', 'Texto – Reforma Tributaria'])(
    'are not in the line %s below the headline',
    (line) => {
      expect(names({ after: `<p>${line}</p>` })).toEqual([]);
    },
  );

  it('are found in a signature with what and for whom its bearer is', () => {
    expect(names({ end: '<p>Ada Pine<br>(Correspondent)<br>Lockside Times</p>' })).toEqual(['Ada Pine']);
  });

  it('are found below the text where microdata names the author of the article', () => {
    const item = (type: string, prop: string, tag = 'span') =>
      names({
        before: `</div><div itemscope itemtype="https://schema.org/${type}">`,
        after: '<div>',
        paragraphs: Array.from({ length: 12 }, () => PARAGRAPHS).flat(),
        end: `<div>${['Ada Pine', 'Uwe Stein'].map((name) => `<${tag} itemprop="${prop}">${name}</${tag}>`).join(', ')}</div>`,
      });
    expect(item('NewsArticle', 'author')).toEqual(['Ada Pine', 'Uwe Stein']);
    expect(item('NewsArticle', 'author', 'p')).toEqual(['Ada Pine', 'Uwe Stein']);
    expect(item('NewsArticle', 'contributor')).toEqual([]);
    expect(item('WebPage', 'author')).toEqual([]);
  });

  it('are not found in sentences that open like a byline', () => {
    const sentence =
      'By Friday the council of Cawder had told the trust that it would pay for all of the repairs.';
    const record = recordOf({ after: `<p>${sentence}</p>` });
    expect(record.bylines).toEqual([]);
    expect(record.text).toContain(sentence);
  });
});

describe('the site’s name', () => {
  it('is not the title, which some pages call that of their application', () => {
    const title = 'Swing bridge closed to all traffic from Monday';
    const head = `<title>${title}</title><meta name="application-name" content="${title}">`;
    const record = recordOf({ head, h1: title, after: '<p>By Ada Pine</p>' });
    expect(record.bylines).toEqual([{ name: 'Ada Pine' }]);
  });
});

describe('of an article from elsewhere', () => {
  const authors = (line: string, end: string) =>
    recordOf({ after: `<p class="byline">${line}</p>`, end }).bylines.map(({ name }) => name);
  const link = '<p>Source: <a href="https://lockside-courier.test/2026/bridge">Lockside Courier</a></p>';

  it('the outlet is no author beside whom it names', () => {
    expect(authors('By Jane Doe, Lockside Courier', link)).toEqual(['Jane Doe']);
    expect(authors('By Jane Doe, Lockside Courier', '')).toEqual(['Jane Doe', 'Lockside Courier']);
    expect(authors('By Lockside Courier', link)).toEqual(['Lockside Courier']);
  });
});

describe('beside the data', () => {
  it('stands who else has a page of an author in the line of the one whom it names', () => {
    const author = '{"@type": "Person", "name": "Jane Doe"}';
    const head = `<script type="application/ld+json">{"@type": "Article", "headline": "Swing bridge closed", "author": ${author}}</script>`;
    const page = (path: string) =>
      recordOf({
        head,
        after: `<h4 class="author-name"><a href="/author/jane">Jane Doe</a>, <a href="${path}">John Roe</a></h4>`,
      }).bylines.map(({ name }) => name);
    expect(page('/author/john')).toEqual(['Jane Doe', 'John Roe']);
    expect(page('/towns/john-roe')).toEqual(['Jane Doe']);
  });

  it('stands who is joined to the one whom it names, without a page of an author', () => {
    const head = '<meta name="author" content="Jane Doe">';
    const page = (behind: string) =>
      recordOf({
        head,
        after: `<div class="byline"><a href="/author/jane-doe">Jane Doe</a>${behind}</div>`,
      }).bylines.map(({ name }) => name);
    expect(page(' &amp; John Roe / LTV / Updated: 5 March 2026')).toEqual(['Jane Doe', 'John Roe']);
    expect(page(' and John Roe')).toEqual(['Jane Doe', 'John Roe']);
    expect(page(' / John Roe Hall / 5 March 2026')).toEqual(['Jane Doe']);
  });

  it('stands nobody’s outlet that the link to their page holds as well', () => {
    const page = (link: string) =>
      recordOf({ after: `<p class="byline">By <a rel="author" href="/author/jane-doe">${link}</a></p>` })
        .bylines;
    const url = 'https://times.test/author/jane-doe';
    expect(page('Jane Doe, Lockside Radio')).toEqual([{ name: 'Jane Doe', url }]);
    expect(page('Jané Doe, Lockside Radio')).toEqual([{ name: 'Jané Doe', url }]);
    expect(page('John Roe, Ada Pine').map(({ name }) => name)).toEqual(['John Roe', 'Ada Pine']);
    expect(page('Jane Doe and John Roe').map(({ name }) => name)).toEqual(['Jane Doe', 'John Roe']);
  });

  it('stands whose line is like that of the one whom it names, and beside it', () => {
    const head = '<meta name="author" content="Kari Lund">';
    const card = (name: string, of = 'card') => `<div class="${of}"><div class="name">${name}</div></div>`;
    const page = (second: string) =>
      recordOf({ head, after: `<div class="byline">${card('Kari Lund')}${second}</div>` }).bylines.map(
        ({ name }) => name,
      );
    expect(page(card('Ola Berg'))).toEqual(['Kari Lund', 'Ola Berg']);
    expect(page(card('Ola Berg', 'other'))).toEqual(['Kari Lund']);
  });

  it('stand the reporters whom a line in Chinese names', () => {
    const names = (line: string) =>
      recordOf({ lang: 'zh-Hans', after: `<div>${line}</div>` }).bylines.map(({ name }) => name);
    expect(names('水门新闻记者 王小明 实习生 李大华')).toEqual(['王小明', '李大华']);
    expect(names('水门新闻记者 王小明 北京报道')).toEqual(['王小明']);
    expect(names('水门新闻记者 王小明 李大华 编辑 陈某某 校对 张三三')).toEqual(['王小明', '李大华']);
    expect(names('记者 会议 结束 之后 离开 现场 并 没有')).toEqual([]);
  });

  it('stand the reporters whom a text in Chinese, Japanese or Korean names in front, where the data has the paper alone', () => {
    const head = '<meta name="author" content="水門時報"><meta property="og:site_name" content="水門時報">';
    const paragraphs = (first: string) => [first, ...PARAGRAPHS];
    const names = (first: string) =>
      recordOf({ head, lang: 'zh-Hant', paragraphs: paragraphs(first) }).bylines.map(({ name }) => name);
    expect(names('〔記者王小明、李大華／台北報導〕運河大橋週一起封閉，潛水員上週檢查軸承。')).toEqual([
      '王小明',
      '李大華',
    ]);
    expect(names('記者會上，王小明說運河大橋週一起封閉。')).toEqual(['水門時報']);
    expect(names('（中央社記者王小明台北2日電）運河大橋週一起封閉。')).toEqual(['王小明']);
    expect(names('新华社北京3月2日电（记者王小明、李大华）运河大桥周一起关闭。')).toEqual([
      '王小明',
      '李大华',
    ]);
    expect(names('【ロンドン＝山田太郎】運河の旋回橋が月曜日から閉鎖される。')).toEqual(['山田太郎']);
    expect(names('【特集＝旋回橋の四十年】運河の旋回橋が月曜日から閉鎖される。')).toEqual(['水門時報']);
    expect(names('(서울=연합뉴스) 홍길동·김철수 기자 = 운하의 회전교가 월요일부터 폐쇄된다.')).toEqual([
      '홍길동',
      '김철수',
    ]);
  });
});

describe('a line of the author', () => {
  const namesOf = (parts: Parts) => recordOf(parts).bylines.map(({ name }) => name);
  it.each([
    [
      'holds a button',
      '<div class="byline">Ada Pine <a href="/x">@adapine</a> <span>Parish reporter</span> <button>Follow</button></div>',
    ],
    [
      'has a link to the section',
      '<div class="meta">By <a rel="author" href="/a/pine">Ada Pine</a> | <a href="/river">Rivers</a> | 5 March 2026</div>',
    ],
    ['says so to screen readers', '<ul><li><span>Author, </span><span>Ada Pine</span></li></ul>'],
    ['parts its fields by slashes', '<div>Ada Pine / 5 March 2026 / Rivers</div>'],
  ])('that %s', (_, after) => {
    expect(namesOf({ after })).toEqual(['Ada Pine']);
  });

  it('is none of a comment', () => {
    const comment = '<dl><dt class="comment-author">Bea Lark <span>said...</span></dt></dl>';
    expect(namesOf({ after: '<p>By Ada Pine</p>', end: comment })).toEqual(['Ada Pine']);
  });

  it('names nobody who is said to have edited the text', () => {
    const end = '<p>Edited by: Bea Lark</p><div class="author"><b>Bea Lark</b> Editor</div>';
    const head =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Swing bridge closed","author":{"@type":"Organization","name":"Lockside Wave"}}</script>';
    expect(namesOf({ head, end })).toEqual(['Lockside Wave']);
  });

  it('tells who wrote it where the page nowhere shows whom a meta element has', () => {
    const head = '<meta name="author" content="LT Online">';
    const after = '<p>By <a href="/author/ada-pine">Ada Pine</a></p>';
    expect(namesOf({ head, after })).toEqual(['Ada Pine']);
    expect(namesOf({ head, after, end: '<p>LT Online is the desk of the night.</p>' })).toEqual([
      'LT Online',
    ]);
  });

  it.each(['dable:author', 'content_author'])('is not needed where %s tells', (name) => {
    expect(namesOf({ head: `<meta name="${name}" content="Ada Pine">` })).toEqual(['Ada Pine']);
  });

  it('below the text is no paragraph where the data has the name', () => {
    const head = '<meta name="author" content="정하늘">';
    const record = recordOf({ head, lang: 'ko', end: '<p>정하늘 기자 haneul@times.test</p>' });
    expect(record.text).not.toContain('haneul');
  });
});

it('the outlet is known by its domain without marks on the letters', () => {
  const head = '<meta property="article:author" content="Báo Sông Tiền">';
  const after = '<div class="author">Lê Thị Mai</div>';
  const record = recordOf({ head, after, lang: 'vi' }, { url: 'https://baosongtien.test/a' });
  expect(record.bylines.map(({ name }) => name)).toEqual(['Lê Thị Mai']);
});
