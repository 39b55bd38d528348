/** Site profiles: every YAML file of `sites/`, checked once when the process starts. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getDomain, getHostname } from 'tldts';
import { parse } from 'yaml';
import { z } from 'zod';
import { CopydeskError } from '../errors.js';
import { SiteProfile } from '../model/site-profile.js';

const FOLDER = fileURLToPath(new URL('../../sites/', import.meta.url));

export interface Profiles {
  ids: readonly string[];
  /** The profile of that id, else the one that claims the URL's domain. */
  forUrl(url: string, id?: string): SiteProfile | undefined;
}

/** Throws `profile-invalid` with the file's name and what is wrong. */
export function loadProfiles(folder = FOLDER): Profiles {
  const byId = new Map<string, SiteProfile>();
  const byDomain = new Map<string, SiteProfile>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const parsed = SiteProfile.safeParse(parse(readFileSync(`${folder}/${file}`, 'utf8')));
    if (!parsed.success) {
      throw new CopydeskError('profile-invalid', `sites/${file}: ${z.prettifyError(parsed.error)}`);
    }
    byId.set(parsed.data.id, parsed.data);
    for (const domain of parsed.data.domains) byDomain.set(domain, parsed.data);
  }
  return {
    ids: [...byId.keys()],
    forUrl(url, id) {
      const named = id === undefined ? undefined : byId.get(id);
      return named ?? byDomain.get(getHostname(url) ?? '') ?? byDomain.get(getDomain(url) ?? '');
    },
  };
}
