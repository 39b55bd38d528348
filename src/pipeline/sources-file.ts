/** Reads `sources.yaml`. A bad file gives one error that names the line, the key and what was expected. */
import { readFile } from 'node:fs/promises';
import { getDomain } from 'tldts';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CopydeskError } from '../errors.js';
import { wrongCookie, wrongHeader } from '../model/secret-reference.js';
import { durationMs, type Source, SourceConfig, SourcesFile } from '../model/source.js';
import type { Profiles } from './profiles.js';
import { checkSchedule } from './schedule.js';
import { yamlTrouble } from './yaml-trouble.js';

/** Least time between two requests to one host where a source names none. */
const DEFAULT_DELAY_MS = 1_000;

/**
 * Every source of the file, its settings decided; `profiles` are those that a source may name. Throws `sources-invalid`, or
 * `sources-unreadable` when there is no such file.
 */
export async function readSourcesFile(path: string, profiles: Pick<Profiles, 'ids'>): Promise<Source[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CopydeskError('sources-unreadable', `${path}: cannot be read`, { cause });
  });
  return parseSources(text, path, profiles);
}

/** {@link readSourcesFile} on a text; `name` stands at the start of an error. */
export function parseSources(text: string, name: string, profiles: Pick<Profiles, 'ids'>): Source[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const syntax = document.errors[0];
  if (syntax) {
    const { line, key, message } = yamlTrouble(syntax, text, lines);
    throw invalid(name, line, key, message);
  }
  const parsed = SourcesFile.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    // The first in the file, as people read it.
    const [first] = parsed.error.issues
      .map((issue) => wrongKey(issue))
      .map((wrong) => ({ ...wrong, line: lineOf(document, wrong.path, lines) }))
      .sort((a, b) => a.line - b.line);
    throw invalid(name, first?.line ?? 1, first?.path.join('.'), first?.message ?? '');
  }
  const sources: Source[] = [];
  for (const [index, config] of parsed.data.sources.entries()) {
    const at = (key: string) => lineOf(document, ['sources', index, ...key.split(' ')], lines);
    const wrong =
      wrongPattern(config) ??
      wrongSchedule(config) ??
      wrongProfile(config, profiles.ids) ??
      wrongOwnHeader(config);
    if (wrong)
      throw invalid(name, at(wrong.key), `sources.${index}.${wrong.key.replace(' ', '.')}`, wrong.message);
    const source = sourceOf(config);
    if (sources.some((other) => other.id === source.id)) {
      throw invalid(
        name,
        at('id'),
        `sources.${index}.id`,
        `"${source.id}" stands twice; expected an id of its own`,
      );
    }
    sources.push(source);
  }
  return sources;
}

/** A source with every setting decided: the id from the domain where the file gives none. */
export function sourceOf(config: SourceConfig): Source {
  const host = new URL(config.home).hostname;
  const domain = getDomain(host) ?? host;
  const budget = config.budget && {
    ...(config.budget.run === undefined ? {} : { run: config.budget.run }),
    ...(config.budget.day === undefined ? {} : { day: config.budget.day }),
  };
  return {
    id: config.id ?? domain,
    name: config.name ?? domain,
    domain,
    home: config.home,
    feeds: config.feeds ?? [],
    sitemaps: config.sitemaps ?? [],
    sections: config.sections ?? [],
    articles: config.articles ?? [],
    delayMs: config.delay === undefined ? DEFAULT_DELAY_MS : durationMs(config.delay),
    followSourceLinks: config.followSourceLinks ?? true,
    ...(config.schedule === undefined ? {} : { schedule: config.schedule }),
    ...(config.revisits === undefined ? {} : { revisitsMs: revisitsOf(config.revisits) }),
    ...(config.profile === undefined ? {} : { profile: config.profile }),
    ...(budget === undefined ? {} : { budget }),
    ...(config.headers === undefined ? {} : { headers: config.headers }),
    ...(config.cookies === undefined ? {} : { cookies: config.cookies }),
    ...(config.optOuts === undefined ? {} : { optOuts: config.optOuts }),
  };
}

function revisitsOf(revisits: 'none' | string[]): number[] {
  return revisits === 'none' ? [] : revisits.map(durationMs);
}

function wrongKey(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code !== 'unrecognized_keys') return { path: issue.path, message: issue.message };
  const known = Object.keys(issue.path.length > 0 ? SourceConfig.shape : SourcesFile.shape);
  return {
    path: [...issue.path, issue.keys[0] as string],
    message: `unknown key; expected one of ${known.join(', ')}`,
  };
}

function wrongPattern(config: SourceConfig): { key: string; message: string } | undefined {
  for (const pattern of config.articles ?? []) {
    try {
      new RegExp(pattern, 'u');
    } catch {
      return { key: 'articles', message: `expected regular expressions; "${pattern}" is none` };
    }
  }
  return undefined;
}

function wrongSchedule(config: SourceConfig): { key: string; message: string } | undefined {
  if (config.schedule === undefined || checkSchedule(config.schedule)) return undefined;
  return { key: 'schedule', message: 'expected a duration of at least 1s such as 15m, or a cron expression' };
}

function wrongProfile(
  { profile }: SourceConfig,
  ids: readonly string[],
): { key: string; message: string } | undefined {
  if (profile === undefined || ids.includes(profile)) return undefined;
  const known = ids.length > 0 ? `one of ${ids.join(', ')}` : 'a profile of sites/, which has none';
  return { key: 'profile', message: `"${profile}" is not known; expected ${known}` };
}

/** The key is `headers Authorization`; no name of a header holds a blank. */
function wrongOwnHeader({
  headers = {},
  cookies = {},
}: SourceConfig): { key: string; message: string } | undefined {
  for (const [under, own, wrong] of [
    ['headers', headers, wrongHeader],
    ['cookies', cookies, wrongCookie],
  ] as const) {
    for (const [name, value] of Object.entries(own)) {
      const message = wrong(name, value);
      if (message !== undefined) return { key: `${under} ${name}`, message };
    }
  }
  return undefined;
}

function invalid(name: string, line: number, key: string | undefined, message: string): CopydeskError {
  return new CopydeskError('sources-invalid', `${name}:${line}: ${key ? `${key}: ` : ''}${message}`);
}

/** Line of the deepest node that the path reaches: of the key where it is there, else of what should hold it. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const holder = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(holder)
      ? holder.items.find((item) => isNode(item.key) && String(item.key) === key)
      : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
