/** What the last lines of an article say of those who wrote it: credits, and who the author is. */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import { agenciesIn } from '../fields/agencies.js';
import { isEasternByline, withoutBrackets, withoutMail } from '../fields/byline-east.js';
import { opensByline } from '../fields/byline-openings.js';
import { isWholeName, namesOfLine } from '../fields/byline-text.js';
import { isOfEditing, withoutEditing } from '../fields/byline-words.js';
import { hasDate } from '../fields/date-text.js';
import { opensWithTime } from '../fields/date-words.js';
import { isReportersLine } from '../fields/reporters.js';

/** UTF-16 code units. */
const CREDIT_MOST = 240;
const AGENCY_MOST = 60;
const NAME_MOST = 80;
const BIO_MOST = 700;
/** A note on the author names them in its first words. */
const BIO_OPENS = 30;

const CREDIT =
  /\b(?:contributed to (?:this|the) (?:report|story|article)|(?:additional )?(?:reporting|writing|research) by|report(?:ed|ing) (?:from|by)|edit(?:ed|ing) (?:for [^.,]{3,40} )?by|with (?:additional )?(?:reporting|files|material|inputs?) (?:from|by)|compiled by|translated by|mit (?:agenturmaterial|material|informationen) ?(?:von|der)?|redaktion:|bearbeitung:|übersetzung:|avec (?:agences?|afp)|con informaci[oó]n de|traducido por|a cura di)|^(?:written|reviewed|interviews|produced) by |^\(?(?:com informações d[aeo]s? |met medewerking van |με πληροφορίες από |oprac\. |mitarbeit: |reportagem: |haber(?:[ -]kamera)?: |з використанням |traduzido por |traduit (?:de|par) |tradotto da |übersetzt von )/iu;
/** `(Additional reporting by Jane Doe in Cawder and …; Editing by John Roe)` */
const CREDITS = /^\((?:additional )?(?:reporting|writing|editing)\b[^()]*\bby\b[^()]*\)$/iu;
/** `To contact the reporter on this story: …`, `Jane Doe 202-555-0100 jane@lockside.example` */
const TO_CONTACT =
  /^To contact the (?:reporters?|editors?|authors?|writers?)\b|^For (?:all )?(?:inquiries|enquiries|comments|questions|tips)\b[^.!?]{0,60}\b(?:contact|e-?mail|write to) [^!?]{0,60}\S@|^(?:[—–-]\s?|(?:Investors?|Media|Press|Analysts?|Contact|Kontakt|Contacto|Presse)(?: (?:[Cc]ontacts?|[Rr]elations|[Ii]nquiries))?:\s)?(?:(?:\p{Lu}[\p{L}.’'-]*|[\d().+-]+),?\s+){2,20}[\w.+-]+@[\w.-]+\.\w{2,}$|^(?:(?:\p{Lu}[\p{L}.’'-]*\s){1,3}|(?:She|He|They|The (?:author|writer|reporter)s?) )can be (?:reached|contacted) (?:at|by|on|via)\b[^!?]*@/u;
const CONTACT =
  /^(?:e-?mail:? ?|(?:for comments and feedback(?: contact)?|(?:press |media )?contact|kontakt|contacto|contatto): ?)?(?:[\w.+-]+@[\w.-]+\.\w{2,}|@\w{2,30}|(?:twitter|x|facebook|instagram)\.com\/\S+)$|^\[(?:전화|이?메일)\] ?[\w.+@-]+$/iu;

/** `*This article appears in the May issue of Lockside Magazine.` */
const IN_PRINT =
  /^[^\p{L}]*(?:a version of )?this (?:article|story|essay|piece|review|interview|column) (?:was |first |also |originally )*(?:appears?|appeared|ran|published)\b[^.!?]*\b(?:issue|edition|magazine|print)\b/iu;
/** `Jane Doe writes about rivers. Follow her on Twitter.`, `Connect with me @janedoe` */
const FOLLOW =
  /(?:^|[.!?:]\s)(?:(?:Follow|Find|Connect with) (?:her|him|them|me|the author|@\w+|\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){1,2})|(?:Reach|E-?mail|Contact|Write to) (?:her|him|me|the author))(?=[\s,:])[^.!?]{0,60}(?:[Tt]witter|[Ff]acebook|Instagram|LinkedIn|Bluesky|Threads|@\w)|^On (?:Twitter|Facebook|Instagram): \p{Lu}|\bis on (?:Twitter|Facebook) @\w/u;
/** `Jane Doe writes for the Lockside Times, a Northwire paper.`, `Jane Doe reports.`, `The Times’s Jane Doe contributed.` */
const WRITES =
  /^(?:\p{Lu}[\p{L}.’'-]*(?: and)? ){2,12}(?:reports?|reported|contributed)\.$|^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3},? (?:also )?(?:writes|blogs|reports) (?:for|at) (?:the )?\p{Lu}[^.!?]*(?:\.\w+[^.!?]*)?\.$/u;
/** `I am a reporter who writes about rivers.`, and nothing that columns end with: `…, and I have never seen the like.` */
const ABOUT_ME =
  /^(?!.*(?:\b(?:not|never|but)\b|[:;]|, (?:and|so) (?:I|this|that|it)\b))I(?:[’']m| am) an? (?:[\p{L}’'-]+,? ){0,5}(?:writer|journalist|reporter|editor|columnist|author|blogger|correspondent|contributor|professor)\b/u;
/** `The heart association has more about warfarin.`, with a link, as health wires end. */
const HAS_MORE = /\bhas more (?:about|on|information (?:about|on))\b[^.!?]*\.$/u;

/** `Ends`, `انتهای پیام/`, `###` */
const END =
  /^[#*–—\s◆●■□▲-]+$|^[（(](?:終わり|おわり|終|完|了|끝)[）)]$|^[^\p{L}\p{N}]*(?:ends?|ende|end of (?:message|release)|tamat|انتهای پیام|پایان پیام)[^\p{L}\p{N}]*$/iu;
/** `(Agencies)`, `(Hina)`: what names an agency in brackets alone, as it is a word or a name as well. */
const AGENCY_IN_BRACKETS =
  /^[(/]\s?(?:hina|agencies|agencias|agências|agenzie|agences|agenturen|agentury|وكالات|एजेंसी|एजेंसियां|भाषा|এজেন্সি)\s?[)/]$/iu;
/** `(NWP)`: whatever agency it is. */
const LETTERS_IN_BRACKETS = /^\(\p{Lu}{2,6}(?:\/\p{Lu}{2,6})?\)$/u;
/** `（山田太郎）`, and what else stands there: that it goes on, that titles are left out. */
const NAME_IN_BRACKETS = /^[（(][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}・、＝\s]{2,20}[）)]$/u;
const NO_NAME = /続く|つづく|終わ|おわ|敬称|以下|省略|抜粋/u;
/** `水門日報社`: whose text it is. */
const PAPER =
  /^[\p{Script=Han}\p{Script=Katakana}ー]{2,12}(?:(?:新聞|新闻|通[信訊讯]|[日時晚早]報|[日时晚早]报)社|電子報)$|^\p{Script=Hangul}{2,8}(?:신문|일보)$/u;
/** Words of a line that ends as a sentence. */
const SENTENCE_WORDS = 4;
/** Of those who wrote and edited it: `(mrf/des)`. */
const INITIALS = /^\(\p{Ll}{2,4}(?:\/\p{Ll}{2,4}){1,2}\)$/u;

/** Whether the text credits reporters and editors in brackets, as wires do: it may be followed by what the site adds. */
export function isCredits(text: string): boolean {
  return text.startsWith('(') && text.length <= BIO_MOST && CREDITS.test(text);
}

/** UTF-16 code units. */
const PLACE_MOST = 60;
/** `Laporan wartawan Kabar Muara, Budi Santoso` */
const REPORT_OF = /^Laporan [Ww]artawan \p{Lu}/u;
const REPORTING = /^Reporting from \p{Lu}[^.!?]*\.?$/u;

/** Whether a line above the text says no more than from where it is reported, or by which of its authors. */
export function saysFromWhere(text: string, authors: readonly string[]): boolean {
  if (text.length <= PLACE_MOST && (REPORTING.test(text) || REPORT_OF.test(text))) return true;
  return text.length <= CREDIT_MOST && CREDIT.test(text) && authors.some((name) => text.startsWith(name));
}

export interface SignOff {
  label: 'byline' | 'none';
  kind?: BoilerplateKind;
}

/** Undefined for a line of the text itself. `authors` are full names. */
export function signOffOf({ text, links }: TextBlock, authors: readonly string[]): SignOff | undefined {
  if (text.length <= CREDIT_MOST && CREDIT.test(text)) return { label: 'byline' };
  if (AGENCY_IN_BRACKETS.test(text) || LETTERS_IN_BRACKETS.test(text)) return { label: 'byline' };
  if (NAME_IN_BRACKETS.test(text) && !NO_NAME.test(text)) return { label: 'byline' };
  if (text.length <= NAME_MOST && namesWriters(text)) return { label: 'byline' };
  if (text.length <= AGENCY_MOST && !isSentence(text) && agenciesIn(text).length > 0)
    return { label: 'byline' };
  if (PAPER.test(text)) return { label: 'byline' };
  if (isDateAlone(text)) return { label: 'none', kind: 'other' };
  if (END.test(text) || INITIALS.test(text)) return { label: 'none' };
  if (text.length <= CREDIT_MOST && isContact(text)) return { label: 'none', kind: 'author-bio' };
  if (text.length <= BIO_MOST && (FOLLOW.test(text) || ABOUT_ME.test(text)))
    return { label: 'none', kind: 'author-bio' };
  if (text.length <= CREDIT_MOST && WRITES.test(text)) return { label: 'none', kind: 'author-bio' };
  if (text.length <= CREDIT_MOST && links.length > 0 && HAS_MORE.test(text))
    return { label: 'none', kind: 'related' };
  if (IN_PRINT.test(text)) return { label: 'none', kind: 'other' };
  const named = authors.some(
    (name) => name.includes(' ') && text.slice(0, BIO_OPENS + name.length).includes(name),
  );
  if (!named || text.length > BIO_MOST) return undefined;
  return text.length <= NAME_MOST ? { label: 'byline' } : { label: 'none', kind: 'author-bio' };
}

/** Where to write or to call, one on each line and below a label as well: `Contacts:`. */
function isContact(text: string): boolean {
  if (CONTACT.test(text) || TO_CONTACT.test(text)) return true;
  const lines = text.split('\n').filter((line, at) => at > 0 || !/^\p{Lu}[\p{L} ]{2,30}:$/u.test(line));
  return lines.length > 0 && lines.every((line) => CONTACT.test(line) || TO_CONTACT.test(line));
}

/** `First published: 5 March 2026, 10:40` */
function isDateAlone(text: string): boolean {
  if (text.length > NAME_MOST || !/[:：]/u.test(text)) return false;
  return opensWithTime(text) && hasDate(text);
}

/** Who wrote or edited it. */
function namesWriters(text: string): boolean {
  const bare = withoutBrackets(
    withoutMail(text)
      .replace(/^\/\s?/u, '')
      .replace(/^[（(]([^（）()]+)[）)]$/u, '$1'),
  );
  return (
    isEasternByline(bare) ||
    isReportersLine(bare) ||
    (opensByline(bare) && namesOfLine(bare).some(isWholeName)) ||
    (isOfEditing(bare) && namesOfLine(withoutEditing(bare)).length > 0)
  );
}

/** Sentences of the text name agencies as well: those of a few words that credit one have no verb, and seldom a full stop. */
function isSentence(text: string): boolean {
  return /\p{L}[\p{STerm}…]["”’»]?$/u.test(text) && text.split(/\s+/u).length >= SENTENCE_WORDS;
}
