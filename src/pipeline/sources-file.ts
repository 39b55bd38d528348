/** Reads `sources.yaml`. A bad file gives one error that names the line, the key and what was expected. */
import { readFile } from 'node:fs/promises';
import { getDomain } from 'tldts';
import { CopydeskError, fileTrouble } from '../errors.js';
import { wrongCookie, wrongHeader } from '../model/secret-reference.js';
import { durationMs, type Source, SourceConfig, SourcesFile } from '../model/source.js';
import type { Profiles } from './profiles.js';
import { checkSchedule } from './schedule.js';
import { parseYaml } from './yaml-file.js';

/** Least time between two requests to one host where a source names none. */
const DEFAULT_DELAY_MS = 1_000;

/**
 * Every source of the file, its settings decided; `profiles` are those that a source may name. Throws `sources-invalid`, or
 * `sources-unreadable` when there is no such file.
 */
export async function readSourcesFile(path: string, profiles: Pick<Profiles, 'ids'>): Promise<Source[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CopydeskError('sources-unreadable', `${path}: cannot be read: ${fileTrouble(cause)}`, {
      cause,
    });
  });
  return parseSources(text, path, profiles);
}

/** {@link readSourcesFile} on a text; `name` stands at the start of an error. */
export function parseSources(text: string, name: string, profiles: Pick<Profiles, 'ids'>): Source[] {
  const { data, wrong: wrongAt } = parseYaml(text, {
    code: 'sources-invalid',
    name,
    schema: SourcesFile,
    keysAt: (path) => Object.keys(path.length > 0 ? SourceConfig.shape : SourcesFile.shape),
  });
  const sources: Source[] = [];
  for (const [index, config] of data.sources.entries()) {
    const at = (key: string) => ['sources', index, ...key.split(' ')];
    const wrong =
      wrongPattern(config) ??
      wrongSchedule(config) ??
      wrongProfile(config, profiles.ids) ??
      wrongOwnHeader(config);
    if (wrong) throw wrongAt(at(wrong.key), wrong.message);
    const source = sourceOf(config);
    if (sources.some((other) => other.id === source.id))
      throw wrongAt(at('id'), `"${source.id}" stands twice; expected an id of its own`);
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
