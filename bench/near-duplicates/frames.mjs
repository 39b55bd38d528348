/** Texts that share their frame and nothing else: forecasts, market reports, notices, and paragraphs that a trade repeats. */
import { english } from './english.mjs';
import { article, eventOf } from './write.mjs';

const SKIES = ['sunny', 'cloudy', 'overcast', 'bright with showers', 'mostly dry', 'foggy at first'];
const WINDS = ['northerly', 'southerly', 'westerly', 'easterly', 'variable'];

export function forecast(random) {
  const place = english.place(random);
  const other = english.place(random);
  return [
    `The weather for ${place} and ${other} today will be ${random.pick(SKIES)}, with a high of ${random.whole(2, 34)} degrees in the afternoon and a low of ${random.whole(-9, 15)} degrees overnight.`,
    `Winds will be ${random.pick(WINDS)} at ${random.whole(3, 60)} kilometres an hour, with gusts of up to ${random.whole(20, 99)} kilometres an hour on the coast at ${english.place(random)}.`,
    `The chance of rain is ${random.whole(0, 100)} per cent. The sun rises at ${random.whole(4, 8)}.${random.whole(10, 59)} and sets at ${random.whole(16, 22)}.${random.whole(10, 59)}.`,
    `Tomorrow is expected to be ${random.pick(SKIES)}, with temperatures between ${random.whole(-5, 12)} and ${random.whole(13, 33)} degrees. The outlook for the week is ${random.pick(SKIES)}.`,
  ];
}

/** The same companies every day, in a table. */
const COMPANIES = Array.from(
  { length: 12 },
  (_, at) =>
    [
      'Albergard',
      'Coravic',
      'Elderwood',
      'Gorsaholm',
      'Ingleyev',
      'Keltaquist',
      'Marlorez',
      'Osveson',
      'Pelnafeld',
      'Rosutzi',
      'Tordeni',
      'Wenjak',
    ][at],
);

export function market(random) {
  const value = () => `${random.whole(2, 900)}.${random.whole(10, 99)}`;
  const moved = () => random.pick(['rose', 'fell', 'gained', 'lost', 'slipped', 'climbed']);
  return [
    `Shares on the Norvelgard exchange ${moved()} on ${random.pick(english.days)}, with the main index ending the day at ${random.whole(4_000, 9_000).toLocaleString('en')} points, a change of ${random.whole(0, 4)}.${random.whole(10, 99)} per cent on the previous close.`,
    `${random.pick(COMPANIES)} ${moved()} ${value()} to ${value()}, while ${random.pick(COMPANIES)} ${moved()} ${value()} to ${value()}. Volume was ${random.whole(100, 999)} million shares against ${random.whole(100, 999)} million the day before.`,
    COMPANIES.map((name) => `${name} ${value()} ${value()} ${value()}`).join('\n'),
    `The dollar bought ${value()} crowns, and a barrel of oil cost ${value()} dollars at the close.`,
  ];
}

export function notice(random) {
  const person = `${english.given(random)} ${english.surname(random)}`;
  return random.pick([
    () => [
      `The funeral of ${person}, formerly of ${english.place(random)}, who died on ${random.pick(english.days)} aged ${random.whole(50, 101)}, will be held at St ${english.given(random)}'s church in ${english.place(random)} at ${random.whole(9, 16)}.${random.pick(['00', '15', '30', '45'])}. Family flowers only, please; donations may be made to the ${english.body(random, english.place(random))}.`,
    ],
    () => [
      `Police are appealing for witnesses after a collision on the A${random.whole(2, 999)} near ${english.place(random)} on ${random.pick(english.days)} at about ${random.whole(1, 12)}.${random.whole(10, 59)}. A ${random.whole(17, 90)}-year-old man from ${english.place(random)} was taken to hospital with serious injuries. Anyone with information should call 101 and quote reference ${random.whole(1_000, 99_999)}.`,
    ],
    () => [
      `${english.place(random)} ${english.body(random, english.place(random))} will close ${english.surname(random)} Street between ${english.surname(random)} Road and ${english.surname(random)} Lane for ${random.whole(2, 30)} days from ${random.pick(english.days)} while a gas main is replaced. Diversions will be signposted, and access for residents will be maintained at all times.`,
    ],
  ])();
}

/** Paragraphs of background, disclaimers and appeals that stand under texts on anything. */
export function stockParagraphs(random, count) {
  return Array.from({ length: count }, () =>
    article(random, eventOf(random, english), random.whole(2, 5)).join(' '),
  );
}
