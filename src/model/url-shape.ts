/**
 * The shape of a URL: what its pages have in common with others of the site, such as `world/{year}/{day}/{slug}.html`. Which
 * shapes are articles is learned for each source from what became of those that were fetched.
 */

/** What a segment of a path is; the first that fits. Words of a section stand as they are. */
const SEGMENTS: readonly (readonly [shape: string, pattern: RegExp])[] = [
  ['{year}', /^(?:19|20)\d\d$/u],
  ['{date}', /^(?:19|20)\d\d[-_]?[01]\d(?:[-_]?[0-3]\d)?$/u],
  // Months and days.
  ['{day}', /^(?:\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/u],
  ['{id}', /^\d+$/u],
  // Words with a number that is too long for a count: `harbour-bridge-4815162`, `a4815162`.
  ['{slug-id}', /(?:^|[-_.,])[a-z]{0,4}\d{4,}$|^\d{4,}[-_]/u],
  ['{slug}', /^[^-_]+(?:[-_][^-_]*){2,}$/u],
  // Letters that no word has: ids of content systems.
  ['{code}', /^(?=.*\d)(?=.*[a-z])[a-z\d_-]{8,}$/u],
];

/** Of whatever system: `.html`, `.php`, `.cms`. */
const EXTENSION = /\.[a-z]{2,6}$/u;

/** A name that a section may have. */
const SECTION = /^[a-z]+(?:-[a-z]+)?$/u;
const LONGEST_SECTION = 20;

/** Deeper paths than that have the shape of their beginning. */
const MOST_SEGMENTS = 8;

/**
 * The first segment stands as it is where it may name a section, since `video/{slug}` is one thing and `world/{slug}` is
 * another. `url` is an absolute http(s) URL.
 */
export function urlShape(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const segments = pathname.toLowerCase().split('/').filter(Boolean);
  const shapes = segments.slice(0, MOST_SEGMENTS).map((segment, at) => {
    const isLast = at === segments.length - 1;
    const extension = isLast ? (EXTENSION.exec(segment)?.[0] ?? '') : '';
    const name = segment.slice(0, segment.length - extension.length);
    const isSection = at === 0 && !isLast && name.length <= LONGEST_SECTION && SECTION.test(name);
    return (isSection ? name : shapeOf(name)) + extension;
  });
  const names = [...new Set(searchParams.keys())].filter((name) => name.length <= 20).sort();
  const query = names.slice(0, 3).map((name) => `${name}=${shapeOf(searchParams.get(name) ?? '')}`);
  return shapes.join('/') + (query.length > 0 ? `?${query.join('&')}` : '');
}

/** The same whatever the section. */
export function anySection(shape: string): string {
  return shape.replace(/^[a-z-]+(?=\/)/u, '{word}');
}

function shapeOf(name: string): string {
  return SEGMENTS.find(([, pattern]) => pattern.test(name))?.[0] ?? '{word}';
}

/** How many URLs of a shape became records, and how many were rejected as no articles. */
export interface ShapeCount {
  shape: string;
  records: number;
  rejections: number;
}
