/** Clusters of records that share most of their text: what a fingerprint holds, and what a member says of itself. */
import { z } from 'zod';
import { nameSchemas } from './name-schemas.js';

/**
 * `text`: the same words in a row. `skeleton`: the same names, numbers and quotes in the same order, between other words.
 * The others are the member's pointer to its original, and the agency that both credit.
 */
export const CLUSTER_EVIDENCE = [
  'text',
  'skeleton',
  'source-link',
  'canonical',
  'via',
  'agency-credit',
] as const;

const share = z.number().min(0).max(1);

/** A copy's place in the cluster of one original. A text merged of two originals has two. */
export const ClusterPlace = z.object({
  original: z.string().describe('Id of the earliest credible original; the cluster has no other name'),
  share: share.describe(
    "Share of the member's text that the original has: of its shingles, or of its skeleton where that is the evidence",
  ),
  kept: share.describe("Share of the original's text that the member has, likewise"),
  evidence: z.array(z.enum(CLUSTER_EVIDENCE)).min(1),
  via: z
    .string()
    .optional()
    .describe('Id of the copy that the member was made of, where it does not match the original itself'),
});

export type ClusterEvidence = (typeof CLUSTER_EVIDENCE)[number];
export type ClusterPlace = z.infer<typeof ClusterPlace>;

/** What is kept of a text to find and to verify its copies. All numbers are 32-bit hashes. */
export interface Fingerprint {
  /** Sets, sorted: every run of four words, the names and the numbers. */
  shingles: Uint32Array;
  names: Uint32Array;
  numbers: Uint32Array;
  /** Names, numbers and quotes in the order of the text. */
  skeleton: Uint32Array;
  /** For each of these the words from the one before it. */
  spans: Uint32Array;
  /** Keys under which copies of the words are looked for, signed as PostgreSQL has them. */
  textKeys: number[];
  /** The same for the skeleton. */
  skeletonKeys: number[];
}

/** What a fingerprint is stored with: what its article says of where the text comes from. */
export interface Claims {
  /** The page points at an original elsewhere. */
  isPointing: boolean;
  /** It is the page of an agency that it credits. */
  isOwnAgency: boolean;
  agencies: string[];
  /** Milliseconds since 1970, the latest that the page's date can mean; null where it has none to trust. */
  publishedAt: number | null;
  fetchedAt: number | null;
  /** Words of the text. */
  length: number;
}

/** What tells which of two texts can be the original of the other. */
export interface Standing extends Claims {
  id: string;
  /** Another page points at it. */
  isPointedAt: boolean;
}

/** What two texts have in common. */
export interface Likeness {
  /** Share of the one that the other has, and the reverse. */
  share: number;
  kept: number;
  evidence: ClusterEvidence[];
}

/** A {@link ClusterPlace} with the numbers of texts in the place of ids. */
export interface Place extends Likeness {
  original: number;
  via?: number;
}

/** A text that one is alike, as seen from that one. */
export interface Neighbour {
  no: number;
  standing: Standing;
  likeness: Likeness;
  places: readonly Place[];
}

/** A member of a cluster, as lists show it. */
export const ClusterMember = z.object({
  id: z.string(),
  headline: z.string(),
  url: z.string(),
  source: z.string().describe('Id of the source'),
  publishedAt: z.string().optional(),
});

export const Cluster = z.object({
  original: ClusterMember,
  copies: z
    .array(ClusterMember.extend(ClusterPlace.omit({ original: true }).shape))
    .describe('In the order of their dates'),
});

/** Those that an article is in, or that it is the original of. */
export const Clusters = z.object({ clusters: z.array(Cluster) });

nameSchemas({ Cluster, Clusters });

export type ClusterMember = z.infer<typeof ClusterMember>;
/** An original with what shares most of its text. */
export type Cluster = z.infer<typeof Cluster>;
export type Clusters = z.infer<typeof Clusters>;
