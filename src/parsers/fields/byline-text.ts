/** The names in a byline: `By Jane Doe and John Roe, Political Editor | Updated 10:00`. */
import { hasDate } from './date-text.js';

const OPENING =
  /^(?:by|von|par|por|di|door|av|af|od|text|foto|autor(?:in|es|a)?|written by|reported by|reporting by|story by|words by|posted by|published by|a report by|from)\s*:?\s+/iu;
const SEPARATOR =
  /\s*(?:,|;|\||•|·|\/|&|\n|\s-\s|\s–\s|\s—\s|\s(?:and|und|et|y|e|en|och|og|i|sowie|with|mit)\s(?=\p{Lu}))\s*/u;

/** Words that no name of a person or agency holds. */
const NO_NAME =
  /\b(?:editor|reporter|correspondent|writer|producer|journalist|columnist|staff|contributor|chief|senior|updated?|published|posted|minutes?|min|read|ago|share|comments?|follow|twitter|contact|email|subscribe|photo|image|source|redakteur(?:in)?|korrespondent(?:in)?|special to|wire|services?|about|more|team|uhr|am|pm|est|gmt|ist|bst|edt)\b|[@#\d©:]|https?/iu;

/** Names in order; empty where the line holds none. A name has one to five words, the first in upper case. */
export function namesOfLine(line: string): string[] {
  return line
    .slice(0, 400)
    .split(SEPARATOR)
    .map((part) =>
      part
        .replace(/^[\s"'“”]+|[\s"'“”.:]+$/gu, '')
        .replace(OPENING, '')
        .replace(/\s*\([^)]{0,60}\)\s*/gu, ' ')
        .replace(/\s+(?:in|for|at|aus)\s+\p{Lu}.*$/u, '')
        .trim(),
    )
    .map(decased)
    .filter(isName);
}

/** Agencies sign in lower case. */
const LOWER_CASE_NAMES = /^(?:dpa|epd|sda|afp|apa|kna|sid|lby|dts|red)$/u;

function isName(text: string): boolean {
  if (LOWER_CASE_NAMES.test(text)) return true;
  if (text.length < 2 || text.length > 60 || NO_NAME.test(text) || hasDate(text)) return false;
  if (/^(?:by|von|par|por|di|door|av|af|from|agencies|agenturen|agences)$/iu.test(text)) return false;
  const words = text.split(/\s+/u);
  return words.length <= 5 && /^\p{Lu}|^(?:van|von|de|del|da|di|al|el|bin|la|le)\s|^[\p{Lo}]/u.test(text);
}

/** `JANE DOE` is Jane Doe; `AFP` stays. */
function decased(name: string): string {
  if (name !== name.toUpperCase() || !/\s/u.test(name) || /[\p{Lo}]/u.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}’'])\p{L}|(?<=[’'-])\p{L}(?=\p{L})/gu, (letter) => letter.toUpperCase());
}
