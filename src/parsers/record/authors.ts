/** Who wrote an article, once it is known where it is from. */
import type { Byline, SourceLink } from '../../model/article.js';
import { namesSite } from '../fields/site-name.js';

/** Sites that republish name the outlet beside the author: `By Jane Doe, Lockside Times`. Where it stands alone it is kept. */
export function withoutSource(bylines: Byline[], source: SourceLink | undefined): Byline[] {
  const { domain } = source ?? {};
  if (!domain || bylines.length < 2) return bylines;
  const people = bylines.filter(({ name }) => !namesSite(name, [domain]));
  return people.length > 0 ? people : bylines;
}
