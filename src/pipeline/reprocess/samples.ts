/** Pages that a report shows whole: what was there beside what is made of them now. */
import type { Article, Boilerplate } from '../../model/article.js';
import type { DiffPiece, VersionDiff } from '../../model/version.js';
import { diffVersions, textChange } from '../../parsers/versions/diff-versions.js';
import type { ComparedField } from '../record-diff.js';
import type { Outcome, PageOutcome } from './outcome.js';

export interface Sample {
  url: string;
  outcome: Outcome;
  reason?: string;
  detail?: string;
  /** The reason for which it was rejected before. */
  was?: string;
  fields: ComparedField[];
  /** Headline, texts and quotes. */
  diff?: VersionDiff;
  /** What differs beside them: a line each, as words. */
  others: { field: ComparedField; words: DiffPiece[] }[];
  /** Beginning of the one record that there is, of a page that is newly accepted or rejected. */
  record?: { headline: string; text: string };
}

/** Changes of a kind that a sample shows, and UTF-16 code units of a stretch. */
const MOST = 8;
const LONGEST = 600;

/** What the diff of versions has. */
const IN_DIFF: ReadonlySet<ComparedField> = new Set([
  'headline',
  'dek',
  'bylines',
  'publishedAt',
  'modifiedAt',
  'blocks',
  'quotes',
]);

export function sampleOf(page: PageOutcome): Sample {
  const { url, outcome, reason, detail, was, difference, after } = page;
  const before = page.before?.();
  const fields = difference?.fields.map(({ name }) => name) ?? [];
  const only = before && after ? undefined : (after ?? before);
  return {
    url,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(detail === undefined ? {} : { detail }),
    ...(was === undefined ? {} : { was }),
    fields,
    ...(before && after && difference?.inContent ? { diff: shortened(diffVersions(before, after)) } : {}),
    others: before && after ? othersOf(fields, before, after) : [],
    ...(only ? { record: { headline: only.headline, text: cut(only.text) } } : {}),
  };
}

function othersOf(fields: readonly ComparedField[], before: Article, after: Article): Sample['others'] {
  return fields
    .filter((field) => !IN_DIFF.has(field))
    .map((field) => {
      const [ours, theirs] = [linesOf(before[field]), linesOf(after[field])];
      const gone = ours.filter((line) => !theirs.includes(line)).slice(0, MOST);
      const come = theirs.filter((line) => !ours.includes(line)).slice(0, MOST);
      const { words } = textChange(shownOf(gone), shownOf(come));
      return { field, words: words.length > 0 ? words : [{ is: 'same', text: 'another order' }] };
    });
}

function shownOf(lines: readonly string[]): string {
  return lines.map((line) => cut(line)).join('\n');
}

/** A value as lines of text: each item of a list, each member of an object. */
function linesOf(value: unknown): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map(lineOf);
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).map(([name, member]) => `${name}: ${lineOf(member)}`);
}

function lineOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { kind, by, text } = (value ?? {}) as Partial<Boilerplate>;
  return kind && by && text !== undefined ? `${kind}, by ${by}: ${text}` : JSON.stringify(value);
}

function shortened(diff: VersionDiff): VersionDiff {
  return {
    ...diff,
    blocks: diff.blocks.slice(0, MOST).map(({ is, words }) => ({ is, words: words.map(around) })),
    quotes: diff.quotes.slice(0, MOST),
    corrections: diff.corrections.slice(0, MOST).map(cut),
  };
}

/** Of what both have, what stands beside the changes is enough. */
function around({ is, text }: DiffPiece): DiffPiece {
  if (text.length <= LONGEST) return { is, text };
  const half = LONGEST / 2;
  return { is, text: is === 'same' ? `${cut(text, half)} ${whole(text.slice(-half))}` : cut(text) };
}

function cut(text: string, length = LONGEST): string {
  return text.length <= length ? text : `${whole(text.slice(0, length))}…`;
}

/** Without the halves of characters at its ends. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '');
}
