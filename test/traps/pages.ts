/** What the sites of the traps are made of. */
import type { Answer, Route } from './site.js';

const SENTENCES = [
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at its bearings.',
  'About 4,200 vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.',
  'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
];

/** The page of an article; `more` stands behind its text. */
export function article(title: string, more = '', head = ''): string {
  const text = SENTENCES.map((sentence) => `<p>${title}: ${sentence}</p>`).join('');
  return `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${text}${more}</article></body></html>`;
}

/** Articles under these addresses. */
export function stories(...addresses: string[]): Record<string, Route> {
  return Object.fromEntries(
    addresses.map((address) => [address, { body: article(`Bridge report ${address}`) }]),
  );
}

export function page(...parts: string[]): Answer {
  return { body: `<!doctype html><html><body>${parts.join('')}</body></html>` };
}

/** How a section page announces an article. */
export function teaser(to: string): string {
  return `<article><h3><a href="${to}">Harbour bridge closes for eleven weeks</a></h3></article>`;
}

export function link(to: string, words: string): string {
  return `<p><a href="${to}">${words}</a></p>`;
}

export function rss(...links: string[]): Answer {
  const items = links.map((to) => `<item><title>News</title><link>${escaped(to)}</link></item>`);
  return xml(`<rss version="2.0"><channel><title>T</title>${items.join('')}</channel></rss>`);
}

export function urlset(...urls: string[]): Answer {
  return xml(`<urlset>${urls.map((url) => `<url><loc>${escaped(url)}</loc></url>`).join('')}</urlset>`);
}

export function index(...urls: string[]): Answer {
  const parts = urls.map((url) => `<sitemap><loc>${escaped(url)}</loc></sitemap>`);
  return xml(`<sitemapindex>${parts.join('')}</sitemapindex>`);
}

export function xml(body: string | Buffer): Answer {
  return { headers: { 'content-type': 'application/xml' }, body };
}

export function robots(...lines: string[]): Answer {
  return { headers: { 'content-type': 'text/plain' }, body: `${lines.join('\n')}\n` };
}

export function redirect(to: string, status = 301): Answer {
  return { status, headers: { location: to } };
}

function escaped(url: string): string {
  return url.replaceAll('&', '&amp;');
}
