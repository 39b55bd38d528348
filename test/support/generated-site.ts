/** A site whose pages are made from a seed: articles of their own words, and furniture that no name or phrase gives away. */
import type { Page } from '../../src/model/capture.js';

/** A block of furniture; `*` stands for what changes from page to page: a day, a number. */
export interface Furniture {
  text: string;
  tag: 'p' | 'div';
  /** Where the whole text is a link. */
  linked?: boolean;
}

const plain = (tag: 'p' | 'div', ...texts: string[]): Furniture[] => texts.map((text) => ({ text, tag }));

/** Above the headline. */
export const BEFORE: readonly Furniture[] = [
  ...plain(
    'div',
    'Valley Ledger',
    'A paper for nine villages',
    'The geese are on the green',
    'Mill Lane 4, Upper Ashby',
  ),
  ...plain(
    'p',
    'Made by hand in Upper Ashby since the first wagon crossed the ford',
    'On this day the river stood at * centimetres below the old bridge.',
    'The reading room behind the chapel is heated from October on, and whoever brings a log may sit by the stove for as long as it burns, whatever the hour.',
  ),
];

/** Among the paragraphs. */
export const AMID: readonly Furniture[] = [
  ...plain(
    'p',
    'Nine villages, one ledger',
    'Ashby tea is poured at four',
    '* bells were rung this week',
    'The next wagon leaves on *',
    'Our baker on the square keeps a loaf for whoever asks before eight in the morning.',
  ),
  { text: 'To the shelf of bound volumes', tag: 'p', linked: true },
  { text: 'The almanac for gardeners', tag: 'div', linked: true },
  ...plain(
    'div',
    'Ledger ink is mixed in the cellar of the old mill, from soot and linseed oil.',
    'The orchard behind the office is open to all on Sundays, and the apples that lie in the grass may be carried home by anybody who has walked there; the ladder is not to be moved.',
    'Lamp oil, candles, rope',
  ),
];

/** Behind the last paragraph, in the element of the paragraphs. */
export const END: readonly Furniture[] = [
  ...plain(
    'p',
    'Set in Caslon by the Pember sisters',
    'This sheet was printed on *',
    'What stands here was weighed by two people of the house before it went to the press.',
    'Paper comes from the upper mill, where rags of nine villages are beaten to pulp, and whoever leaves a bundle of linen on the step is sent a ream of it in the spring of the year.',
    'The ledger is read by * households',
    'Mind the step',
  ),
];

/** Below the text. */
export const BELOW: readonly Furniture[] = [
  ...plain(
    'div',
    'Bound volumes go back to the great flood and may be leafed through in the cellar by daylight.',
    'Upper Ashby, Lower Ashby, Fenny Cross, Pell, Mere, Stoke, Wick, Thorn, Hythe',
    '* copies lie at the toll gate',
    'The press stands still on *',
  ),
  ...plain(
    'p',
    'The bell over the door is from the wreck of the Constance and rings a little flat, as it did under water, which the harbour master of her last port has confirmed in a letter.',
    'Whoever finds the grey cat may keep her until she leaves',
    'Thank the miller',
  ),
];

export const FURNITURE: readonly Furniture[] = [...BEFORE, ...AMID, ...END, ...BELOW];

/** What writers of a running story put into each report on it. */
export const BACKGROUND =
  'The ford has been closed since the spring flood, when a cart and two horses were swept against the piers of the old bridge and the carter was pulled out by the miller.';

const HEADS = 'council miller teacher ferryman warden carter baker surgeon farmer curate smith clerk'.split(
  ' ',
);
const VERBS = 'sold bought mended measured found lost painted counted carried hid drew burned'.split(' ');
const THINGS =
  'barge hedge meadow steeple ledger quarry orchard wagon sluice granary lantern kiln anvil vineyard furnace canal cradle chimney parapet cistern'.split(
    ' ',
  );
const PLACES = 'Pell Mere Stoke Wick Thorn Hythe Ashby Fenny Dunmore Calder Brook Harrow'.split(' ');
const WHY =
  'after a dispute over the toll; because the frost had come early; although the neighbours had asked for another year; while the choir was at its practice; so that the road could be widened; before anybody had looked at the plans'.split(
    '; ',
  );

/** Mulberry32: the same numbers for the same seed. 0 to 1. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface GeneratedArticle {
  page: Page;
  headline: string;
  /** Its own paragraphs in their order, background included. */
  paragraphs: string[];
  /** The furniture as it stands on the page. */
  furniture: string[];
}

export interface SiteOptions {
  seed?: number;
  /** Whether the article with this number tells the running story. */
  isStory?: (index: number, random: () => number) => boolean;
  background?: string;
  /** Where the background goes, among so many paragraphs; else anywhere between the first and the last. */
  backgroundAt?: (paragraphs: number, random: () => number) => number;
  host?: string;
}

/** The article with the number; the same one whenever it is asked for. */
export function generatedArticle(index: number, options: SiteOptions = {}): GeneratedArticle {
  const { seed = 1, isStory = () => false, background = BACKGROUND, host = 'valley-ledger.test' } = options;
  const random = numbersOf(seed * 100_003 + index);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const sentence = () =>
    `The ${pick(HEADS)} of ${pick(PLACES)} ${pick(VERBS)} the ${pick(THINGS)} and the ${pick(THINGS)} near ${pick(PLACES)} ${pick(WHY)}.`;
  const paragraph = () => Array.from({ length: 1 + Math.floor(random() * 3) }, sentence).join(' ');
  const paragraphs = Array.from({ length: 5 + Math.floor(random() * 9) }, paragraph);
  const headline = `The ${pick(HEADS)} who ${pick(VERBS)} the ${pick(THINGS)} of ${pick(PLACES)} ${pick(THINGS)}`;
  const between = options.backgroundAt ?? ((count) => 1 + Math.floor(random() * (count - 1)));
  if (isStory(index, random)) paragraphs.splice(between(paragraphs.length, random), 0, background);

  const day = `${1 + Math.floor(random() * 28)} ${pick(['March', 'April', 'May', 'June'])} 2026`;
  const shown = new Map(
    FURNITURE.map((one) => {
      const value = /\bon \*|is \*/u.test(one.text) ? day : `${1 + Math.floor(random() * 9_000)}`;
      return [one, one.text.replace('*', value)];
    }),
  );
  const html = (one: Furniture) => {
    const text = shown.get(one) as string;
    return `<${one.tag}>${one.linked ? `<a href="/house/${text.length}">${text}</a>` : text}</${one.tag}>`;
  };
  const body = paragraphs.map((text) => `<p>${text}</p>`);
  // Each somewhere between the first and the last paragraph.
  for (const one of AMID) body.splice(1 + Math.floor(random() * (body.length - 1)), 0, html(one));
  const lines = [
    `<html lang="en"><head><title>${headline}</title></head><body>`,
    ...BEFORE.map(html),
    `<div><h1>${headline}</h1>`,
    ...body,
    ...END.map(html),
    '</div>',
    ...BELOW.map(html),
    '</body></html>',
  ];
  return {
    page: {
      bytes: new TextEncoder().encode(lines.join('\n')),
      url: `http://${host}/2026/article-${index}`,
      contentType: 'text/html; charset=utf-8',
    },
    headline,
    paragraphs,
    furniture: [...shown.values()],
  };
}
