/** The next page of a list: by the relation that names it, else by its number. */
import { urlKey } from '../model/url.js';
import type { LinkedPage } from './links.js';

/** Where the number of a page stands in an address; the first group is the number. */
const IN_PATH =
  /\/(?:page|pages|pagina|pagine|seite|sayfa|strana|strona|p|pg)[/-]?(\d{1,4})(?:\.html?)?\/?$/iu;
const IN_QUERY: ReadonlySet<string> = new Set([
  'page',
  'paged',
  'pagina',
  'seite',
  'sayfa',
  'pg',
  'p',
  'pagenum',
]);
const NUMBER = /^\d{1,4}$/u;

/** Parameters of calendars, which have a next page for ever. */
const OF_CALENDARS = /^(?:date|day|month|year|week|datum|tag|monat|jahr|from|to|y|m|d)$/iu;

/**
 * Undefined where there is none. A calendar's next month and the next story are no next page of the list: only addresses
 * are taken that are the list's own but for a greater number.
 */
export function nextPage({ url, links, heads }: LinkedPage): string | undefined {
  const own = placeInList(url);
  const named = [
    ...heads.filter(({ rel }) => rel.includes('next')),
    ...links.filter(({ rel }) => rel.split(/\s+/u).includes('next')),
  ];
  const numbered = [...named, ...links].find(({ url: to }) => {
    const other = placeInList(to);
    return other.list === own.list && other.number === own.number + 1;
  });
  return (numbered ?? named.find(({ url: to }) => goesOn(url, to)))?.url;
}

/** The key of the list's address without the number; the list itself is its first page. */
function placeInList(href: string): { list: string; number: number } {
  const url = new URL(href);
  let number = 1;
  const inPath = IN_PATH.exec(url.pathname);
  if (inPath) {
    number = Number(inPath[1]);
    url.pathname = url.pathname.slice(0, inPath.index);
  }
  for (const [name, value] of [...url.searchParams]) {
    // WordPress has a post under `/?p=2`.
    const isPost = name === 'p' && url.pathname === '/';
    if (isPost || !IN_QUERY.has(name.toLowerCase()) || !NUMBER.test(value)) continue;
    number = Number(value);
    url.searchParams.delete(name);
  }
  return { list: urlKey(url.href) ?? href, number };
}

/** The same path, one parameter greater than before: `?start=20`, `?offset=40`. */
function goesOn(from: string, to: string): boolean {
  const [here, there] = [new URL(from), new URL(to)];
  if (here.host !== there.host || here.pathname !== there.pathname) return false;
  const names = new Set([...here.searchParams.keys(), ...there.searchParams.keys()]);
  const changed = [...names].filter((name) => here.searchParams.get(name) !== there.searchParams.get(name));
  const [name = ''] = changed;
  const value = there.searchParams.get(name) ?? '';
  return (
    changed.length === 1 &&
    !OF_CALENDARS.test(name) &&
    /^\d{1,6}$/u.test(value) &&
    Number(value) > Number(here.searchParams.get(name) ?? 0)
  );
}
