/** How sources fare, as lines for people. */
import type { OptOut } from '../model/opt-out.js';
import type { Share, SourceHealth } from '../model/source-health.js';
import { optOutLines } from './opt-out-lines.js';

export interface WatchedHealth {
  health: SourceHealth;
  /** What its site says of machines. */
  said: readonly OptOut[];
}

const HEAD =
  'source                      state      new   usual  pages  rejected  date  byline  boilerplate      ms  last success';

/** A line a source, with what is wrong under it. */
export function tableLines(page: readonly WatchedHealth[], withHead: boolean): string[] {
  return [
    ...(withHead ? [HEAD] : []),
    ...page.flatMap(({ health, said }) => [row(health), ...troubles(health), ...optOutLines(said)]),
  ];
}

function row({ id, state, articles, pages, rejected, fields, boilerplate, ...rest }: SourceHealth): string {
  return [
    id.padEnd(27),
    state.padEnd(10),
    String(articles.today + articles.yesterday).padStart(3),
    (articles.usual ? `${articles.usual.median}/d` : '–').padStart(7),
    String(pages).padStart(6),
    percent(rejected).padStart(9),
    percent(fields.date).padStart(5),
    percent(fields.byline).padStart(7),
    percent(boilerplate).padStart(12),
    String(rest.responseMs?.median ?? '–').padStart(7),
    ` ${rest.lastSuccessAt ? minute(rest.lastSuccessAt) : 'never'}`,
  ].join(' ');
}

/** What is wrong, under the source's line. */
function troubles({ alerts, state, lastError, failing }: SourceHealth): string[] {
  const isDown = state === 'failing' || state === 'unhealthy';
  return [
    ...(alerts.length > 0 ? [`  alerts: ${alerts.join(', ')}`] : []),
    ...(isDown && lastError
      ? [`  last error: ${lastError.message}`]
      : failing.map(({ url, reason, detail }) => `  ${url}: ${reason}${detail ? ` (${detail})` : ''}`)),
  ];
}

/** All there is of one source, a line each. */
export function sourceLines({ health, said }: WatchedHealth): string[] {
  const { articles, fields, lastError, rejected, failed, responseMs } = health;
  const usual = articles.usual
    ? `, usually ${articles.usual.median} a day (spread ${articles.usual.spread})`
    : '';
  const reasons = (by: Record<string, number>) =>
    Object.entries(by)
      .map(([reason, share]) => `${reason} ${Math.round(share * 100)} %`)
      .join(', ');
  const line = (name: string, said: string | undefined) =>
    said === undefined ? [] : [`${name.padEnd(14)} ${said}`];
  return [
    ...line('source', `${health.id} (${health.name}), ${health.home}`),
    ...line('state', health.state),
    ...line('alerts', health.alerts.join(', ') || 'none'),
    ...line('last success', health.lastSuccessAt ? minute(health.lastSuccessAt) : 'never'),
    ...line('next look', minute(health.nextDueAt)),
    ...line('last article', health.lastArticleAt && minute(health.lastArticleAt)),
    ...line(
      'last error',
      lastError && [lastError.at, lastError.message, lastError.url].filter(Boolean).join(' '),
    ),
    ...line('new articles', `${articles.today} today, ${articles.yesterday} yesterday${usual}`),
    ...line('pages', `${health.pages} in seven days`),
    ...line(
      'rejected',
      rejected && `${withUsual(rejected)}${rejected.share > 0 ? `: ${reasons(rejected.byReason)}` : ''}`,
    ),
    ...line('failed', failed && `${Math.round(failed.share * 100)} %: ${reasons(failed.byReason)}`),
    ...Object.entries(fields).flatMap(([name, share]) => line(name, share && withUsual(share))),
    ...line('boilerplate', health.boilerplate && withUsual(health.boilerplate)),
    ...line(
      'response',
      responseMs &&
        `${responseMs.median} ms${responseMs.usual === undefined ? '' : `, usually ${responseMs.usual} ms`}`,
    ),
    ...troubles({ ...health, alerts: [] }),
    ...optOutLines(said),
  ];
}

function withUsual(share: Share): string {
  return share.usual
    ? `${percent(share)}, usually ${Math.round(share.usual.median * 100)} %`
    : percent(share);
}

function percent(share: Share | undefined): string {
  return share ? `${Math.round(share.share * 100)} %` : '–';
}

function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
