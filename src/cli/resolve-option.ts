/** `--resolve`, as curl has it. */
import type { Command } from 'commander';
import type { Config } from '../config.js';
import { parseResolveRule, type ResolveRule } from '../crawlers/resolve.js';
import { CopydeskError, codeOf, messageOf } from '../errors.js';

export interface ResolveFlags {
  resolve?: string[];
}

export function withResolveOption(command: Command): Command {
  return command.option(
    '--resolve <host:port:address>',
    'reach a host at this address, and allow just that pair (repeatable)',
    (rule: string, rules: string[] = []) => {
      named('--resolve', rule);
      return [...rules, rule];
    },
  );
}

/** The rules of the command line, then those of the environment. */
export function resolveRules(flags: ResolveFlags, config: Config): ResolveRule[] {
  return [
    ...(flags.resolve ?? []).map((rule) => named('--resolve', rule)),
    ...config.resolve.map((rule) => named('COPYDESK_RESOLVE', rule)),
  ];
}

/** The rule; what is wrong with it is said of where it stands. */
function named(where: string, rule: string): ResolveRule {
  try {
    return parseResolveRule(rule);
  } catch (cause) {
    throw new CopydeskError(codeOf(cause), `${where}: ${messageOf(cause)}`, { cause });
  }
}
