/** Site profiles: every YAML file of the package's `sites/` and of the home's own, checked once when the process starts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDomain, getHostname } from 'tldts';
import { CopydeskError, codeOf, fileTrouble } from '../errors.js';
import { Layout, SiteProfile } from '../model/site-profile.js';
import { selectorTrouble } from '../parsers/selector.js';
import { parseYaml } from './yaml-file.js';

const OURS = fileURLToPath(new URL('../../sites/', import.meta.url));

export interface Profiles {
  ids: readonly string[];
  /** The profile of that id, else the one that claims the URL's domain. */
  forUrl(url: string, id?: string): SiteProfile | undefined;
}

/**
 * Those of the home come before ours, by id and by domain. Throws `profile-invalid` with the file, the line, the key and
 * what was expected.
 */
export function loadProfiles(home?: string): Profiles {
  const byId = new Map<string, SiteProfile>();
  const byDomain = new Map<string, SiteProfile>();
  const own = home === undefined ? [] : profileFiles(join(home, 'sites'));
  for (const path of [...profileFiles(OURS), ...own]) {
    const profile = parseProfile(readProfile(path), path);
    byId.set(profile.id, profile);
    for (const domain of profile.domains) byDomain.set(domain, profile);
  }
  return {
    ids: [...byId.keys()],
    forUrl(url, id) {
      const named = id === undefined ? undefined : byId.get(id);
      return named ?? byDomain.get(getHostname(url) ?? '') ?? byDomain.get(getDomain(url) ?? '');
    },
  };
}

/** A profile's text, checked as a whole: a selector that is none would fail every page of the site. */
export function parseProfile(text: string, name: string): SiteProfile {
  const { data, wrong } = parseYaml(text, {
    code: 'profile-invalid',
    name,
    schema: SiteProfile,
    keysAt: (path) => Object.keys(shapeAt(path)),
  });
  for (const [index, layout] of data.layouts.entries()) {
    for (const [path, selector] of selectorsOf(layout)) {
      const trouble = selectorTrouble(selector);
      if (trouble !== undefined)
        throw wrong(
          ['layouts', index, ...path],
          `expected a CSS selector; "${selector}" is none: ${trouble}`,
        );
    }
  }
  return data;
}

function shapeAt(path: readonly PropertyKey[]): object {
  if (path.length === 0) return SiteProfile.shape;
  return path.includes('boilerplate') ? { select: '', kind: '' } : Layout.shape;
}

function* selectorsOf({ from: _, boilerplate = [], ...fields }: Layout): Generator<[PropertyKey[], string]> {
  for (const [key, selector] of Object.entries(fields)) if (selector !== undefined) yield [[key], selector];
  for (const [index, { select }] of boilerplate.entries()) yield [['boilerplate', index, 'select'], select];
}

/** None where there is no such folder. */
function profileFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => /\.ya?ml$/u.test(name));
    return names.sort().map((name) => join(folder, name));
  } catch (cause) {
    // ENOTDIR: the home is a file, which whoever makes the home has the better words for.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(cause))) return [];
    throw new CopydeskError('profile-invalid', `${folder}: ${fileTrouble(cause)}`, { cause });
  }
}

function readProfile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CopydeskError('profile-invalid', `${path}: ${fileTrouble(cause)}`, { cause });
  }
}
