/** What is wrong with a source, by all that is known of it. Pure: counts in, findings out. */
import type { Finding } from '../../model/alert.js';
import type { SourceFacts } from '../../storage/source-facts.js';
import { blockOf } from './block-page.js';
import { driftsOf } from './drift.js';
import { silenceOf, silentFrom } from './silence.js';

export function judge(facts: SourceFacts, now: Date): Finding[] {
  // Nobody expects anything of it.
  if (facts.source.paused) return [];
  return [unhealthy(facts), blocked(facts, now), drifted(facts, now), silent(facts, now)].flatMap(
    (finding) => finding ?? [],
  );
}

/** What is wrong with a source is looked at anew after so long, and with any other after a day. */
const WRONG_AGAIN_MS = 3_600_000;
const AGAIN_MS = 24 * 3_600_000;

/** When it is to be judged again, should nothing come of it meanwhile: only its silence grows by itself. */
export function judgeNext(
  { days, lastArticleAt }: SourceFacts,
  findings: readonly Finding[],
  now: Date,
): Date {
  const after = (ms: number) => new Date(now.getTime() + ms);
  return findings.length > 0 ? after(WRONG_AGAIN_MS) : silentFrom(days, lastArticleAt, after(AGAIN_MS));
}

function unhealthy({ source }: SourceFacts): Finding | undefined {
  const { unhealthySince, failures, lastError = '' } = source;
  if (!unhealthySince) return undefined;
  return {
    name: 'source-unhealthy',
    detail: `${failures} looks in a row failed: ${lastError}`,
    facts: { failures, unhealthySince: unhealthySince.toISOString(), lastError },
  };
}

function blocked({ recent, days, open }: SourceFacts, now: Date): Finding | undefined {
  const block = blockOf(recent, days, now, open.has('block-page'));
  if (!block) return undefined;
  const reasons = Object.entries(block.reasons).map(([reason, count]) => `${reason} ${count}`);
  const detail =
    block.how === 'denied'
      ? `${block.pages} pages were denied: ${reasons.join(', ')}`
      : `The same page came under ${block.pages} URLs: ${reasons.join(', ')}`;
  return { name: 'block-page', detail, facts: { ...block } };
}

const WHAT = {
  record: 'give a record',
  headline: 'have a headline',
  body: 'have a body',
  date: 'have a date',
  byline: 'have a byline',
};

function drifted({ days, open }: SourceFacts, now: Date): Finding | undefined {
  const drifts = driftsOf(days, now, open.get('parser-drift'));
  if (drifts.length === 0) return undefined;
  const said = drifts.map(
    ({ measure, share, usual, pages }) =>
      `${percent(share)} of ${pages} pages ${WHAT[measure]}, usually ${percent(usual)}`,
  );
  return { name: 'parser-drift', detail: said.join('; '), facts: { drifts } };
}

function silent({ days, lastArticleAt, open }: SourceFacts, now: Date): Finding | undefined {
  const since = open.get('silent-source');
  const isOver = since !== undefined && lastArticleAt !== undefined && lastArticleAt > since;
  const silence = isOver ? undefined : silenceOf(days, lastArticleAt, now);
  // Once it is open only an article ends it: what is usual is forgotten with time, and the silence is not over by that.
  if (!silence?.silent && (since === undefined || isOver)) return undefined;
  const at = lastArticleAt?.toISOString();
  const facts = silence
    ? { expected: tenth(silence.expected), perDay: tenth(silence.perDay), longest: tenth(silence.longest) }
    : {};
  const usual = silence ? `, in which ${tenth(silence.expected)} were to be expected` : '';
  return {
    name: 'silent-source',
    detail: `No new article since ${at?.slice(0, 16)}${usual}`,
    facts: { lastArticleAt: at, ...facts },
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
