/** The site: one address that takes webhooks, and pages for readers. Tests ask it without a socket, by `app.request(…)`. */
import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { changeOfMessage, type Message } from './changes.js';
import type { Follower } from './follow.js';
import { ArticlePage } from './pages/article.js';
import { FrontPage } from './pages/front.js';
import { Missing } from './pages/layout.js';
import { SpeakerPage, SpeakersPage } from './pages/speakers.js';
import { VersionsPage } from './pages/versions.js';
import type { Store } from './store.js';

const STYLE = readFileSync(new URL('../style.css', import.meta.url), 'utf8');

const ENTRIES_A_PAGE = 20;

/** A record is as long as its article; the longest reports have some hundred kilobytes. */
const MOST_BYTES = 16 * 1024 * 1024;

export interface SiteParts {
  store: Store;
  follower: Follower;
  /** `whsec_` and base64, as Copydesk has it. */
  secret: string;
}

export function createSite({ store, follower, secret }: SiteParts): Hono {
  const app = new Hono();
  const webhook = new Webhook(secret);

  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'self'"], frameAncestors: ["'none'"] },
    }),
  );

  app.post('/copydesk', bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }), async (context) => {
    // The signature is over the bytes as they came; JSON that was read and written again would be others.
    const message = webhook.verify(await context.req.text(), context.req.header()) as Message;
    const change = changeOfMessage(message);
    if (change) await follower.take(change);
    return context.body(null, 204);
  });

  app.get('/', (context) => {
    const page = Math.min(Math.max(Math.trunc(Number(context.req.query('page') ?? 1)) || 1, 1), 1e6);
    // One more than is shown tells whether there is a next page.
    const entries = store.front(ENTRIES_A_PAGE + 1, (page - 1) * ENTRIES_A_PAGE);
    const older = entries.length > ENTRIES_A_PAGE;
    return context.html(<FrontPage entries={entries.slice(0, ENTRIES_A_PAGE)} page={page} older={older} />);
  });

  app.get('/articles/:id', (context) => {
    const id = context.req.param('id');
    const versions = store.versions(id);
    const [latest] = versions;
    if (!latest) return context.html(<Missing />, 404);
    return context.html(
      <ArticlePage
        record={latest.record}
        versions={versions}
        originals={store.originals(id)}
        copies={store.copies(id)}
      />,
    );
  });

  app.get('/articles/:id/versions', (context) => {
    const versions = store.versions(context.req.param('id'));
    if (versions.length === 0) return context.html(<Missing />, 404);
    return context.html(<VersionsPage versions={versions} />);
  });

  app.get('/speakers', (context) => context.html(<SpeakersPage speakers={store.speakers()} />));

  app.get('/speakers/:name', (context) => {
    const name = context.req.param('name');
    const said = store.saidBy(name);
    if (said.length === 0) return context.html(<Missing />, 404);
    return context.html(<SpeakerPage name={name} said={said} />);
  });

  app.get('/style.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.notFound((context) => context.html(<Missing />, 404));

  app.onError((error, context) => {
    // Not 400, which says that the message can never be taken: a wrong secret is mended, and the message sent again.
    if (error instanceof WebhookVerificationError) return context.text('wrong signature\n', 401);
    console.error(error);
    return context.text('not now\n', 503);
  });

  return app;
}

/** This one message can never be taken; those behind it can. */
function tooLarge(context: Context): Response {
  return context.text('too large\n', 413);
}
