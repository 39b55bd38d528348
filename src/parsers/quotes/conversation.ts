/** Two people who answer each other, a paragraph each: whose turn it is when nobody is named. */
import type { Cue, Speaker } from '../../model/article.js';
import { End, type StretchFacts } from './facts.js';
import type { Resolved } from './heard.js';
import type { Tokens } from './tokens.js';

interface Turn {
  speaker: Resolved;
  paragraph: number;
  asks: boolean;
  /** Said to answer, to whoever spoke in the paragraph before. */
  replies: boolean;
  /** Given by the turn, not by words. */
  silent: boolean;
}

/**
 * News paragraphs in marks alone mostly go on with the same speaker. They change with each paragraph only where one was seen to
 * ask and another to answer, or to reply, and as long as a question stands on either side, or the turn has already changed without words.
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
    return last.asks || last.silent || last.replies || end === End.question ? this.#other : undefined;
  }

  /** Tells who was found to have said the quote. */
  said(speaker: Speaker, cue: Cue | null, { token, end, goesOn }: StretchFacts): void {
    const paragraph = this.#tokens.paragraphOf(token);
    const { name, kind, role, affiliation, mention } = speaker;
    const last = this.#last;
    const another = last?.speaker.name !== name;
    const follows = last !== undefined && paragraph - last.paragraph <= 1;
    const replies = follows && (another ? this.#isReply(cue) : last.replies && last.paragraph === paragraph);
    if (!follows) {
      this.#answers = false;
      this.#other = undefined;
    } else if (another) {
      this.#answers = (this.#answers && this.#other?.name === name) || last.asks || replies;
      this.#other = last.speaker;
    }
    this.#last = {
      speaker: { name, kind, role, affiliation },
      paragraph,
      asks: end === End.question && !goesOn,
      replies,
      silent: mention === undefined && another,
    };
  }

  /** `“…,” Doe replied.` */
  #isReply(cue: Cue | null): boolean {
    const verb = cue?.text.split(' ')[0];
    return verb !== undefined && (this.#tokens.lexicon.words.replying?.has(verb) ?? false);
  }
}
