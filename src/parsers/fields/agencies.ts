/** News agencies, by the names under which pages credit them. */

const AGENCIES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Reuters', /\breuters\b/iu],
  ['AP', /\b(?:associated press|AP)\b/u],
  ['AFP', /\b(?:agence france[- ]presse|AFP)\b/u],
  ['dpa', /\b(?:deutsche presse-agentur|dpa)\b/iu],
  ['Bloomberg', /\bbloomberg(?: news)?\b/iu],
  ['UPI', /\bUPI\b/u],
  ['PA Media', /\b(?:PA Media|press association|PA news agency)\b/iu],
  ['APA', /\bAPA\b/u],
  ['SDA', /\b(?:Keystone-SDA|SDA|sda)\b/u],
  ['epd', /\bepd\b/u],
  ['KNA', /\bKNA\b/u],
  ['SID', /\bSID\b/u],
  ['ANSA', /\bANSA\b/u],
  ['EFE', /\b(?:agencia )?EFE\b/u],
  ['Europa Press', /\beuropa press\b/iu],
  ['ANP', /\bANP\b/u],
  ['Belga', /\bbelga\b/iu],
  ['PAP', /\bPAP\b/u],
  ['TT', /\bTT\b/u],
  ['NTB', /\bNTB\b/u],
  ['Ritzau', /\britzau\b/iu],
  ['STT', /\bSTT\b/u],
  ['TASS', /\b(?:ITAR-)?TASS\b/u],
  ['RIA Novosti', /\bRIA(?: Novosti)?\b/u],
  ['Interfax', /\binterfax\b/iu],
  ['Xinhua', /\bxinhua\b/iu],
  ['Kyodo', /\bkyodo\b/iu],
  ['Yonhap', /\byonhap\b/iu],
  ['PTI', /\b(?:press trust of india|PTI)\b/u],
  ['ANI', /\bANI\b/u],
  ['IANS', /\bIANS\b/u],
  ['AAP', /\b(?:australian associated press|AAP)\b/u],
  ['The Canadian Press', /\bcanadian press\b/iu],
  ['Anadolu Agency', /\banadolu\b/iu],
];

/** The agencies that a credit line names, in the order of the table. */
export function agenciesIn(text: string): string[] {
  return AGENCIES.flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));
}
