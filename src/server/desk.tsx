/** The web pages: what came in, and one page a record. */
import { Hono } from 'hono';
import type { Document } from './api/document.js';
import { ApiPage } from './api-page.js';
import { HomePage } from './home-page.js';
import { Layout } from './layout.js';
import type { ArticleReader, HistoryReader, RelationReader, TotalsReader } from './ports.js';
import { RecordPage } from './record-page.js';
import { seldom } from './seldom.js';
import { STYLE } from './style.js';
import { VersionsPage } from './versions-page.js';

/** Articles on the first page. */
const LATEST = 50;

/** Versions on one page. */
const VERSIONS = 20;

interface Readers {
  articles: ArticleReader;
  history: HistoryReader;
  relations: RelationReader;
  totals: TotalsReader;
}

export function deskRoutes(
  { articles, history, relations, totals }: Readers,
  document: Document,
  version: string,
): Hono {
  const routes = new Hono();
  // Counted from all rows: seconds where there are a million.
  const counted = seldom(() => totals.bySource());
  routes.get('/', async (context) => {
    const [{ value: counts, at }, latest] = await Promise.all([counted(), articles.latest(LATEST)]);
    return context.html(<HomePage counts={counts} countedAt={at} latest={latest} version={version} />);
  });
  routes.get('/records/:id', async (context) => {
    const id = context.req.param('id');
    const [record, related, clusters] = await Promise.all([
      articles.get(id),
      relations.related(id),
      relations.clusters(id),
    ]);
    if (record)
      return context.html(
        <RecordPage record={record} related={related} clusters={clusters} version={version} />,
      );
    return context.html(<NoSuchRecord version={version} />, 404);
  });
  routes.get('/records/:id/versions', async (context) => {
    const before = /^\d{1,9}$/u.exec(context.req.query('before') ?? '')?.[0];
    const page = { limit: VERSIONS, ...(before === undefined ? {} : { before: Number(before) }) };
    const found = await history.of(context.req.param('id'), page);
    if (found) return context.html(<VersionsPage history={found} version={version} />);
    return context.html(<NoSuchRecord version={version} />, 404);
  });
  routes.get('/docs', (context) => context.html(<ApiPage document={document} version={version} />));
  routes.get('/style.css', (context) =>
    context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
  );
  return routes;
}

function NoSuchRecord({ version }: { version: string }) {
  return (
    <Layout title="No such record" version={version}>
      <h1>No such record</h1>
    </Layout>
  );
}
