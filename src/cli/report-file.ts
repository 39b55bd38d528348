/** The report of `reprocess` as a file: whole or not at all. */
import { open, rename, rm } from 'node:fs/promises';
import { CopydeskError, fileTrouble } from '../errors.js';
import type { Report } from '../pipeline/reprocess/report.js';
import { type ReportFacts, reportPage } from '../server/report-page.js';
import { packageVersion } from './version.js';

export interface ReportFile {
  write(report: Report, facts: Omit<ReportFacts, 'version'>): Promise<void>;
  close(): Promise<void>;
}

/** Opened at once, so that a run of hours does not end at a folder that is not there. Throws `output-unwritable`. */
export async function openReportFile(path: string): Promise<ReportFile> {
  const unwritable = (cause: unknown) =>
    new CopydeskError('output-unwritable', `${path}: cannot be written: ${fileTrouble(cause)}`, { cause });
  const beside = `${path}.${process.pid}.part`;
  const handle = await open(beside, 'w').catch((cause: unknown) => {
    throw unwritable(cause);
  });
  let isWhole = false;
  return {
    async write(report, facts) {
      try {
        await handle.writeFile(reportPage(report, { ...facts, version: packageVersion }));
        await handle.sync();
        await rename(beside, path);
        isWhole = true;
      } catch (cause) {
        throw unwritable(cause);
      }
    },
    async close() {
      await handle.close();
      if (!isWhole) await rm(beside, { force: true });
    },
  };
}
