/**
 * The house rules of `src/`, as a function from modules to complaints. The test runs it over the real tree and over
 * small bad examples, so that a rule that has stopped biting shows.
 */
import { posix } from 'node:path';

export interface Module {
  /** From the project's root, with slashes: `src/parsers/headline.ts`. */
  path: string;
  source: string;
}

interface Import {
  /** A path of ours (`src/…`), or a package's or builtin's name without a subpath. */
  target: string;
  ours: boolean;
  typeOnly: boolean;
}

const MAX_LINES = 320;

const BELOW_PIPELINE = ['parsers', 'crawlers', 'queue', 'storage', 'delivery'];

/** Which parts of ours a part may import, beside itself and the three that everyone may import. */
const MAY_IMPORT: Record<string, string[]> = {
  model: [],
  errors: [],
  log: [],
  config: [],
  parsers: [],
  crawlers: ['parsers'],
  queue: [],
  storage: [],
  delivery: [],
  pipeline: [...BELOW_PIPELINE, 'config'],
  server: ['pipeline', ...BELOW_PIPELINE],
  // A command that serves pages names the server; nobody else does.
  cli: ['server', 'pipeline', ...BELOW_PIPELINE, 'config'],
  client: [],
  index: ['parsers'],
};

/** What the package exports by name. */
const ENTRIES: ReadonlySet<string> = new Set(['src/index.ts', 'src/client/index.ts']);

const FOR_EVERYONE = ['model', 'errors', 'log'];

/** Parts that do not even get the three: what is pure stays pure, the nouns know nobody. */
const STRICT: Record<string, string[]> = {
  model: [],
  errors: [],
  log: [],
  parsers: ['model'],
  // Runs in browsers: of the model it takes types, and what needs nothing else.
  client: ['model'],
  index: ['parsers', 'model', 'errors'],
};

/** What the crawlers may use of the parsers: finding pages and what sites ask of machines, never reading articles. */
const DISCOVERY_PARSERS =
  /^src\/parsers\/(?:feed|sitemap|links|robots|opml|directives|ai-opt-outs|licences|tdm-file)[\w-]*\.ts$/u;

/** One package, one home. A new dependency gets its line here, with the part that hides it from the others. */
export const HOMES: Record<string, string[]> = {
  '@crawlee/basic': ['crawlers'],
  '@hono/node-server': ['server'],
  '@hono/zod-openapi': ['server'],
  '@noble/hashes': ['parsers'],
  aws4fetch: ['storage'],
  bullmq: ['queue'],
  cheerio: ['parsers'],
  commander: ['cli'],
  croner: ['pipeline'],
  'csv-stringify': ['delivery'],
  diff: ['parsers'],
  eld: ['parsers'],
  entities: ['parsers', 'delivery'],
  feedsmith: ['parsers', 'delivery'],
  hono: ['server'],
  htmlparser2: ['parsers'],
  'iconv-lite': ['parsers'],
  ioredis: ['queue'],
  'ipaddr.js': ['crawlers'],
  kysely: ['storage'],
  'log-update': ['cli'],
  'p-limit': ['pipeline', 'cli'],
  // BullMQ's PostgreSQL backend takes its pool ready-made.
  pg: ['storage', 'queue'],
  pino: ['log'],
  piscina: ['pipeline'],
  standardwebhooks: ['delivery'],
  tldts: ['parsers', 'crawlers', 'pipeline'],
  'http-cache-semantics': ['crawlers'],
  undici: ['crawlers', 'delivery'],
  warcio: ['storage'],
  yaml: ['pipeline'],
  zod: [
    'model',
    'config',
    'parsers',
    'crawlers',
    'queue',
    'storage',
    'delivery',
    'pipeline',
    'server',
    'cli',
  ],
};

/** What would make the same bytes give another record tomorrow. */
const IMPURE =
  /\b(?:fetch\(|process\.|Date\.now\(|new Date\(\)|Math\.random\(|performance\.|setTimeout\(|setInterval\(|crypto\.)/u;

/** Modules that open something outside the process; only `pipeline/services.ts` names them, others take what it made. */
const ADAPTERS =
  /^src\/(?:queue\/(?:open-queue|bullmq|\w+-backend)|delivery\/(?!sink\.)[\w-]+|crawlers\/connector)\.ts$/u;

/** Everything that is wrong, one line each, sorted; empty when the house is in order. */
export function complaints(modules: readonly Module[]): string[] {
  const paths = new Set(modules.map(({ path }) => path));
  const imports = new Map(modules.map((module) => [module.path, importsOf(module, paths)]));
  return [
    ...modules.flatMap((module) => aboutFile(module)),
    ...modules.flatMap(({ path }) => (imports.get(path) ?? []).flatMap((one) => aboutImport(path, one))),
    ...circles(imports),
  ].sort();
}

/** The part of the house that a file belongs to: its folder under src/, or its name. */
function partOf(path: string): string {
  const [, first = ''] = path.split('/');
  return first.replace(/\.tsx?$/u, '');
}

function aboutFile({ path, source }: Module): string[] {
  const code = withoutComments(source);
  const found: string[] = [];
  const lines = source.split('\n').length;
  if (lines > MAX_LINES) found.push(`${path}: ${lines} lines, more than ${MAX_LINES}`);
  if (partOf(path) === 'parsers') {
    const impure = IMPURE.exec(code);
    if (impure) found.push(`${path}: parsers are pure, and this uses ${impure[0]}`);
  }
  if (partOf(path) !== 'config' && /\bprocess\.env\b/u.test(code))
    found.push(`${path}: only config.ts reads process.env`);
  if (!ENTRIES.has(path) && /^export\b[^;'"]*\bfrom\s*['"]/mu.test(code)) {
    found.push(`${path}: re-exports; only an entry of the package does`);
  }
  if (ENTRIES.has(path) && /^export\s*\*/mu.test(code)) found.push(`${path}: each export is named by hand`);
  return found;
}

function aboutImport(path: string, { target, ours, typeOnly }: Import): string[] {
  const part = partOf(path);
  if (!ours) return aboutPackage(path, part, target);
  const other = partOf(target);
  if (ENTRIES.has(target)) return [`${path}: imports ${target}`];
  if (other === part) return [];
  const allowed = STRICT[part] ?? [...FOR_EVERYONE, ...(MAY_IMPORT[part] ?? [])];
  if (!allowed.includes(other)) return [`${path}: ${part} may not import ${other}`];
  if (part === 'crawlers' && other === 'parsers' && !DISCOVERY_PARSERS.test(target)) {
    return [`${path}: crawlers take the discovery parsers only, not ${target}`];
  }
  if (part === 'pipeline' && !path.endsWith('/services.ts') && !typeOnly && ADAPTERS.test(target)) {
    return [`${path}: only services.ts names the adapter ${target}`];
  }
  return [];
}

function aboutPackage(path: string, part: string, name: string): string[] {
  if (name.startsWith('node:'))
    return part === 'parsers' || part === 'model' || part === 'client'
      ? [`${path}: ${part} may not import ${name}`]
      : [];
  const homes = HOMES[name];
  if (!homes) return [`${path}: ${name} has no home in the table`];
  return homes.includes(part) ? [] : [`${path}: ${name} lives in ${homes.join(', ')}`];
}

/** Each circle once, from its alphabetically first file. */
function circles(imports: ReadonlyMap<string, Import[]>): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) found.add(circleFrom(trail.slice(at)));
    if (at >= 0 || done.has(path)) return;
    for (const { target, ours } of imports.get(path) ?? []) if (ours) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return [...found];
}

function circleFrom(trail: string[]): string {
  const first = trail.indexOf([...trail].sort()[0] as string);
  const turned = [...trail.slice(first), ...trail.slice(0, first)];
  return `circle: ${[...turned, turned[0]].join(' → ')}`;
}

const IMPORTS =
  /^(?:import|export)\s+(?<type>type\s+)?(?:[^;'"]*?\bfrom\s*)?['"](?<from>[^'"]+)['"]|\bimport\(\s*['"](?<lazy>[^'"]+)['"]/gmu;

function importsOf({ path, source }: Module, paths: ReadonlySet<string>): Import[] {
  return [...withoutComments(source).matchAll(IMPORTS)].map(({ groups }) => {
    const specifier = (groups?.from ?? groups?.lazy) as string;
    const typeOnly = groups?.type !== undefined;
    if (!specifier.startsWith('.')) return { target: packageOf(specifier), ours: false, typeOnly };
    const joined = posix.join(posix.dirname(path), specifier).replace(/\.js$/u, '');
    return { target: paths.has(`${joined}.tsx`) ? `${joined}.tsx` : `${joined}.ts`, ours: true, typeOnly };
  });
}

/** `hono/jsx` → `hono`, `@crawlee/basic/x` → `@crawlee/basic`. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Good enough for formatted code: a `//` inside a string always follows a colon here (URLs). */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|[^:'"`/\\])\/\/.*$/gmu, '$1');
}
