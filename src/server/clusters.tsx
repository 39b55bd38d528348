/** The clusters that a record is in: the original first, then what shares most of its text. */
import { percent } from '../model/counted.js';
import type { Cluster, ClusterMember } from '../model/near-duplicate.js';
import { recordPath } from './home-page.js';
import { When } from './layout.js';

interface ClustersProps {
  clusters: Cluster[];
  /** The record on whose page they stand. */
  of: string;
}

export function Clusters({ clusters, of }: ClustersProps) {
  if (clusters.length === 0) return null;
  return (
    <section>
      <h2>The same text elsewhere</h2>
      {clusters.map(({ original, copies }) => (
        <table>
          <tbody>
            <tr>
              <th scope="row">original</th>
              <Member member={original} of={of} />
              <td />
            </tr>
            {copies.map((copy) => (
              <tr>
                <th scope="row">{copy.evidence.join(', ')}</th>
                <Member member={copy} of={of} />
                <td class="quiet">
                  {percent(copy.share)} of it, {percent(copy.kept)} of the original
                  {copy.via && (
                    <>
                      {' '}
                      by way of <a href={recordPath(copy.via)}>a copy</a>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

function Member({ member, of }: { member: ClusterMember; of: string }) {
  const { id, headline, source, publishedAt } = member;
  return (
    <td>
      {id === of ? <strong>{headline}</strong> : <a href={recordPath(id)}>{headline}</a>}{' '}
      <span class="quiet">
        {source} <When at={publishedAt} />
      </span>
    </td>
  );
}
