/** Which of the clauses that could be reported are: a linear model decides, see `bench/train-quotes.mjs`. */
import type { Attributed } from './attributor.js';
import { REPORT, type Report, type ReportFinder } from './reports.js';
import { Features } from './templates.js';
import type { Tokens } from './tokens.js';
import weights from './weights.json' with { type: 'json' };

const WEIGHTS = REPORT.load(weights.report);
const THRESHOLD = -0.3;
const SURE = Number.POSITIVE_INFINITY;

/** At most one clause of a sentence and none that holds a quote in marks, in the order of their verbs. */
export function reportedIn(finder: ReportFinder, tokens: Tokens, quoted: readonly Attributed[]): Report[] {
  const features = new Features();
  const oddsOf = (report: Report) => {
    finder.features(report, features);
    return features.score(WEIGHTS);
  };
  const marked = quoted.map(({ facts }) => facts.token);
  const found: Report[] = [];
  let next = 0;
  for (let sentence = 0; sentence < tokens.sentences.length; sentence++) {
    let best: Report | undefined;
    let most = THRESHOLD;
    for (const report of finder.of(sentence)) {
      while (next < marked.length && (marked[next] as number) < tokens.firstOf(sentence)) next++;
      if (holds(marked, next, report)) continue;
      const odds = report.isSure ? SURE : oddsOf(report);
      if (odds > most) {
        most = odds;
        best = report;
      }
    }
    if (best) found.push(best);
  }
  return found;
}

function holds(marked: readonly number[], from: number, { first, last }: Report): boolean {
  for (let at = from; at < marked.length && (marked[at] as number) <= last; at++)
    if ((marked[at] as number) >= first) return true;
  return false;
}
