/** robots.txt as RFC 9309 reads it: groups by product token, the longest matching rule wins, allow wins a tie. */

export interface RobotsRules {
  groups: RobotsGroup[];
  /** Absolute URLs, as written. */
  sitemaps: string[];
  /** URLs of licences (Really Simple Licensing), as written. */
  licences: string[];
}

interface RobotsGroup {
  /** Lower-case product tokens. */
  agents: string[];
  /** One list for the groups that share it. */
  rules: Rule[];
  /** Seconds, from `Crawl-delay`, which is no part of the RFC. */
  crawlDelay: number | undefined;
  /** Values of `Content-Signal`, as written. */
  contentSignals: string[];
}

interface Rule {
  allow: boolean;
  /** Its escapes in one form. */
  pattern: string;
  /** Of the pattern as written: the longest that matches decides. */
  length: number;
}

/** RFC 9309, 2.5: at least 500 KiB are to be read. */
const MAX_CHARACTERS = 512_000;
/** More wildcards than any rule needs; the rest of a longer pattern is ignored. */
export const MAX_PATTERN = 2_000;

export function parseRobots(text: string): RobotsRules {
  const groups: RobotsGroup[] = [];
  const sitemaps: string[] = [];
  const licences: string[] = [];
  let group: RobotsGroup | undefined;
  let namingAgents = false;
  let hasRules = false;
  for (const line of text
    .slice(0, MAX_CHARACTERS)
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\r|\n/u)) {
    const [field, value] = recordOf(line);
    switch (field) {
      case 'user-agent':
        if (!namingAgents || !group) {
          // What is no rule does not end a group (RFC 9309, 2.2.4): those named before it and behind it share their rules.
          const rules = group && !hasRules ? group.rules : [];
          group = { agents: [], rules, crawlDelay: undefined, contentSignals: [] };
          groups.push(group);
          hasRules = false;
        }
        group.agents.push(tokenOf(value));
        namingAgents = true;
        break;
      case 'allow':
      case 'disallow':
        // An empty rule forbids nothing, but it ends the list of agents.
        if (value !== '') group?.rules.push(ruleOf(field === 'allow', value.slice(0, MAX_PATTERN)));
        namingAgents = false;
        hasRules = true;
        break;
      case 'crawl-delay':
        if (group && Number.isFinite(Number.parseFloat(value))) group.crawlDelay ??= Number.parseFloat(value);
        namingAgents = false;
        break;
      case 'content-signal':
        group?.contentSignals.push(value);
        namingAgents = false;
        break;
      // These two stand outside of the groups, wherever they are written.
      case 'sitemap':
        sitemaps.push(value);
        break;
      case 'license':
        licences.push(value);
        break;
    }
  }
  return { groups, sitemaps, licences };
}

function ruleOf(allow: boolean, written: string): Rule {
  return { allow, pattern: normalized(written), length: written.length };
}

/** By hand: a pattern that looks for the end of the value turns for minutes on one line of blanks. */
function recordOf(line: string): [field: string, value: string] {
  const said = line.split('#', 1)[0] as string;
  const colon = said.indexOf(':');
  return [said.slice(0, Math.max(colon, 0)).trim().toLowerCase(), said.slice(colon + 1).trim()];
}

/** Whether the product may fetch the URL. robots.txt itself always. */
export function isAllowed(rules: RobotsRules, token: string, url: string): boolean {
  if (new URL(url).pathname === '/robots.txt') return true;
  const path = pathOf(url);
  let best: Rule | undefined;
  // Thousands of groups may share one list.
  for (const list of new Set(groupsFor(rules, token).map((group) => group.rules)))
    for (const rule of list) {
      const { allow, length } = rule;
      if (best && (length < best.length || (length === best.length && !allow))) continue;
      if (matches(rule.pattern, path)) best = rule;
    }
  return best?.allow ?? true;
}

/** The part of a URL that patterns of paths are for, in one form: `*` and `$` are escaped, as patterns name them. */
export function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return normalized(pathname + search).replace(/[*$]/gu, escaped);
}

/** Whether a pattern of robots.txt (RFC 9309, 2.2.2 and 2.2.3) is for a path as {@link pathOf} gives it. */
export function isMatch(pattern: string, path: string): boolean {
  return matches(normalized(pattern), path);
}

/** Seconds between two requests, where the site asks for them. */
export function crawlDelay(rules: RobotsRules, token: string): number | undefined {
  const delays = groupsFor(rules, token).flatMap((group) => group.crawlDelay ?? []);
  return delays.length > 0 ? Math.max(0, ...delays) : undefined;
}

/** What the groups for the product say of uses, each value as written. */
export function contentSignals(rules: RobotsRules, token: string): string[] {
  return groupsFor(rules, token).flatMap((group) => group.contentSignals);
}

/** Whether a group is for this very product. */
export function isNamed({ groups }: RobotsRules, token: string): boolean {
  return groups.some(({ agents }) => agents.includes(token.toLowerCase()));
}

/** All groups of the token count as one (RFC 9309, 2.2.1); those of `*` only where it has none. */
function groupsFor({ groups }: RobotsRules, token: string): RobotsGroup[] {
  const own = groups.filter(({ agents }) => agents.includes(token.toLowerCase()));
  return own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
}

/** `Copydesk/1.0 (+…)` names the product Copydesk. */
function tokenOf(agent: string): string {
  return agent === '*' ? '*' : (/^[\w-]+/u.exec(agent)?.[0] ?? agent).toLowerCase();
}

/** Escapes in one form: those of unreserved characters resolved, all others in upper case, other characters escaped. */
function normalized(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[^\u0021-\u007e]+/gu, (characters) => encodeURIComponent(characters))
    .replace(/%([0-9a-f]{2})/giu, (octet, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return /[\w.~-]/u.test(character) ? character : octet.toUpperCase();
    });
}

/** Of `*` and `$`, which URLs may hold as they are. */
function escaped(character: string): string {
  return character === '*' ? '%2A' : '%24';
}

/** `*` stands for anything, a `$` at the end for the end; any other `$` is one. Greedy from left to right: linear in the path for each star. */
function matches(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$');
  const [first = '', ...others] = (toEnd ? pattern.slice(0, -1) : pattern)
    .replace(/\$/gu, escaped)
    .split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of others.entries()) {
    if (toEnd && index === others.length - 1) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !toEnd || at === path.length;
}
