/** Languages that nobody speaks, in scripts that others do: words, groups of words and frames are drawn from a seed. */
import { Random } from './random.mjs';

const GROUPS = { n: 120, v: 60, b: 30, a: 40, r: 12, s: 2 };
const HAN = Array.from({ length: 1_400 }, (_, at) => String.fromCodePoint(0x4e00 + at * 13));
const KATAKANA = [
  ...'アイウエオカキクケコサシスセソタチツテトナニノハヒフヘホマミムメモヤユヨラリルレロワン',
];
const CONSONANTS = [...'бвгджзклмнпрстфхцчш'];
const VOWELS = [...'аеиоуыюя'];

function made(seed, { code, word, name, glue, between, stop, comma, marks, days }) {
  const random = new Random(seed);
  const groupOf = () => Array.from({ length: random.whole(2, 4) }, () => word(random));
  const slots = Object.fromEntries(
    Object.entries(GROUPS).map(([slot, count]) => [slot, Array.from({ length: count }, groupOf)]),
  );
  const small = Array.from({ length: 24 }, () => glue(random));
  const content = ['n', 'v', 'b', 'a', 'r', 'n', 'v', 'a', 'n'];
  const frameOf = () => {
    const parts = [];
    for (let length = random.whole(5, 9); length > 0; length--) {
      parts.push(
        random.chance(0.3) ? `{${random.pick(['P', 'p', 'o', 'l', '#', 'd'])}}` : `{${random.pick(content)}}`,
      );
      if (random.chance(0.6)) parts.push(random.pick(small));
      if (random.chance(0.1)) parts.push(comma);
    }
    return parts.join(between);
  };
  const saying = () =>
    Array.from({ length: random.whole(4, 7) }, () => `{${random.pick(content)}}`).join(between);
  return {
    code,
    slots,
    groups: Object.values(slots).flat(),
    frames: [
      ...Array.from({ length: 34 }, () => frameOf() + stop.trimEnd()),
      ...Array.from(
        { length: 4 },
        () => `${marks[0]}{q}${marks[1]}${between}{s}${between}{P}${stop.trimEnd()}`,
      ),
    ],
    quotes: Array.from({ length: 12 }, saying),
    fillers: small.slice(0, 5),
    days,
    spelled: [],
    marks,
    between,
    stop,
    given: name,
    surname: name,
    place: name,
    body: (chance, place) => place + (code === 'han' ? '' : ' ') + word(chance),
  };
}

const cyrillicWord = (random) => {
  let word = '';
  for (let count = random.whole(2, 4); count > 0; count--)
    word += random.pick(CONSONANTS) + random.pick(VOWELS);
  return word + (random.chance(0.4) ? random.pick(CONSONANTS) : '');
};

export const cyrillic = made(11, {
  code: 'cyrillic',
  word: cyrillicWord,
  name: (random) => {
    const word = cyrillicWord(random);
    return word[0].toUpperCase() + word.slice(1);
  },
  glue: (random) => random.pick(VOWELS) + random.pick(CONSONANTS),
  between: ' ',
  stop: '. ',
  comma: '—',
  marks: ['«', '»'],
  days: ['рабик', 'сомик', 'тапик'],
});

export const han = made(12, {
  code: 'han',
  word: (random) => random.pick(HAN) + random.pick(HAN),
  name: (random) =>
    random.chance(0.4)
      ? Array.from({ length: random.whole(3, 5) }, () => random.pick(KATAKANA)).join('')
      : random.pick(HAN) + random.pick(HAN) + random.pick(HAN),
  glue: (random) => random.pick([...'のはがをにでとも的了在是']),
  between: '',
  stop: '。',
  comma: '、',
  marks: ['「', '」'],
  days: ['一日', '二日', '三日'],
});
