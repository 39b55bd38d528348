/**
 * The text of an article as editors of today keep it: a list of blocks, each of which says what it is. What says that it is
 * anything else than text (a picture, an offer, a link to another article) is passed over.
 */

/** Keys under which a block says what it is, the surest first. */
const TYPE_KEYS = [
  '_type',
  'type',
  'kind',
  'nodeType',
  '__typename',
  'blockType',
  'tagName',
  'name',
] as const;
/** Keys under which its words stand, those themselves first. */
const WORD_KEYS = [
  'text',
  'content',
  'html',
  'value',
  'body',
  'children',
  'data',
  'attributes',
  'model',
] as const;
const LIST_KEYS = ['items', ...WORD_KEYS, 'blocks'] as const;

/** What blocks of text are called, without what systems put around the word: `core/paragraph`, `ParagraphBlock`. */
const ELEMENTS: ReadonlyMap<string, string> = new Map(
  [
    ['p', 'p para paragraph text richtext html markup unstyled normal copy block'],
    ['h2', 'h1 h2 h3 h4 h5 h6 heading header subhead subheading subheadline subheader crosshead intertitle'],
    ['blockquote', 'quote blockquote'],
    ['ul', 'list ul ol orderedlist unorderedlist bulletlist bulletedlist numberedlist'],
  ].flatMap(([element = '', names = '']) => names.split(' ').map((name) => [name, element] as const)),
);
const AROUND_NAME = /^(?:core|article|body|content|story)(?=.)|(?<=.)(?:block|element|component|node)$/gu;
/** May stand within a paragraph as well. */
const INLINE: ReadonlySet<string> = new Set(['text', 'html']);

const TAG = /<\/?[a-z][^<>]{0,500}>/iu;
/** Deeper than any block. */
const MAX_DEPTH = 12;

type Item = Readonly<Record<string, unknown>>;

/** The blocks of text in the list as markup; empty where it holds none. */
export function markupOfBlocks(list: readonly unknown[], depth = 0): string {
  if (depth > MAX_DEPTH) return '';
  return list.map((item) => (isItem(item) ? markupOf(item, depth) : '')).join('');
}

function markupOf(item: Item, depth: number): string {
  const name = nameOf(item);
  const element = elementOf(item, name);
  if (element === undefined) return '';
  if (element === 'ul') {
    const items = listIn(item) ?? [];
    return wrapped('ul', items.map((one) => wrapped('li', inline(wordsOf(one, depth)))).join(''));
  }
  const inner = listIn(item);
  if (inner?.some((one) => isItem(one) && isBlock(one))) return markupOfBlocks(inner, depth + 1);
  const words = wordsOf(item, depth);
  return /<p[\s>]/iu.test(words) ? words : wrapped(element, inline(words));
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(item: Item): string {
  const name = TYPE_KEYS.map((key) => item[key]).find((value) => typeof value === 'string') ?? '';
  return String(name)
    .toLowerCase()
    .replace(/[^a-z\d]/gu, '')
    .replace(AROUND_NAME, '');
}

/** Of blocks that are all of one type, the style tells headings from paragraphs. */
function elementOf({ style }: Item, name: string): string | undefined {
  const element = ELEMENTS.get(name);
  return element && typeof style === 'string' ? (ELEMENTS.get(style.toLowerCase()) ?? element) : element;
}

function isBlock(item: Item): boolean {
  const name = nameOf(item);
  return ELEMENTS.has(name) && !INLINE.has(name);
}

/** The list in the item, also where an object stands between. */
function listIn(item: Item): readonly unknown[] | undefined {
  const within = (one: Item) => LIST_KEYS.map((key) => one[key]);
  const inner = within(item);
  return [...inner, ...inner.filter(isItem).flatMap(within)].find((value) => Array.isArray(value));
}

/** Its own words, of which style or links may make several pieces. */
function wordsOf(value: unknown, depth: number): string {
  if (typeof value === 'string') return value;
  if (depth > MAX_DEPTH) return '';
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, depth + 1)).join('');
  if (!isItem(value)) return '';
  for (const key of WORD_KEYS) {
    const words = wordsOf(value[key], depth + 1);
    if (words !== '') return words;
  }
  return '';
}

/** Character references are left as they are. */
function inline(words: string): string {
  return TAG.test(words) ? words : words.replaceAll('<', '&lt;');
}

function wrapped(element: string, markup: string): string {
  return markup.trim() === '' ? '' : `<${element}>${markup}</${element}>`;
}
