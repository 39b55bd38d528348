/** What all pages share. JSX escapes every text of a record, so nothing of a page that was crawled is taken for HTML. */
import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import type { Listed } from '../store.js';

export function Layout({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <link rel="stylesheet" href="/style.css" />
        </head>
        <body>
          <header>
            <a class="brand" href="/">
              Who Said What
            </a>
            <nav>
              <a href="/">Latest</a>
              <a href="/speakers">Speakers</a>
            </nav>
          </header>
          <main>{children}</main>
          <footer>An example of a site that is fed by Copydesk.</footer>
        </body>
      </html>
    </>
  );
}

export function Missing() {
  return (
    <Layout title="Not here">
      <h1>Not here</h1>
      <p>There is no such page, or what stood here has been withdrawn by its source.</p>
      <p>
        <a href="/">To the latest articles</a>
      </p>
    </Layout>
  );
}

export function ArticleLink({
  article,
  children,
}: PropsWithChildren<{ article: Pick<Listed, 'id' | 'headline'> }>) {
  return <a href={`/articles/${encodeURIComponent(article.id)}`}>{children ?? article.headline}</a>;
}

/** A day, and the time where `time` asks for it; in UTC, so that every reader sees the same. */
export function When({ at, time }: { at: number | string; time?: boolean }) {
  const iso = new Date(at).toISOString();
  const shown = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
    ...(time ? { timeStyle: 'short' } : {}),
  }).format(new Date(at));
  return <time datetime={iso}>{shown}</time>;
}

/** A link out of the site. A record may hold an address of any kind: one that is not http(s) is shown without a link. */
export function Outside({ url, children }: PropsWithChildren<{ url: string | undefined }>) {
  if (!url || !/^https?:\/\//iu.test(url)) return <>{children}</>;
  return (
    <a href={url} rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
