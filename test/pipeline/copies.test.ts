/** Copies through the whole parse job: the original joins the frontier, both are tied, and compared. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { compareLeft } from '../../src/pipeline/compare-tied.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import type { Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { audit } from '../../src/storage/audit.js';
import { fetchedPage } from '../support/pages.js';
import { arrive, atHour, withServices } from '../support/services.js';

let services: Services;

withServices(async (opened) => {
  services = opened;
  await services.sources.upsert(
    [
      sourceOf({ id: 'relay', home: 'http://relay.test/' }),
      sourceOf({ id: 'closed', home: 'http://closed.test/', followSourceLinks: false }),
    ],
    'file',
  );
});

const PARAGRAPHS = [
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at its bearings.',
  'About 4,200 vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.',
  '“It cannot wait for the summer,” said Ada Tull, the chief engineer of the trust. “We found wear in nine of its rollers.”',
  'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
];

const page = (paragraphs: readonly string[], pointsAt?: string) =>
  `<html lang="en"><head><title>Swing bridge closed</title></head><body><article><h1>Swing bridge closed</h1>
  ${paragraphs.map((text) => `<p>${text}</p>`).join('')}${pointsAt ? `<p><a href="${pointsAt}">Source link</a></p>` : ''}</article></body></html>`;

/** The page is there, as if it had been fetched at this hour, and goes through the parse job. */
async function arrives(url: string, html: string, hour = 10): Promise<void> {
  const source = await services.sources.byDomain(new URL(url).hostname);
  await arrive(services, url, html, { fetchedAt: atHour(hour), sourceId: source?.id });
}

/** Fetches what is due on hosts of this name, from these pages, until nothing is; the URLs in their order. */
async function followed(name: string, pages: (url: string) => string): Promise<string[]> {
  const urls: string[] = [];
  for (;;) {
    const due = (
      await Promise.all(Array.from({ length: 9 }, (_, n) => services.frontier.due(`${name}${n}.test`, 10)))
    ).flat();
    if (due.length === 0) return urls;
    for (const one of due) {
      const { url } = one;
      urls.push(url);
      // A page of long ago would be due again at once.
      const page = fetchedPage(url, pages(url), { fetchedAt: new Date().toISOString() });
      const captureId = await services.pages.keepFetched(page, one, {});
      if (captureId !== undefined) await parseCaptures(services, [captureId]);
    }
  }
}

async function relations(url: string) {
  const id = (await services.articles.byUrl(url))?.id;
  const { events } = await services.changes.after(0, 1_000);
  return events.flatMap((event) =>
    event.kind === 'relation' && event.relation.kind === 'copy-of' && event.articleId === id
      ? [event.relation]
      : [],
  );
}

describe('the original', () => {
  it('joins the frontier of a source that follows, and not of one that does not', async () => {
    await arrives('http://relay.test/a', page(PARAGRAPHS, 'http://joins1.test/a'));
    await arrives('http://closed.test/a', page(PARAGRAPHS, 'http://joins2.test/a'));
    expect(await services.frontier.due('joins1.test', 10)).toMatchObject([
      { url: 'http://joins1.test/a', sourceId: 'relay', hops: 1 },
    ]);
    expect(await services.frontier.due('joins2.test', 10)).toEqual([]);
  });

  it('is reached over copies of copies, up to a limit', async () => {
    await arrives('http://relay.test/chain', page(PARAGRAPHS, 'http://chain1.test/1'));
    // Every page points one further.
    const next = (url: string) => {
      const at = Number(url.at(-1)) + 1;
      return page(PARAGRAPHS, `http://chain${at}.test/${at}`);
    };
    expect(await followed('chain', next)).toEqual([1, 2, 3, 4].map((n) => `http://chain${n}.test/${n}`));
    const copy = await services.articles.byUrl('http://relay.test/chain');
    const related = await services.relations.related(copy?.id ?? '');
    expect(related.map(({ steps }) => steps)).toEqual([1, 2, 3, 4]);
  });

  it('is looked for in a loop once round', async () => {
    await arrives('http://relay.test/loop', page(PARAGRAPHS, 'http://loop1.test/1'));
    const round = (url: string) =>
      page(PARAGRAPHS, url.includes('loop1') ? 'http://loop2.test/2' : 'http://loop1.test/1');
    expect(await followed('loop', round)).toEqual(['http://loop1.test/1', 'http://loop2.test/2']);
    expect((await audit(services.db)).violations).toEqual([]);
  });
});

describe('a copy and its original', () => {
  const said = (words: string) => PARAGRAPHS.map((text) => text.replace('nine of its rollers', words));
  const [copyUrl, originalUrl] = ['http://relay.test/told', 'http://times.test/told'];

  it('are compared when both are there, and a quote that was altered is told in the feed', async () => {
    await arrives(copyUrl, page(said('all of its wheels').slice(0, 3), originalUrl));
    expect(await relations(copyUrl)).toEqual([]);
    await arrives(originalUrl, page(PARAGRAPHS));
    const [relation] = (await relations(copyUrl)).slice(-1);
    expect(relation).toMatchObject({ evidence: 'source-link', toUrl: originalUrl });
    expect(relation?.comparison).toMatchObject({
      paragraphs: { same: 2, changed: 1, dropped: 1, added: 0 },
      quotes: { same: 1, altered: 1 },
      alteredQuotes: [
        {
          original: { text: 'We found wear in nine of its rollers.', speaker: 'Ada Tull' },
          copy: { text: 'We found wear in all of its wheels.', speaker: 'Ada Tull' },
        },
      ],
    });
  });

  it('are compared again when either has a new version, without one of the other', async () => {
    await arrives(originalUrl, page(said('all of its wheels')), 12);
    const [relation] = (await relations(copyUrl)).slice(-1);
    expect(relation?.comparison).toMatchObject({ quotes: { same: 2, altered: 0 }, alteredQuotes: [] });
    expect((await services.articles.byUrl(originalUrl))?.version).toBe(2);
    expect((await services.articles.byUrl(copyUrl))?.version).toBe(1);
  });

  it('are compared by the tick when whoever tied them died', async () => {
    const [copy, original] = ['http://relay.test/late', 'http://times.test/late'];
    await arrives(copy, page(PARAGRAPHS, original));
    const record = await services.articles.byUrl(originalUrl);
    if (!record) return expect.unreachable();
    const { provenance } = record;
    await services.articles.save(
      { ...record, id: 'late', url: original, provenance: { ...provenance, finalUrl: original } },
      undefined,
    );
    expect((await relations(copy)).map(({ comparison }) => comparison)).toEqual([undefined]);
    await compareLeft(services);
    const compared = await relations(copy);
    expect(compared.at(-1)?.comparison?.taken).toBeGreaterThan(0.8);
    await compareLeft(services);
    expect(await relations(copy)).toHaveLength(compared.length);
  });

  it('hold up no other when they cannot be compared, and are compared with the next version', async () => {
    const [copy, original] = ['http://relay.test/broken', 'http://times.test/broken'];
    await arrives(original, page(PARAGRAPHS));
    const whole = await services.articles.byUrl(original);
    if (!whole) return expect.unreachable();
    const keep = (record: unknown) =>
      sql`update article_versions set record = ${JSON.stringify(record)} where article_id = ${whole.id}`.execute(
        services.db.kysely,
      );
    await keep({});
    await arrives(copy, page(PARAGRAPHS, original));
    await arrives('http://relay.test/sound', page(PARAGRAPHS, 'http://times.test/told'));
    const compared = async (url: string) => (await relations(url)).at(-1)?.comparison !== undefined;
    expect([await compared(copy), await compared('http://relay.test/sound')]).toEqual([false, true]);
    expect((await audit(services.db)).captures.trouble).toBeUndefined();
    expect(await services.relations.uncompared(10)).toEqual([]);

    await keep(whole);
    await compareLeft(services);
    expect(await compared(copy)).toBe(false);
    await arrives(copy, page(PARAGRAPHS.slice(1), original), 12);
    expect(await compared(copy)).toBe(true);
  });
});
