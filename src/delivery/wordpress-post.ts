/** A record as a post of WordPress: what its REST API takes, as HTML where it is HTML there. */
import { escapeText, escapeUTF8 } from 'entities';
import type { Article } from '../model/article.js';
import { instantOf } from '../model/moment.js';
import { linkOf } from './formats/feed.js';
import { bodyHtml } from './formats/html.js';

export interface WordPressPost {
  title: string;
  content: string;
  excerpt: string;
  /** In the site's own zone. */
  date?: string;
  date_gmt?: string;
}

/** Fields that were not chosen are absent from the record. */
export function postOf(record: Article): WordPressPost {
  const { headline, dek = '', blocks = [], images = [], publishedAt } = record as Partial<Article>;
  const body = bodyHtml({ blocks, images });
  return {
    title: plain(headline ?? record.url),
    content: withoutShortcodes(`${body}${body && '\n'}${sourceOf(record)}`),
    excerpt: plain(dek),
    ...dateOf(publishedAt),
  };
}

/** Who wrote it, and a link to where it stands, if that is on the web. */
function sourceOf(record: Partial<Article> & { url: string }): string {
  const { bylines = [], source } = record;
  const at = linkOf(record);
  const name = escapeUTF8(source?.name ?? source?.domain ?? (at ? new URL(at).hostname : record.url));
  const link = at ? `<a href="${escapeUTF8(at)}">${name}</a>` : name;
  return `<p>${[...bylines.map((byline) => escapeUTF8(byline.name)), link].join(' · ')}</p>`;
}

function plain(text: string): string {
  return withoutShortcodes(escapeText(text));
}

/** What stands in brackets may be the name of a plugin's code, which WordPress would run. */
function withoutShortcodes(html: string): string {
  return html.replaceAll('[', '&#91;');
}

/** A day, or a time without a zone, is taken to be the site's. What is no time is left to WordPress to refuse. */
function dateOf(publishedAt: string | undefined): Pick<WordPressPost, 'date' | 'date_gmt'> {
  if (publishedAt === undefined) return {};
  if (/(?:Z|[+-]\d\d:\d\d)$/u.test(publishedAt) && publishedAt.includes('T')) {
    const date = instantOf(publishedAt) ?? publishedAt;
    return { date_gmt: date.slice(0, 19) };
  }
  const [day = '', time = '00:00'] = publishedAt.split('T');
  return { date: `${day}T${time.length === 5 ? `${time}:00` : time.slice(0, 8)}` };
}
