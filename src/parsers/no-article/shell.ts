/** Whether a page is a shell that scripts would fill: its text is not in the bytes. */
import { type ChildNode, type Document, type Element, isTag, isText } from 'domhandler';
import type { Cut } from '../block.js';

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

export function isShell({ texts, boxes }: Cut): boolean {
  let shown = 0;
  for (const { text, linkDensity } of texts) shown += text.length * (1 - linkDensity);
  if (shown > SHELL_TEXT) return false;
  if (texts.some(({ text }) => NEEDS_SCRIPTS.test(text))) return true;
  let node = (boxes[0]?.element ?? undefined) as ChildNode | undefined;
  while (node?.parent) node = node.parent as unknown as ChildNode;
  return node !== undefined && waits(node as unknown as Document);
}

function waits(document: Document): boolean {
  const open: ChildNode[] = [...(document.children as ChildNode[])];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isTag(node)) continue;
    if (node.name === 'noscript' && NEEDS_SCRIPTS.test(textIn(node))) return true;
    if (MOUNTS.has(node.attribs.id ?? '') && textIn(node).trim() === '') return true;
    open.push(...node.children);
  }
  return false;
}

function textIn(element: Element): string {
  let text = '';
  const open: ChildNode[] = [...element.children];
  for (let node = open.pop(); node; node = open.pop()) {
    if (isText(node)) text += `${node.data} `;
    else if (isTag(node)) open.push(...node.children);
  }
  return text;
}
