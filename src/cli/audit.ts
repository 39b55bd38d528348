import { Command } from 'commander';
import { audit } from '../storage/audit.js';
import { examples } from './help.js';
import { withStore } from './store.js';

export function auditCommand(): Command {
  return new Command('audit')
    .description('Prove that nothing is lost: every URL, capture and delivery in exactly one state')
    .option('--json', 'one JSON object')
    .addHelpText('after', examples('copydesk audit', 'copydesk audit --json'))
    .action(async (_flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<{ json?: boolean; home?: string }>();
      const report = await withStore(flags, ({ db }) => audit(db));
      process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : readable(report));
      if (!report.balanced) process.exitCode = 1;
    });
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
    section('deliveries', report.deliveries),
    report.balanced ? 'balanced: everything is in exactly one state' : ['NOT BALANCED', ...broken].join('\n'),
  ].join('\n')}\n`;
}
