/** What became of one page that was parsed again: a closed list, each with the words that are shown to people. */
import type { Article } from '../../model/article.js';
import type { ChangedField, Difference } from '../record-diff.js';

export const OUTCOMES = {
  same: 'same',
  relabelled: 'same content with other fields around it',
  changed: 'changed',
  kept: 'worse, with the last good record kept',
  older: 'fetched again since',
  'newly-accepted': 'newly accepted',
  'newly-rejected': 'newly rejected',
  rejected: 'rejected as before',
  trouble: 'in trouble',
  unreadable: 'unreadable',
  elsewhere: 'on another machine',
} as const;

export type Outcome = keyof typeof OUTCOMES;

export interface PageOutcome {
  outcome: Outcome;
  /** Of the page; where it has none, the place in the file. */
  url: string;
  /** Of a rejection, a trouble or a damage: its name, and what is known beyond it. */
  reason?: string | undefined;
  detail?: string | undefined;
  /** The reason for which it was rejected before. */
  was?: string | undefined;
  fields?: ChangedField[] | undefined;
  difference?: Difference | undefined;
  /** The version that was written. */
  version?: number | undefined;
  /** The records, where they differ or one is missing. */
  before?: (() => Article) | undefined;
  after?: Article | undefined;
  /** Fingerprint of what the parser gave, byte for byte. */
  digest?: string | undefined;
}

/** Pages in their order, and how far the run has come with them. */
export interface Batch {
  pages: PageOutcome[];
  /** Records that hold no page, by type. */
  passed: Record<string, number>;
  cursor: unknown;
}
