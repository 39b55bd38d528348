/** Who may import whom, as docs/architecture.md says it. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaints, HOMES, type Module } from './support/architecture.js';

function tree(folder: string): Module[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.replaceAll('\\', '/'), source: readFileSync(path, 'utf8') }));
}

describe('the house', () => {
  it('is in order', () => {
    const modules = tree('src');
    expect(modules.length).toBeGreaterThan(50);
    expect(complaints(modules)).toEqual([]);
  });

  it('has a home for every dependency, and no home for what is gone', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(Object.keys(HOMES).sort()).toEqual(Object.keys(dependencies).sort());
  });

  it('holds no code in sites/', () => {
    const files = readdirSync('sites', { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(
      files.filter(({ name }) => !['.yaml', '.md'].includes(extname(name))).map(({ name }) => name),
    ).toEqual([]);
  });
});

/** What is said about `source` at `path`, with the files that it names standing there empty. */
function about(path: string, source: string, others: Record<string, string> = {}): string[] {
  return complaints([
    { path, source },
    ...Object.entries(others).map(([at, text]) => ({ path: at, source: text })),
  ]);
}

describe('the rules bite', () => {
  it.each([
    ['src/model/a.ts', "import { b } from '../errors.js';", 'model may not import errors'],
    ['src/errors.ts', "import type { A } from './model/a.js';", 'errors may not import model'],
    ['src/parsers/a.ts', "import { readFileSync } from 'node:fs';", 'parsers may not import node:fs'],
    ['src/parsers/a.ts', "import { b } from '../log.js';", 'parsers may not import log'],
    ['src/parsers/a.ts', "import { b } from '../storage/b.js';", 'parsers may not import storage'],
    ['src/crawlers/a.ts', "import { b } from '../queue/b.js';", 'crawlers may not import queue'],
    [
      'src/crawlers/a.ts',
      "import { b } from '../parsers/headline.js';",
      'crawlers take the discovery parsers only',
    ],
    ['src/queue/a.ts', "import { b } from '../storage/b.js';", 'queue may not import storage'],
    ['src/storage/a.ts', "import type { B } from '../delivery/b.js';", 'storage may not import delivery'],
    ['src/delivery/a.ts', "import { b } from '../parsers/b.js';", 'delivery may not import parsers'],
    ['src/pipeline/a.ts', "import { b } from '../server/b.js';", 'pipeline may not import server'],
    ['src/pipeline/a.ts', "import { b } from '../cli/b.js';", 'pipeline may not import cli'],
    ['src/pipeline/a.ts', "import { b } from '../delivery/jsonl.js';", 'only services.ts names the adapter'],
    [
      'src/pipeline/a.ts',
      "import { b } from '../queue/redis-backend.js';",
      'only services.ts names the adapter',
    ],
    ['src/server/a.tsx', "import { b } from '../cli/b.js';", 'server may not import cli'],
    ['src/cli/a.ts', "import { b } from '../index.js';", 'imports src/index.ts'],
    ['src/cli/a.ts', "import { load } from 'cheerio';", 'cheerio lives in parsers'],
    ['src/pipeline/a.ts', "import { request } from 'undici';", 'undici lives in crawlers, delivery'],
    ['src/pipeline/a.ts', "import 'bullmq';", 'bullmq lives in queue'],
    ['src/cli/a.ts', "const { Hono } = await import('hono/jsx');", 'hono lives in server'],
    ['src/cli/a.ts', "import {\n  b,\n} from 'left-pad';", 'left-pad has no home in the table'],
    ['src/queue/a.ts', "export { b } from './b.js';", 're-exports'],
    ['src/client/a.ts', "import { b } from '../errors.js';", 'client may not import errors'],
    ['src/client/a.ts', "import 'node:fs';", 'client may not import node:fs'],
    ['src/index.ts', "export * from './parsers/a.js';", 'each export is named by hand'],
    ['src/parsers/a.ts', 'const at = Date.now();', 'uses Date.now('],
    ['src/parsers/a.ts', 'const now = new Date();', 'uses new Date()'],
    ['src/parsers/a.ts', "const page = await fetch('https://times.test/'); // why not", 'uses fetch('],
    ['src/storage/a.ts', 'const url = process.env.DATABASE_URL;', 'only config.ts reads process.env'],
    ['src/queue/a.ts', 'x\n'.repeat(320), '321 lines'],
  ])('%s: %s', (path, source, complaint) => {
    expect(about(path, source)).toEqual([expect.stringContaining(complaint)]);
  });

  it('finds circles, also through types', () => {
    const others = {
      'src/model/b.ts': "import type { C } from './c.js';",
      'src/model/c.ts': "import type { A } from './a.js';",
    };
    expect(about('src/model/a.ts', "import { b } from './b.js';", others)).toEqual([
      'circle: src/model/a.ts → src/model/b.ts → src/model/c.ts → src/model/a.ts',
    ]);
  });

  it.each([
    ['src/parsers/a.ts', "import type { B } from '../model/b.js'; // then fetch( nothing"],
    ['src/parsers/a.ts', "/** As `import 'bullmq'` would. */\nconst day = new Date('2025-10-06');"],
    ['src/crawlers/a.ts', "import { b } from '../parsers/feed.js';"],
    ['src/pipeline/services.ts', "import { b } from '../delivery/jsonl.js';"],
    ['src/pipeline/a.ts', "import type { Sink } from '../delivery/sink.js';"],
    ['src/cli/run.ts', "import { listen } from '../server/listen.js';"],
    ['src/delivery/a.ts', "import { b } from '../model/b.js';\nimport { log } from '../log.js';"],
    ['src/config.ts', 'const env = process.env;'],
  ])('and leave alone what is right: %s', (path, source) => {
    expect(about(path, source)).toEqual([]);
  });
});
