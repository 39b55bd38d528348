/** From labelled blocks of the page to the blocks of the record. */
import type { Block } from '../../model/article.js';
import type { Assignment, MediaBlock, PageBlock, TextBlock } from '../block.js';
import { type Element, isElement, isWithin, parentOf } from '../html/node.js';
import { splitCredit } from './credit.js';
import { isContentImage, isLeadMedia } from './images.js';
import { Tables } from './tables.js';

const EMBEDS: ReadonlySet<string> = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'amp-video']);
/** Frames that show the reader nothing. */
const NO_EMBED =
  /googletagmanager|doubleclick|googlesyndication|\/ads?[./?]|recaptcha|about:blank|facebook\.com\/(?:plugins\/(?:like|page|share)|tr)/iu;

interface Gathered {
  block: Block;
  /** Where it stands: what follows in the same list, table or quotation is added to it. */
  group: Element | undefined;
  figure: Element | undefined;
}

/**
 * Body, captions and media in reading order; `assignments` are in it, too. Media count between the first and the last text
 * of the body, or at its head; between that and the headline, where they are set out as the article's.
 */
export function recordBlocks(
  page: readonly PageBlock[],
  assignments: readonly Assignment[],
  root: Element | undefined,
  headline: PageBlock | undefined,
): Block[] {
  const gathered: Gathered[] = [];
  const tables = new Tables();
  const body = assignments.filter(({ label }) => label === 'body');
  const last = body.at(-1)?.block.index ?? -1;
  const isHere = ({ index, element }: MediaBlock) =>
    index <= last + 1 && root !== undefined && isWithin(element, root);
  const isAbove = (media: MediaBlock) =>
    headline !== undefined &&
    media.index > headline.index &&
    media.index < (body[0]?.block.index ?? -1) &&
    isLeadMedia(media);
  let next = 0;
  for (const block of page) {
    if (block.type === 'media') {
      if (isHere(block) || isAbove(block)) addMedia(block, gathered);
    } else
      for (; assignments[next]?.block === block; next++)
        addText(assignments[next] as Assignment, gathered, tables);
  }
  return gathered
    .map(({ block }) => block)
    .filter(({ kind, url, caption, credit }) => !/^(?:image|embed)$/u.test(kind) || url || caption || credit);
}

function addText({ block, start, end, label }: Assignment, gathered: Gathered[], tables: Tables): void {
  const text = block.text.slice(start, end).trim();
  if (label === 'caption') addCaption(block, text, gathered);
  if (label !== 'body') return;
  const kind = kindOf(block, tables);
  const group = kind.group;
  const said = kind.kind === 'quote' ? saidAt(block, group) : undefined;
  const open = gathered.at(-1);
  if (group && open && open.group === group) {
    extend(open.block, kind, text);
    if (said) open.block.url = said;
    return;
  }
  const record = started(kind, text);
  gathered.push({ block: said ? { ...record, url: said } : record, group, figure: figureOf(block.element) });
}

/** Addresses of single posts: an embedded one ends in a link to itself. */
const POST = /\/(?:status|statuses|posts?|p|reel|toot|@[^/]+)\/[\w-]+/iu;

/** Where a quotation was said: what it cites, or the post that it shows. */
function saidAt({ links }: TextBlock, group: Element | undefined): string | undefined {
  const cited = group?.attribute('cite');
  if (cited && /^https?:\/\//iu.test(cited)) return cited;
  return links.findLast(({ url }) => url !== undefined && POST.test(url))?.url;
}

interface Kind {
  kind: Block['kind'];
  level?: number;
  group: Element | undefined;
  /** Tables: whether the cell opens a row. */
  opensRow?: boolean;
}

function kindOf(block: TextBlock, tables: Tables): Kind {
  const { tag, element } = block;
  if (/^h[1-6]$/u.test(tag)) return { kind: 'heading', level: Number(tag[1]), group: undefined };
  if (tag === 'pre') return { kind: 'code', group: element };
  for (let at: Element | undefined = element; at; at = parentOf(at)) {
    if (at.name === 'blockquote') return { kind: 'quote', group: at };
    if (at.name === 'table' && tables.isData(at))
      return { kind: 'table', group: at, opensRow: opensRow(element) };
    if (at.name === 'ul' || at.name === 'ol') return { kind: 'list', group: at };
    if (/^(?:article|main|section|body)$/u.test(at.name)) break;
  }
  return { kind: 'paragraph', group: undefined };
}

function opensRow(element: Element): boolean {
  let cell: Element | undefined = element;
  while (cell && cell.name !== 'td' && cell.name !== 'th') cell = parentOf(cell);
  for (let at = cell?.prev; at; at = at.prev) if (isElement(at)) return false;
  return true;
}

function started({ kind, level }: Kind, text: string): Block {
  if (kind === 'list') return { kind, text, items: [text] };
  return level === undefined ? { kind, text } : { kind, text, level };
}

function extend(block: Block, { kind, opensRow: newRow }: Kind, text: string): void {
  const between = kind === 'table' && !newRow ? '\t' : '\n';
  block.text = `${block.text}${between}${text}`;
  block.items?.push(text);
}

function addMedia(media: MediaBlock, gathered: Gathered[]): void {
  const figure = figureOf(media.element);
  if (EMBEDS.has(media.tag)) {
    if (media.url && !NO_EMBED.test(media.url))
      gathered.push({ block: { kind: 'embed', url: media.url }, group: undefined, figure });
    return;
  }
  if (!isContentImage(media)) return;
  const { url, alt } = media;
  const known = gathered.find(({ block }) => block.kind === 'image' && block.url === url);
  if (known) return;
  gathered.push({
    block: { kind: 'image', ...(url ? { url } : {}), ...(alt ? { alt } : {}) },
    group: undefined,
    figure,
  });
}

/** To the image of the same figure, else to the last one before it, else to one whose address the page does not give. */
function addCaption(block: TextBlock, text: string, gathered: Gathered[]): void {
  const figure = figureOf(block.element);
  const ofFigure = figure && gathered.findLast((one) => one.figure === figure && isMedia(one.block));
  const latest = gathered.at(-1);
  const target = ofFigure ?? (latest && isMedia(latest.block) ? latest : undefined);
  const { caption, credit } = splitCredit(text);
  if (!target) {
    gathered.push({
      block: { kind: 'image', ...(caption ? { caption } : {}), ...(credit ? { credit } : {}) },
      group: undefined,
      figure,
    });
    return;
  }
  if (caption) target.block.caption = target.block.caption ? `${target.block.caption}\n${caption}` : caption;
  if (credit) target.block.credit = target.block.credit ? `${target.block.credit}\n${credit}` : credit;
}

function isMedia({ kind }: Block): boolean {
  return kind === 'image' || kind === 'embed' || kind === 'table';
}

function figureOf(element: Element): Element | undefined {
  for (let at: Element | undefined = element, up = 0; at && up < 8; at = parentOf(at), up++)
    if (at.name === 'figure') return at;
  return undefined;
}
