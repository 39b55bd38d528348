/** The section pages of a site, from the menus of its home page. */
import { eachOnce, type LinkedPage } from './links.js';

/** Pages of what is newest, whatever it is about: read before the others. In several languages. */
const LATEST =
  /^(?:latest|latest-news|breaking|breaking-news|newest|news|most-recent|just-in|live|nachrichten|newsticker|aktuell|neueste|actualites?|derniere-minute|en-direct|ultimas?(?:-noticias)?|noticias|ultime(?:-notizie)?|notizie|nieuws|wiadomosci|nyheter|son-dakika|novosti|lenta)$/u;

/** Pages of the site that are no sections of news, by the first segment or the only word. */
const NO_SECTION: ReadonlySet<string> = new Set(
  [
    'about about-us contact contact-us advertise advertising careers jobs help faq faqs support terms privacy cookies legal',
    'login signin sign-in register signup account profile myaccount subscribe subscription subscriptions newsletters newsletter',
    'search archive archives sitemap rss feeds feed podcasts podcast video videos tv radio audio live-tv photos gallery galleries',
    'games crossword crosswords puzzles horoscope horoscopes weather shop store events deals coupons classifieds obituaries',
    'tag tags topic topics author authors people user users impressum datenschutz kontakt abo anzeigen stellenmarkt wetter suche',
    'app apps mobile epaper e-paper print cart donate membership members press media-kit home premium services service',
    'thema themen unternehmen marktplatz spiele spielen prospekte werbung agb anzeige jobboerse shopping',
    'ophavsret annoncer selvbetjening podkast podcaster pubblicita contatti chi-siamo quienes-somos contacto aviso-legal',
    'qui-sommes-nous mentions-legales emploi boutique jeux meteo tiempo vremya kontakty reklama redakcja kontakt-oss om-oss',
  ].flatMap((names) => names.split(' ')),
);

/** Words of which one is enough: `latest-podcasts`, `koeb-abonnement`. */
const SERVICE =
  /(?:^|-)(?:abo|abos|abonn\w*|subscri\w*|suscri\w*|podcasts?|newsletters?|privacy|priva\w+|datenschutz\w*|cookies?|gewinn\w*|radio|weather|horoscopes?|crosswords?|puzzles?|games?|jobs|shop|impressum)(?:-|$)/u;

/** A section's name: words of letters, of whatever script. */
const SECTION_SEGMENT = /^\p{L}[\p{L}-]{1,29}$/u;
/** `/en` and the like are editions. */
const EDITION = /^\/[a-z]{2}\/?$/iu;
const MOST_SEGMENTS = 2;

/** A menu entry is short. */
const MOST_WORDS = 4;
const LONGEST_WORDS = 30;

/** Each once: those of what is newest, then main sections, then those below them, each in the order of the page. */
export function sectionLinks({ links }: LinkedPage): { url: string }[] {
  const looksSo = links.filter((link) => isSectionAddress(link.url) && isMenuEntry(link.words));
  const inMenus = looksSo.filter(({ place }) => place === 'menu');
  // Old pages have menus that no element says to be one.
  const chosen = inMenus.length > 0 ? inMenus : looksSo.filter(({ place }) => place === 'other');
  const once = eachOnce(chosen, ({ key }) => key).map(({ url }) => ({ url }));
  // Stable: the shallow ones are the main ones.
  return once.toSorted((one, other) => rankOf(one.url) - rankOf(other.url));
}

function isMenuEntry(words: string): boolean {
  return words.length > 0 && words.length <= LONGEST_WORDS && words.split(' ').length <= MOST_WORDS;
}

function isSectionAddress(url: string): boolean {
  const { pathname, search } = new URL(url);
  const segments = segmentsOf(url);
  return (
    search === '' &&
    !EDITION.test(pathname) &&
    segments.length > 0 &&
    segments.length <= MOST_SEGMENTS &&
    segments.every(
      (segment) => SECTION_SEGMENT.test(segment) && !NO_SECTION.has(segment) && !SERVICE.test(segment),
    )
  );
}

function rankOf(url: string): number {
  const segments = segmentsOf(url);
  return LATEST.test(segments.at(-1) ?? '') ? 0 : segments.length;
}

function segmentsOf(url: string): string[] {
  const { pathname } = new URL(url);
  // `/politics/index.html` is the section's own page, and `/index.html` the home page.
  const segments = pathname
    .replace(/\/index(?:\.html?)?$/u, '')
    .split('/')
    .filter(Boolean);
  try {
    return segments.map((segment) =>
      decodeURIComponent(segment)
        .toLowerCase()
        .replace(/\.html?$/u, ''),
    );
  } catch {
    return segments;
  }
}
