/** What is flagged in a text, and what only looks like it. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, BlockKind } from '../../src/model/article.js';
import { INTEGRITY_FLAGS } from '../../src/model/quality-flag.js';
import { textOf } from '../../src/model/record-text.js';
import { CHECKS } from '../../src/parsers/integrity/checks.js';
import { findDefects } from '../../src/parsers/integrity/find-defects.js';
import { parseArticle } from '../../src/parsers/parse-article.js';
import { PARAGRAPHS, recordOf } from '../support/article-page.js';

const paragraphs = (...texts: string[]): Block[] => texts.map((text) => ({ kind: 'paragraph', text }));

/** Flags with the words that they stand at. */
function flagged(blocks: readonly Block[], language = 'en'): [string, string][] {
  const text = textOf(blocks);
  return findDefects(blocks, text, language).map(({ flag, start, end }) => [flag, text.slice(start, end)]);
}

const in_ = (language: string, ...texts: string[]) => flagged(paragraphs(...texts), language);

describe('a dangling fragment', () => {
  it.each([
    ['en', 'The gate, a trust spokesman said. open. Boats waited.', 'open.'],
    ['en', 'The barges were moved by Harwick. salvage crew on Monday.', 'salvage crew on Monday.'],
    [
      'en',
      'They will “guard the locks of Harwick.” patrol the towpath at night.',
      'patrol the towpath at night.',
    ],
    ['en', 'The trust met in the old office. mayor’s office, third floor.', 'mayor’s office, third floor.'],
    [
      'de',
      'Die Schleuse wurde am Montag geöffnet. wieder zugemacht hat sie der Wärter.',
      'wieder zugemacht hat sie der Wärter.',
    ],
    ['fr', 'Le maire a fermé le pont pour travaux communaux. rouvert en mai.', 'rouvert en mai.'],
  ])('in %s: %s', (language, text, fragment) => {
    expect(in_(language, text)).toEqual([['dangling-fragment', fragment]]);
  });

  it.each([
    ['en', 'Bring tools, e.g. a wrench, to the lock. Some U.S. officials came at 9 a.m. on Monday.'],
    ['en', 'She works for Harwick Boats Corp. and lives in Springfield, Mass. with her son.'],
    ['en', 'He was there Jan. through Sept. or so, at approx. five sites of the St. Mary dept. of works.'],
    ['en', 'The trust sells one thing. iPhones are charged for free. eBay is not.'],
    ['en', 'The committee met in the morning. de Blasio and al-Hadi came. van Dijk did not.'],
    ['en', 'We waited for hours... and nobody came. . . not even the warden … or his dog.'],
    ['en', '“We opened it.” said the warden. “It was time.” he told reporters on the bridge.'],
    ['en', 'Read it at the site. harwick-boats.test has all of it. pic.example/abc too.'],
    ['en', 'so this is how it ends. no gate, no lock. nothing.'],
    ['en', 'She posted: “we tried everything. nobody came to help us.”'],
    ['en', 'The boat had an 18 ft. mast, a 6 in. hole and a No. 3 sail.'],
    ['en', 'They sponsor the race. adidas makes the shirts, and thyssenkrupp. asics too.'],
    ['en', 'WARDEN: We opened it... and then, you know. (Laughter.) so there it was. [inaudible.] and gone.'],
    ['de', 'Der Preis stieg z. B. um 3 Mio. auf rund 40 Mrd. im Jahr, ca. doppelt so viel wie am 3. März.'],
    ['de', 'König Karl III. kam, begleitet von Prof. Dr. med. Lindner und Co. aus Bern.'],
    ['fr', 'M. le maire a reçu env. quarante personnes, cf. notre article, etc. dans la grande salle.'],
    ['es', 'El Sr. alcalde y la Dra. dos Santos, de EE. UU. y Perú, llegaron a las 9 p. m. del lunes.'],
    ['tr', 'Kaymakam “Köprü bugün kapalı kalacak.” dedi ve ayrıldı.'],
    ['ja', '橋は閉鎖された. 再開は来月の予定だ. 市が発表した.'],
    ['ko', '다리는 닫혔다. 다음 달에 다시 연다. 시가 밝혔다.'],
  ])('is none in %s: %s', (language, text) => {
    expect(in_(language, text)).toEqual([]);
  });

  it('is looked for in running text and items, not in code, headings or tables', () => {
    const text = 'Set the option there. then restart it.';
    for (const kind of ['heading', 'table', 'code'] satisfies BlockKind[])
      expect(flagged([{ kind, text }])).toEqual([]);
    for (const kind of ['paragraph', 'list', 'quote'] satisfies BlockKind[])
      expect(flagged([{ kind, text }])).toEqual([['dangling-fragment', 'then restart it.']]);
  });
});

describe('a verbless end', () => {
  it('is a few words behind the last whole sentence', () => {
    const text = 'Cars were burned at the palace and the office. Mayor’s office in Harwick.';
    expect(in_('en', text)).toEqual([['verbless-end', 'Mayor’s office in Harwick.']]);
    expect(in_('en', 'The gate will hold, a statement said. Military alliance.')).toHaveLength(1);
  });

  it.each([
    ['en', 'He looked at the gate for an hour. A mess of rust.'],
    ['en', 'The trust will pay for all of it. Not the town.'],
    ['en', 'It was over before noon. Boats waited below.'],
    ['en', 'She asked the warden for help. That’s just rational.'],
    ['en', 'Nobody came to open it. Tell me about it.'],
    ['en', 'The price is what it is. They won again later.'],
    ['en', 'The text was first printed in the spring. Harwick Canal Gazette.'],
    ['en', 'The boat sank at noon. Sad.'],
    ['en', 'He asked for the U.S. House testimony.'],
    ['de', 'Das Tor wurde am Montag geöffnet. Ein schöner Anblick im Abendlicht.'],
  ])('is none in %s: %s', (language, text) => {
    expect(in_(language, text)).toEqual([]);
  });
});

describe('a paragraph that ends in the middle', () => {
  const start = 'The old swing bridge will be closed to all traffic from Monday, and';
  it.each([
    ['en', [`${start} the`], 'the'],
    ['en', ['The trust met on Monday for a whole day. The town knew that the bridge was'], 'was'],
    ['en', ['The trust met on Monday for the whole of the day. As the town knew,'], ','],
    [
      'en',
      [
        `${start} detours will be signposted along the ring`,
        `road that leads past the two locks and on to the town of Harwick.`,
      ],
      'ring',
    ],
    ['en', ['The trust said on Monday that the […]'], '[…]'],
    ['de', ['Die alte Drehbrücke wird am Montag gesperrt, und die Umleitung führt über die'], 'die'],
    ['fr', ['Le vieux pont tournant sera fermé dès lundi, et la déviation passera par la'], 'la'],
  ])('in %s: %j', (language, texts, words) => {
    expect(in_(language, ...texts)).toEqual([['cut-off', words]]);
  });

  it.each([
    ['en', ['How the town and its three wardens have kept a very old bridge alive and well']],
    ['en', ['What the town, its wardens and all of the boats in the basin are waiting for']],
    ['en', ['Why the trust is in debt, and how rich the people who run it really are']],
    [
      'en',
      ['The principle of least harm to the gardens that stand along the canal; and', 'A path for everybody.'],
    ],
    [
      'en',
      [
        'a place where boats can turn without a tug or a pilot on any day of the year',
        'a place where they can wait until the tide has come in and the gate is open',
      ],
    ],
    ['de', ['Neue Folgen: Die Kinder der Schleusenwärter wachsen mit Hunderten Booten auf']],
    ['en', ['The gate', 'opens at nine']],
    [
      'ja',
      [
        '市は月曜日から古い旋回橋をすべての車両に対して閉鎖すると発表し、再開は来年の春になる見込みであると運河信託は述べている',
      ],
    ],
  ])('is none in %s: %j', (language, texts) => {
    expect(in_(language, ...texts)).toEqual([]);
  });

  it('is told before a heading, too', () => {
    const heading: Block = { kind: 'heading', text: 'What comes next' };
    expect(flagged([...paragraphs(`${start} the`), heading])).toEqual([['cut-off', 'the']]);
  });

  it('is none where a list or a post goes on with the sentence', () => {
    const lines: Block[] = [
      { kind: 'paragraph', text: `${start} boats that come from the north will have to wait at the` },
      { kind: 'list', text: 'upper lock\nlower lock' },
    ];
    expect(flagged(lines)).toEqual([]);
    expect(flagged([lines[0] as Block, { kind: 'embed', url: 'https://post.test/1' }])).toEqual([]);
  });
});

describe('mojibake', () => {
  it.each([
    ['The CafÃ© at the lock', 'Ã©'],
    ['It isnâ€™t open', 'â€™'.slice(0, 3)],
    ['It costs Â£3', 'Â£'],
    ['Straßen in GÃ¶ttingen', 'Ã¶'],
    ['Der Wert \ufffd ist', '\ufffd'],
    ['Äußerung im GesprÃ¤ch', 'Ã¤'],
    ['ÐŸÑ€ too', 'ÐŸÑ€'],
    ['It said \u0093yes', '\u0093'],
  ])('%j', (text, words) => {
    expect(in_('de', text)).toEqual([['mojibake', words]]);
  });

  it.each([
    'MAÇÃ e AVELÃ, São João, Âncora, pÂté',
    'Das ist „Ä“ und «Å», Ñandú und “Ã”',
    'Le «château», l’Âge d’or, “café”—and so on, “café…” too',
    'Ålesund, Ängelholm, Århus, Þór, Ðakovo',
    '10 °C, £5, ½ cup, ©, naïve',
  ])('is none: %s', (text) => {
    expect(in_('fr', text)).toEqual([]);
  });
});

describe('an entity', () => {
  it.each([
    ['He said &amp;quot;no&amp;quot; twice', ['&amp;quot;', '&amp;quot;']],
    ['Salt &amp; vinegar', ['&amp;']],
    ['It isn&#8217;t, it isn&#x2019;t', ['&#8217;', '&#x2019;']],
    ['A&nbsp;B', ['&nbsp;']],
  ])('%j', (text, all) => {
    expect(in_('en', text)).toEqual(all.map((words) => ['raw-entity', words]));
  });

  it.each(['AT&T; so be it', 'Marks & Spencer', 'Q&A; R&D;', 'a &foo; b', 'x && y;'])(
    'is none: %s',
    (text) => {
      expect(in_('en', text)).toEqual([]);
    },
  );
});

describe('a broken word', () => {
  it.each([
    ['en', 'They made pro- gress at the lock.', 'pro- gress'],
    ['en', 'The bridge is at Harwick. They like the Har- wick way; the Harwick- way too.', 'Har- wick'],
    ['de', 'Die Öff- nung der Schleuse, die Öffnung des Tors.', 'Öff- nung'],
    ['de', 'Das ist die Spiege- lung.', 'Spiege- lung'],
  ])('in %s: %s', (language, text, words) => {
    expect(in_(language, text)).toEqual([['broken-word', words]]);
  });

  it.each([
    ['en', 'pre- and post-war boats, two- to three-year terms, short- or long-term plans'],
    ['en', 'the plan- which nobody liked - was dropped'],
    ['de', 'Ein- und Ausgang, Vor- oder Nachteile, haupt- wie nebenamtlich'],
    ['nl', 'voor- en nadelen'],
  ])('is none in %s: %s', (language, text) => {
    expect(in_(language, text)).toEqual([]);
  });
});

describe('an unpaired mark', () => {
  it.each([
    ['en', ['They called it “a disgrace, and left.'], '“'],
    ['en', ['It was a disgrace,” she said, and left.'], '”'],
    ['en', ['They called it "a disgrace, and left.'], '"'],
    ['de', ['Es war „eine Schande, sagte sie und ging.'], '„'],
    ['fr', ['C’était « une honte, dit-elle avant de partir.'], '«'],
    ['en', ['“We will open it.', 'It was late.', ...Array(8).fill('The trust met.')], '“'],
  ])('in %s: %j', (language, texts, mark) => {
    expect(in_(language, ...texts)).toEqual([['unpaired-mark', mark]]);
  });

  it.each([
    ['en', ['“We tried the upper gate.', '“Then we tried the lower one.', '“Both held,” she said.']],
    ['en', ['"We tried the upper gate.', 'Then we tried the lower one.', 'Both held," she said.']],
    ['en', ['“We tried the gate.', 'Nobody came,” she said. “We waited.', 'Then we left.”']],
    ['en', ["The mast is 6'2\" and the plank 15” wide, the boats’ ropes and the wardens' keys."]],
    ['en', ['The mast is 6\'2" tall.']],
    ['en', ["''We tried,'' she said, ``and left, and the mark \" was lost.''"]],
    ['en', ['» More on the bridge']],
    ['de', ['„Wir haben es versucht“, sagte sie. »Und jetzt?« «Nichts», hieß es.']],
    ['de', ['„Wir sagten: ‚Nein.‘ Und gingen.“']],
    ['sv', ['”Vi försökte”, sade hon. ”Sedan gick vi.”']],
    ['fr', ['« Nous avons essayé », dit-elle. «Rien», répond le maire.']],
    ['es', ['«Lo intentamos», dijo. “Y nada”, añadió el "alcalde".']],
    ['ja', ['「やってみた」と彼女は言った。“だめだった']],
  ])('is none in %s: %j', (language, texts) => {
    expect(in_(language, ...texts)).toEqual([]);
  });

  it('is none of a quotation that the page sets apart', () => {
    expect(flagged([{ kind: 'quote', text: '“We tried everything.' }])).toEqual([]);
  });
});

describe('a doubled word', () => {
  it.each([
    ['en', 'They opened the the gate.', 'the the'],
    ['en', 'The the gate was open.', 'The the'],
    ['en', 'It was months before before they came.', 'before before'],
    ['de', 'Sie kamen und und gingen.', 'und und'],
    ['fr', 'Il vient avec avec son frère.', 'avec avec'],
    ['es', 'Vino con con su hermano.', 'con con'],
  ])('in %s: %s', (language, text, words) => {
    expect(in_(language, text)).toEqual([['doubled-word', words]]);
  });

  it.each([
    ['en', 'I know that that is so, and he had had enough. What it is is odd. They went in in May.'],
    ['en', 'It was really really cold, a very very long, long long day. Bye bye, ha ha, no no.'],
    ['en', 'Duran Duran played. The The came. Walla Walla is far. She ate mahi mahi.'],
    ['en', 'The one of the-the kind, an off-the the-shelf part, the, the end. The theme.'],
    ['de', 'Ich sah die, die die Schleuse öffneten, und dass das das Tor war. Wer der der Stadt ist.'],
    ['fr', 'Nous nous sommes dit que vous vous trompiez.'],
    ['tr', 'Yavaş yavaş geldiler ve zaman zaman durdular.'],
    ['id', 'Anak anak itu bermain main.'],
  ])('is none in %s: %s', (language, text) => {
    expect(in_(language, text)).toEqual([]);
  });
});

describe('findDefects', () => {
  it('checks for each flag, each check for a reason', () => {
    expect(CHECKS.map(({ flag }) => flag).sort()).toEqual(Object.keys(INTEGRITY_FLAGS).sort());
    for (const { why, weight } of CHECKS) {
      expect(why.length).toBeGreaterThan(20);
      expect(weight).toBeGreaterThan(0);
    }
  });

  it('is silent on words of a language that is not known', () => {
    expect(flagged(paragraphs('They opened the the gate, pro- gress at last, and left by the'), '')).toEqual(
      [],
    );
  });

  it.each([
    'Ã©',
    '&',
    '&amp;',
    'know. what ',
    'Boats. ',
    'ab- cd ',
    'the the ',
    '“so ',
    '“so. so\n',
    'Aaaaa.\n',
    `${'word '.repeat(20)}the\n`,
  ])('reads a long text of %j once', (piece) => {
    const text = piece.repeat(Math.ceil(600_000 / piece.length));
    expect(findDefects([{ kind: 'paragraph', text }], text, 'en').length).toBeLessThanOrEqual(200);
  });

  it('gives stretches of the text, in order, none inside of another', () => {
    const pieces = [
      'â€',
      'ï»',
      'the the',
      'said. know.',
      ' “',
      '” ',
      '&amp;',
      'Ã©',
      'pro- gress',
      'the',
      '. ',
      'Boat',
      '\n',
      '-',
      '&',
      'â',
      '"',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 9 }), {
          maxLength: 5,
        }),
        fc.constantFrom('en', 'de', 'fr', ''),
        (texts, language) => {
          const blocks = paragraphs(...texts.map((parts) => parts.join(' ')));
          const text = textOf(blocks);
          const defects = findDefects(blocks, text, language);
          let behind = 0;
          for (const { start, end } of defects) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeGreaterThan(behind);
            expect(end).toBeLessThanOrEqual(text.length);
            behind = end;
          }
        },
      ),
    );
  });
});

describe('the score', () => {
  const scoreOf = (texts: readonly string[]) => recordOf({ paragraphs: texts }).quality.score;
  const long = [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS];

  it('falls with each fragment, and less where the text is longer', () => {
    const cut = 'The trust met on Monday, a statement said. know.';
    const [clean, one, two] = [scoreOf(long), scoreOf([...long, cut]), scoreOf([...long, cut, cut])];
    expect(one).toBeLessThan(clean);
    expect(two).toBeLessThan(one);
    expect(scoreOf([...long, ...long, ...long, cut])).toBeGreaterThan(one);
  });

  it('falls less for a slip than for a fragment, and with the length of the text', () => {
    expect(scoreOf([...long, 'They opened the the gate.'])).toBeGreaterThan(
      scoreOf([...long, 'They opened it, a statement said. know.']),
    );
    expect(scoreOf(PARAGRAPHS)).toBeLessThan(scoreOf(long));
  });
});

const SEED = '../shared/seed';
describe.skipIf(!existsSync(SEED))('the seed', () => {
  it('is flagged where its readers would stumble, and nowhere else', () => {
    const { flags } = JSON.parse(readFileSync(`${SEED}/expected.json`, 'utf8')) as {
      flags: { flag: string; near: string }[];
    };
    const bytes = readFileSync(`${SEED}/000_f664b0e12eba7dff.txt`);
    const parsed = parseArticle({ bytes, url: 'https://seed.test/1', contentType: 'text/plain' });
    if (!parsed.ok) throw new Error(parsed.reason);
    const { text, quality } = parsed.record;
    const found = quality.flags.filter(({ start }) => start !== undefined);
    expect(found).toHaveLength(flags.length);
    for (const { flag, near } of flags) {
      const at = text.indexOf(near);
      const inside = found.filter(({ start = 0 }) => start >= at && start < at + near.length);
      expect(inside, near).toMatchObject([{ flag }]);
    }
  });
});
