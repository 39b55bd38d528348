/** The web pages: what came in, and one page a record. */
import { Hono } from 'hono';
import { HomePage } from './home-page.js';
import { Layout } from './layout.js';
import type { ArticleReader } from './ports.js';
import { RecordPage } from './record-page.js';
import { STYLE } from './style.js';

/** Articles on the first page. */
const LATEST = 50;

export function deskRoutes(articles: ArticleReader, version: string): Hono {
  const routes = new Hono();
  routes.get('/', async (context) => {
    const [counts, latest] = await Promise.all([articles.countsBySource(), articles.latest(LATEST)]);
    return context.html(<HomePage counts={counts} latest={latest} version={version} />);
  });
  routes.get('/records/:id', async (context) => {
    const id = context.req.param('id');
    const [record, related] = await Promise.all([articles.get(id), articles.related(id)]);
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
