/** The docs name everything that there is, and only commands that there are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { program } from '../src/cli/program.js';
import { SETTINGS } from '../src/config.js';
import { Article, BLOCK_KINDS, BOILERPLATE_KINDS, QUOTE_KINDS, SPEAKER_KINDS } from '../src/model/article.js';
import { FETCH_REASONS } from '../src/model/fetch-reason.js';
import { PROBLEM_CODES } from '../src/model/problem.js';
import { QUALITY_FLAGS } from '../src/model/quality-flag.js';
import { REJECTIONS } from '../src/model/rejection.js';
import { SourceConfig } from '../src/model/source.js';
import { TROUBLES } from '../src/model/trouble.js';
import { VERSION_CHANGES } from '../src/model/version.js';
import { WARC_DAMAGE } from '../src/model/warc-damage.js';
import { OUTCOMES } from '../src/pipeline/reprocess/outcome.js';
import { MEASURE_NAMES } from '../src/pipeline/reprocess/thresholds.js';
import { LACKING_FIELDS } from '../src/storage/reprocessing.js';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'bench/README.md',
  'sites/README.md',
  'examples/downstream-site/README.md',
  ...readdirSync('docs').map((name) => join('docs', name)),
];
const TEXT = new Map(PAGES.map((path) => [path, readFileSync(path, 'utf8')]));

function page(path: string): string {
  const text = TEXT.get(path);
  if (text === undefined) throw new Error(`${path} is missing`);
  return text;
}

/** Those of `names` that do not stand in the text as code. */
function unnamed(names: readonly string[], text: string): string[] {
  return names.filter((name) => !text.includes(`\`${name}\``));
}

/** Paths of all fields of a schema: `bylines[].name`. A field that holds others is named through them. */
function fieldPaths(schema: z.ZodType, path = ''): string[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, inner]) =>
      fieldPaths(inner as z.ZodType, path ? `${path}.${name}` : name),
    );
  }
  if (schema instanceof z.ZodArray) {
    const inner = schema.element as z.ZodType;
    return inner instanceof z.ZodObject ? fieldPaths(inner, `${path}[]`) : [path];
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return fieldPaths(schema.unwrap() as z.ZodType, path);
  return [path];
}

/** What a link to each heading says behind `#`. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gmu)].map(([, heading]) =>
    (heading as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('docs/record.md', () => {
  it('names every field of a record', () => {
    const paths = fieldPaths(Article);
    expect(paths).toContain('quotes[].speaker.role');
    expect(unnamed(paths, page('docs/record.md'))).toEqual([]);
  });

  it('says of every field that may be absent that it may be', () => {
    const said = /\*\*What may be absent\.\*\*.*/u.exec(page('docs/record.md'))?.[0] ?? '';
    const optional = Object.entries(Article.shape).filter(([, field]) => field instanceof z.ZodOptional);
    expect(optional.length).toBeGreaterThan(5);
    expect(optional.map(([name]) => name).filter((name) => !said.includes(`\`${name}\``))).toEqual([]);
  });

  it.each([
    ['block kind', BLOCK_KINDS],
    ['quote kind', QUOTE_KINDS],
    ['kind of speaker', SPEAKER_KINDS],
    ['boilerplate kind', BOILERPLATE_KINDS],
    ['quality flag', Object.keys(QUALITY_FLAGS)],
    ['rejection', Object.keys(REJECTIONS)],
    ['reason of a fetch', Object.keys(FETCH_REASONS)],
    ['trouble', Object.keys(TROUBLES)],
    ['kind of change', Object.keys(VERSION_CHANGES)],
  ])('names every %s', (_, names) => {
    expect(unnamed(names, page('docs/record.md'))).toEqual([]);
  });
});

describe('docs/reprocessing.md', () => {
  it.each([
    ['outcome', Object.keys(OUTCOMES)],
    ['damage of a WARC file', Object.keys(WARC_DAMAGE)],
    ['field that a record may lack', LACKING_FIELDS],
    ['measure but those of the fields', MEASURE_NAMES.filter((name) => !/-(?:changes|lost)$/u.test(name))],
  ])('names every %s', (_, names) => {
    expect(names.length).toBeGreaterThan(5);
    expect(unnamed([...names], page('docs/reprocessing.md'))).toEqual([]);
  });
});

describe('docs/api.md', () => {
  it('names every code of a problem', () => {
    expect(unnamed(PROBLEM_CODES, page('docs/api.md'))).toEqual([]);
  });
});

describe('docs/settings.md', () => {
  it('names every setting, and no other', () => {
    const text = page('docs/settings.md');
    expect(unnamed(SETTINGS, text)).toEqual([]);
    const named = text.match(/\b(?:COPYDESK_[A-Z_]+|[A-Z]+_URL)\b/gu) ?? [];
    expect(named.filter((name) => !SETTINGS.includes(name))).toEqual([]);
  });

  it('names every key of sources.yaml', () => {
    expect(unnamed(Object.keys(SourceConfig.shape), page('docs/settings.md'))).toEqual([]);
  });
});

describe('commands', async () => {
  const commands = (await program([])).commands.map((command) => command.name());
  const all = (await Promise.all(commands.map((name) => program([name])))).flatMap((root) => root.commands);

  it('are all named in docs/commands.md and in the README', () => {
    expect(commands).toContain('run');
    expect(
      unnamed(
        commands.map((name) => `copydesk ${name}`),
        page('docs/commands.md'),
      ),
    ).toEqual([]);
    expect(unnamed(commands, page('README.md'))).toEqual([]);
  });

  it.each(commands)('%s has all its options in docs/commands.md', (name) => {
    const text = page('docs/commands.md');
    const ofName = all.filter((command) => command.name() === name);
    const options = [...ofName, ...ofName.flatMap(({ commands: under }) => under)]
      .flatMap((command) => command.options)
      .flatMap(({ long }) => long ?? []);
    expect(options.filter((option) => !new RegExp(`${option}\\b`, 'u').test(text))).toEqual([]);
  });

  it('that the docs show are there', () => {
    const shown = [...TEXT].flatMap(([path, text]) =>
      [...text.matchAll(/(?:npx |`|^|\$ )copydesk ([a-z]+)/gmu)].map(([, name]) => ({
        path,
        name: name as string,
      })),
    );
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter(({ name }) => !commands.includes(name))).toEqual([]);
  });
});

describe('every page', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

  it.each(PAGES)('%s names npm scripts that there are', (path) => {
    const named = [...page(path).matchAll(/npm run ([\w:-]+)/gu)].map(([, name]) => name as string);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(PAGES)('%s links to files and headings that there are', (path) => {
    const links = [...page(path).matchAll(/\]\((?!https?:)([^)]+)\)/gu)].map(([, link]) => link as string);
    const broken = links.filter((link) => {
      const [file = '', heading] = link.split('#');
      const to = file === '' ? path : join(dirname(path), file);
      if (!existsSync(to)) return true;
      return heading !== undefined && !headingsOf(readFileSync(to, 'utf8')).includes(heading);
    });
    expect(broken).toEqual([]);
  });
});
