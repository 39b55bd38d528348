/** The order in which the files of a run begin, where no earlier run has told how long each takes. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They start whole processes or wait for the product's own bounds: a quarter of a minute to two minutes each. */
const LONG =
  /[/]test[/](?:cli|traps)[/]|[/](?:newsroom|embedded|bad-input|bad-bytes|parse-pool|fair-turns|downstream-site-browser)[.]test/u;

/** Pure functions. */
const SHORT = /[/]test[/](?:model|parsers)[/]/u;

/** Long files first, so that at the end of a run no core waits for one of them alone; pure functions fill up last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) =>
      LONG.test(moduleId) ? 0 : SHORT.test(moduleId) ? 2 : 1;
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
