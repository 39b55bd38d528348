/** The HTTP application, without a socket: tests call `app.request(…)`, {@link listen} puts it on a port. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { secureHeaders } from 'hono/secure-headers';
import { isAway, messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import type { SinkKeeper } from '../pipeline/sink-keeper.js';
import { type Access, fromHere, withKey } from './access.js';
import { alertRoutes } from './api/alerts.js';
import { documentOf } from './api/document.js';
import { feedRoutes } from './api/feeds.js';
import { healthRoutes } from './api/health.js';
import { keyRoutes } from './api/keys.js';
import { problem } from './api/problem.js';
import { quoteRoutes } from './api/quotes.js';
import { recordRoutes } from './api/records.js';
import { sinkRoutes } from './api/sinks.js';
import { sourceRoutes } from './api/sources.js';
import { statsRoutes } from './api/stats.js';
import { deskRoutes } from './desk.js';
import { noNul } from './no-nul.js';
import type {
  AlertReader,
  ArticleReader,
  ChangeReader,
  Health,
  HistoryReader,
  KeyStore,
  NewestReader,
  QuoteReader,
  RelationReader,
  SourceHealthReader,
  StatsReader,
  TotalsReader,
} from './ports.js';
import { whole } from './whole.js';

export interface AppParts {
  changes: ChangeReader;
  articles: ArticleReader;
  newest: NewestReader;
  history: HistoryReader;
  relations: RelationReader;
  quotes: QuoteReader;
  totals: TotalsReader;
  sources: SourceHealthReader;
  stats: StatsReader;
  alerts: AlertReader;
  sinks: SinkKeeper;
  keys: KeyStore;
  health(): Promise<Health>;
  access: Access;
  /** Where others reach it; as each of them asks when absent. */
  url?: string | undefined;
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

/** Bytes of the largest body that is taken. */
const MOST_BODY = 256 * 1024;

/** A database that was restarted is back within seconds. */
const AWAY_SECONDS = '2';

const CORS = (origins: readonly string[]) => ({
  origin: [...origins],
  allowHeaders: ['authorization', 'content-type', 'if-none-match'],
  exposeHeaders: ['etag', 'link', 'retry-after'],
  maxAge: 600,
});

/** RFC 9110, 15.5.6. */
function otherMethods(context: Context, allowed: readonly string[]): Response {
  context.header('allow', allowed.join(', '));
  return problem(context, 'method-not-allowed', `${context.req.method} is not for this address`);
}

export function createApp(parts: AppParts): OpenAPIHono {
  const { changes, articles, newest, history, relations, quotes, totals, sources, stats, alerts, sinks } =
    parts;
  const { keys, health, access, url, version, log } = parts;
  const app = new OpenAPIHono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      referrerPolicy: 'no-referrer',
      // Plain HTTP on loopback: a promise of HTTPS would be a false one.
      strictTransportSecurity: false,
    }),
  );
  app.use(whole());
  app.use(fromHere(access));
  if (access.origins.length > 0) app.use('/v1/*', cors(CORS(access.origins)));
  app.use(
    bodyLimit({
      maxSize: MOST_BODY,
      onError: (context) => problem(context, 'body-too-large', `expected ${MOST_BODY / 1024} KiB at most`),
    }),
  );
  app.use(withKey(access, keys));
  app.use(noNul());
  app.use(methodNotAllowed({ app, onMethodNotAllowed: otherMethods }));
  app.route('/', healthRoutes(health, version));
  app.route('/v1', recordRoutes(changes, articles, history, relations));
  app.route('/v1', quoteRoutes(quotes));
  app.route('/v1', feedRoutes(newest, url));
  app.route('/v1', sourceRoutes(sources));
  app.route('/v1', statsRoutes(stats));
  app.route('/v1', alertRoutes(alerts));
  app.route('/v1', sinkRoutes(sinks));
  app.route('/v1', keyRoutes(keys));
  const document = documentOf(app, version);
  app.get('/v1/openapi.json', (context) => context.json(document));
  app.route('/', deskRoutes({ articles, history, relations, totals }, document, version));
  app.notFound((context) => problem(context, 'not-found', 'Nothing is at this address'));
  app.onError((error, context) => {
    if (error instanceof HTTPException && error.status < 500) {
      if (error.status === 415)
        return problem(context, 'media-type-unsupported', 'expected application/json');
      return problem(context, 'body-invalid', error.message);
    }
    if (isAway(error)) {
      log.warn(
        { reason: messageOf(error), path: context.req.path },
        'request failed, since the database is away',
      );
      context.header('retry-after', AWAY_SECONDS);
      return problem(context, 'unavailable');
    }
    log.error({ err: error, path: context.req.path }, 'request failed');
    return problem(context, 'internal');
  });
  return app;
}
