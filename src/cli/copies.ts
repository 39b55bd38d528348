import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { percent } from '../model/counted.js';
import type { Cluster, ClusterMember } from '../model/near-duplicate.js';
import { httpUrl } from '../model/url.js';
import { examples } from './help.js';
import { type GlobalFlags, type Store, withStore } from './store.js';

interface CopiesFlags extends GlobalFlags {
  json?: boolean;
}

export function copiesCommand(): Command {
  return new Command('copies')
    .argument('<article>', 'id of a record, or a URL under which it is known')
    .option('--json', 'the clusters as one JSON object')
    .addHelpText(
      'after',
      examples(
        'copydesk copies https://times.example/2026/a',
        'copydesk copies 3f0a55c1d2e94b7786a0c1b2d3e4f506 --json',
      ),
    )
    .action(async (article: string, _flags: CopiesFlags, self: Command) => {
      const flags = self.optsWithGlobals<CopiesFlags>();
      const { id, clusters } = await withStore(flags, (store) => found(store, article));
      process.stdout.write(
        flags.json ? `${JSON.stringify({ id, clusters })}\n` : `${readable(id, clusters).join('\n')}\n`,
      );
    });
}

async function found(store: Store, article: string): Promise<{ id: string; clusters: Cluster[] }> {
  const isUrl = httpUrl(article) !== undefined;
  const record = await (isUrl ? store.articles.byUrl(article) : store.articles.get(article));
  if (record) return { id: record.id, clusters: await store.nearDuplicates.clusters(record.id) };
  throw new CopydeskError(
    'no-such-record',
    `${article}: no record has this ${isUrl ? 'URL' : 'id'}; the desk and \`export\` show ids`,
  );
}

/** `*` stands before the article that was asked for. */
function readable(id: string, clusters: readonly Cluster[]): string[] {
  if (clusters.length === 0) return ['no other record shares most of its text'];
  return clusters.flatMap(({ original, copies }, at) => [
    ...(at > 0 ? [''] : []),
    ...lines(original, id, 'original'),
    ...copies.flatMap((copy) =>
      lines(
        copy,
        id,
        `${copy.evidence.join(', ')}: ${percent(copy.share)} of it, ${percent(copy.kept)} of the original`,
        copy.via,
      ),
    ),
  ]);
}

function lines(member: ClusterMember, id: string, why: string, via?: string): string[] {
  const { headline, source, publishedAt, url } = member;
  return [
    `${member.id === id ? '*' : ' '} ${[publishedAt ?? 'no date', source, headline].join('  ')}`,
    `    ${url}`,
    `    ${why}${via === undefined ? '' : `, by way of ${via}`}`,
  ];
}
