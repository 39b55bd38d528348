/** Whether a text is a CSS selector as site profiles use them. */
import { load } from 'cheerio/slim';

/** What is wrong with it; undefined for one that can be run. */
export function selectorTrouble(selector: string): string | undefined {
  try {
    load('')(selector);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
