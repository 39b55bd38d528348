/** Sites that stop, change or shut the door: each opens its alert at the first look, and closes it at the second. */
import { sql } from 'kysely';
import { type DayCounts, noCounts } from '../../src/model/source-day.js';
import type { Services } from '../../src/pipeline/services.js';
import { article, rss, stories } from './pages.js';
import type { Route } from './site.js';
import type { Trap } from './trap.js';

const DAYS = 30;

/** As if the source had brought as much each day, until so many days ago. */
const history = (host: string, counts: Partial<DayCounts>, until: number) => async (services: Services) => {
  await sql`
    insert into source_days (source_id, day, counts)
    select ${host}, (now() at time zone 'UTC')::date - ago, ${JSON.stringify({ ...noCounts(), ...counts })}::jsonb
    from generate_series(${until}::int, ${until + DAYS}::int) as ago`.execute(services.db.kysely);
};

const SILENT = 'falls-silent.test';
const CHANGED = 'new-template.test';
const BARRED = 'shuts-the-door.test';
const DOWN = 'goes-down.test';
const LOST = 'lost-its-feed.test';

/** One an hour. */
const HOURLY = Object.fromEntries(Array.from({ length: 24 }, (_, hour) => [hour, 1]));

const READ_WELL = { articles: 50, records: 50, dated: 50, bylined: 50 };

const paths = (name: string, count: number) => Array.from({ length: count }, (_, n) => `/${name}${n}`);
const all = <Value>(addresses: readonly string[], value: Value): Record<string, Value> =>
  Object.fromEntries(addresses.map((address) => [address, value]));

const [PLAIN, FULL] = [paths('plain', 24), paths('full', 24)];
const HEAD =
  '<meta property="article:published_time" content="2026-03-01T10:00:00Z"><meta name="author" content="Nora Quist">';
const full: Record<string, Route> = Object.fromEntries(
  FULL.map((address) => [address, { body: article(`Canal report ${address}`, '', HEAD) }]),
);

const DENIED = paths('denied', 10);

export const ALERT_TRAPS: Trap[] = [
  {
    name: 'a feed that falls silent',
    host: SILENT,
    site: { '/rss': rss('/missing') },
    source: { feeds: ['/rss'] },
    async prepare(services) {
      await history(SILENT, { articles: 24, records: 24, hours: HOURLY }, 3)(services);
      await sql`
        update source_health set last_article_at = now() - interval '3 days' where source_id = ${SILENT}`.execute(
        services.db.kysely,
      );
    },
    ends: { '/missing': 'failed not-found' },
    alerts: ['silent-source'],
    again: {
      site: { '/rss': rss('/news'), ...stories('/news') },
      ends: { '/missing': 'failed not-found', '/news': 'parsed' },
      alerts: [],
    },
  },
  {
    name: 'a template that changes, and leaves dates and bylines empty',
    host: CHANGED,
    site: { '/rss': rss(...PLAIN), ...stories(...PLAIN) },
    source: { feeds: ['/rss'], revisits: 'none' },
    prepare: history(CHANGED, READ_WELL, 2),
    ends: all(PLAIN, 'parsed'),
    alerts: ['parser-drift'],
    again: {
      site: { '/rss': rss(...FULL), ...full },
      // A day later.
      async prepare({ db }) {
        await sql`
          update source_days d set day = day - 1 where source_id = ${CHANGED}
            and day = (select max(day) from source_days where source_id = d.source_id)`.execute(db.kysely);
      },
      ends: all([...PLAIN, ...FULL], 'parsed'),
      alerts: [],
    },
  },
  {
    name: 'a site that denies page after page',
    host: BARRED,
    site: { '/rss': rss(...DENIED), ...all(DENIED, { status: 403, body: 'Are you human?' }) },
    source: { feeds: ['/rss'] },
    prepare: history(BARRED, READ_WELL, 1),
    ends: all(DENIED, 'failed forbidden'),
    alerts: ['block-page'],
    again: {
      site: { '/rss': rss('/a', '/b', '/c'), ...stories('/a', '/b', '/c') },
      ends: { ...all(DENIED, 'failed forbidden'), ...all(['/a', '/b', '/c'], 'parsed') },
      alerts: [],
    },
  },
  {
    name: 'a host that fails',
    host: DOWN,
    site: { '/rss': rss('/a'), '/a': { status: 500 } },
    source: { feeds: ['/rss'] },
    ends: { '/a': 'failed server-error' },
    alerts: ['host-circuit-open'],
    again: {
      site: { '/rss': rss('/b'), ...stories('/b') },
      // The rest is over.
      async prepare({ db }) {
        await sql`update hosts set back_off_until = null where host = ${DOWN}`.execute(db.kysely);
      },
      ends: { '/a': 'failed server-error', '/b': 'parsed' },
      alerts: [],
    },
  },
  {
    name: 'a source whose feed is gone, look after look',
    host: LOST,
    site: {},
    source: { feeds: ['/rss'] },
    ends: {},
    inputs: { '/rss': 'not-found' },
    alerts: [],
    again: {
      async prepare({ db }) {
        await sql`update sources set failures = 4 where id = ${LOST}`.execute(db.kysely);
      },
      ends: {},
      inputs: { '/rss': 'not-found' },
      alerts: ['source-unhealthy'],
    },
  },
];
