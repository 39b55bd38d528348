/** Copies are compared with their originals once both are there, and again when either has a new version. */
import { compareRecords } from '../parsers/compare/compare-records.js';
import type { UncomparedPair } from '../storage/relations.js';
import { eachOrPutOff } from './each-or-put-off.js';
import type { Services } from './services.js';

type Needs = Pick<Services, 'relations' | 'articles' | 'log'>;

/** Pairs that are loaded at a time. */
const BATCH = 20;
/** Pairs of one article in one go, a few milliseconds each; the tick takes what is left. */
const MOST = 200;

/** Compares the pairs of an article that has just been saved or tied. */
export async function compareTied(services: Needs, articleId: string): Promise<void> {
  for (let done = 0; done < MOST; done += BATCH) {
    const pairs = await services.relations.uncompared(BATCH, articleId);
    await compareAll(services, pairs);
    if (pairs.length < BATCH) return;
  }
}

/** Compares pairs that were left: a process died, or their tables are older than comparing. */
export async function compareLeft(services: Needs): Promise<void> {
  await compareAll(services, await services.relations.uncompared(BATCH));
}

function compareAll({ relations, articles, log }: Needs, pairs: readonly UncomparedPair[]): Promise<void> {
  return eachOrPutOff(pairs, {
    log,
    named: ({ copy, original }) => ({ copy: copy.id, original: original.id }),
    async work(pair) {
      const [original, copy] = await Promise.all(
        [pair.original, pair.copy].map(({ id, version }) => articles.get(id, version)),
      );
      if (original && copy) await relations.compared(pair, compareRecords(original, copy).summary);
    },
    putOff: (pair) => relations.putOff(pair),
  });
}
