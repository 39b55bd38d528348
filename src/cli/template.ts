import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { counted } from '../model/counted.js';
import {
  fingerprintOfId,
  type LearnedBlock,
  type LearnedTemplate,
  learnedOf,
} from '../pipeline/templates.js';
import { examples } from './help.js';
import { type GlobalFlags, type Store, withStore } from './store.js';

interface TemplateFlags extends GlobalFlags {
  json?: boolean;
  unlearn?: string;
}

export function templateCommand(): Command {
  return new Command('template')
    .argument('<source>', 'id of the source, or the domain of pages that no source counts for')
    .option('--json', 'one JSON object')
    .option(
      '--unlearn <block>',
      'take a block out, by its id, for good; or `all`: take everything out and begin anew',
    )
    .addHelpText(
      'after',
      examples('copydesk template harbour-times', 'copydesk template harbour-times --unlearn 1x8k2m9q0a'),
    )
    .action(async (source: string, _flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<TemplateFlags>();
      const said = await withStore(flags, (store) =>
        flags.unlearn === undefined
          ? show(store, source, flags.json ?? false)
          : unlearn(store, source, flags.unlearn),
      );
      process.stdout.write(said);
    });
}

async function show({ templates, sources }: Store, source: string, json: boolean): Promise<string> {
  const learned = await learnedOf(templates, source);
  if (learned) return json ? `${JSON.stringify(learned)}\n` : readable(learned);
  if (!(await sources.get(source)) && (await templates.window(source)).length === 0)
    throw new CopydeskError('unknown-source', `${source}: no such source, and no page of it`);
  return json ? 'null\n' : `${source}: nothing learned so far\n`;
}

async function unlearn({ templates }: Store, source: string, what: string): Promise<string> {
  if (what === 'all') {
    const empty = await templates.unlearnAll(source);
    if (!empty) throw new CopydeskError('usage', `${source}: nothing was learned`);
    return `unlearned: ${empty.id} is empty; what comes from now on is learned from\n`;
  }
  const fingerprint = fingerprintOfId(what);
  const next = fingerprint === undefined ? undefined : await templates.unlearn(source, fingerprint);
  if (!next)
    throw new CopydeskError(
      'usage',
      `${what}: no block of the template; \`copydesk template ${source}\` shows them`,
    );
  return `unlearned: ${next.id} is without it\n`;
}

function readable({ template, articles, blocks }: LearnedTemplate): string {
  const head = `${template}: ${counted(blocks.length, 'block')}; counts are of the newest ${counted(articles, 'article')}`;
  return `${[head, ...blocks.flatMap(lines)].join('\n')}\n`;
}

/** Id, articles, kind, whether it is taken out of the body, and the text as it stood on the newest page. */
function lines({ id, articles, kind, inherited, fromBody, examples: found }: LearnedBlock): string[] {
  const named = `${kind}${inherited ? '' : '?'}`;
  const head = `${id.padEnd(12)} ${String(articles).padStart(3)}  ${named.padEnd(15)} ${fromBody ? 'body' : '    '}`;
  return found.map(({ text }, at) => `${at === 0 ? head : ' '.repeat(head.length)}  ${text}`);
}
