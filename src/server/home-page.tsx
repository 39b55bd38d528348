import { Layout, When } from './layout.js';
import type { ArticleSummary, SourceCount } from './ports.js';

/** Rows that a person still reads; `sources list` and the API have all. */
const MOST = 200;

interface HomeProps {
  counts: SourceCount[];
  countedAt: Date;
  latest: ArticleSummary[];
  version: string;
}

export function HomePage({ counts, countedAt, latest, version }: HomeProps) {
  const left = Math.max(0, counts.length - MOST);
  // Where not all can be shown, those that give the most.
  const shown = left > 0 ? counts.toSorted((one, other) => other.records - one.records) : counts;
  return (
    <Layout title="Copydesk" version={version}>
      <h1>Sources</h1>
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Found</th>
            <th scope="col">Fetched</th>
            <th scope="col">Records</th>
            <th scope="col">Copies tied</th>
            <th scope="col">Quotes altered</th>
            <th scope="col">Rejected</th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, MOST).map((count) => (
            <tr>
              <th scope="row">{count.name}</th>
              <td>{count.found}</td>
              <td>{count.fetched}</td>
              <td>{count.records}</td>
              <td>{count.copiesTied}</td>
              <td>{count.quotesAltered}</td>
              <td>{count.rejected}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        Counted at <When at={`${countedAt.toISOString().slice(0, 16)}Z`} /> UTC.
      </p>
      {left > 0 && (
        <p class="quiet">
          And {left} more sources: <code>copydesk sources list</code>, or{' '}
          <a href="/v1/sources">/v1/sources</a>.
        </p>
      )}
      <h1>Latest records</h1>
      {latest.length === 0 && (
        <p class="quiet">None yet. They appear here as soon as pages have been parsed.</p>
      )}
      <ol class="latest">
        {latest.map((article) => (
          <Summary article={article} />
        ))}
      </ol>
    </Layout>
  );
}

function Summary({ article }: { article: ArticleSummary }) {
  const { id, headline, source, publishedAt, quotes, copyOf } = article;
  return (
    <li>
      <a class="headline" href={recordPath(id)} dir="auto">
        {headline}
      </a>
      <p class="quiet">
        {source}
        {publishedAt && (
          <>
            {' · '}
            <When at={publishedAt} />
          </>
        )}
        {quotes > 0 && ` · ${quotes} ${quotes === 1 ? 'quote' : 'quotes'}`}
      </p>
      {copyOf && (
        <p class="tie">
          Copy of <a href={recordPath(copyOf.id)}>{copyOf.headline}</a> ({copyOf.source})
        </p>
      )}
    </li>
  );
}

/** The page of a record. */
export function recordPath(id: string): string {
  return `/records/${encodeURIComponent(id)}`;
}
