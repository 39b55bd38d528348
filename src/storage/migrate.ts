/** Brings the tables up to date. Kysely's migrator takes a lock, so processes that start together do it once. */
import { Migrator } from 'kysely';
import { CopydeskError, messageOf } from '../errors.js';
import type { Database } from './database.js';
import * as tables from './migrations/0001-tables.js';
import * as retention from './migrations/0002-retention.js';
import * as reasons from './migrations/0003-reasons.js';
import * as templates from './migrations/0004-templates.js';
import * as copies from './migrations/0005-copies.js';
import * as discovery from './migrations/0008-discovery.js';
import * as politeness from './migrations/0009-politeness.js';
import * as schedules from './migrations/0010-schedules.js';
import * as versions from './migrations/0014-versions.js';
import * as health from './migrations/0015-health.js';
import * as currentOptOuts from './migrations/0017-current-opt-outs.js';
import * as nearDuplicates from './migrations/0018-near-duplicates.js';
import * as sinks from './migrations/0019-sinks.js';
import * as archiveRecords from './migrations/0020-archive-records.js';
import * as facets from './migrations/0021-facets.js';
import * as archiveClosed from './migrations/0022-archive-closed.js';
import * as archiveStore from './migrations/0023-archive-store.js';
import * as apiKeys from './migrations/0024-api-keys.js';
import * as alertEvents from './migrations/0025-alert-events.js';
import * as sinkConfigs from './migrations/0026-sink-configs.js';
import * as judging from './migrations/0027-judging.js';
import * as capturesOfArticles from './migrations/0028-captures-of-articles.js';
import * as kinds from './migrations/0029-kinds.js';
import * as alertsOfSinks from './migrations/0030-alerts-of-sinks.js';
import * as archiveClaims from './migrations/0031-archive-claims.js';
import * as putOff from './migrations/0032-put-off.js';
import * as heldFiles from './migrations/0033-held-files.js';
import * as withdrawalsOf from './migrations/0034-withdrawals-of.js';
import * as versionsOfCaptures from './migrations/0035-versions-of-captures.js';
import * as optOutsOfPages from './migrations/0036-opt-outs-of-pages.js';
import * as troubledBytes from './migrations/0037-troubled-bytes.js';
import * as lastmods from './migrations/0038-lastmods.js';

const MIGRATIONS = {
  '0001-tables': tables,
  '0002-retention': retention,
  '0003-reasons': reasons,
  '0004-templates': templates,
  '0005-copies': copies,
  '0008-discovery': discovery,
  '0009-politeness': politeness,
  '0010-schedules': schedules,
  '0014-versions': versions,
  '0015-health': health,
  '0017-current-opt-outs': currentOptOuts,
  '0018-near-duplicates': nearDuplicates,
  '0019-sinks': sinks,
  '0020-archive-records': archiveRecords,
  '0021-facets': facets,
  '0022-archive-closed': archiveClosed,
  '0023-archive-store': archiveStore,
  '0024-api-keys': apiKeys,
  '0025-alert-events': alertEvents,
  '0026-sink-configs': sinkConfigs,
  '0027-judging': judging,
  '0028-captures-of-articles': capturesOfArticles,
  '0029-kinds': kinds,
  '0030-alerts-of-sinks': alertsOfSinks,
  '0031-archive-claims': archiveClaims,
  '0032-put-off': putOff,
  '0033-held-files': heldFiles,
  '0034-withdrawals-of': withdrawalsOf,
  '0035-versions-of-captures': versionsOfCaptures,
  '0036-opt-outs-of-pages': optOutsOfPages,
  '0037-troubled-bytes': troubledBytes,
  '0038-lastmods': lastmods,
};

/** Throws `migration-failed` with the name of the migration; the tables are then as they were. */
export async function migrate({ kysely }: Database): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const name = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'the first';
    throw new CopydeskError('migration-failed', `Migration ${name} failed: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
