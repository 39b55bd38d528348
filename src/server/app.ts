/** The HTTP application, without a socket: tests call `app.request(…)`, {@link listen} puts it on a port. */
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from '../log.js';
import { deskRoutes } from './desk.js';
import { type ApiError, apiError } from './errors.js';
import { healthRoutes } from './health-routes.js';
import type {
  AlertReader,
  ArticleReader,
  ChangeReader,
  Health,
  HistoryReader,
  RelationReader,
  SourceHealthReader,
  TotalsReader,
} from './ports.js';
import { recordRoutes } from './record-routes.js';

export interface AppParts {
  changes: ChangeReader;
  articles: ArticleReader;
  history: HistoryReader;
  relations: RelationReader;
  totals: TotalsReader;
  sources: SourceHealthReader;
  alerts: AlertReader;
  health(): Promise<Health>;
  version: string;
  log: Logger;
}

/**
 * Pages load their one stylesheet and nothing else: no script, no frame, and no picture of another site, which would
 * tell that site who reads what.
 */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

export function createApp(parts: AppParts): Hono {
  const { changes, articles, history, relations, totals, sources, alerts, health, version, log } = parts;
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      referrerPolicy: 'no-referrer',
      // Plain HTTP on loopback: a promise of HTTPS would be a false one.
      strictTransportSecurity: false,
    }),
  );
  app.get('/livez', (context) => context.json({ ok: true, version }));
  app.get('/readyz', async (context) => {
    const { ok, checks } = await health();
    return context.json({ ok, version, checks }, ok ? 200 : 503);
  });
  app.route('/v1', recordRoutes(changes, articles, history, relations));
  app.route('/v1', healthRoutes(sources, alerts));
  app.route('/', deskRoutes({ articles, history, relations, totals }, version));
  app.notFound((context) => context.json<ApiError>(apiError('not-found', 'Nothing is at this address'), 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException && error.status < 500) return error.getResponse();
    log.error({ err: error, path: context.req.path }, 'request failed');
    return context.json<ApiError>(apiError('internal', 'The server could not answer; its log says why'), 500);
  });
  return app;
}
