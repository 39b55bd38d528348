/** Pages of 65 KB that compress about as news pages do: a menu, words of their own, links. */

export const ROBOTS = 'User-agent: *\nDisallow: /private/\n';

const BYTES = 65_000;

/** `count` different pages, as buffers of the same size. */
export function pagesOf(count) {
  return Array.from({ length: count }, (_, index) => page(index));
}

function page(seed) {
  const next = random(seed + 1);
  const words = Array.from({ length: 3_000 }, () => word(next));
  const some = (count) =>
    Array.from({ length: count }, () => words[Math.floor(words.length * next() ** 2)]).join(' ');
  const menu = Array.from(
    { length: 60 },
    (_, item) => `<li class="menu__item"><a class="menu__link" href="/section/${item}">${some(2)}</a></li>`,
  );
  let html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${some(8)}</title></head><body><nav><ul>${menu.join('')}</ul></nav><article><h1>${some(8)}</h1>`;
  while (html.length < BYTES) {
    html += `<p class="article__paragraph">${some(40)}. <a class="article__link" href="/story/${Math.floor(next() * 1e6)}">${some(3)}</a></p>`;
  }
  return Buffer.from(html.slice(0, BYTES));
}

function word(next) {
  const length = 2 + Math.floor(next() * 9);
  return Array.from({ length }, () => 'etaoinshrdlucmfw'[Math.floor(next() * 16)]).join('');
}

/** Numerical Recipes' linear congruential generator: the same pages in every process. */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
