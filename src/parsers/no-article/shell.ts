/** Whether a page is a shell that scripts would fill: its text is not in the bytes. */
import type { Cut } from '../block.js';
import { childrenOf, type Element, isElement, type PageNode, type Parent, textIn } from '../html/node.js';

/** A shell shows its menus, and next to nothing else. UTF-16 code units outside of links. */
const SHELL_TEXT = 400;

/** Elements that stand empty until a script mounts the page in them, by the ids that frameworks give. */
const MOUNTS: ReadonlySet<string> = new Set([
  'root',
  'app',
  'app-root',
  '__next',
  '__nuxt',
  '___gatsby',
  'svelte',
  'main-app',
]);
/** Shown to readers without scripts. The word is the same in all languages. */
const NEEDS_SCRIPTS = /java-?script/iu;

/** A page that shows nothing at all is one, too. */
export function isShell(cut: Cut): boolean {
  return isBefore(cut, (mount) => textIn(mount).trim() === '');
}

/** Whether scripts may fill the page: where they mount it, menus may stand, and the outline of what is to come. */
export function awaitsScripts(cut: Cut): boolean {
  return isBefore(cut, () => true);
}

function isBefore({ texts, boxes }: Cut, isMount: (element: Element) => boolean): boolean {
  if (texts.length === 0) return true;
  let shown = 0;
  for (const { text, linkDensity } of texts) shown += text.length * (1 - linkDensity);
  if (shown > SHELL_TEXT) return false;
  if (texts.some(({ text }) => NEEDS_SCRIPTS.test(text))) return true;
  let node: Parent | undefined = boxes[0]?.element;
  while (node?.parent) node = node.parent;
  return node !== undefined && waits(node, isMount);
}

function waits(document: Parent, isMount: (element: Element) => boolean): boolean {
  const open: PageNode[] = childrenOf(document);
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue;
    if (node.name === 'noscript' && NEEDS_SCRIPTS.test(textIn(node))) return true;
    if (MOUNTS.has(node.attribute('id') ?? '') && isMount(node)) return true;
    for (const child of childrenOf(node)) open.push(child);
  }
  return false;
}
