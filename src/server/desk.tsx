/** The web pages: what came in, and one page a record. */
import { Hono } from 'hono';
import { HomePage } from './home-page.js';
import { Layout } from './layout.js';
import type { ArticleReader, RelationReader, TotalsReader } from './ports.js';
import { RecordPage } from './record-page.js';
import { STYLE } from './style.js';

/** Articles on the first page. */
const LATEST = 50;

interface Readers {
  articles: ArticleReader;
  relations: RelationReader;
  totals: TotalsReader;
}

export function deskRoutes({ articles, relations, totals }: Readers, version: string): Hono {
  const routes = new Hono();
  routes.get('/', async (context) => {
    const [counts, latest] = await Promise.all([totals.bySource(), articles.latest(LATEST)]);
    return context.html(<HomePage counts={counts} latest={latest} version={version} />);
  });
  routes.get('/records/:id', async (context) => {
    const id = context.req.param('id');
    const [record, related] = await Promise.all([articles.get(id), relations.related(id)]);
    if (record) return context.html(<RecordPage record={record} related={related} version={version} />);
    return context.html(
      <Layout title="No such record" version={version}>
        <h1>No such record</h1>
      </Layout>,
      404,
    );
  });
  routes.get('/style.css', (context) =>
    context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
  );
  return routes;
}
