/** How a record is tied to others: its originals, its copies, and what a copy made of the original. */
import type { Article } from '../model/article.js';
import type { ComparisonSummary } from '../model/comparison.js';
import { counted, percent } from '../model/counted.js';
import { recordPath } from './home-page.js';
import { Outside } from './layout.js';
import type { RelatedArticle } from './ports.js';

interface TiesProps {
  related: RelatedArticle[];
  sourceLink: Article['sourceLink'];
}

export function Ties({ related, sourceLink }: TiesProps) {
  const tied = related.some(({ is }) => is === 'original');
  return (
    <>
      {related.map((other) => (
        <Tie other={other} />
      ))}
      {sourceLink && !tied && (
        <p class="tie">
          Points at <Outside url={sourceLink.url}>{sourceLink.url ?? sourceLink.label}</Outside> as its
          original
        </p>
      )}
    </>
  );
}

function Tie({ other }: { other: RelatedArticle }) {
  const { is, steps, id, headline, source, evidence, comparison } = other;
  const how = is === 'copy' ? 'Copied as ' : steps > 1 ? 'which is a copy of ' : 'Copy of ';
  return (
    <div class={steps > 1 ? 'tie further' : 'tie'}>
      {how}
      <a href={recordPath(id)}>{headline}</a> ({source}; evidence: {evidence})
      {comparison && steps === 1 && <Compared comparison={comparison} />}
    </div>
  );
}

function Compared({ comparison }: { comparison: ComparisonSummary }) {
  const { taken, kept, paragraphs, headline, quotes, alteredQuotes } = comparison;
  const facts = [
    `${percent(taken)} of the copy stands in the original, ${percent(kept)} of the original in the copy`,
    ...(['changed', 'dropped', 'added'] as const)
      .filter((is) => paragraphs[is] > 0)
      .map((is) => `${counted(paragraphs[is], 'paragraph')} ${is}`),
    ...(headline ? ['headline changed'] : []),
    ...(['altered', 'shortened', 'dropped', 'added'] as const)
      .filter((is) => quotes[is] > 0)
      .map((is) => `${counted(quotes[is], 'quote')} ${is}`),
  ];
  return (
    <>
      <p class="quiet">{facts.join('; ')}</p>
      {alteredQuotes.map(({ original, copy }) => (
        <dl class="altered">
          <dt>{original.speaker ?? 'The original'}</dt>
          <dd>“{original.text}”</dd>
          <dt>as copied</dt>
          <dd>“{copy.text}”</dd>
        </dl>
      ))}
    </>
  );
}
