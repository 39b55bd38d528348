/** The report of `reprocess` as one page that needs nothing else: no script, no style sheet, no picture. */

import { raw } from 'hono/html';
import { counted } from '../model/counted.js';
import { httpUrl } from '../model/url.js';
import type { DiffPiece, VersionDiff } from '../model/version.js';
import { OUTCOMES, type Outcome } from '../pipeline/reprocess/outcome.js';
import { comparedIn, fieldsIn, type Report } from '../pipeline/reprocess/report.js';
import type { Sample } from '../pipeline/reprocess/samples.js';
import { Words } from './diff-view.js';
import { DIFF_STYLE, PALETTE } from './style.js';

export interface ReportFacts {
  failed: readonly string[];
  dryRun: boolean;
  stopped: boolean;
  version: string;
}

const STYLE = `${PALETTE}${DIFF_STYLE}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem 1.25rem 3rem; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, sans-serif; }
h1, h2, h3 { font-family: Georgia, serif; line-height: 1.25; } h3 { margin: 2rem 0 .3rem; font-size: 1.05rem; overflow-wrap: anywhere; }
a { color: var(--accent); } .quiet { color: var(--quiet); font-size: .9rem; } .failed { border-left: 4px solid var(--accent); padding-left: .8rem; }
table { border-collapse: collapse; } th, td { padding: .3rem .8rem .3rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-top: 0; color: var(--quiet); font-size: .85rem; font-weight: 500; } .counts td { text-align: right; font-variant-numeric: tabular-nums; }
.sides { width: 100%; table-layout: fixed; } .sides th { width: 8rem; color: var(--quiet); font-weight: 500; font-size: .85rem; }
.sides td { white-space: pre-line; overflow-wrap: anywhere; } footer { margin-top: 3rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
@media (max-width: 48rem) { .sides th { width: 5rem; } }
`;

export function reportPage(report: Report, facts: ReportFacts): string {
  return String(<Page report={report} facts={facts} />);
}

function Page({ report, facts }: { report: Report; facts: ReportFacts }) {
  const { failed, dryRun, stopped, version } = facts;
  const { shrunk, grown } = report.bodies;
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta
            http-equiv="content-security-policy"
            content="default-src 'none'; style-src 'unsafe-inline'"
          />
          <meta name="color-scheme" content="light dark" />
          <title>Reprocessed: {counted(report.pages, 'page')}</title>
          <style>{raw(STYLE)}</style>
        </head>
        <body>
          <h1>{counted(report.pages, 'page')}, parsed again</h1>
          <p class="quiet">
            {counted(comparedIn(report), 'record')} compared.{' '}
            {dryRun ? 'Nothing was written.' : 'New versions were written.'}
            {stopped && ' The run was stopped before its end.'}
          </p>
          {failed.length > 0 && (
            <div class="failed">
              <h2>Thresholds passed</h2>
              {failed.map((text) => (
                <p>{text}</p>
              ))}
            </div>
          )}
          <Counts title="Pages" rows={outcomeRows(report)} />
          <Fields report={report} />
          {shrunk + grown > 0 && (
            <p>
              Bodies: {shrunk} shorter, {grown} longer.
            </p>
          )}
          <Counts title="Reasons" rows={Object.entries(report.reasons)} />
          <Counts title="Records of the files that hold no page" rows={Object.entries(report.passed)} />
          {report.samples.length > 0 && <h2>Samples</h2>}
          {report.samples.map((sample) => (
            <SampleView sample={sample} />
          ))}
          <footer class="quiet">
            Copydesk {version}. What the parser gave: {report.digest || 'nothing'}
          </footer>
        </body>
      </html>
    </>
  );
}

function outcomeRows({ outcomes }: Report): [string, number][] {
  const names = Object.keys(OUTCOMES) as Outcome[];
  return names.filter((name) => outcomes[name] > 0).map((name) => [OUTCOMES[name], outcomes[name]]);
}

function Counts({ title, rows }: { title: string; rows: readonly [string, number][] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <table class="counts">
        <tbody>
          {rows.map(([name, count]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Fields({ report }: { report: Report }) {
  const rows = fieldsIn(report);
  if (rows.length === 0) return null;
  return (
    <>
      <h2>Records changed, by field</h2>
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Changed</th>
            <th scope="col">Lost</th>
            <th scope="col">Gained</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, { changed, lost, gained }]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{changed}</td>
              <td>{lost}</td>
              <td>{gained}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function SampleView({ sample }: { sample: Sample }) {
  const { url, outcome, reason, detail, was, fields, diff, others, record } = sample;
  const facts = [OUTCOMES[outcome], ...(fields.length > 0 ? [fields.join(', ')] : [])];
  const why = [reason, detail].filter(Boolean).join(': ');
  const href = httpUrl(url);
  return (
    <section>
      <h3>
        {href ? (
          <a href={href} rel="noreferrer nofollow">
            {url}
          </a>
        ) : (
          url
        )}
      </h3>
      <p class="quiet">{facts.join(' · ')}</p>
      <table class="sides diff">
        <tbody>
          {record && outcome === 'newly-accepted' && (
            <Row label="Record" before={was ?? 'none'} after={`${record.headline}\n${record.text}`} />
          )}
          {record && outcome !== 'newly-accepted' && (
            <Row label="Record" before={`${record.headline}\n${record.text}`} after={why} />
          )}
          {!record && why && <Row label="Reason" before={was ?? ''} after={why} />}
          {diff && <DiffRows diff={diff} />}
          {others.map(({ field, words }) => (
            <Sides label={field} words={words} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const FIELDS = ['headline', 'dek', 'bylines', 'publishedAt', 'modifiedAt'] as const;

function DiffRows({ diff }: { diff: VersionDiff }) {
  return (
    <>
      {FIELDS.map((name) => {
        const change = diff[name];
        return change && <Sides label={name} words={change.words} />;
      })}
      {diff.blocks.map(({ is, words }) => (
        <Sides label={`block ${is}`} words={words} />
      ))}
      {diff.quotes.map(({ is, before, after }) => (
        <Row label={`quote ${is}`} before={said(before)} after={said(after)} />
      ))}
    </>
  );
}

function said(quote: { text: string; speaker?: string | undefined } | undefined): string {
  if (!quote) return '';
  return quote.speaker === undefined ? `“${quote.text}”` : `“${quote.text}” (${quote.speaker})`;
}

function Row({ label, before, after }: { label: string; before: string; after: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{before}</td>
      <td>{after}</td>
    </tr>
  );
}

/** On the left what was there, on the right what is made of it now. */
function Sides({ label, words }: { label: string; words: readonly DiffPiece[] }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <Words words={words.filter(({ is }) => is !== 'added')} />
      </td>
      <td>
        <Words words={words.filter(({ is }) => is !== 'removed')} />
      </td>
    </tr>
  );
}
