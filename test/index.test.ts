/** The library, as it is installed: it parses, and importing it does nothing else. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const PACKAGE = JSON.parse(readFileSync('package.json', 'utf8'));

function node(script: string): string {
  const args = ['--input-type=module', '--eval', script];
  return execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 });
}

describe('the library', () => {
  it('parses a page without any service, by the name of the package', () => {
    const said = node(`
      import { parseArticle } from 'copydesk';
      const html = '<h1>Bridge shut</h1>' + '<p>The old swing bridge is closed to all traffic from Monday on, the trust said.</p>'.repeat(3);
      const result = parseArticle({ bytes: new TextEncoder().encode(html), url: 'https://times.example/a' });
      console.log(result.ok, result.record.headline, result.record.blocks.length);
    `);
    expect(said.trim()).toBe('true Bridge shut 3');
  });

  it('says which URL is none', () => {
    const said = node(`
      import { parseArticle } from 'copydesk';
      const bytes = new TextEncoder().encode('<h1>Bridge shut</h1>');
      for (const page of [{ url: 'foo' }, { url: 'https://times.example/a', finalUrl: '/b' }])
        try { parseArticle({ bytes, ...page }); } catch (error) { console.log(String(error)); }
    `);
    expect(said).toBe(
      'TypeError: url: expected an absolute URL\nTypeError: finalUrl: expected an absolute URL\n',
    );
  });

  it('does nothing when it is imported: no output, nothing left running', () => {
    expect(node("await import('copydesk')")).toBe('');
  });

  it('ships what its pages link to, and no maps of sources that stay behind', () => {
    const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const [packed] = JSON.parse(execFileSync('npm', args, { encoding: 'utf8', timeout: 60_000 }));
    const paths: string[] = packed.files.map(({ path }: { path: string }) => path);
    expect(paths.filter((path) => path.endsWith('.map'))).toEqual([]);
    const links = paths
      .filter((path) => path.endsWith('.md'))
      .flatMap((page) =>
        [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/gu)].map(([, to = '']) =>
          join(dirname(page), to),
        ),
      );
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((to) => !paths.some((path) => path === to || path.startsWith(`${to}/`)))).toEqual([]);
  }, 60_000);

  it('ships its types and the JSON Schema', () => {
    expect(readFileSync(resolve(PACKAGE.exports['.'].types), 'utf8')).toContain('parseArticle');
    expect(node("console.log(import.meta.resolve('copydesk/article.schema.json'))")).toContain(
      'dist/article.schema.json',
    );
  });
});
