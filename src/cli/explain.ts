import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { counted } from '../model/counted.js';
import type { BodyCandidate, LedgerEntry } from '../model/ledger.js';
import { REJECTIONS } from '../model/rejection.js';
import { openParsePool } from '../pipeline/parse-pool.js';
import type { ParseOutcome } from '../pipeline/parse-worker.js';
import { loadProfiles } from '../pipeline/profiles.js';
import type { FetchFlags } from './fetch-one.js';
import { examples } from './help.js';
import { pagesOf } from './parse.js';
import { withResolveOption } from './resolve-option.js';
import { configOf } from './store.js';
import { urlOption } from './url-option.js';

interface ExplainFlags extends FetchFlags {
  url?: string;
  json?: boolean;
}

export function explainCommand(): Command {
  const command = new Command('explain')
    .argument('<input>', 'file, folder, URL, .warc.gz or -')
    .addOption(urlOption())
    .option('--json', 'one JSON object a page');
  return withResolveOption(command)
    .addHelpText('after', examples('copydesk explain page.html --url https://times.example/2026/a'))
    .action(async (input: string, _flags: ExplainFlags, self: Command) => {
      const flags = self.optsWithGlobals<ExplainFlags>();
      const profiles = loadProfiles(configOf(flags).home);
      const pool = openParsePool();
      try {
        for await (const stored of pagesOf(input, flags)) {
          if ('unreadable' in stored)
            throw new CopydeskError('input-unreadable', `${stored.id}: ${stored.unreadable}`);
          const { page, id } = stored;
          const profile = profiles.forUrl(page.finalUrl ?? page.url);
          const outcome = await pool.parse({ page, profile, ledger: true });
          process.stdout.write(
            flags.json ? `${JSON.stringify({ id, ...outcome })}\n` : readable(id, outcome),
          );
        }
      } finally {
        await pool.close();
      }
    });
}

/** Long texts are shown by their beginning. */
const SHOWN = 100;

function readable(id: string, outcome: ParseOutcome): string {
  const head = outcome.ok ? fieldsOf(outcome) : [`rejected: ${outcome.reason}, ${sentenceOf(outcome)}`];
  const bodies = (outcome.candidates ?? []).map(candidateLine);
  return [id, ...head, '', ...bodies, '', ...(outcome.ledger ?? []).map(line), ''].join('\n');
}

function sentenceOf({
  reason,
  detail,
}: {
  reason: keyof typeof REJECTIONS;
  detail?: string | undefined;
}): string {
  return detail ? `${REJECTIONS[reason]} (${detail})` : REJECTIONS[reason];
}

/** Each field with its value, where it was taken from and how sure that is. */
function fieldsOf({ record }: ParseOutcome & { ok: true }): string[] {
  const fields = Object.entries(record.fields).map(([name, { from, confidence }]) => {
    const value = record[name as keyof typeof record];
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    return fieldLine(name, from, confidence, shortened(shown ?? ''));
  });
  const { score, flags } = record.quality;
  const told = new Set(flags.map(({ flag, detail }) => (detail ? `${flag}: ${detail}` : flag)));
  return [...fields, fieldLine('quality', '', score, shortened([...told].join(', ')))];
}

function fieldLine(name: string, from: string, sure: number, value: string): string {
  return `${name.padEnd(14)} ${from.padEnd(8)} ${sure.toFixed(2)}  ${value}`.trimEnd();
}

function candidateLine({ by, path, prose, confirmed, chosen }: BodyCandidate): string {
  const told = confirmed > 0 ? `, ${counted(confirmed, 'block')} in JSON-LD` : '';
  return `${(chosen ? 'body' : '').padEnd(14)} ${by.padEnd(8)} ${prose} characters of running text${told}  [${path}]`;
}

function line({ label, rule, text, path }: LedgerEntry): string {
  return `${label.padEnd(14)} ${rule.padEnd(28)} ${shortened(text)}${path ? `  [${path}]` : ''}`;
}

function shortened(text: string): string {
  const folded = text.replace(/\s+/gu, ' ');
  return folded.length <= SHOWN ? folded : `${folded.slice(0, SHOWN)}…`;
}
