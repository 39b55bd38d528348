/** Text that was escaped or marked up for HTML before it went where no markup is read: JSON-LD, attributes. */
import { textIn } from './html/node.js';
import { parseTree } from './html/tree.js';

/** Tags that part words. */
const PARTS = /<(?:\/(?:p|div|li|h\d|blockquote|tr)|br|hr)\b/giu;
const MARKUP = /<\/?[a-z][^<>]*>|&(?:[a-z]{2,8}|#x?[\da-f]{1,6});/iu;
/** Some templates escape what was escaped already. */
const ROUNDS = 2;

/** The text without tags and character references, ends trimmed. */
export function plainText(text: string): string {
  let plain = text;
  for (let round = 0; round < ROUNDS && MARKUP.test(plain); round++) {
    const tree = parseTree(plain.replace(PARTS, ' $&'));
    if (!tree.ok) break;
    plain = textIn(tree.document);
  }
  return plain.trim();
}
