/**
 * The generated set: originals, copies of eight kinds, and texts that have nothing to do with them but look as if they had.
 * A text: `id`, `kind`, `text`, `of` (ids of the originals that it is made of; its own for an original and a stranger),
 * `publishedAt` in milliseconds, or undefined where the page does not say.
 */
import { cut, merge, respin, STRENGTHS } from './copy.mjs';
import { english } from './english.mjs';
import { forecast, market, notice, stockParagraphs } from './frames.mjs';
import { cyrillic, han } from './made-languages.mjs';
import { Random } from './random.mjs';
import { article, eventOf, paragraphs } from './write.mjs';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);

/** How many of each in the whole set; `scale` makes it smaller. */
const ORIGINALS = 1_000;
const COPIES = {
  cut: 900,
  agency: 300,
  merged: 700,
  'respun-1': 700,
  'respun-2': 700,
  'respun-3': 700,
  'respun-4': 700,
  'copy-of-copy': 300,
};
const STRANGERS = {
  'same-event': 6_000,
  'same-paragraph': 3_500,
  forecast: 2_000,
  market: 2_000,
  notice: 2_500,
  other: 4_000,
};

export function generatedSet(seed, scale = 1) {
  const random = new Random(seed);
  const number = (count) => Math.round(count * scale);
  const originals = Array.from({ length: number(ORIGINALS) }, (_, at) => originalOf(random, `o${at}`));
  const copies = Object.entries(COPIES).flatMap(([kind, count]) =>
    Array.from({ length: number(count) }, (_, at) => copyOf(random, kind, `${kind}-${at}`, originals)),
  );
  const strangers = Object.entries(STRANGERS).flatMap(([kind, count]) =>
    strangersOf(random, kind, number(count), originals),
  );
  return [...originals, ...copies, ...strangers].map(({ sentences, event, ...text }) => ({
    ...text,
    language: event.language.code,
    text: text.text ?? paragraphs(random, event.language, sentences),
  }));
}

function languageOf(random) {
  const draw = random.next();
  return draw < 0.8 ? english : draw < 0.9 ? cyrillic : han;
}

/** Eight to seventy sentences, most about twenty. */
const lengthOf = (random) => Math.round(8 + 62 * random.next() ** 2.2);

function originalOf(random, id) {
  const event = eventOf(random, languageOf(random));
  const publishedAt = START + random.whole(0, 60 * 24) * HOUR;
  return {
    id,
    kind: 'original',
    of: [id],
    event,
    sentences: article(random, event, lengthOf(random)),
    publishedAt,
  };
}

function copyOf(random, kind, id, originals) {
  const original = random.pick(originals);
  const { sentences, of } = madeOf(random, kind, original, originals);
  const later = original.publishedAt + random.whole(1, 96) * HOUR;
  return {
    id,
    kind,
    of,
    event: original.event,
    sentences,
    publishedAt: random.chance(0.15)
      ? undefined
      : Math.max(later, ...of.map((one) => dateOf(originals, one) + HOUR)),
  };
}

const dateOf = (originals, id) => originals[Number(id.slice(1))].publishedAt;

function madeOf(random, kind, original, originals) {
  const { language } = original.event;
  const { sentences } = original;
  const own = (count) => article(random, original.event, count);
  switch (kind) {
    case 'cut':
      return { of: original.of, sentences: cut(random, sentences, 0.2 + 0.7 * random.next()) };
    case 'agency':
      // A new beginning, the end left off, a paragraph of the paper's own.
      return {
        of: original.of,
        sentences: [...own(2), ...cut(random, sentences.slice(1), 0.8), ...own(random.whole(1, 3))],
      };
    case 'merged': {
      const others = originals.filter(({ event, id }) => event.language === language && id !== original.id);
      const other = random.pick(others);
      const share = () => 0.6 + 0.4 * random.next();
      return {
        of: [...original.of, ...other.of],
        sentences: merge(random, cut(random, sentences, share()), cut(random, other.sentences, share())),
      };
    }
    case 'copy-of-copy': {
      const first = random.chance(0.5)
        ? respin(random, language, sentences, STRENGTHS[random.whole(0, 2)])
        : cut(random, sentences, 0.6 + 0.3 * random.next());
      const second = random.chance(0.5)
        ? respin(random, language, first, STRENGTHS[random.whole(0, 1)])
        : cut(random, first, 0.6 + 0.3 * random.next());
      return { of: original.of, sentences: second };
    }
    default:
      return {
        of: original.of,
        sentences: respin(random, language, sentences, STRENGTHS[Number(kind.at(-1)) - 1]),
      };
  }
}

function strangersOf(random, kind, count, originals) {
  const stock = stockParagraphs(random, 40);
  const stranger = (at, event, rest) => ({
    id: `${kind}-${at}`,
    kind,
    of: [`${kind}-${at}`],
    event,
    publishedAt: START + random.whole(0, 65 * 24) * HOUR,
    ...rest,
  });
  return Array.from({ length: count }, (_, at) => {
    switch (kind) {
      case 'same-event': {
        // Other reporters on the events of a third of the originals.
        const { event } = originals[Math.floor((at % Math.ceil(count / 6)) % (originals.length / 3))];
        return stranger(at, event, { sentences: article(random, event, lengthOf(random)) });
      }
      case 'same-paragraph': {
        const event = eventOf(random, english);
        const text = article(random, event, random.whole(8, 24));
        const place = random.whole(0, text.length);
        return stranger(at, event, {
          sentences: [...text.slice(0, place), random.pick(stock), ...text.slice(place)],
        });
      }
      case 'other': {
        const event = eventOf(random, languageOf(random));
        return stranger(at, event, { sentences: article(random, event, lengthOf(random)) });
      }
      default: {
        const write = { forecast, market, notice }[kind];
        return stranger(at, { language: english }, { text: write(random).join('\n\n') });
      }
    }
  });
}
