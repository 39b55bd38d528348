/** Every rule of a kind has a piece of a page on which the kind is another without it. */
import { describe, expect, it } from 'vitest';
import type { BoilerplateKind } from '../../src/model/article.js';
import { KIND_RULE_NAMES } from '../../src/parsers/boilerplate/kind.js';
import { parseArticle } from '../../src/parsers/parse-article.js';

const BODY = [
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at its bearings.',
  'About 4,200 vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.',
  'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');

interface Guard {
  /** Markup above and below the article. */
  above?: string;
  below?: string;
  /** A line of it, and the kind that it has with the rule and has not without it. */
  line: string;
  kind: BoilerplateKind;
}

const GUARDS: Record<string, Guard> = {
  trail: {
    above: '<div><a href="/">Times</a> › <a href="/town/">Town</a> › <a href="/town/canal/">Canal</a></div>',
    line: 'Times › Town › Canal',
    kind: 'breadcrumb',
  },
  'menu-word': {
    above: '<nav><div><a href="/sky">Weather</a></div></nav>',
    line: 'Weather',
    kind: 'navigation',
  },
  words: { below: '<div>Advertisement</div>', line: 'Advertisement', kind: 'advertisement' },
  heading: {
    below:
      '<section><h3>Sponsored content</h3><p><a href="/b">Ten boats that you can buy for less than a car</a></p></section>',
    line: 'Ten boats that you can buy for less than a car',
    kind: 'advertisement',
  },
  'menu-list': {
    above: '<nav><div class="latest"><a href="/1">Sailing</a></div></nav>',
    line: 'Sailing',
    kind: 'navigation',
  },
  'link-row': {
    below: '<div><a href="/p">Privacy</a> <a href="/t">Terms of use</a> <a href="/c">Contact</a></div>',
    line: 'Privacy Terms of use Contact',
    kind: 'legal',
  },
  name: {
    below: '<div class="newsletter-box"><p>Every Friday, the canal in four minutes</p></div>',
    line: 'Every Friday, the canal in four minutes',
    kind: 'newsletter',
  },
  price: { below: '<div>from £5,349.00</div>', line: 'from £5,349.00', kind: 'advertisement' },
  'site-name': { below: '<div>Canal Times</div>', line: 'Canal Times', kind: 'tagline' },
  logo: {
    above: '<div><a href="/">All about boats</a></div>',
    line: 'All about boats',
    kind: 'tagline',
  },
  target: {
    below: '<div><a href="https://play.google.com/store/apps/details?id=test.times">Lataa</a></div>',
    line: 'Lataa',
    kind: 'newsletter',
  },
  clock: {
    above: '<nav><div>25 XI 2026, 11:42</div></nav>',
    line: '25 XI 2026, 11:42',
    kind: 'widget',
  },
  slogan: {
    above: '<header><div>The paper of the waterways since 1904</div></header>',
    line: 'The paper of the waterways since 1904',
    kind: 'tagline',
  },
  'linked-title': {
    below: '<div><h3><a href="/gulls">Gulls</a></h3></div>',
    line: 'Gulls',
    kind: 'related',
  },
  contact: {
    below: '<footer><div>We answer on weekdays, +44 113 496 0000</div></footer>',
    line: 'We answer on weekdays, +44 113 496 0000',
    kind: 'other',
  },
  'form-text': {
    below: '<div><input type="radio" id="a"><label for="a">By boat</label></div>',
    line: 'By boat',
    kind: 'widget',
  },
  place: {
    above: '<nav><div>Sections of the paper</div></nav>',
    line: 'Sections of the paper',
    kind: 'navigation',
  },
  foot: {
    below: '<footer><p>We have written about the canal and the people on it since 1904.</p></footer>',
    line: 'We have written about the canal and the people on it since 1904.',
    kind: 'tagline',
  },
  links: {
    below: '<div><a href="/second">Divers find a second crack below the old lock gate</a></div>',
    line: 'Divers find a second crack below the old lock gate',
    kind: 'related',
  },
  list: {
    below:
      '<ul><li><a href="/1">Harbour</a></li><li><a href="/2">Economy</a></li><li><a href="/3">Culture</a></li><li><a href="/4">Subscribe</a></li></ul>',
    line: 'Subscribe',
    kind: 'navigation',
  },
  title: {
    below:
      '<div><h3>For members of the club</h3><ul><li><a href="/1">Harbour</a></li><li><a href="/2">Economy</a></li></ul></div>',
    line: 'For members of the club',
    kind: 'navigation',
  },
  card: {
    below:
      '<div><div><a href="/second">Divers find a second crack below the old lock gate</a></div><div>Ada Quill</div></div>',
    line: 'Ada Quill',
    kind: 'related',
  },
};

function kindOfLine({ above = '', below = '', line }: Guard, without: ReadonlySet<string>) {
  const html = `<html lang="en"><head><title>Swing bridge closed</title><meta property="og:site_name" content="Canal Times"></head>
    <body>${above}<article><h1>Swing bridge closed</h1>${BODY}</article>${below}</body></html>`;
  const result = parseArticle(
    {
      bytes: new TextEncoder().encode(html),
      url: 'https://times.test/town/canal/bridge',
      contentType: 'text/html; charset=utf-8',
    },
    { without },
  );
  return result.ledger().find(({ text }) => text === line)?.label;
}

describe('the rules of a kind', () => {
  it('are all guarded', () => {
    expect(Object.keys(GUARDS)).toEqual([...KIND_RULE_NAMES]);
  });

  it.each(Object.entries(GUARDS))('%s decides', (rule, guard) => {
    expect(kindOfLine(guard, new Set())).toBe(guard.kind);
    expect(kindOfLine(guard, new Set([rule]))).not.toBe(guard.kind);
  });
});
