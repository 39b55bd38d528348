/** `--resolve`, as curl has it. */
import type { Command } from 'commander';
import type { Config } from '../config.js';
import { parseResolveRule, type ResolveRule } from '../crawlers/resolve.js';

export interface ResolveFlags {
  resolve?: string[];
}

export function withResolveOption(command: Command): Command {
  return command.option(
    '--resolve <host:port:address>',
    'reach a host at this address, and allow just that pair (repeatable)',
    (rule: string, rules: string[] = []) => [...rules, rule],
  );
}

/** The rules of the command line, then those of the environment. */
export function resolveRules(flags: ResolveFlags, config: Config): ResolveRule[] {
  return [...(flags.resolve ?? []), ...config.resolve].map(parseResolveRule);
}
