/**
 * What HTML says of its elements by their names: which have no content, whose content is no markup, which end where
 * another begins, and how they stand on the page.
 */
import type { Source } from './source.js';

/** How the text up to the end tag is read. */
export type Content =
  /** Elements and text. */
  | 'markup'
  /** Text alone, with character references. */
  | 'text'
  /** Text alone, as it stands. */
  | 'raw'
  /** … which no reader is shown. */
  | 'code';

export interface Tag {
  /** Lower case. */
  readonly name: string;
  /** Has no content and no end tag. */
  readonly isVoid: boolean;
  readonly content: Content;
  /** Open elements that end where this one begins, as far as they are the innermost ones. */
  readonly ends: ReadonlySet<string> | undefined;
  /** Below `svg` and `math` a slash closes an element, save inside of those that hold HTML again. */
  readonly foreign: 'opens' | 'closes' | undefined;
  /** Runs on within a line; every other element stands apart. */
  readonly isInline: boolean;
  /** Is no element of HTML: the page's scripts say what it is. */
  readonly isCustom: boolean;
  /** Shows a picture, a recording or another page. */
  readonly isMedia: boolean;
  /** In it a page speaks of itself. */
  readonly isTold: boolean;
  /** Its content is shown as text, where no attribute hides it. */
  readonly isShown: boolean;
}

const VOID = words(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
);
const INLINE = words(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output progress q rp rt
  ruby s samp small span strike strong sub sup time tt u var wbr amp-fit-text`,
);
/** Stand apart. What is neither in HTML nor a custom element, whose names have a dash, runs on: `<nyt_byline>`, `<o:p>`. */
const APART = words(
  `address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset
  figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main marquee menu
  multicol nav noframes ol optgroup option p plaintext pre search section select summary svg table tbody td tfoot th thead
  tr ul xmp`,
);
const MEDIA = words('img amp-img video audio iframe embed object amp-video');
const TOLD = words('html title base meta link time');
/** `noscript` is for readers without scripts, and there are none. */
const NEVER_SHOWN = words(
  `script style template noscript head title meta link svg math object iframe canvas audio video datalist textarea param
  source track map`,
);
const CONTENT: ReadonlyMap<string, Content> = new Map([
  ['title', 'text'],
  ['script', 'code'],
  ['style', 'code'],
  ['textarea', 'raw'],
  ['xmp', 'raw'],
]);
const FOREIGN = words('math svg');
const HTML_AGAIN = words('mi mo mn ms mtext annotation-xml foreignobject desc title');

/** End tags that pages leave out: a beginning on the left ends the elements on the right. */
const ENDS: readonly (readonly [begins: string, ends: string])[] = [
  [
    'h1 h2 h3 h4 h5 h6 p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
    'p',
  ],
  ['li', 'li'],
  ['dd dt', 'dd dt'],
  ['rt rp', 'rt rp'],
  ['tr', 'tr th td'],
  ['th', 'th'],
  ['td', 'thead th td'],
  ['tbody tfoot', 'thead tbody'],
  ['body', 'head link script'],
  ['select input output button datalist textarea', 'input option optgroup select button datalist textarea'],
  ['option', 'option'],
  ['optgroup', 'optgroup option'],
];

/** Names that pages use; others are made when they are met. */
const COMMON = words(
  `a abbr amp-img article aside audio b bdi bdo big body br button canvas caption center cite code col colgroup data del
  dfn div em embed fieldset figcaption figure font footer form g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe
  img input ins kbd label legend li link main map mark menu meta nav nobr noscript object ol optgroup option p param
  path picture pre progress q s samp script section select small source span strike strong style sub summary sup svg
  symbol table tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr`,
);

const endedBy = new Map(
  ENDS.flatMap(([begins, ends]) => [...words(begins)].map((name) => [name, words(ends)])),
);

function isKnown(name: string): boolean {
  return [APART, MEDIA, VOID, TOLD, NEVER_SHOWN, COMMON].some((names) => names.has(name));
}

export function tagOf(name: string): Tag {
  return {
    name,
    isVoid: VOID.has(name),
    content: CONTENT.get(name) ?? 'markup',
    ends: endedBy.get(name),
    foreign: FOREIGN.has(name) ? 'opens' : HTML_AGAIN.has(name) ? 'closes' : undefined,
    isInline: INLINE.has(name) || (!isKnown(name) && !name.includes('-')),
    isCustom: !isKnown(name) && name.includes('-'),
    isMedia: MEDIA.has(name),
    isTold: TOLD.has(name),
    isShown: !NEVER_SHOWN.has(name),
  };
}

/** The bit in which a small ASCII letter and its capital differ. */
const CASE = 0x20;

/** By a number made of their letters. */
const KNOWN: ReadonlyMap<number, Tag> = new Map(
  [...COMMON].map((name) => [numberOf(name, 0, name.length), tagOf(name)]),
);

/** The tags of a page, looked up where they stand in its text: no string is made for a name that is known. */
export class Tags {
  readonly #met = new Map<number, Tag>();

  /** The tag whose name stands in the source from `start` to `end`, in whatever case. */
  at(source: Source, start: number, end: number): Tag {
    const html = source.signs;
    const number = numberOf(html, start, end);
    const known = KNOWN.get(number) ?? this.#met.get(number);
    if (known && isName(known.name, html, start, end)) return known;
    const tag = tagOf(source.slice(start, end).toLowerCase());
    this.#met.set(number, tag);
    return tag;
  }
}

function numberOf(text: string, start: number, end: number): number {
  let number = end - start;
  for (let at = start; at < end; at++) number = (Math.imul(number, 31) + (text.charCodeAt(at) | CASE)) | 0;
  return number;
}

function isName(name: string, html: string, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let at = 0; at < name.length; at++) {
    const code = html.charCodeAt(start + at);
    const lower = code >= 0x41 && code <= 0x5a ? code | CASE : code;
    if (lower !== name.charCodeAt(at)) return false;
  }
  return true;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/u));
}
