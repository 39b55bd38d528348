/** The versions of an article, newest first: what is gone struck out, what has come marked. */
import { changedPassages } from '../diff.js';
import type { Version } from '../store.js';
import { ArticleLink, Layout, When } from './layout.js';

/** Kinds of change in the words of this site; those that say nothing to a reader have none. */
const WORDS: Record<string, string> = {
  correction: 'Correction',
  headline: 'Headline',
  dek: 'Summary',
  byline: 'Authors',
  'paragraphs-added': 'Text added',
  'paragraphs-removed': 'Text removed',
  'paragraphs-changed': 'Text changed',
  'quote-added': 'Quote added',
  'quote-removed': 'Quote removed',
  'quote-altered': 'Quote altered',
};

export function VersionsPage({ versions }: { versions: Version[] }) {
  const [latest] = versions;
  if (!latest) return null;
  return (
    <Layout title={`What changed: ${latest.record.headline}`}>
      <p class="kicker">What changed</p>
      <h1>
        <ArticleLink article={latest.record} />
      </h1>
      {versions.map((version, index) => (
        <OneVersion version={version} before={versions[index + 1]} />
      ))}
    </Layout>
  );
}

function OneVersion({ version, before }: { version: Version; before: Version | undefined }) {
  const kinds = version.changes.map((kind) => WORDS[kind]).filter((words) => words !== undefined);
  return (
    <section class="version">
      <h2>
        Version {version.version}, <When at={version.at} time />
      </h2>
      <p class="facts">
        {kinds.map((words) => (
          <span class="tag">{words}</span>
        ))}
        {version.origin === 'reprocess' && <span>the same page, read anew</span>}
        {!before && <span>as it was first seen</span>}
      </p>
      {before && <Passages before={before} after={version} />}
    </section>
  );
}

function Passages({ before, after }: { before: Version; after: Version }) {
  return (
    <>
      {changedPassages(before.record, after.record).map((pieces) => (
        <p class="passage">
          {pieces.map(({ is, text }) =>
            is === 'removed' ? <del>{text}</del> : is === 'added' ? <ins>{text}</ins> : text,
          )}
        </p>
      ))}
    </>
  );
}
