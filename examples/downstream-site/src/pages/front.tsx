/** The latest articles, each with those that copy it. */
import type { Entry } from '../store.js';
import { ArticleLink, Layout, When } from './layout.js';

export function FrontPage({ entries, page, older }: { entries: Entry[]; page: number; older: boolean }) {
  return (
    <Layout title="Who Said What">
      {entries.length === 0 && <p>Nothing yet. Articles appear here as soon as Copydesk hands them over.</p>}
      <ol class="front">
        {entries.map((entry) => (
          <Teaser entry={entry} />
        ))}
      </ol>
      <nav class="pages">
        {page > 1 && (
          <a rel="prev" href={`/?page=${page - 1}`}>
            Newer
          </a>
        )}
        {older && (
          <a rel="next" href={`/?page=${page + 1}`}>
            Older
          </a>
        )}
      </nav>
    </Layout>
  );
}

function Teaser({ entry }: { entry: Entry }) {
  const { source, published, dek, quotes, corrected, copies } = entry;
  return (
    <li>
      <h2>
        <ArticleLink article={entry} />
      </h2>
      {dek && <p class="dek">{dek}</p>}
      <p class="facts">
        <span>{source}</span>
        <When at={published} />
        {quotes > 0 && <span>{quotes === 1 ? 'one quote' : `${quotes} quotes`}</span>}
        {corrected && <span class="tag">Corrected</span>}
      </p>
      {copies.length > 0 && (
        <p class="copies">
          Copied by{' '}
          {copies.map((copy, index) => (
            <>
              {index > 0 && ', '}
              <ArticleLink article={copy}>{copy.source}</ArticleLink>
            </>
          ))}
        </p>
      )}
    </li>
  );
}
