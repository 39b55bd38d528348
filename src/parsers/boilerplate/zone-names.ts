/** What sites call the parts of their pages, and what tags mean by themselves. */
import type { BoilerplateKind } from '../../model/article.js';

/** A kind of boilerplate, or a place on the page that tells only that its text is not the article's. */
export type Zone = BoilerplateKind | 'header' | 'footer' | 'side';

/**
 * What elements are called, in order of precedence: what a site calls `related-newsletter-promo` is a newsletter box.
 * A dash may be there or not; every name is matched as whole words.
 */
export const NAMES: readonly (readonly [zone: Zone | 'body', names: string])[] = [
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
    `cookie cookies cookiebar cookie-banner cookie-notice cookie-consent cookie-law gdpr onetrust consent
    cmpbox cmpwrapper cmp-banner cmp-modal cmp-notice cmp-notification cookieconsent cookie-law-info cc-window cc-banner cookiebot cybotcookiebot usercentrics didomi quantcast qc-cmp
    borlabs iubenda sp-message tarteaucitron rgpd lgpd privacy-banner privacy-manager samtykke`,
  ],
  [
    'back-to-top',
    `back-to-top scroll-to-top scroll-top go-top to-top scrolltop backtotop totop scroll-up scrollup go-to-top
    nach-oben retour-haut gotop`,
  ],
  [
    'breadcrumb',
    `breadcrumb breadcrumbs crumb crumbs bread-crumb bread-crumbs breadcrumb-list crumbtrail crumb-trail pathway
    rootline you-are-here ariane fil-ariane fil-d-ariane filariane migas migas-de-pan kruimelpad kruimelspoor
    brotkrume brotkrumen brotkrumennavigation brodsmulor brodkrumme okruszki briciole murupolku bcn navxt nav-path
    navpath page-path topic-path topicpath pankuzu`,
  ],
  [
    'comments',
    `comment comments commentlist comment-list commentary-form disqus dsq discussion discussions respond replies
    spot-im coral opinions-form komentarze kommentar kommentare comentarios commentaires leserkommentare forum-post
    forum-posts must-log-in logged-in-as commentform comment-form comment-respond disqus-thread coral-talk hyvor
    viafoura vf-comments livefyre openweb facebook-comments fb-comments reader-comments user-comments leserbrief
    leserbriefe reacties kommentarer kommentit yorum yorumlar komentari komentar komentarz comentario comentarii
    commenti hozzaszolasok commenting postings komentarai komentare kommentaarid diskuse diskusia
    binh-luan`,
  ],
  [
    'newsletter',
    `newsletter newsletters mailing-list mailchimp mc-embed email-signup email-sign-up email-subscribe email-alert
    email-alerts sign-up sign-up-form sign-up-box sign-up-widget app-download app-promo app-banner push-notification
    push-notifications smartbanner alerts-signup nieuwsbrief nyhetsbrev nyhedsbrev infolettre boletin boletines
    bulten email-capture email-form email-optin jetpack-subscription jetpack-subscriptions
    blog-subscription convertkit mailerlite klaviyo sendinblue mailpoet mc4wp tnp app-store appstore google-play
    playstore app-badge app-badges app-link app-links app-install get-app download-app mobile-app apps-download
    onesignal push-prompt enable-notification enable-notifications browser-notification browser-notifications desktop-notification desktop-notifications web-push webpush notification-prompt breaking-alerts hirlevel
    naujienlaiskis uutiskirje uudiskiri`,
  ],
  [
    'advertisement',
    `ad ads adv advert adverts advertise advertisement advertising advertorial adbox ad-slot ad-unit ad-container
    ad-wrapper ad-block ad-label ad-text adsbygoogle dfp gpt sponsor sponsors sponsored outbrain taboola plista
    promoted paid-content native-ad affiliate affiliates commercial anzeige anzeigen werbung publicidad pub reklama
    partner-content revcontent ligatus shopping deal deals price-comparison ad-banner ad-area ad-zone ad-space
    ad-spot ad-placeholder ad-marker ad-title ad-notice adcontainer adwrapper adunit adslot adbanner adsense
    banner-ad bannerad google-ad google-ads googlead dfp-ad mpu skyscraper teads mgid adnow zergnet dianomi nativo
    teaser-ad reklam reklame annons annonse annonce mainos publi publicite inserzione pubblicita advertentie
    hirdetes inzerce iklan coupon coupons gewinnspiel gewinnspiele sweepstakes giveaway giveaways stellenmarkt
    classifieds wpadverts product-box affiliate-box brandvoice oglas oglasi oglasavanje reklaam hirdetesek quang-cao`,
  ],
  [
    'share',
    `share shares sharing sharer share-bar share-this share-tool share-tools share-link share-links share-button
    share-buttons share-icon share-icons share-box sharedaddy social socials social-bar social-media social-link
    social-links social-share social-icon social-icons social-button social-buttons social-follow addthis addtoany
    a2a follow follow-us mashsb essb ssba teilen compartir partager print-link print-button article-tool
    article-tools toolbar jp-sharing shariff bookmark bookmarks bookmark-button save-article save-button save-story
    read-later copy-link copylink copy-url copy-to-clipboard clipboard short-url shorturl email-this
    email-link email-button mail-link print-page print-friendly printfriendly print-icon printer-friendly
    share-facebook share-twitter share-whatsapp facebook-share twitter-share whatsapp-share fb-share fb-like
    fb-share-button twitter-share-button twitter-follow-button icon-facebook icon-twitter icon-whatsapp
    icon-instagram btn-facebook btn-twitter facebook-button twitter-button social-network social-networks
    socialnetworks social-nav social-menu socialbar social-buttons-list sns sns-share sns-list partage partages
    redes redes-sociales compartilhar compartilhamento condividi condivisione udostepnij sdilet megosztas paylas
    bagikan merkliste drucken st-btn sharethis shareaholic sfsi et-social sumo-share follow-me follow-buttons podijeli podeli zdielat dalintis
    kongsi chia-se`,
  ],
  [
    'subscribe',
    `subscribe subscription subscriptions subscriber-box subscriber-offer subscriber-cta paywall piano tp-modal login log-in signin sign-in register
    registration regwall donate donation donations membership my-account user-menu account-menu meter plus-teaser
    abo premium-box offer-box subscribe-link subscribe-button subscribe-cta subscribe-now abonnieren abonnement
    abonnements abonnez abonner abonne abonnes suscripcion suscripciones suscribirse suscriptor suscriptores assine
    assinatura assinante abbonati abbonamento prenumerera prenumeration abonnent tilaa langganan account
    account-link account-nav user-nav user-bar user-login userlogin userbox user-box usermenu user-panel
    user-account customer-area kundenbereich konto mein-konto mon-compte mi-cuenta mitt-konto member-login memberful
    paywall-box pay-wall subscription-offer reg-wall registerwall register-wall tinypass zephr pelcro poool leaky
    logout log-out signout sign-out support-us spenden spende soutenez donacion donar predplatne elofizetes pretplata prenumerata
    prenumerator tellimus`,
  ],
  [
    'author-bio',
    `author-bio author-box author-info author-card author-profile author-description author-about author-detail-box
    author-details-box author-block about-author about-the-author author-content writer-bio bio bios contributor-bio
    biography autor-box post-author-bio abh-box`,
  ],
  [
    'related',
    `related relateds recommended recommend recommendation recommendations recirc recirculation trending popular
    most-read most-popular most-viewed most-shared most-commented most-watched most-recent latest more-news
    more-stories more-from more-on more-articles more-like more-in more-posts more-to-read more-headlines
    more-coverage read-more read-next read-also also-read also-like also-on see-also next-article next-story
    next-post prev-article prev-story prev-post previous-article previous-story previous-post post-nav
    post-navigation post-pager nav-previous nav-next teaser teasers top-stories top-news editor-pick editor-picks
    editors-pick editors-picks editor-choice editors-choice you-may-like you-may-also-like up-next onward headlines
    similar similars further-reading suggested suggestions stories storylist news-list article-list yarpp
    jp-relatedposts crp mehr-zum-thema lesen-sie-auch weitere artikelliste relacionada relacionado relacionadas
    relacionados noticias-relacionadas powiazane collection river listing teaser-list teaserlist teaser-box
    teaser-item story-list latest-news latestnews latest-posts latest-articles latest-stories latest-headlines
    recent-posts recent-post recentposts recent-articles recent-news recent-entries recent-stories popular-posts
    popularposts popular-news popular-articles most-clicked top-articles top-posts top-read ranking-list
    news-ranking featured-posts featured-articles featured-stories featured-news news-feed newsfeed breaking-news
    more-about also-interesting auch-interessant meistgelesen meist-gelesen meistgeklickt meistkommentiert
    weitere-artikel weiterlesen mehr-artikel mehr-zu plus-lus les-plus-lus lire-aussi a-lire lire-ensuite
    articles-lies articles-similaires derniers-articles mas-leidas mas-leido mas-leidos mas-vistas mas-visto
    lo-mas-visto lo-mas-leido ultimas-noticias te-puede-interesar leia-mais leia-tambem mais-lidas mais-lidos
    veja-mais saiba-mais correlati correlate leggi-anche piu-letti piu-lette lees-ook meest-gelezen gerelateerd
    mest-last mest-lest mest-laste relaterat relaterte relaterede luetuimmat uusimmat czytaj-takze
    najczesciej-czytane souvisejici nejctenejsi legolvasottabb kapcsolodo citeste-si ilgili-haberler cok-okunanlar
    baca-juga terkait terpopuler tin-lien-quan doc-nhieu read-it-next readnext story-promo story-card card-story
    promo-list wp-block-latest-posts yarpp-related rp4wp rpwe wpp-list category-posts cat-post-item contextly
    youtube-channel video-list playlist polecane podobne zobacz-takze povezani-clanci povezane-vijesti povezane-vesti najcitanije najnovije
    procitajte-jos preberite-tudi sorodne-novice najbolj-brano doporucujeme susije-straipsniai skaitomiausi loetumad
    lue-myos les-ogsa las-ocksa laes-ogsa siste-nytt senaste-nytt seneste-nyt lexo-edhe berita-terkait artikel-terkait
    berita-lainnya benzer-haberler diger-haberler son-haberler bai-lien-quan tin-cung-chuyen-muc tin-moi xem-them
    chitayte-takzhe chitajte-takzhe chytayte-takozh`,
  ],
  [
    'tags',
    `tags tag-list tag-cloud tag-links tag-item tag-items keywords topic topics topic-list topics-list article-tag
    article-tags post-tag post-tags filed-under post-terms entry-terms wp-block-post-terms term-list entry-tags post-categories cat-links hashtags tagcloud tag-box
    tag-wrap tags-links tag-area tag-container tags-list taglist article-topics story-topics story-tags
    related-topics related-tags topic-tags keyword keyword-list etiquetas etiqueta mots-cles motscles schlagworte
    schlagwort schlagwoerter stichworte themen temas assuntos topicos argomenti onderwerpen amnen emner emneord
    emneknagger stikord aiheet asiasanat avainsanat tagi tematy stitky cimkek etichete etiketler etiket
    anahtar-kelimeler entry-categories entry-category posted-in field-tags hash-tags hashtag subjects tagovi oznake
    zymos tu-khoa`,
  ],
  ['copyright', `copyright copyrights site-info rights copy-right footer-copyright copyright-text`],
  [
    'legal',
    `legal privacy terms disclaimer disclosure policy policies imprint adchoices legals legal-links legal-menu
    legal-nav footer-legal impressum agb datenschutz mentions-legales aviso-legal notas-legales terms-of-use ccpa
    affiliate-disclosure disclosures`,
  ],
  [
    'counter',
    `counter count counts view-count views post-views read-time reading-time num-comment num-comments comment-count
    share-count likes num-views viewcount views-count hit-count reading-duration lesedauer lesezeit temps-lecture
    temps-de-lecture tiempo-lectura tempo-lettura tempo-leitura leestijd lasttid laesetid lukuaika czas-czytania
    okuma-suresi comments-number comments-num comments-count comment-number total-shares pageviews page-views
    like-count reaction-count`,
  ],
  [
    'navigation',
    `nav-links dropdown menu menus submenu sub-menu mega-menu main-menu mainnav topnav subnav side-nav pagination
    pager paging page-numbers skip skip-link skip-links skip-to search search-form search-box search-bar hamburger
    drawer offcanvas site-links quicklinks sitemap edition editions language-switcher language-selector
    sections-list site-menu language languages language-list lang-switch lang-switcher langswitcher lang-nav
    locale-switcher country-selector region-picker edition-picker edition-switcher burger hamburger-menu menu-toggle
    nav-toggle mobile-menu flyout fly-out off-canvas skiplinks skip-nav sitelinks service-links service-nav
    servicenav meta-nav metanav rubriken ressorts rubriques secciones wp-pagenavi pagenavi page-nav site-search
    search-toggle search-button searchform searchbox widget-search buscador suche suchfeld recherche ricerca zoeken`,
  ],
  [
    'tagline',
    `tagline site-description site-title site-branding site-name site-logo slogan logo branding site-intro motto
    site-tagline header-tagline site-heading site-desc blog-description blogdescription logo-text logotype
    brand-name brandname navbar-brand masthead-title strapline header-logo footer-logo footer-about
    footer-description about-site site-about`,
  ],
  [
    'widget',
    `weather wetter ticker stock stocks stock-ticker stock-quote stock-quotes market-data scoreboard score scores
    poll polls quiz survey player video-js video-player video-controls jwplayer vjs livescore horoscope calendar
    modal popup pop-up overlay lightbox tooltip toast loading spinner error-message countdown contact-form feedback
    report-error report-typo slider-controls audio-player audio-module listen tts text-to-speech forecast temperature meteo vejr
    hava-durumu cuaca boerse cotizaciones cotacoes exchange-rates lottery lotto sudoku crossword tv-guide tvguide
    fixtures standings league-table match-center matchcenter live-score carousel-control carousel-controls
    carousel-nav carousel-indicators swiper-button swiper-pagination slick-arrow slick-dots owl-nav owl-dots
    gallery-nav gallery-controls slideshow-controls slider-nav font-size fontsize text-size textsize text-resizer
    font-resizer accessibility-tools darkmode dark-mode theme-toggle theme-switch theme-switcher color-mode
    podcast-player speechkit readspeaker trinity-player listen-button umfrage abstimmung sondage encuesta enquete
    sondaggio anket omrostning voting opinary civey typeform webform wpcf7 gform wpforms ninja-forms captcha
    recaptcha preloader loader browser-warning outdated-browser browsehappy browserupgrade google-translate
    gtranslate clock current-time current-date star-rating td-review wp-review review-box review-summary rating-box
    score-box `,
  ],
  [
    'header',
    `masthead site-header page-header global-header top-bar header header-top header-wrapper header-inner header-main
    header-bar banner sticky-header siteheader pageheader mainheader topheader wpheader navbar`,
  ],
  [
    'footer',
    `footer site-footer page-footer global-footer footer-widget footer-widgets footer-wrapper footer-inner
    footer-menu footer-links footer-top footer-bottom foot bottom-bar sitefooter pagefooter mainfooter subfooter
    prefooter wpfooter colophon`,
  ],
  [
    'side',
    `sidebar side-bar sidecol side-column right-col right-column right-rail right-sidebar right-side left-rail
    left-sidebar rail aside complementary secondary widget widgets widget-area tertiary infobox promo promos
    promotion campaign callout wpside-bar`,
  ],
];

/** First words that sites grow names from without end: `navlist`, `relatedposts`, `newsletterbox`. */
export const STEMS: readonly (readonly [zone: Zone, stem: string])[] = [
  ['newsletter', 'newsletter'],
  ['related', 'related'],
  ['navigation', 'nav'],
];

/** What a tag means by itself (HTML standard); `header` and `footer` also head and end articles. */
export const TAGS: ReadonlyMap<string, Zone> = new Map([
  ['nav', 'navigation'],
  ['aside', 'side'],
  ['footer', 'footer'],
  ['form', 'widget'],
  ['select', 'widget'],
  ['button', 'widget'],
  ['dialog', 'widget'],
]);
