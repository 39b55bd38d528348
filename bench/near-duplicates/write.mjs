/** Articles on events. An event is a list of facts; who writes of it chooses facts, order, frames and words anew. */

/** What happened, without a word of how it is told. */
export function eventOf(random, language) {
  const places = Array.from({ length: random.whole(2, 4) }, () => language.place(random));
  return {
    language,
    people: Array.from({ length: random.whole(2, 6) }, () => ({
      given: language.given(random),
      surname: language.surname(random),
    })),
    places,
    bodies: Array.from({ length: random.whole(2, 4) }, () => language.body(random, random.pick(places))),
    numbers: Array.from({ length: random.whole(4, 14) }, () => numberOf(random)),
    quotes: Array.from({ length: random.whole(2, 6) }, () =>
      filled(random, language, random.pick(language.quotes), {}),
    ),
    // What it is about: the few things that every text on it names again and again.
    topic: Object.fromEntries(
      Object.entries(language.slots).map(([slot, groups]) => [
        slot,
        random.some(groups, Math.ceil(groups.length * 0.3)),
      ]),
    ),
  };
}

function numberOf(random) {
  const size = random.next();
  if (size < 0.3) return String(random.whole(2, 40));
  if (size < 0.6) return String(random.whole(41, 999));
  return random.whole(1_000, 99_999).toLocaleString('en');
}

/** Sentences of one author on the event; `length` is in sentences. */
export function article(random, event, length) {
  const { language } = event;
  // Nobody tells all facts.
  const own = {
    ...event,
    people: random.some(event.people, Math.ceil(event.people.length * 0.8)),
    numbers: random.some(event.numbers, Math.ceil(event.numbers.length * 0.8)),
    quotes: random.some(event.quotes, Math.ceil(event.quotes.length * 0.6)),
    introduced: new Set(),
  };
  const quotes = [...own.quotes];
  const sentences = [];
  while (sentences.length < length) {
    const frame = random.pick(language.frames);
    if (frame.includes('{q}') && quotes.length === 0) continue;
    const sentence = filled(random, language, frame, own, quotes);
    sentences.push(language.code === 'en' ? sentence[0].toUpperCase() + sentence.slice(1) : sentence);
  }
  return sentences;
}

function filled(random, language, frame, event, quotes = []) {
  const [open, close] = language.marks;
  return frame.replace(/"(?<said>[^"]*)"/u, `${open}$<said>${close}`).replace(/\{(.)\}/gu, (_, slot) => {
    switch (slot) {
      case 'P':
      case 'p': {
        const person = random.pick(event.people);
        const full = slot === 'P' || !event.introduced.has(person);
        event.introduced.add(person);
        return full ? person.given + language.between + person.surname : person.surname;
      }
      case 'o':
        return random.pick(event.bodies);
      case 'l':
        return random.pick(event.places);
      case '#':
        return random.pick(event.numbers);
      case 'd':
        return random.pick(language.days);
      case 'q':
        return quotes.pop();
      default:
        return random.pick(
          random.pick(random.chance(0.7) && event.topic ? event.topic[slot] : language.slots[slot]),
        );
    }
  });
}

/** Sentences in paragraphs of one to four. */
export function paragraphs(random, language, sentences) {
  const out = [];
  for (let at = 0; at < sentences.length; ) {
    const count = random.whole(1, 4);
    out.push(sentences.slice(at, at + count).join(language.between));
    at += count;
  }
  return out.join('\n\n');
}
