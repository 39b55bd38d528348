/** Two people who answer each other, a paragraph each: whose turn it is when nobody is named. */
import type { Speaker } from '../../model/article.js';
import { End, type StretchFacts } from './facts.js';
import type { Resolved } from './heard.js';
import type { Tokens } from './tokens.js';

interface Turn {
  speaker: Resolved;
  paragraph: number;
  asks: boolean;
  /** Given by the turn, not by words. */
  silent: boolean;
}

/**
 * News paragraphs in marks alone mostly go on with the same speaker. They change with each paragraph only where one was seen to
 * ask and another to answer, and as long as a question stands on either side, or the turn has already changed without words.
 */
export class Conversation {
  readonly #tokens: Tokens;
  #last: Turn | undefined;
  /** Who spoke before the last one. */
  #other: Resolved | undefined;
  #answers = false;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** Whose turn the quote is by the conversation; undefined where there is none, or where it does not stand alone. */
  turn({ token, opensParagraph, closesParagraph, end }: StretchFacts): Resolved | undefined {
    const last = this.#last;
    if (!last || !this.#other || !this.#answers || !opensParagraph || !closesParagraph) return undefined;
    if (this.#tokens.paragraphOf(token) !== last.paragraph + 1) return undefined;
    return last.asks || last.silent || end === End.question ? this.#other : undefined;
  }

  /** Tells who was found to have said the quote. */
  said(speaker: Speaker, { token, end, goesOn }: StretchFacts): void {
    const paragraph = this.#tokens.paragraphOf(token);
    const { name, kind, role, affiliation, mention } = speaker;
    const last = this.#last;
    const follows = last !== undefined && paragraph - last.paragraph <= 1;
    if (!follows) {
      this.#answers = false;
      this.#other = undefined;
    } else if (last.speaker.name !== name) {
      this.#answers = (this.#answers && this.#other?.name === name) || last.asks;
      this.#other = last.speaker;
    }
    this.#last = {
      speaker: { name, kind, role, affiliation },
      paragraph,
      asks: end === End.question && !goesOn,
      silent: mention === undefined && last?.speaker.name !== name,
    };
  }
}
