/** What a run may come to at most: `body-shrinks>0.5%`, `newly-rejected>0`. */
import { CopydeskError } from '../../errors.js';
import { COMPARED_FIELDS } from '../record-diff.js';
import { comparedIn, type Report } from './report.js';

interface Measure {
  /** How many. */
  of(report: Report): number;
  /** Of how many it is a share. */
  among(report: Report): number;
}

const pages = ({ pages: all }: Report) => all;

/** Shares are of the records that were there, or of all pages where a page need not have had one. */
const MEASURES: ReadonlyMap<string, Measure> = new Map([
  ['changed', { of: ({ outcomes }) => outcomes.changed, among: comparedIn }],
  ['relabelled', { of: ({ outcomes }) => outcomes.relabelled, among: comparedIn }],
  ['kept', { of: ({ outcomes }) => outcomes.kept, among: comparedIn }],
  ['newly-rejected', { of: ({ outcomes }) => outcomes['newly-rejected'], among: comparedIn }],
  ['newly-accepted', { of: ({ outcomes }) => outcomes['newly-accepted'], among: pages }],
  ['trouble', { of: ({ outcomes }) => outcomes.trouble, among: pages }],
  ['unreadable', { of: ({ outcomes }) => outcomes.unreadable, among: pages }],
  ['body-shrinks', { of: ({ bodies }) => bodies.shrunk, among: comparedIn }],
  ['body-grows', { of: ({ bodies }) => bodies.grown, among: comparedIn }],
  ...COMPARED_FIELDS.flatMap((name): [string, Measure][] => [
    [`${name}-changes`, { of: ({ fields }) => fields[name]?.changed ?? 0, among: comparedIn }],
    [`${name}-lost`, { of: ({ fields }) => fields[name]?.lost ?? 0, among: comparedIn }],
  ]),
] as [string, Measure][]);

export const MEASURE_NAMES = [...MEASURES.keys()];

export interface Threshold {
  /** As it was given. */
  text: string;
  measure: string;
  most: number;
  /** Of a share in percent; else a number of records. */
  isShare: boolean;
}

/** Throws `usage` with the measures that there are. */
export function thresholdOf(text: string): Threshold {
  const [, measure = '', most, percent] =
    /^\s*([\w-]+)\s*>\s*(\d{1,12}(?:\.\d{1,6})?)\s*(%)?\s*$/u.exec(text) ?? [];
  if (!MEASURES.has(measure) || most === undefined)
    throw new CopydeskError(
      'usage',
      `--fail-on "${text}": expected <measure>><number> or <measure>><number>%, with one of ${MEASURE_NAMES.join(', ')}`,
    );
  return { text: text.trim(), measure, most: Number(most), isShare: percent !== undefined };
}

/** A sentence for each threshold that is passed. Where nothing was compared, nothing is proved. */
export function passedBy(report: Report, thresholds: readonly Threshold[]): string[] {
  if (thresholds.length > 0 && report.pages === 0) return ['no page was parsed, so nothing was compared'];
  return thresholds.flatMap(({ text, measure, most, isShare }) => {
    const { of, among } = MEASURES.get(measure) as Measure;
    const [number, all] = [of(report), among(report)];
    const found = isShare ? (all === 0 ? 0 : (number / all) * 100) : number;
    return found > most ? [`${text}: ${number} of ${all}${isShare ? `, ${found.toFixed(2)} %` : ''}`] : [];
  });
}
