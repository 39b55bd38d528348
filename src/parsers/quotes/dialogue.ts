/** Dialogue that dashes open, and in which a dash parts what is said from who says it: `— Não sei — disse ela. — Talvez.` */
import { behindAside, isAttribution, isDash } from './asides.js';
import type { Lexicon } from './lexicon.js';
import type { Paragraph, Stretch } from './marks.js';

const OPENING = /^[—–]\s?(?=[¿¡]?\p{Lu})/u;
/** What stands behind a dash is read up to where it ends, or so far. UTF-16 code units. */
const MOST_ATTRIBUTION = 200;
const ENDS_ATTRIBUTION = /[.!?:…—–]/u;

interface Spoken {
  stretches: Stretch[];
  /** It says who speaks. */
  isAttributed: boolean;
}

/** The stretches with what is said in dialogues among them, where a text has any that says who speaks. */
export function withDialogue(
  text: string,
  stretches: readonly Stretch[],
  paragraphs: readonly Paragraph[],
  lexicon: Lexicon,
): Stretch[] {
  if (!lexicon.words.dashes) return [...stretches];
  const spoken = paragraphs.map((paragraph, index) => spokenIn(text, paragraph, index, lexicon));
  if (!spoken.some((one) => one?.isAttributed)) return [...stretches];
  const marked: Stretch[][] = paragraphs.map(() => []);
  for (const one of stretches) marked[one.paragraph]?.push(one);
  return marked.flatMap((own, index) => withSpoken(own, spoken[index]?.stretches ?? []));
}

/** Those of one paragraph; marks inside of what is said are part of it. */
function withSpoken(marked: readonly Stretch[], said: readonly Stretch[]): Stretch[] {
  let next = 0;
  const outside = marked.filter(({ outerStart, outerEnd }) => {
    while (next < said.length && (said[next] as Stretch).outerEnd <= outerStart) next++;
    const one = said[next];
    return !one || one.outerStart >= outerEnd;
  });
  return [...said, ...outside].sort((a, b) => a.outerStart - b.outerStart);
}

/** Undefined for a paragraph that no dash opens. */
function spokenIn(
  text: string,
  { start, end }: Paragraph,
  paragraph: number,
  lexicon: Lexicon,
): Spoken | undefined {
  const opening = OPENING.exec(text.slice(start, Math.min(end, start + 4)));
  if (!opening) return undefined;
  const stretches: Stretch[] = [];
  let [outerStart, from] = [start, start + opening[0].length];
  let isSaid = true;
  const push = (to: number, outerEnd: number) => {
    let last = to;
    while (last > from && text[last - 1] === ' ') last--;
    if (last === from) return;
    const place = { start: from, end: last, outerStart, outerEnd, paragraph, goesOn: false };
    stretches.push({ ...place, told: true, rest: stretches.length > 0 });
  };
  let isAttributed = false;
  for (let at = from; at < end; at++) {
    if (!isDash(text, at)) continue;
    const behind = text.slice(at + 1, Math.min(end, at + MOST_ATTRIBUTION)).split(ENDS_ATTRIBUTION, 1);
    if (isSaid && !isAttribution(behind[0] as string, lexicon)) continue;
    if (isSaid) push(at, at + 1);
    isAttributed ||= isSaid;
    isSaid = !isSaid;
    [outerStart, from] = [at, behindAside(text, at, end)];
  }
  if (isSaid) push(end, end);
  return { stretches, isAttributed };
}
