/** What all pages share. */
import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import { RSS_TYPE } from '../delivery/formats/rss.js';
import { httpUrl } from '../model/url.js';

export function Layout({ title, version, children }: PropsWithChildren<{ title: string; version: string }>) {
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <link rel="stylesheet" href="/style.css" />
          <link rel="alternate" type={RSS_TYPE} title="Newest records" href="/v1/feeds/records.rss" />
        </head>
        <body>
          <header>
            <a class="brand" href="/">
              Copydesk
            </a>
            <nav>
              <a href="/v1/records">Change feed</a>
              <a href="/v1/sources">Sources</a>
              <a href="/v1/alerts">Alerts</a>
              <a href="/readyz">Health</a>
              <a href="/docs">API</a>
            </nav>
          </header>
          <main>{children}</main>
          <footer>Copydesk {version}</footer>
        </body>
      </html>
    </>
  );
}

/** A link to another site, or the words alone where the record holds no http(s) URL. */
export function Outside({ url, children }: PropsWithChildren<{ url: string | undefined }>) {
  const href = httpUrl(url);
  if (!href) return <span>{children}</span>;
  return (
    <a href={href} rel="noreferrer nofollow">
      {children}
    </a>
  );
}

/** A record's date: RFC 3339, or a local date, shown without its seconds and zone. */
export function When({ at }: { at: string | undefined }) {
  if (!at) return null;
  return <time datetime={at}>{at.slice(0, 16).replace('T', ' ')}</time>;
}
