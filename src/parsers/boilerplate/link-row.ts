/** Several links in one block: `Imprint | Privacy | Contact`. Each is judged by itself, and the row is what most are. */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import { phraseOf } from './phrases.js';
import { largest } from './rows.js';
import { targetOfUrl } from './targets.js';

/** Links of a row are labels. UTF-16 code units on average. */
const LABEL = 32;
/** Share of the links that make the row theirs; the others say nothing, mostly. */
const MOST = 0.4;
/** One link of two may be about anything. */
const FEWEST = 2;
/** More links are a menu of the whole site. */
const MANY = 24;

/** `isMenu` where the row stands in one. Undefined for what is no row, or of no kind. */
export function rowOf({ text, links, linkDensity }: TextBlock, isMenu: boolean): BoilerplateKind | undefined {
  if (links.length < 2 || links.length > MANY || linkDensity < 0.5 || text.length > LABEL * links.length)
    return undefined;
  const votes = new Map<BoilerplateKind, number>();
  for (const { start, end, url } of links) {
    const label = text.slice(start, end);
    const kind = label.startsWith('#') ? 'tags' : (phraseOf(label) ?? targetOfUrl(url, label.length, isMenu));
    if (kind && kind !== 'counter') votes.set(kind, (votes.get(kind) ?? 0) + 1);
  }
  const [most, count] = largest(votes);
  return count >= FEWEST && count >= MOST * links.length ? most : undefined;
}
