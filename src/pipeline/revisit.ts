/** What becomes of a page that was asked for again. What is kept stays, unless the page came and is another one. */
import type { FetchOutcome } from '../crawlers/outcome.js';
import type { ResponseHead } from '../model/capture.js';
import { hostOf, urlKey } from '../model/url.js';
import type { Directives } from '../parsers/directives.js';
import type { FrontierUrl } from '../storage/due-urls.js';
import type { Revisit, Unchanged } from '../storage/revisits.js';
import { digestOf } from './capture-store.js';
import { compareTied } from './compare-tied.js';
import { afterFailure, nextRevisit, planOf } from './revisit-plan.js';
import type { Services } from './services.js';

/** Hosts that send a page back and forth. */
const MOST_RENAMES = 5;

/** Writes it down; the id of the new capture, when there is one. */
export async function settleRevisit(
  services: Services,
  one: FrontierUrl & { revisit: Revisit },
  outcome: FetchOutcome,
  told?: Directives,
): Promise<string | undefined> {
  const { revisits, pages, sources } = services;
  const plan = planOf(one.sourceId === undefined ? undefined : await sources.get(one.sourceId));
  const now = new Date();
  const next = nextRevisit(plan, one.revisit.firstFetchedAt, now);
  switch (outcome.kind) {
    case 'page': {
      const { page, etag, lastModified } = outcome;
      if (digestOf(page.bytes) === one.revisit.digest) {
        const until = told?.unavailableAt === undefined ? null : new Date(told.unavailableAt);
        const answer = { etag: etag ?? null, lastModified: lastModified ?? null, unavailableAt: until };
        await unchanged(services, one, page, answer, next);
        return undefined;
      }
      const more = { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}), ...told };
      return pages.keepFetched(page, one, more, next);
    }
    case 'not-modified': {
      // A 304 names what has changed of these, and the rest holds on (RFC 9111, 4.3.4).
      const { etag = one.etag ?? null, lastModified = one.lastModified ?? null } = outcome;
      await unchanged(services, one, outcome.head, { etag, lastModified }, next);
      return undefined;
    }
    case 'elsewhere':
      await movedSince(services, one, outcome.to);
      return undefined;
    case 'refused':
    case 'failed': {
      const { reason, retry, retryAfterMs } = outcome;
      const { firstFetchedAt, failures } = one.revisit;
      // Said twice, it is gone for good. The record stays: to withdraw it is for a person to decide.
      const isOver = reason === 'gone' && one.revisit.reason === 'gone';
      const later = afterFailure({ plan, firstFetchedAt, now, failures: failures + 1, retry, retryAfterMs });
      await revisits.failed(one.id, reason, isOver ? undefined : later);
      return undefined;
    }
  }
}

/** The archive has the record first, as with a page. */
async function unchanged(
  { pages, revisits }: Services,
  one: FrontierUrl & { revisit: Revisit },
  head: ResponseHead & { bytes?: Uint8Array },
  answer: Unchanged,
  next: Date | undefined,
): Promise<void> {
  const at = await pages.sawAgain(head, one.revisit);
  if (!(await revisits.unchanged(one, { ...answer, at }, next)) && at) await pages.erase(at);
}

/** The page has gone to another host. What is there is a page of its own, to which the article points from now on. */
async function movedSince(
  services: Services,
  one: FrontierUrl & { revisit: Revisit },
  to: string,
): Promise<void> {
  const { articles, frontier, revisits, queue } = services;
  if (urlKey(to) === urlKey(one.url)) {
    if (one.revisit.failures < MOST_RENAMES) await revisits.rename(one.id, to, hostOf(to));
    else await revisits.failed(one.id, 'too-many-redirects', undefined);
  } else {
    await frontier.add([
      { url: to, sourceId: one.sourceId, foundIn: 'redirect', fromUrl: one.url, hops: one.hops },
    ]);
    const articleId = await articles.movedTo(one.url, to);
    await revisits.failed(one.id, 'other-host', undefined);
    if (articleId !== undefined) await compareTied(services, articleId);
  }
  await queue.add([{ name: 'crawl', payload: { host: hostOf(to) } }]);
}
