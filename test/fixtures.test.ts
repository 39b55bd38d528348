/** Every fixture gives its record, whole, and all of its text has a place. */
import { describe, expect, it } from 'vitest';
import { expectedOf, fixtureFolders } from '../src/pipeline/fixtures.js';
import { loadProfiles } from '../src/pipeline/profiles.js';
import { comparable, parseFixture } from '../src/pipeline/write-fixture.js';

const folders = await fixtureFolders('fixtures');
const profiles = loadProfiles();

describe('fixtures', () => {
  it('are there, in at least six layouts', () => {
    expect(new Set(folders.map((folder) => folder.split('/')[1])).size).toBeGreaterThanOrEqual(6);
  });

  it.each(folders)('%s gives its record', async (folder) => {
    const expected = await expectedOf(folder);
    expect(expected, 'article.json is missing: copydesk fixture update').toBeDefined();
    // Through JSON, as the record is kept.
    expect(JSON.parse(JSON.stringify(comparable(await parseFixture(folder, profiles))))).toEqual(expected);
  });

  it.each(folders)('%s gives the same twice', async (folder) => {
    const first = JSON.stringify(await parseFixture(folder, profiles));
    expect(JSON.stringify(await parseFixture(folder, profiles))).toBe(first);
  });
});
