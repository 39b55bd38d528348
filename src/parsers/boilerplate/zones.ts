/**
 * What the names of an element (class, id, role, tag) say about all text inside it. Names are hints: whether a zone is
 * believed where the article itself may stand is decided by those who ask.
 */
import type { Element } from 'domhandler';
import type { BoilerplateKind } from '../../model/article.js';
import { namesOf, parentOf } from '../tree.js';

/** A kind of boilerplate, or a place on the page that tells only that its text is not the article's. */
export type Zone = BoilerplateKind | 'header' | 'footer' | 'side';

/**
 * Words of names, joined by dashes, in order of precedence: what a site calls `related-newsletter-promo` is a newsletter
 * box. The words are matched whole.
 */
const NAMES: readonly (readonly [zone: Zone, words: string])[] = [
  ['cookie', 'cookies?|cookiebar|cookie-?(?:banner|notice|consent|law)|gdpr|onetrust|cmp|consent'],
  ['back-to-top', 'back-?to-?top|backtotop|scroll-?to-?top|scrolltop|go-?top|gotop|totop|to-top'],
  ['breadcrumb', 'breadcrumbs?|crumbs?|bread-crumbs?'],
  [
    'comments',
    'comments?|commentlist|comment-(?:list|form|respond)|commentary-form|disqus|dsq|discussion|discussions|respond|replies|spot-im|coral|opinions-form|komentarze|kommentare?|comentarios|commentaires|leserkommentare|forum-posts?',
  ],
  [
    'newsletter',
    'newsletters?|newsletter-?\\w*|mailing-list|mailchimp|mc-embed|email-?(?:signup|sign-up|subscribe|alerts?)|sign-?up-?(?:form|box|widget)?|app-(?:download|promo|banner)|push-notifications?|smartbanner|alerts-signup',
  ],
  [
    'advertisement',
    'ads?|adv|advert|adverts|advertise|advertisement|advertising|advertorial|adbox|adslot|ad-?(?:slot|unit|container|wrapper|block|label|text)|adsbygoogle|dfp|gpt|sponsor|sponsors|sponsored|sponsored-content|outbrain|taboola|plista|promoted|paid-content|native-ad|affiliate|affiliates|commercial|anzeigen?|werbung|publicidad|pub|reklama|partner-content|revcontent|ligatus|shopping|deals?|price-comparison',
  ],
  [
    'share',
    'share|shares|sharing|sharer|share-?(?:bar|this|tools?|links?|buttons?|icons?|box)|sharedaddy|sharethis|sharebar|social|socials|social-?(?:bar|media|links?|share|icons?|buttons?|follow)|addthis|addtoany|a2a|follow-?us|followus|follow|mashsb|essb|ssba|teilen|compartir|partager|print-(?:link|button)|article-tools?|toolbar|jp-sharing|shariff',
  ],
  [
    'subscribe',
    'subscribe|subscription|subscriptions|subscriber|paywall|piano|tp-modal|login|signin|sign-in|log-in|register|registration|regwall|donate|donation|donations|membership|my-?account|user-?menu|account-menu|meter|plus-teaser|abo|premium-box|offer-box',
  ],
  [
    'author-bio',
    'author-?(?:bio|box|info|card|profile|description|about|details?-box|block)|about-?(?:the-)?author|authorbox|author-content|writer-bio|bio|bios|contributor-bio|biography|autor-?box|post-author-bio|abh-box',
  ],
  [
    'related',
    'related|relateds|related-?\\w*|recommended|recommend|recommendations?|recirc|recirculation|trending|popular|most-?(?:read|popular|viewed|shared|commented|watched|recent)|mostread|mostpopular|latest|more-?(?:news|stories|from|on|articles|like|in|posts|to-read|headlines|coverage)|morenews|read-?(?:more|next|also)|readmore|also-?(?:read|like|on)|see-also|next-?(?:article|story|post)|prev(?:ious)?-?(?:article|story|post)|post-?(?:nav|navigation|pager)|nav-(?:links|previous|next)|teasers?|teaser-\\w+|top-?(?:stories|news)|topstories|editors?-?(?:picks?|choice)|you-?may(?:-also)?-?like|youmaylike|up-next|onward|headlines|similar|further-reading|suggested|suggestions|stories|storylist|news-?list|article-?list|yarpp|jp-relatedposts|crp|mehr-zum-thema|lesen-sie-auch|weitere|artikelliste|relacionad[ao]s|noticias-relacionadas|powiazane|collection|river|listing',
  ],
  [
    'tags',
    'tags|tag-?(?:list|cloud|links|items?)|tagcloud|taglist|keywords|topics?|topic-?list|article-?tags|post-?tags|filed-under|entry-tags|post-categories|cat-links|hashtags',
  ],
  ['copyright', 'copyright|copyrights|colophon|site-info|rights|impressum'],
  ['legal', 'legal|privacy|terms|disclaimer|disclosure|policy|policies|imprint|adchoices'],
  [
    'counter',
    'counter|counts?|view-?count|views|post-views|read-?(?:time|ing-time)|readtime|reading-time|num-?comments|comment-?count|share-?count|likes',
  ],
  [
    'navigation',
    'nav|navs|navbar|navigation|menu|menus|submenu|sub-menu|mega-?menu|main-?menu|mainnav|topnav|subnav|side-?nav|sidenav|nav-?\\w+|menu-\\w+|pagination|pager|paging|page-numbers|skip|skip-?links?|skip-to|search|search-?(?:form|box|bar)|searchform|hamburger|drawer|offcanvas|site-links|quicklinks|sitemap|edition|editions|language-?(?:switcher|selector)|channels?|sections-list',
  ],
  ['tagline', 'tagline|site-?(?:description|title|branding|name|logo)|slogan|logo|branding|site-intro|motto'],
  [
    'widget',
    'weather|wetter|ticker|stocks?|stock-?(?:ticker|quotes?)|market-?data|scoreboard|scores?|poll|polls|quiz|survey|player|video-?(?:js|player|controls)|jwplayer|vjs|livescore|horoscope|calendar|modal|popup|pop-up|overlay|lightbox|tooltip|toast|loading|spinner|error-message|countdown|contact-form|feedback|report-(?:error|typo)|slider-controls|audio-player|listen|tts|text-to-speech|dropdown',
  ],
  [
    'header',
    'masthead|site-?header|page-?header|global-?header|top-?bar|topbar|header-?(?:top|wrapper|inner|main|bar)?|banner|sticky-?header',
  ],
  [
    'footer',
    'footer|site-?footer|page-?footer|global-?footer|footer-?(?:widgets?|wrapper|inner|menu|links|top|bottom)|foot|bottom-bar',
  ],
  [
    'side',
    'sidebar|side-?bar|sidecol|side-?column|right-?(?:col|column|rail|sidebar|side)|left-?(?:rail|sidebar)|rail|aside|complementary|secondary|widget|widgets|widget-area|tertiary|infobox|promo|promos|promotion|campaign|callout|banner-\\w+',
  ],
];

const PATTERNS = NAMES.map(([zone, words]) => [zone, new RegExp(`(?:^|-)(?:${words})(?=-|$)`, 'u')] as const);

/** What a tag means by itself (HTML standard); `header` and `footer` also head and end articles. */
const TAGS: ReadonlyMap<string, Zone> = new Map([
  ['nav', 'navigation'],
  ['aside', 'side'],
  ['footer', 'footer'],
  ['form', 'widget'],
  ['select', 'widget'],
  ['button', 'widget'],
  ['dialog', 'widget'],
]);

/** Names that say: here is the article's text. They outweigh whatever else the element is called. */
const BODY_NAMES =
  /(?:^|-)(?:article-?(?:body|text|content|main|copy)|articlebody|story-?(?:body|text|content|copy)|storybody|storytext|post-?(?:body|content|text|entry)|postcontent|entry-?(?:content|body|text)|entrycontent|body-?(?:copy|text|content)|bodytext|content-?(?:body|text)|news-?(?:body|text|content)|main-?(?:content|text)|text-?(?:body|content)|single-?content|rich-?text|richtext|wysiwyg|field-body|field-name-body|td-post-content)(?:-|$)/u;

/** Reads names once an element. */
export class Zones {
  readonly #own = new WeakMap<Element, Zone | 'body' | 'none'>();

  /** What the element itself is called; `body` for one that is called the article's text. */
  of(element: Element): Zone | 'body' | undefined {
    let zone = this.#own.get(element);
    if (zone === undefined) {
      zone = read(element);
      this.#own.set(element, zone);
    }
    return zone === 'none' ? undefined : zone;
  }

  /** The zones that a block stands in, innermost first, with the elements that say so, up to but without `root`. */
  *around(element: Element, root?: Element): Generator<{ zone: Zone | 'body'; element: Element }> {
    for (let at: Element | undefined = element; at && at !== root; at = parentOf(at)) {
      const zone = this.of(at);
      if (zone) yield { zone, element: at };
    }
  }
}

function read(element: Element): Zone | 'body' | 'none' {
  if (element.name === 'body' || element.name === 'html' || element.name === 'main') return 'none';
  const names = namesOf(element);
  if (names !== '') {
    if (BODY_NAMES.test(names)) return 'body';
    for (const [zone, pattern] of PATTERNS) if (pattern.test(names)) return zone;
  }
  return TAGS.get(element.name) ?? 'none';
}
