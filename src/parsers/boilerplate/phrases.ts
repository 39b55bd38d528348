/**
 * Lines that say by their own words what they are, wherever they stand. Each rule reads one whole block, at most as long
 * as its limit, so that a sentence of the article that begins alike is not taken.
 */
import type { BoilerplateKind } from '../../model/article.js';

interface Phrase {
  kind: BoilerplateKind;
  /** Read against the block's text in lower case, with white space folded. */
  pattern: RegExp;
  /** Longer blocks are not read. In UTF-16 code units. */
  most: number;
  /** One of these stands in every such line, in lower case: looked for first where the pattern may match anywhere. */
  has?: readonly string[];
}

const PHRASES: readonly Phrase[] = [
  {
    kind: 'back-to-top',
    most: 40,
    pattern:
      /^(?:back to (?:the )?top(?: button)?|scroll to top|go to top|return to top|to top|top ↑|↑ top|nach oben|zum seitenanfang|haut de page|volver arriba|torna su)\W*$/u,
  },
  {
    kind: 'source-link',
    most: 160,
    pattern:
      /^(?:source link|(?:original )?source|quelle|fuente|fonte|via|credit|article source|news source)\s*[:»>-]?\s*(?:[\p{L}\d .&-]{0,60}|https?:\/\/\S+)$/u,
  },
  {
    kind: 'source-link',
    most: 240,
    pattern:
      /^(?:read (?:the )?(?:full |original )(?:article|story|post|report)?|(?:this|the) (?:article|story|post|piece|news item) (?:was )?(?:(?:first|originally) )?(?:appeared|published|posted)|(?:first|originally) (?:published|appeared|posted) (?:on|at|in|by)|view (?:the )?original|the post .{1,150} (?:appeared first|first appeared) on|continue reading (?:at|on))\b/u,
  },
  {
    kind: 'advertisement',
    most: 60,
    pattern:
      /^(?:-+\s*)?(?:advertisements?|advert|ads?|ad feedback|sponsored(?: content| links?| by.*)?|promoted(?: content| stories| by.*)?|paid (?:content|post|partner content)|partner content|story continues below(?: this)? ?(?:advertisement|ad)?|article continues (?:below|after).*|continue reading (?:below|after).*|scroll to continue.*|anzeige|werbung|publicit[ée]|publicidad|pubblicità|publicidade|reklama|reklame|annonse|annons|advertentie|(?:ad|content) by .{0,30}|from our partners?)(?:\s*-+)?\W*$/u,
  },
  {
    kind: 'copyright',
    most: 500,
    pattern:
      /^(?:©|\(c\)|copyrights?\b|\p{L}.{0,60} ©|all (?:content )?(?:rights|contents) reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti)/u,
  },
  {
    kind: 'copyright',
    most: 500,
    has: ['all rights reserved', ' not be ', 'alle rechte'],
    pattern:
      /\b(?:all rights reserved|(?:may|must) not be (?:published|reproduced|republished|copied).{0,80}(?:broadcast|rewritten|redistributed|permission)|alle rechte vorbehalten)\b/u,
  },
  {
    kind: 'cookie',
    most: 700,
    pattern:
      /^(?:(?:we|this (?:web)?site|our (?:web)?site|wir)\b.{0,60}\b(?:use|uses|using|verwenden|nutzen)\b.{0,40}\bcookies?\b|by (?:using|continuing to).{0,80}cookies?|cookies? (?:policy|settings|preferences|notice)$|manage (?:cookie|consent)|accept (?:all )?cookies)/u,
  },
  {
    kind: 'newsletter',
    most: 400,
    pattern:
      /^(?:(?:please )?sign up (?:here |now |today |below |for free )?(?:to|for)\b.{0,120}\b(?:newsletters?|briefing|inbox|e-?mails?|alerts?|updates|daily)\b|(?:subscribe|join|register|get).{0,80}\b(?:newsletter|mailing list|inbox|daily (?:briefing|email|digest)|email alerts?|push notifications?)\b|(?:our|the|free) .{0,40}newsletter|newsletters?$|.{0,60}(?:delivered|straight|sent|direct(?:ly)?) (?:straight |directly )?to your inbox|download (?:the|our) .{0,30}\bapps?\b|get (?:the|our) .{0,30}\bapps?\b|enter your e-?mail|e-?mail(?: address)?\W*$|your e-?mail(?: address)?|newsletter (?:abonnieren|anmeldung)|jetzt newsletter|inscrivez-vous|suscríbete)/u,
  },
  {
    kind: 'share',
    most: 90,
    pattern:
      /^(?:share(?: (?:this|on|via|it|article|story|with|now|save|options|the)\b.{0,50})?|click to (?:share|email|print).{0,60}|tweet(?: this)?|pin(?: it)?|e-?mail(?: this| article)?|print(?: this| article)?|save(?: article| this)?|copy(?: link| url)?|link copied\W*|facebook|twitter|whats ?app|linkedin|pinterest|reddit|telegram|instagram|youtube|flipboard|tumblr|messenger|pocket|threads|bluesky|x|rss(?: feeds?)?|google\+?|(?:share|post|tweet|send|follow|like|find|visit|connect with) (?:us |me |this |it )?(?:on|to|via|by) .{0,40}|follow (?:us|me|@\w+).{0,60}|follow .{1,40} on (?:twitter|facebook|instagram|x|youtube).{0,30}|like us on .{0,30}|teilen|merken|drucken|artikel (?:teilen|drucken|merken|verschicken)|per (?:e-?)?mail(?: teilen)?|partager|compartir|condividi|udostępnij|del)\W*$/u,
  },
  {
    kind: 'share',
    most: 220,
    pattern:
      /^(?:follow|like|find) (?:us|him|her|me|.{2,60}) on (?:twitter|facebook|instagram|x|linkedin|youtube|google news|telegram|whatsapp)\b/u,
  },
  {
    kind: 'comments',
    most: 160,
    pattern:
      /^(?:(?:\d+ )?comments?(?: \(?\d+\)?)?|(?:leave|post|add|write|show|view|see|hide|load|read|join) (?:a |your |the |all |more |new |\d+ )?(?:comments?|conversation|discussion|reply|replies)(?: .{0,40})?|no comments?(?: yet)?|be the first to comment.*|comments? (?:are|is|have been) (?:closed|disabled|off|turned off|moderated).*|(?:please )?log ?in (?:to|or) .{0,30}comment.*|\d+ repl(?:y|ies).{0,20}|reply|join the (?:conversation|discussion).*|what do you think\?.{0,80}|have your say.{0,80}|kommentare?(?: \(?\d+\)?)?|(?:schreiben|zu den) .{0,20}kommentare?n?|laisser un commentaire|deja un comentario|your email address will not be published.*|required fields are marked.*)\W*$/u,
  },
  {
    kind: 'related',
    most: 60,
    pattern:
      /^(?:(?:more )?related(?: (?:articles?|stories|story|posts?|topics?|content|news|links?|coverage|reading|items?|videos?))?|(?:read|see|watch|look|check)(?: (?:this|it))? (?:also|more|next|now)|also (?:read|see|watch|on .{0,30}|in .{0,30})|more (?:from|on|in|about|news|stories|like this|to read|headlines|top stories|coverage)\b.{0,40}|most (?:read|popular|viewed|shared|commented|recent|watched)(?: .{0,25})?|trending(?: .{0,25})?|popular(?: (?:posts?|stories|now|articles|news|on .{0,20}))?|latest(?: (?:news|stories|posts?|articles?|headlines|videos?|from .{0,30}|in .{0,30}))?|recommended(?: .{0,25})?|you (?:may|might) (?:also )?(?:like|be interested).*|up next|next (?:article|story|post|up)|previous (?:article|story|post)|don['’]t miss.{0,30}|editor['’]?s['’]? (?:picks?|choice)|top (?:stories|news|headlines|videos?).{0,20}|what to read next|in case you missed it|similar (?:articles|stories|posts|news)|suggested .{0,25}|(?:featured|recent) (?:articles|stories|posts|news|videos?)|read full (?:story|article)|more videos?|other (?:news|stories|articles)|mehr (?:zum thema|zu|aus|von)\b.{0,40}|(?:lesen sie|das könnte sie) auch.{0,40}|weitere (?:artikel|themen|meldungen|nachrichten).{0,30}|meistgelesen.{0,20}|auch interessant|zum thema|à lire aussi.{0,40}|lire aussi.{0,40}|sur le même sujet|articles? liés|lea también.{0,40}|te puede interesar|noticias relacionadas|leggi anche.{0,40}|czytaj (?:też|także|więcej).{0,40}|zobacz (?:też|także|również).{0,40}|lees (?:ook|meer).{0,40})\W*$/u,
  },
  // One line in the middle of the text that leads to another article.
  {
    kind: 'related',
    most: 300,
    pattern:
      /^(?:(?:read|see|watch|also|more|related|related (?:article|story|stories|news|post|coverage)|read (?:more|also|next|this|here)|also (?:read|see|watch)|see (?:also|more)|more (?:on this(?: story)?|from .{2,30}|to read)|don['’]t miss|must read|further reading|watch(?: now| here)?|trending|recommended|click here|lesen sie auch|mehr zum thema|auch interessant|lire aussi|à lire aussi|lea también|leer también|leggi anche|czytaj (?:też|także|więcej)|zobacz (?:też|także|również)|lees ook|læs også|les også|läs (?:också|mer|även))\s*[:|»>–—-])\s*\S/u,
  },
  {
    kind: 'counter',
    most: 50,
    pattern:
      /^(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten) ?-?(?:min(?:ute)?s?|sec(?:ond)?s?)\.? ?read(?:ing time)?$|^(?:reading time|lesezeit|est\. read time)\W.{0,20}$|^[\d.,]+\s?[km]?\s*(?:shares?|views?|likes?|comments?|reads?|retweets?|votes?|aufrufe|kommentare)?$|^(?:shares?|views?|likes?)\W*[\d.,]+\s?[km]?$/u,
  },
  {
    kind: 'subscribe',
    most: 300,
    pattern:
      /^(?:(?:subscribe|log ?in|sign ?in|log ?out|sign ?out|register|my account|create (?:an )?account|become a (?:member|subscriber|supporter|patron).{0,80}|(?:already|not) a (?:subscriber|member)\b.{0,60}|already have an account.{0,40}|support (?:our|us|independent|quality|local)\b.{0,80}|donate(?: now)?|make a (?:donation|contribution)|(?:this|the) (?:article|content|story) is (?:only )?(?:for|available|reserved).{0,40}(?:subscribers?|members?).{0,60}|(?:to )?(?:continue|keep) reading.{0,60}(?:subscri|regist|log ?in|sign).{0,80}|subscribe (?:now|today|for|to)\b.{0,120}|unlimited (?:digital )?access.{0,60}|jetzt (?:abonnieren|registrieren|anmelden).{0,40}|anmelden|abo(?:nnieren)?|s['’]abonner|se connecter|suscribirse|iniciar sesión|zaloguj(?: się)?)\W*$)/u,
  },
  {
    kind: 'tags',
    most: 200,
    pattern:
      /^(?:tags?|topics?|filed under|keywords?|posted in|schlagw[oö]rter|themen|more (?:about|on)|in this (?:article|story)|mots-clés|etiquetas|temas|tagi)\s*:?$|^(?:tags|topics|filed under|keywords|schlagw[oö]rter)\s*:\s*\S/u,
  },
  {
    kind: 'author-bio',
    most: 600,
    pattern:
      /^(?:about (?:the )?(?:author|writer|reporter)s?\b|(?:contact|e-?mail|write to|reach) (?:the )?(?:author|reporter|writer|.{3,50}) (?:at|by|on|via)\b|(?:view|see|read|more) (?:all |more )?(?:posts|articles|stories)? ?(?:by|from) (?:the |this )?(?:author|.{2,40}))\W*/u,
  },
  {
    kind: 'legal',
    most: 120,
    pattern:
      /^(?:privacy(?: (?:policy|notice|centre|center|statement|settings|manager))?|terms(?: (?:of (?:use|service|sale)|and conditions|& conditions|of use and .*))?|terms & conditions|cookie policy|disclaimer|legal(?: notice)?|ad ?choices|do not sell.{0,50}|your (?:ad|privacy) choices|california .{0,40}|impressum|datenschutz.{0,30}|agb|nutzungsbedingungen|mentions légales|aviso legal|accessibility(?: .{0,30})?|code of (?:conduct|ethics)|editorial (?:policy|guidelines|standards)|corrections(?: policy)?|complaints?(?: .{0,20})?)\W*$/u,
  },
  {
    kind: 'widget',
    most: 140,
    pattern:
      /^(?:loading\W*|please (?:wait|enable javascript).*|(?:play|pause|mute|unmute|replay|watch live|fullscreen|full screen|now playing|current time.*|duration.*|close(?: menu| modal| this)?|dismiss|ok|okay|cancel|submit|next|previous|prev|slide \d+.*|\d+ (?:of|\/) \d+|\d+\/\d+|x|×|show (?:more|less|all)|view (?:more|gallery|all)|load more|expand|collapse|toggle .{0,30}|open .{0,20}|hide caption|toggle caption|enlarge(?: this)? image|click (?:here )?to (?:enlarge|expand|play).{0,20}|video player|this video (?:is|has|cannot).{0,60}|your browser does(?: not|n['’]t) support.{0,80}|an error (?:has )?occurred.{0,60}|something went wrong.{0,60}|thank you for (?:subscribing|signing up|your).{0,60}|listen(?: to (?:this )?article)?.{0,30}|print (?:edition|this page)))\W*$/u,
  },
  {
    kind: 'navigation',
    most: 60,
    pattern:
      /^(?:skip to .{0,30}|jump to .{0,30}|menu|main menu|home|search(?: .{0,20})?|sections?|navigation|page \d+.{0,12}|next page|previous page|more|all (?:news|sections)|site (?:index|map)|sitemap|zur? (?:startseite|hauptnavigation|inhalt).{0,20}|zum inhalt.{0,30})\W*$/u,
  },
];

const LONGEST = Math.max(...PHRASES.map(({ most }) => most));

/** The kind that the block's words name, with the words' length limit kept. */
export function phraseOf(text: string): BoilerplateKind | undefined {
  if (text.length > LONGEST) return undefined;
  const line = (text.includes('\n') ? text.replaceAll('\n', ' ') : text).toLowerCase();
  return PHRASES.find(
    ({ most, has, pattern }) =>
      line.length <= most && (!has || has.some((words) => line.includes(words))) && pattern.test(line),
  )?.kind;
}
