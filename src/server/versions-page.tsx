/** The versions of one article, newest first. */
import type { History, HistoryEntry } from '../model/version.js';
import { DiffView } from './diff-view.js';
import { recordPath } from './home-page.js';
import { Layout, When } from './layout.js';

export function VersionsPage({ history, version }: { history: History; version: string }) {
  const { id, versions, next } = history;
  const headline = versions[0]?.headline ?? '';
  return (
    <Layout title={`Versions of ${headline}`} version={version}>
      <h1>
        Versions of <a href={recordPath(id)}>{headline}</a>
      </h1>
      {versions.map((entry) => (
        <Version entry={entry} />
      ))}
      {next !== undefined && (
        <p>
          <a href={`${recordPath(id)}/versions?before=${next}`}>Older versions</a>
        </p>
      )}
    </Layout>
  );
}

const CAME = { fetch: 'came with the page', reprocess: 'parsed again', import: 'imported' };

function Version({ entry }: { entry: HistoryEntry }) {
  const { version, origin, fetchedAt, parserVersion, diff } = entry;
  return (
    <section>
      <h2>Version {version}</h2>
      <p class="quiet facts">
        <span>{diff ? diff.changes.join(', ') : 'the first'}</span>
        <span>{CAME[origin]}</span>
        <span>
          fetched <When at={fetchedAt} />
        </span>
        <span>parser {parserVersion}</span>
      </p>
      {diff && <DiffView diff={diff} />}
    </section>
  );
}
