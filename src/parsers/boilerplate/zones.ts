/**
 * What the names of an element (class, id, role, tag) say about all text inside it. Names are hints: whether a zone is
 * believed where the article itself may stand is decided by those who ask.
 */

import type { BoilerplateKind } from '../../model/article.js';
import { namesOf } from '../html/names.js';
import type { Element } from '../html/node.js';

/** A kind of boilerplate, or a place on the page that tells only that its text is not the article's. */
export type Zone = BoilerplateKind | 'header' | 'footer' | 'side';

/**
 * What elements are called, in order of precedence: what a site calls `related-newsletter-promo` is a newsletter box.
 * A dash may be there or not; every name is matched as whole words.
 */
const NAMES: readonly (readonly [zone: Zone | 'body', names: string])[] = [
  // Names that say: here is the article's text. They outweigh whatever else the element is called.
  [
    'body',
    `article-body article-text article-content article-main article-copy story-body story-text story-content story-copy
    post-body post-content post-text post-entry entry-content entry-body entry-text body-copy body-text body-content
    content-body content-text news-body news-text news-content main-content main-text text-body text-content
    single-content rich-text wysiwyg field-body field-name-body`,
  ],
  [
    'cookie',
    'cookie cookies cookiebar cookie-banner cookie-notice cookie-consent cookie-law gdpr onetrust cmp consent',
  ],
  ['back-to-top', 'back-to-top scroll-to-top scroll-top go-top to-top'],
  ['breadcrumb', 'breadcrumb breadcrumbs crumb crumbs bread-crumb bread-crumbs'],
  [
    'comments',
    `comment comments commentlist comment-list commentary-form disqus dsq discussion discussions respond replies spot-im
    coral opinions-form komentarze kommentar kommentare comentarios commentaires leserkommentare forum-post forum-posts`,
  ],
  [
    'newsletter',
    `newsletter newsletters mailing-list mailchimp mc-embed email-signup email-sign-up email-subscribe email-alert
    email-alerts sign-up sign-up-form sign-up-box sign-up-widget app-download app-promo app-banner push-notification
    push-notifications smartbanner alerts-signup`,
  ],
  [
    'advertisement',
    `ad ads adv advert adverts advertise advertisement advertising advertorial adbox ad-slot ad-unit ad-container
    ad-wrapper ad-block ad-label ad-text adsbygoogle dfp gpt sponsor sponsors sponsored outbrain taboola plista promoted
    paid-content native-ad affiliate affiliates commercial anzeige anzeigen werbung publicidad pub reklama partner-content
    revcontent ligatus shopping deal deals price-comparison`,
  ],
  [
    'share',
    `share shares sharing sharer share-bar share-this share-tool share-tools share-link share-links share-button
    share-buttons share-icon share-icons share-box sharedaddy social socials social-bar social-media social-link
    social-links social-share social-icon social-icons social-button social-buttons social-follow addthis addtoany a2a
    follow follow-us mashsb essb ssba teilen compartir partager print-link print-button article-tool article-tools toolbar
    jp-sharing shariff`,
  ],
  [
    'subscribe',
    `subscribe subscription subscriptions subscriber paywall piano tp-modal login log-in signin sign-in register
    registration regwall donate donation donations membership my-account user-menu account-menu meter plus-teaser abo
    premium-box offer-box`,
  ],
  [
    'author-bio',
    `author-bio author-box author-info author-card author-profile author-description author-about author-detail-box
    author-details-box author-block about-author about-the-author author-content writer-bio bio bios contributor-bio
    biography autor-box post-author-bio abh-box`,
  ],
  [
    'related',
    `related relateds recommended recommend recommendation recommendations recirc recirculation trending popular most-read
    most-popular most-viewed most-shared most-commented most-watched most-recent latest more-news more-stories more-from
    more-on more-articles more-like more-in more-posts more-to-read more-headlines more-coverage read-more read-next
    read-also also-read also-like also-on see-also next-article next-story next-post prev-article prev-story prev-post
    previous-article previous-story previous-post post-nav post-navigation post-pager nav-previous nav-next teaser
    teasers top-stories top-news editor-pick editor-picks editors-pick editors-picks editor-choice editors-choice
    you-may-like you-may-also-like up-next onward headlines similar similars further-reading suggested suggestions stories storylist
    news-list article-list yarpp jp-relatedposts crp mehr-zum-thema lesen-sie-auch weitere artikelliste relacionada
    relacionado relacionadas relacionados noticias-relacionadas powiazane collection river listing`,
  ],
  [
    'tags',
    `tags tag-list tag-cloud tag-links tag-item tag-items keywords topic topics topic-list topics-list article-tag
    article-tags post-tag post-tags filed-under entry-tags post-categories cat-links hashtags`,
  ],
  ['copyright', 'copyright copyrights colophon site-info rights impressum'],
  ['legal', 'legal privacy terms disclaimer disclosure policy policies imprint adchoices'],
  [
    'counter',
    `counter count counts view-count views post-views read-time reading-time num-comment num-comments comment-count
    share-count likes`,
  ],
  [
    'navigation',
    `nav-links dropdown menu menus submenu sub-menu mega-menu main-menu mainnav topnav subnav side-nav pagination pager paging page-numbers
    skip skip-link skip-links skip-to search search-form search-box search-bar hamburger drawer offcanvas site-links
    quicklinks sitemap edition editions language-switcher language-selector channel channels sections-list`,
  ],
  [
    'tagline',
    'tagline site-description site-title site-branding site-name site-logo slogan logo branding site-intro motto',
  ],
  [
    'widget',
    `weather wetter ticker stock stocks stock-ticker stock-quote stock-quotes market-data scoreboard score scores poll polls
    quiz survey player video-js video-player video-controls jwplayer vjs livescore horoscope calendar modal popup pop-up
    overlay lightbox tooltip toast loading spinner error-message countdown contact-form feedback report-error report-typo
    slider-controls audio-player listen tts text-to-speech`,
  ],
  [
    'header',
    `masthead site-header page-header global-header top-bar header header-top header-wrapper header-inner header-main
    header-bar banner sticky-header`,
  ],
  [
    'footer',
    `footer site-footer page-footer global-footer footer-widget footer-widgets footer-wrapper footer-inner footer-menu
    footer-links footer-top footer-bottom foot bottom-bar`,
  ],
  [
    'side',
    `sidebar side-bar sidecol side-column right-col right-column right-rail right-sidebar right-side left-rail left-sidebar
    rail aside complementary secondary widget widgets widget-area tertiary infobox promo promos promotion campaign callout`,
  ],
];

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

const RANKED = NAMES.map(([zone]) => zone);
/** First words that sites grow names from without end: `navlist`, `relatedposts`, `newsletterbox`. */
const STEMS = [
  { rank: RANKED.indexOf('newsletter'), stem: 'newsletter' },
  { rank: RANKED.indexOf('related'), stem: 'related' },
  { rank: RANKED.indexOf('navigation'), stem: 'nav' },
];
/** The rank of each name, without its dashes. */
const RANKS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap(([, names], rank) =>
    names.split(/\s+/u).map((name) => [name.replaceAll('-', ''), rank] as const),
  ).toReversed(),
);
/** Words that names of several words open with, and how many words those have at most. */
const OPENINGS: ReadonlyMap<string, number> = openings();

function openings(): Map<string, number> {
  const longest = new Map<string, number>();
  for (const [, names] of NAMES)
    for (const name of names.split(/\s+/u)) {
      const words = name.split('-');
      const first = words[0] as string;
      if (words.length > 1) longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
    }
  return longest;
}

/** What elements are called on one page. Elements of one name are many, so each name is looked up once. */
export class Zones {
  readonly #known = new Map<string, Zone | 'body' | undefined>();

  /** What the element itself is called; `body` for one that is called the article's text. */
  of(element: Element): Zone | 'body' | undefined {
    if (element.name === 'body' || element.name === 'html' || element.name === 'main') return undefined;
    const names = namesOf(element);
    let zone = this.#known.get(names);
    if (zone === undefined && !this.#known.has(names)) {
      zone = zoneOfNames(names);
      this.#known.set(names, zone);
    }
    return zone ?? TAGS.get(element.name);
  }
}

/** By the first rank that any of the words, alone or with those behind it, has in the table. */
function zoneOfNames(names: string): Zone | 'body' | undefined {
  if (names === '') return undefined;
  const words = names.split('-');
  let best = RANKED.length;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    best = Math.min(best, RANKS.get(word) ?? best);
    const longest = OPENINGS.get(word) ?? 0;
    let joined = word;
    for (let more = 1; more < longest && at + more < words.length; more++) {
      joined += words[at + more];
      best = Math.min(best, RANKS.get(joined) ?? best);
    }
    for (const { rank, stem } of STEMS) if (word.startsWith(stem)) best = Math.min(best, rank);
  }
  return RANKED[best];
}
