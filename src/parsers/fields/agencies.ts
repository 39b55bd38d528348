/** News agencies, by the names under which pages credit them. */

/** Name in the record, then how lines spell it. Spellings in capitals count as they stand, others in any case. */
const AGENCIES: readonly (readonly [name: string, ...spellings: string[]])[] = [
  ['Reuters', 'reuters', 'رويترز', 'ロイター', '路透', '路透社', '로이터'],
  ['AP', 'AP', 'associated press', 'أسوشيتد برس', '美联社', '美聯社'],
  ['AFP', 'AFP', 'agence france presse', 'أ ف ب', 'ا ف ب', 'فرانس برس', 'АФП', '法新社'],
  ['dpa', 'dpa', 'deutsche presse agentur', 'د ب أ', '德新社'],
  ['Bloomberg', 'bloomberg', 'ブルームバーグ', '彭博', '彭博社'],
  ['UPI', 'UPI', 'united press international'],
  ['PA Media', 'PA Media', 'press association', 'pa news agency'],
  ['APA', 'APA', 'austria presse agentur'],
  ['SDA', 'SDA', 'sda', 'keystone sda'],
  ['epd', 'epd'],
  ['KNA', 'KNA'],
  ['SID', 'SID'],
  ['ANSA', 'ANSA'],
  ['Adnkronos', 'adnkronos'],
  ['LaPresse', 'lapresse'],
  ['EFE', 'EFE'],
  ['Europa Press', 'europa press'],
  ['Lusa', 'agência lusa', 'LUSA'],
  ['ANP', 'ANP'],
  ['Belga', 'belga'],
  ['PAP', 'PAP'],
  ['ČTK', 'ČTK', 'CTK'],
  ['TASR', 'TASR'],
  ['MTI', 'MTI'],
  ['Agerpres', 'agerpres'],
  ['Tanjug', 'tanjug', 'танјуг'],
  ['Hina', 'HINA'],
  ['TT', 'TT'],
  ['NTB', 'NTB'],
  ['Ritzau', 'ritzau'],
  ['STT', 'STT'],
  ['BNS', 'BNS'],
  ['TASS', 'TASS', 'ITAR TASS', 'ТАСС'],
  ['RIA Novosti', 'RIA', 'ria novosti', 'РИА Новости'],
  ['Interfax', 'interfax', 'интерфакс'],
  ['Ukrinform', 'ukrinform', 'укрінформ'],
  ['Xinhua', 'xinhua', '新华社', '新華社'],
  ['Kyodo', 'kyodo', '共同', '共同通信', '共同通信社'],
  ['Jiji', 'jiji press', '時事', '時事通信', '時事通信社'],
  ['Yonhap', 'yonhap', '연합뉴스'],
  ['CNA', 'central news agency', '中央社'],
  ['PTI', 'PTI', 'press trust of india'],
  ['ANI', 'ANI'],
  ['IANS', 'IANS'],
  ['Antara', 'antara'],
  ['Bernama', 'bernama'],
  ['AAP', 'AAP', 'australian associated press'],
  ['The Canadian Press', 'canadian press', 'la presse canadienne'],
  ['Anadolu Agency', 'anadolu'],
  ['DHA', 'DHA', 'demirören haber ajansı'],
  ['İHA', 'İHA'],
  ['NAN', 'NAN', 'news agency of nigeria'],
  ['AFX', 'AFX'],
  ['Askanews', 'askanews'],
  ['Colpisa', 'colpisa'],
  ['Servimedia', 'servimedia'],
  ['ELTA', 'ELTA'],
  ['STA', 'slovenska tiskovna agencija'],
  ['SRNA', 'SRNA'],
  ['FENA', 'FENA'],
  ['BTA', 'BTA', 'БТА'],
  ['Mediafax', 'mediafax'],
  ['ANA-MPA', 'ANA MPA', 'ΑΠΕ ΜΠΕ'],
  ['UNIAN', 'unian', 'УНІАН', 'УНИАН'],
  ['BelTA', 'BelTA', 'белта'],
  ['Kazinform', 'kazinform', 'казинформ'],
  ['Azertac', 'azertac', 'azərtac'],
  ['Armenpress', 'armenpress', 'արմենպրես'],
  ['China News Service', 'china news service', '中新社', '中新网', '中新網'],
  ['Newsis', 'newsis', '뉴시스'],
  ['News1', '뉴스1'],
  ['VNA', 'TTXVN', 'vietnam news agency'],
  ['UNB', 'UNB'],
  ['BSS', 'BSS', 'বাসস'],
  ['IRNA', 'ایرنا'],
  ['ISNA', 'ایسنا'],
  ['Tasnim', 'tasnim news', 'تسنیم'],
  ['SPA', 'saudi press agency'],
  ['WAM', 'WAM', 'emirates news agency'],
  ['QNA', 'QNA', 'qatar news agency'],
  ['KUNA', 'kuwait news agency'],
  ['MENA', 'middle east news agency', 'أ ش أ'],
  ['Petra', 'jordan news agency'],
  ['SANA', 'syrian arab news agency'],
  ['MAP', 'maghreb arabe presse', 'و م ع'],
  ['APS', 'algérie presse service'],
  ['TAP', 'tunis afrique presse'],
  ['GNA', 'GNA', 'ghana news agency'],
  ['Agência Brasil', 'agência brasil', 'agencia brasil'],
  ['Estadão Conteúdo', 'estadão conteúdo'],
  ['Folhapress', 'folhapress'],
  ['Télam', 'télam', 'telam'],
  ['Notimex', 'notimex'],
  ['Prensa Latina', 'prensa latina'],
  ['KCNA', 'KCNA'],
  ['TNS', 'tribune news service', 'tribune content agency'],
];

/** Words of the longest spelling. */
const MOST_WORDS = 4;

const EXACT = new Map<string, number>();
const ANY_CASE = new Map<string, number>();
for (const [index, [, ...spellings]] of AGENCIES.entries())
  for (const spelling of spellings)
    (spelling === spelling.toLowerCase() ? ANY_CASE : EXACT).set(spelling, index);

/** The agencies that a credit line names, in the order of the table. */
export function agenciesIn(text: string): string[] {
  const words = text.match(/[\p{L}\p{M}\d]+/gu) ?? [];
  const found = new Set<number>();
  for (let at = 0; at < words.length; at++) {
    for (let count = 1; count <= MOST_WORDS && at + count <= words.length; count++) {
      const phrase = words.slice(at, at + count).join(' ');
      const agency = EXACT.get(phrase) ?? ANY_CASE.get(phrase.toLowerCase());
      if (agency !== undefined) found.add(agency);
    }
  }
  return [...found].sort((a, b) => a - b).map((index) => (AGENCIES[index] as readonly [string])[0]);
}

/** Words that may stand beside an agency's name without making it a person's. */
const AROUND = /\b(?:the|news|agency|agentur|agence|agencia|ajansı|wire|services?|media)\b|[^\p{L}]+/giu;

/** Whether a name is that of an agency and of nobody else. */
export function isAgency(name: string): boolean {
  if (agenciesIn(name).length === 0) return false;
  const words = name.replace(AROUND, ' ').trim().split(/\s+/u);
  return words.every((word) => word === '' || agenciesIn(word).length > 0) || agencyPhrases.has(folded(name));
}

const agencyPhrases: ReadonlySet<string> = new Set(AGENCIES.flatMap((row) => row.map(folded)));

function folded(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? []).join(' ').replace(/^the /u, '');
}
