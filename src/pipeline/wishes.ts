/** What a source's inputs ask for, taken together. */
import { isQuick } from '../crawlers/find-inputs.js';
import type { SourceInput } from '../model/frontier.js';
import type { Wishes } from './schedule.js';

/**
 * Of those that are asked at each look (feeds and sitemaps of news, or all where there are none of these) and gave something
 * the last time. The first that may be asked again makes the source due, and the quickest tells its gap; an hour is skipped
 * where all of them skip it.
 */
export function wishesOf(inputs: readonly SourceInput[]): Wishes {
  const good = inputs.filter(({ lastStatus = 0 }) => lastStatus < 400);
  const quick = good.filter(isQuick);
  const asked = quick.length > 0 ? quick : good;
  if (asked.length === 0) return {};
  const gaps = asked.flatMap(({ pace }) => pace?.gapMs ?? []);
  return {
    notBefore: Math.min(...asked.map(({ notBefore }) => notBefore?.getTime() ?? 0)),
    ...(gaps.length > 0 ? { gapMs: Math.min(...gaps) } : {}),
    skipHours: inAll(asked.map(({ pace }) => pace?.skipHours ?? [])),
    skipDays: inAll(asked.map(({ pace }) => pace?.skipDays ?? [])),
  };
}

function inAll([first = [], ...others]: readonly number[][]): number[] {
  return first.filter((one) => others.every((other) => other.includes(one)));
}
