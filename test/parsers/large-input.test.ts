import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/parsers/parse-article.js';
import { extractQuotes } from '../../src/parsers/quotes/extract-quotes.js';

const SENTENCE =
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at it.';
const BODY = `<p>${SENTENCE}</p><p>About 4,200 vehicles cross it each day, and ${SENTENCE}</p>`;

/**
 * Pages with very many of one thing. Where the work grew with the square of their number, each of these took minutes
 * and met the time limit of the runner; no time is asserted.
 */
const PAGES: Record<string, string> = {
  'a list of 50,000 items': `${BODY}<ul>${'<li>Lock</li>'.repeat(50_000)}</ul>`,
  'a table of 20,000 cells': `${BODY}<table>${'<tr><td>Lock</td><td>4</td></tr>'.repeat(10_000)}</table>`,
  'a row of 60,000 cells with a paragraph each': `${BODY}<table><tr>${'<td><p>Lock</p></td>'.repeat(60_000)}</tr></table>`,
  'broken JSON-LD with 100,000 brackets': `<script type="application/ld+json">{"@type":"NewsArticle",${'['.repeat(50_000)}1   ${']   '.repeat(50_000)}</script>${BODY}`,
  'JSON-LD of nothing but white space and commas': `<script type="application/ld+json">{"a":1${' ,'.repeat(100_000)}}</script>${BODY}`,
  'a title of 20,000 separators': `<title>${'Lock | '.repeat(20_000)}</title>${BODY}`,
  'a paragraph of 50,000 opening marks': `${BODY}<p>${'“Lock '.repeat(50_000)}</p>`,
  'a paragraph of 100,000 words in capitals': `${BODY}<p>${'Ada Lock '.repeat(50_000)}</p>`,
  '20,000 links in one paragraph': `${BODY}<p>${'<a href="/lock">Lock</a> '.repeat(20_000)}</p>`,
  '20,000 inline elements inside each other':
    `${BODY}<p>${'<b><i>'.repeat(100)}Lock${'</i></b>'.repeat(100)}</p>`.repeat(100),
  'a paragraph of 100,000 lines': `${BODY}<p>${'Lock<br>'.repeat(100_000)}</p>`,
  '50,000 paragraphs': `${BODY}${'<p>Lock and key, said the trust, and Ada Tull of Lock left.</p>'.repeat(50_000)}`,
  'a class of 200,000 names': `<div class="${'lock '.repeat(200_000)}">${BODY}</div>`,
  '50,000 lines and as many blurred ones behind a wall, with the text below them': `<div class="premium">${'<p>Lock</p>'.repeat(50_000)}${'<div class="blur">Lock</div>'.repeat(50_000)}</div>${BODY}`,
  'a link and a word of 300,000 letters behind it': `${BODY}<p><a href="https://lock.test/">${'lock'.repeat(150_000)}</a>${'a'.repeat(300_000)}</p>`,
  'a byline of 100,000 names': `<div class="byline">By ${'Ada Lock, '.repeat(50_000)}</div>${BODY}`,
};

describe('a page with very many of one thing', () => {
  for (const [name, body] of Object.entries(PAGES))
    it(name, () => {
      const result = parseArticle({
        bytes: new TextEncoder().encode(`<html lang="en"><h1>Swing bridge closed</h1>${body}</html>`),
        url: 'https://times.test/2026/bridge',
        contentType: 'text/html; charset=utf-8',
      });
      expect(result.ok ? result.record.text : result.reason).toContain(SENTENCE);
    });
});

it('a page of 30,000 blurred boxes behind a wall, and no running text', () => {
  const boxes = `<div class="blur">${'Lock and key '.repeat(6)}</div>`.repeat(30_000);
  const result = parseArticle({
    bytes: new TextEncoder().encode(
      `<html lang="en"><h1>Swing bridge closed</h1><div class="premium">${boxes}</div></html>`,
    ),
    url: 'https://times.test/2026/bridge',
    contentType: 'text/html; charset=utf-8',
  });
  expect(result.ok).toBe(false);
});

/** Clauses with a verb of saying in each, of which a text has thousands. */
const CLAUSES: Record<string, string> = {
  en: 'the mayor said Jane Doe according to the minister who told the bridge',
  de: 'der Bürgermeister sagte Jan Vogt laut der Minister erklärte die Brücke',
  fr: 'le maire a dit Jean Vasseur selon la ministre qui ajoute le pont',
  es: 'el alcalde dijo Juan Robles según la ministra que añadió el puente',
  it: 'il sindaco ha detto Mario Rossi secondo la ministra che aggiunge il ponte',
  pt: 'o prefeito disse Rui Salgado segundo a ministra que afirmou a ponte',
  nl: 'de burgemeester zegt Jan Bos volgens de minister die meldt de brug',
};
const ENOUGH = 390_000;

/** One sentence as long as the text: where all of it was walked for each verb and each stretch, these took a minute and more. */
describe('a text without a full stop', () => {
  for (const [language, clause] of Object.entries(CLAUSES))
    it(language, () => {
      const quotes = [`${clause} `, `${clause} «it is shut», `].flatMap((unit) => {
        const text = unit.repeat(Math.floor(Math.min(ENOUGH, 4_900 * unit.length) / unit.length));
        return extractQuotes(text, { language });
      });
      expect(quotes.every(({ kind }) => kind !== 'indirect')).toBe(true);
    });
});

it('a text of 2,400 people who have one surname, each of whom it may mean', () => {
  const text = Array.from(
    { length: 2_400 },
    (_, index) =>
      `The mayor disagrees. “It is late for all,” he said. Mrs. Tull met ${index % 2 ? 'Jane' : 'Tom'}${index} Tull, a nurse.${index % 3 ? '\n\n' : ' '}“No,” ${index % 2 ? 'she' : 'the leader'} said.`,
  ).join(' ');
  expect(text.length).toBeLessThan(ENOUGH);
  expect(extractQuotes(text, { language: 'en' }).length).toBeGreaterThan(2_400);
});

describe('a text whose small words are written together with others', () => {
  const QUOTE = 'Il ponte è chiuso da due mesi.';
  const LONG: Record<string, string> = {
    'one word of 75,000 small ones': 'l’'.repeat(75_000),
    '95,000 words without a hyphen': 'Ada '.repeat(95_000),
  };

  for (const [name, words] of Object.entries(LONG))
    it(name, () => {
      for (const language of ['fr', 'it', 'pt']) {
        const quotes = extractQuotes(`${words}molo.\n«${QUOTE}»`, { language });
        expect(quotes.map(({ text }) => text)).toEqual([QUOTE]);
      }
    });
});
