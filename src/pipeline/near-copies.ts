/** Near-duplicates: a record's text is entered, compared with those that share some of it, and placed among them. */
import type { ClusterEvidence } from '../model/near-duplicate.js';
import { fingerprintOf } from '../parsers/copies/fingerprint.js';
import { likenessOf, type Tie } from '../parsers/copies/likeness.js';
import { claimsOf } from '../parsers/copies/standing.js';
import type { Candidate } from '../storage/near-duplicates.js';
import type { DueText } from '../storage/near-places.js';
import { eachOrPutOff } from './each-or-put-off.js';
import type { Services } from './services.js';

type Needs = Pick<Services, 'nearDuplicates' | 'articles' | 'log'>;

/** Texts that one tick takes, a few milliseconds each. */
const BATCH = 20;

/** Looks for the copies and originals of an article that has just been saved or tied. */
export async function findCopies(services: Needs, articleId: string): Promise<void> {
  await compareAll(services, await services.nearDuplicates.due(1, articleId));
}

/**
 * What was left: a process died, an article that others hung on is gone, the tables are older than this. Whoever takes
 * the same text beside it leaves the same.
 */
export async function findCopiesLeft(services: Needs): Promise<void> {
  await compareAll(services, await services.nearDuplicates.due(BATCH));
}

function compareAll(services: Needs, texts: readonly DueText[]): Promise<void> {
  return eachOrPutOff(texts, {
    log: services.log,
    named: ({ id }) => ({ article: id }),
    work: (text) => compareText(services, text),
    putOff: (text) => services.nearDuplicates.putOff(text),
  });
}

async function compareText({ nearDuplicates, articles }: Needs, text: DueText): Promise<void> {
  const record = await articles.get(text.id);
  if (!record) return;
  const fingerprint = fingerprintOf(record.text);
  const claims = claimsOf(record, fingerprint.length);
  await nearDuplicates.enter(text, fingerprint, claims);
  const found = await nearDuplicates.candidates(text, fingerprint);
  const compared = found.map((candidate) => {
    const tie = tieOf(candidate, claims.agencies);
    return { ...candidate, likeness: likenessOf(fingerprint, candidate.fingerprint, tie) };
  });
  await nearDuplicates.settle(text, compared);
}

function tieOf({ pointer, agencies }: Candidate, own: readonly string[]): Tie | undefined {
  const shared: ClusterEvidence | undefined = agencies.some((agency) => own.includes(agency))
    ? 'agency-credit'
    : undefined;
  return pointer ?? shared;
}
