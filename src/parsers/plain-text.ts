/** Text without markup: paragraphs parted by blank lines, the headline first. */
import type { Assignment, Cut, TextBlock } from './block.js';
import { phraseOf } from './boilerplate/phrases.js';
import { isPointer } from './boilerplate/pointer.js';
import { Box } from './box.js';
import { Element } from './html/node.js';
import { tagOf } from './html/tags.js';
import { countCharacters } from './white-space.js';

const HEADLINE = 300;
/** Paragraphs behind which a source link ends the text. */
const ENDS = 2;

export interface LabelledText {
  cut: Cut;
  assignments: Assignment[];
  headline: TextBlock | undefined;
}

export function labelText(text: string): LabelledText {
  const blocks = cutText(text);
  const headline =
    blocks[0] && blocks[0].text.length <= HEADLINE && blocks.length > 1 ? blocks[0] : undefined;
  let ended = false;
  let paragraphs = 0;
  const assignments = blocks.map((block): Assignment => {
    const whole = { block, start: 0, end: block.text.length, by: 'rule' as const };
    if (block === headline)
      return { ...whole, label: 'headline', boilerplate: false, rule: 'first-paragraph' };
    const found = phraseOf(block.text);
    const words = found === 'source-link' && !isPointer(block) ? undefined : found;
    // Above the text it names the source, and the text is still to come.
    if (words === 'source-link' && paragraphs >= ENDS) ended = true;
    if (words) return { ...whole, label: words, boilerplate: true, rule: `words:${words}` };
    // Republishers end with the source link; what stands behind it is the site speaking of itself.
    if (ended) return { ...whole, label: 'tagline', boilerplate: true, rule: 'behind-source-link' };
    paragraphs++;
    return { ...whole, label: 'body', boilerplate: false, rule: 'paragraph' };
  });
  const characters = blocks.reduce((sum, block) => sum + block.characters, 0);
  return {
    cut: { blocks, texts: blocks, boxes: blocks.map(({ box }) => box), characters },
    assignments,
    headline,
  };
}

function cutText(text: string): TextBlock[] {
  return text
    .replace(/\r\n?/gu, '\n')
    .split(/\n[^\S\n]*\n\s*/u)
    .map((paragraph) =>
      paragraph
        .replace(/[^\S\n]+/gu, ' ')
        .replace(/ ?\n ?/gu, '\n')
        .trim(),
    )
    .filter((paragraph) => countCharacters(paragraph) > 0)
    .map((paragraph, index) => ({
      paragraph,
      index,
      box: new Box(index, new Element(tagOf('p')), undefined, index),
    }))
    .map(({ paragraph, index, box }) => ({
      type: 'text',
      index,
      box,
      element: box.element,
      tag: box.tag,
      text: paragraph,
      characters: countCharacters(paragraph),
      dense: 0,
      links: [],
      joints: [],
      linkDensity: 0,
    }));
}
