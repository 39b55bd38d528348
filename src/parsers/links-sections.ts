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
    'app apps mobile epaper e-paper print wp-login.php cart donate membership members press media-kit',
  ].flatMap((names) => names.split(' ')),
);

/** A section's name: words of letters, of whatever script. */
const SECTION_SEGMENT = /^\p{L}[\p{L}-]{1,29}$/u;
/** `/en` and the like are editions. */
const EDITION = /^\/[a-z]{2}\/?$/iu;
const MOST_SEGMENTS = 2;

/** A menu entry is short. */
const MOST_WORDS = 4;
const LONGEST_WORDS = 30;

/** Each once, those of what is newest first, else in the order of the page. */
export function sectionLinks({ links }: LinkedPage): { url: string }[] {
  const looksSo = links.filter((link) => isSectionAddress(link.url) && isMenuEntry(link.words));
  const inMenus = looksSo.filter(({ place }) => place === 'menu');
  // Old pages have menus that no element says to be one.
  const chosen = inMenus.length > 0 ? inMenus : looksSo.filter(({ place }) => place === 'other');
  const once = eachOnce(chosen, ({ key }) => key).map(({ url }) => ({ url }));
  return [...once.filter(({ url }) => isLatest(url)), ...once.filter(({ url }) => !isLatest(url))];
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
    segments.every((segment) => SECTION_SEGMENT.test(segment) && !NO_SECTION.has(segment))
  );
}

function isLatest(url: string): boolean {
  return LATEST.test(segmentsOf(url).at(-1) ?? '');
}

function segmentsOf(url: string): string[] {
  const { pathname } = new URL(url);
  const segments = pathname.split('/').filter(Boolean);
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
