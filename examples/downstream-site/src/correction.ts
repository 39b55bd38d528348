/** A correction for the demo: one story of the newsroom, as its paper puts it right on the next day. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const STORY = 'http://harbour-times.test/2025/10/06/ferry-rudder/';

const PAGE = fileURLToPath(
  new URL('../../newsroom/harbour-times.test/2025/10/06/ferry-rudder/index.html', import.meta.url),
);

/** What stood there, and what the paper has put in its place. */
const MENDED = [
  ['"dateModified": "2025-10-06T07:40:00+01:00"', '"dateModified": "2025-10-07T09:15:00+01:00"'],
  ['will not sail for at least nine days', 'will not sail for at least eleven days'],
  ['On the island, which has 410 residents,', 'On the island, which has 140 residents,'],
  ['at a cost he put at £6,000 a day.</p>', 'at a cost he put at £8,000 a day.</p>'],
  [
    '</div>\n        <aside class="story__author">',
    '  <p><em>Correction, 7 October: An earlier version of this article gave the number of residents as 410 and the cost of the second boat as £6,000.</em></p>\n        </div>\n        <aside class="story__author">',
  ],
] as const;

/** The page with its correction. */
export function corrected(): string {
  return MENDED.reduce(
    (page, [before, after]) => {
      if (!page.includes(before)) throw new Error(`${PAGE} has no ${before}`);
      return page.replace(before, after);
    },
    readFileSync(PAGE, 'utf8'),
  );
}

/** Writes it with its manifest, as `copydesk ingest --from` takes it, and gives the path of the manifest. */
export function writeCorrected(home: string): string {
  const folder = join(home, 'corrected');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page.html'), corrected());
  const manifest = join(folder, 'manifest.jsonl');
  writeFileSync(manifest, `${JSON.stringify({ id: 'ferry-rudder', url: STORY, file: 'page.html' })}\n`);
  return manifest;
}
