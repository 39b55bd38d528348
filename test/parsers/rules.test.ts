/** Every rule of the body has a page on which the body is wrong without it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULE_NAMES } from '../../src/parsers/body/judge.js';
import { parseArticle } from '../../src/parsers/parse-article.js';
import { expectedOf, fixtureFolders } from '../../src/pipeline/fixtures.js';
import { fixturePage } from '../../src/pipeline/stored-pages.js';

/** The folders of the fixtures whose `why` names the rule. */
const guards = new Map<string, string[]>();
for (const folder of await fixtureFolders('fixtures')) {
  const { why } = JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8')) as { why?: string };
  for (const [, name = ''] of (why ?? '').matchAll(/`([\w-]+)`/gu))
    guards.set(name, [...(guards.get(name) ?? []), folder]);
}

describe('the rules of the body', () => {
  it('are all guarded, and no fixture guards a rule that is not there', () => {
    expect([...guards.keys()].sort()).toEqual([...RULE_NAMES].sort());
  });

  describe.each(RULE_NAMES)('%s', (rule) => {
    it.each(guards.get(rule) ?? [])('decides the body of %s', async (folder) => {
      const stored = await fixturePage(folder);
      const expected = await expectedOf(folder);
      if ('unreadable' in stored || !expected || !('text' in expected)) throw new Error(folder);
      const whole = parseArticle(stored.page);
      const left = parseArticle(stored.page, { without: new Set([rule]) });
      expect(whole.ok && whole.record.text).toBe(expected.text);
      expect(left.ok && left.record.text).not.toBe(expected.text);
    });
  });
});
