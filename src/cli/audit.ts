import { Command } from 'commander';
import { counted } from '../model/counted.js';
import { type Attention, audit } from '../storage/audit.js';
import { examples } from './help.js';
import { withStore } from './store.js';

export function auditCommand(): Command {
  return new Command('audit')
    .option('--json', 'one JSON object')
    .addHelpText('after', examples('copydesk audit', 'copydesk audit --json'))
    .action(async (_flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<{ json?: boolean; home?: string }>();
      const report = await withStore(flags, ({ db }) => audit(db));
      process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : readable(report));
      if (!report.balanced) process.exitCode = 1;
    });
}

function attentionLine({ what, reason, count, example }: Attention): string {
  // One that a person has paused may have failed of nothing.
  const failed = count > 0 ? `failed ${counted(count, 'time')}: ` : '';
  return what === 'sink'
    ? `  sink ${reason}: ${failed}${example}`
    : `  ${reason}: ${count} (for instance ${example}); \`copydesk reprocess\` tries again`;
}

function readable(report: Awaited<ReturnType<typeof audit>>): string {
  const section = (name: string, counts: Record<string, number>) =>
    [name, ...Object.entries(counts).map(([state, count]) => `  ${state.padEnd(16)} ${count}`)].join('\n');
  const broken = report.violations.map(
    ({ rule, count, examples }) => `  ${rule}: ${count} (for instance ${examples.join(', ')})`,
  );
  return `${[
    section('URLs', report.urls),
    section('captures', report.captures),
    section('revisits', report.revisits),
    section('inputs', report.inputs),
    section('deliveries', report.deliveries),
    ...(report.attention.length > 0
      ? [['for a person to look at', ...report.attention.map(attentionLine)].join('\n')]
      : []),
    report.balanced ? 'balanced: everything is in exactly one state' : ['NOT BALANCED', ...broken].join('\n'),
  ].join('\n')}\n`;
}
