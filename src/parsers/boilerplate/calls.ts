/**
 * Lines in which a site speaks to its readers and asks them for something: to subscribe, to follow, to write. They stand
 * among the paragraphs like one of them. The thing asked for gives the kind; that the reader is spoken to, and nobody is
 * quoted, tells the line from a text about such things.
 */
import type { BoilerplateKind } from '../../model/article.js';
import { Sieve, wordNumbers } from '../words.js';

/** Calls are short. UTF-16 code units. */
const MOST = 420;

/** Words for the reader or for the site itself. German `Sie` at the head of a sentence may be somebody else. */
const ADDRESS =
  /(?<!\p{L})(?:[Yy]ours?|[Yy]ou|[Uu]s|[Oo]ur|[Hh]ere|(?<=[\p{L},] )Sie|Ihnen|Ihre?[nmrs]?|[Uu]ns|[Uu]nsere?[nmrs]?|[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[nmrs]?|[Hh]ier|[Vv]ous|[Vv]otre|[Vv]os|[Nn]ous|[Nn]otre|[Nn]os|[Ii]ci|nuestr[ao]s?|usted|aquí|[Jj]ouw|[Oo]ns|[Oo]nze|[Vv]ores?|[Vv]åra?)(?!\p{L})/u;
/** The words of {@link ADDRESS} whatever their case: looked for first, as that is fast. */
const ADDRESSING = wordNumbers(
  `you your yours us our here sie ihnen ihr ihre ihren ihrem ihrer ihres uns unser unsere unseren unserem unserer
    unseres du dich dir dein deine deinen deinem deiner deines hier vous votre vos nous notre nos ici nuestro nuestra nuestros
    nuestras usted aquí jouw ons onze vore vores vår våra`,
);
const QUOTED = /["“„«»‟]/u;

/** A kind, words of which one stands in every such line (looked for first, as that is fast), and the line. */
const THINGS: readonly (readonly [kind: BoilerplateKind, words: string, thing: RegExp])[] = [
  // The word is the same in most languages; a text about newsletters seldom speaks to the reader.
  [
    'newsletter',
    'newsletter newsletters letter sign nieuwsbrief nyhetsbrev nyhetsbrevet nyhedsbrev infolettre boletín inbox mail email newsapp app apps push privacy',
    /\bnews-?letters?\b|\bnieuwsbrief\b|\bny(?:hets|heds)brev|\binfolettre\b|\bbolet[ií]n\b|\byour inbox\b|\be-?mail (?:updates|alerts)\b|\bnews-?apps?\b|\b(?:download|get) (?:the|our) .{0,30}\bapp\b|(?:^|[.!?]\s)sign up for\b|\bpush-?(?:nachricht|notification|meldung)|\b(?:read|see) our privacy (?:policy|notice)\b/iu,
  ],
  [
    'share',
    'chat whatsapp whats telegram facebook instagram twitter youtube tiktok tok linkedin google social channel kanal share friend friends',
    /(?:(?:^|[.!?:;,–—-]\s?|\b(?:please|and|or|also|you can|oder|und|jetzt) )(?:follow|join|like|find)|\b(?:follow|join|like|find) (?:us|me|our|her|him|them|the author)|\b(?:abonnier\w*|folg\w*|suivez|rejoignez|síguenos|segui\w*|volg|följ))\b[^.!?]{0,60}\b(?:whats-?app|telegram|facebook|instagram|twitter|youtube|tik-?tok|linkedin|google news|social media|channel|kanal)\b|\b(?:whats-?app|telegram)-?(?:kanal|channel|group|gruppe)\b|\bshare (?:it|this)\b.{0,30}\bfriends?\b|\bchat with us\b|\bshare this (?:post|article|story)\b/iu,
  ],
  [
    'subscribe',
    'subscribe subscribes subscription subscriptions subscriber subscribers unlimited support donate donation become sign log register create invest delivered abonnieren abonniere abonniert abonnez abonne abonnement abonnés abo abos unterstützen spende mitglied testen reste suscríbete suscríbase suscribirse suscriba',
    /\bsubscribes?\b|^(?=.{0,160}$).*\bsubscri(?:ption|ber)s?\b|\bunlimited\b.{0,40}\baccess\b|\bsupport (?:us\b|independent|our (?:work|journalis|report|newsroom|mission|coverage|advertisers))|(?:^|[.!?]\s|\b(?:please|today|and|or) )donate\b|\b(?:your|a) (?:\S+ )?donation\b|\bdonate (?:to us|now|today)\b|\bbecome a\b.{0,30}\b(?:member|subscriber|supporter)\b|\bcreate an account\b|(?:(?:^|[.!?:]\s|\b(?:please|now|and|or) )(?:sign in|log in|register)\b(?! to vote)|\b(?:sign in|log in|register)\b[^.!?]{0,30}\b(?:to|and) (?:read|continue|keep|comment|view|access|save|post|see|watch|listen|unlock|join|follow|get)\b)|\binvest in (?:our )?journalism\b|\bdelivered (?:to|through)\b.{0,20}\b(?:door|letter-?box)\b|\babonn(?:ier|ez|e-toi|ement|és)\w*|\babos?\b|\bunterstützen sie uns\b|\bmit (?:ihrer|einer) spende\b|\bmitglied werden\b|\bkostenlos\b.{0,40}\btesten\b|\btesten sie\b|\brestante?\b.{0,40}\barticle\b|\bil vous reste\b|\bréservée? aux abonnés\b|\bsuscr[ií]b\w*/iu,
  ],
  [
    'comments',
    'touch know us tip story say comments feedback schreiben meinung fehler rechtschreibfehler mail écrivez ecrivez escríbanos',
    /\bget in touch\b|\blet us know\b|\b(?:contact|email|e-mail|write to|tell) us\b(?<=(?:^|[.!?,;:–—-]\s|\b(?:please|to|and|or|can|could|just|also|then)\s)(?:contact|email|e-mail|write to|tell) us)|\b(?:news tip|story to (?:tell|share)|got a story)\b|\bhave your say\b|\bin the comments\b|\b(?:ihr|your) feedback\b|\bfeedback\b.{0,60}\b(?:an|to)\b.{0,10}\S+@|\bschreiben sie uns\b|\bmeinung ist uns\b|\b(?:fehler|rechtschreibfehler)\b.{0,40}\b(?:entdeckt|gefunden|melden)\b|\bmail an\b.{0,30}\S+@|(?<!\p{L})[ée]crivez-nous\b|\bescr[ií]banos\b/iu,
  ],
  [
    'related',
    'more latest click below hier cliquez clic',
    /\bfor more (?:stories|news|articles|information|on)\b|\bmore stories like this\b|\bthe latest (?:breaking )?news\b|\bclick here\b|\b(?:follow along|read on)\b.{0,30}\bbelow\b|\bhier geht es zu[rm]?\b|\bhier entlang\b|\bmehr (?:dazu|artikel|infos)\b.{0,40}\bhier\b|\bcliquez ici\b|\bhaga clic\b/iu,
  ],
  // Stands where an embed of another site is loaded only with the reader's consent.
  [
    'cookie',
    'externen externer externe inhalt inhalte inhalten personenbezogene external contenu contenus consent permission einverstanden recaptcha',
    /\bexternen? inhalt|\bpersonenbezogene daten\b.{0,80}\b(?:dritt|übermittelt)|\bexternal content\b|\bcontenus? externes?\b|\bdieser inhalt\b.{0,40}\bgeladen\b|\bwe need your (?:consent|permission)\b|\bdamit einverstanden\b.{0,60}\b(?:angezeigt|inhalte?)\b|\brecaptcha\b/iu,
  ],
];

/** The bit of the words for the reader or for the site itself. */
const ADDRESSED = 1 << THINGS.length;
/** For each word the things that it may stand for, a bit for each. */
const BITS_OF: ReadonlyMap<number, number> = bitsByWord();
const TELLING = new Sieve(BITS_OF.keys());
/** The things that are called by a name in marks; in all else marks say that somebody speaks. */
const IN_MARKS = 1 << THINGS.findIndex(([kind]) => kind === 'newsletter');

function bitsByWord(): Map<number, number> {
  const bits = new Map<number, number>(ADDRESSING.map((word) => [word, ADDRESSED]));
  for (const [at, [, words]] of THINGS.entries())
    for (const word of wordNumbers(words)) bits.set(word, (bits.get(word) ?? 0) | (1 << at));
  return bits;
}

/** Undefined for what is no call. `text` is one line. */
export function callOf(text: string): BoilerplateKind | undefined {
  if (text.length > MOST) return undefined;
  let possible = 0;
  for (const word of wordNumbers(text)) if (TELLING.mayHold(word)) possible |= BITS_OF.get(word) ?? 0;
  if ((possible & ADDRESSED) === 0) return undefined;
  possible &= ~ADDRESSED;
  if (QUOTED.test(text)) possible &= IN_MARKS;
  if (possible === 0 || !ADDRESS.test(text)) return undefined;
  const said = withoutAsides(text);
  return THINGS.find(([, , thing], at) => (possible & (1 << at)) !== 0 && thing.test(said))?.[0];
}

/** Brackets in a text of so many UTF-16 code units beside them. */
const SAID = 100;

/** An article tells its readers in brackets where there is more of what it says: that is no call by itself. */
function withoutAsides(text: string): string {
  if (!text.includes(' (')) return text;
  const said = text.replace(/ \([^()]*\)/gu, '');
  return said.length >= SAID ? said : text;
}
