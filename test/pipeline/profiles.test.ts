import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadProfiles } from '../../src/pipeline/profiles.js';

const root = mkdtempSync(join(tmpdir(), 'copydesk-profiles-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let homes = 0;
/** A home whose `sites/` holds that one file. */
function homeWith(yaml: string): string {
  const home = join(root, `home-${homes++}`);
  mkdirSync(join(home, 'sites'), { recursive: true });
  writeFileSync(join(home, 'sites', 'gazette.yaml'), yaml);
  return home;
}

const GAZETTE = `id: gazette
domains: [gazette.example]
timezone: Europe/London
layouts:
  - body: div.story
    boilerplate:
      - { select: div.promo, kind: related }
`;

describe('profiles of the home', () => {
  it('are known beside those that come with the package', () => {
    const profiles = loadProfiles(homeWith(GAZETTE));
    expect(profiles.ids).toEqual([...loadProfiles().ids, 'gazette']);
    expect(profiles.forUrl('https://www.gazette.example/a')?.id).toBe('gazette');
    expect(loadProfiles(join(root, 'no-such-home')).ids).toEqual(loadProfiles().ids);
  });

  it('come before those with their id or their domain', () => {
    const profiles = loadProfiles(
      homeWith('id: example-times\ndomains: [times.example]\nlayouts: [{ body: main }]\n'),
    );
    expect(profiles.ids).toEqual(loadProfiles().ids);
    expect(profiles.forUrl('https://times.example/a')?.layouts).toEqual([{ body: 'main' }]);
  });

  it.each([
    [
      'a selector',
      'div.story',
      'div[[',
      /:5: layouts\.0\.body: expected a CSS selector; "div\[\[" is none: /u,
    ],
    ['a pseudo-class', 'div.story', 'div:story', /:5: layouts\.0\.body: expected a CSS selector/u],
    ['a selector in a list', 'div.promo', '">>"', /:7: layouts\.0\.boilerplate\.0\.select: expected a CSS/u],
    ['a time zone', 'Europe/London', 'Europe/Lundun', /:3: timezone: expected an IANA time zone such as/u],
    ['a key', 'timezone', 'zone', /:3: zone: unknown key; expected one of id, domains, timezone, layouts$/u],
    ['a key of a layout', 'body:', 'text:', /:5: layouts\.0\.text: unknown key; expected one of from, head/u],
    ['YAML', '[gazette.example]', '[gazette.example', /gazette\.yaml:\d+: .*expected/u],
  ])('give one error with file, line and key for a wrong one: %s', (_, right, wrong, message) => {
    const home = homeWith(GAZETTE.replace(right, wrong));
    expect(() => loadProfiles(home)).toThrow(message);
    expect(() => loadProfiles(home)).toThrow(join(home, 'sites', 'gazette.yaml'));
  });
});
