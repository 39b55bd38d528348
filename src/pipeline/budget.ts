/** Requests of a source that has a budget are counted before they take their slot. */
import { noPage } from '../crawlers/outcome.js';
import type { TakeSlot } from '../crawlers/visit.js';
import type { Source } from '../model/source.js';
import type { Budgets } from '../storage/budgets.js';

/**
 * `source`: for whom the next request is; counted once, however often its slot has to be waited for, or is given back
 * unused, and not at all where there is none: the host rests, or the lease is lost.
 */
export function withinBudget(
  takeSlot: TakeSlot,
  budgets: Budgets,
  source: () => Pick<Source, 'id' | 'budget'> | undefined,
): TakeSlot {
  let isPaid = false;
  return async (host, crawlDelayMs) => {
    const { id, budget } = source() ?? {};
    if (!isPaid && id !== undefined && budget) {
      const spent = await budgets.spend(id, budget);
      if (spent) return noPage('budget-spent', { retryAfterMs: spent.spentForMs });
      isPaid = true;
    }
    const answer = await takeSlot(host, crawlDelayMs);
    if (answer === 'lost' || 'reason' in answer) {
      // Nothing goes out, and who asks next may be another source.
      if (isPaid && id !== undefined) await budgets.giveBack(id);
      isPaid = false;
      return answer;
    }
    if (!('end' in answer)) return answer;
    isPaid = false;
    return {
      end(answered) {
        if (!answered) isPaid = true;
        return answer.end(answered);
      },
    };
  };
}
