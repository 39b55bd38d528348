/** What came of a run, as it grows page by page. It is JSON, so that a run that is stopped keeps it. */
import { createHash } from 'node:crypto';
import { COMPARED_FIELDS, type ComparedField } from '../record-diff.js';
import { OUTCOMES, type Outcome, type PageOutcome } from './outcome.js';
import { type Sample, sampleOf } from './samples.js';

export interface FieldCount {
  /** Records in which it differs; those that lost or gained it are among them. */
  changed: number;
  lost: number;
  gained: number;
}

export interface Report {
  pages: number;
  outcomes: Record<Outcome, number>;
  /** Only fields that differ in some record. */
  fields: Partial<Record<ComparedField, FieldCount>>;
  /** Records whose text has fewer or more characters, white space apart. */
  bodies: { shrunk: number; grown: number };
  /** By outcome and name: `newly-rejected no-body`. */
  reasons: Record<string, number>;
  /** Records of WARC files that hold no page, by type. */
  passed: Record<string, number>;
  /** Of all that the parser gave, byte for byte and in order: two runs with the same digest made the same records. */
  digest: string;
  samples: Sample[];
}

/** Samples that show a field, and of pages of one outcome. */
const SAMPLES_OF_FIELD = 3;
const SAMPLES_OF_OUTCOME = 5;

const SAMPLED: ReadonlySet<Outcome> = new Set([
  'newly-accepted',
  'newly-rejected',
  'kept',
  'trouble',
  'unreadable',
]);

export function emptyReport(): Report {
  const names = Object.keys(OUTCOMES) as Outcome[];
  return {
    pages: 0,
    outcomes: Object.fromEntries(names.map((name) => [name, 0])) as Record<Outcome, number>,
    fields: {},
    bodies: { shrunk: 0, grown: 0 },
    reasons: {},
    passed: {},
    digest: '',
    samples: [],
  };
}

export function addPage(report: Report, page: PageOutcome): void {
  const { outcome, reason, difference, digest } = page;
  report.pages++;
  report.outcomes[outcome]++;
  if (reason !== undefined) count(report.reasons, `${outcome} ${reason}`);
  if (digest !== undefined)
    report.digest = createHash('sha256').update(`${report.digest}${digest}`).digest('hex');
  if (difference) {
    for (const { name, is } of difference.fields) {
      const known = (report.fields[name] ??= { changed: 0, lost: 0, gained: 0 });
      known.changed++;
      if (is !== 'changed') known[is]++;
    }
    if (difference.grown < 0) report.bodies.shrunk++;
    if (difference.grown > 0) report.bodies.grown++;
  }
  if (isSample(report, page)) report.samples.push(sampleOf(page));
}

export function addPassed(report: Report, passed: Record<string, number>): void {
  for (const [type, number] of Object.entries(passed)) count(report.passed, type, number);
}

/** Records that were there and are compared with what the parser gives now. */
export function comparedIn({ outcomes }: Report): number {
  const { same, relabelled, changed, kept } = outcomes;
  return same + relabelled + changed + kept + outcomes['newly-rejected'];
}

/** Fields in the order of the schema. */
export function fieldsIn({ fields }: Report): [ComparedField, FieldCount][] {
  return COMPARED_FIELDS.flatMap((name) => {
    const counts = fields[name];
    return counts ? [[name, counts] as [ComparedField, FieldCount]] : [];
  });
}

/** The first ones, so that the same run shows the same. */
function isSample({ samples, outcomes, fields }: Report, { outcome, difference }: PageOutcome): boolean {
  if (SAMPLED.has(outcome) && outcomes[outcome] <= SAMPLES_OF_OUTCOME) return true;
  if (!difference || samples.length > 100) return false;
  return difference.fields.some(({ name }) => (fields[name]?.changed ?? 0) <= SAMPLES_OF_FIELD);
}

function count(counts: Record<string, number>, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}
