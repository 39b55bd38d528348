/** What a speaker is, by the head of the phrase that names it. */
import type { SpeakerKind } from '../../model/article.js';
import type { LanguageWords } from './languages/words.js';

export function kindOfMention(mention: string, isPerson: boolean, words: LanguageWords): SpeakerKind {
  if (isPerson) return 'person';
  const all = mention.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const head = headOf(all);
  if (words.documents.has(head)) return 'document';
  if (words.groups.has(head)) return 'group';
  if (
    words.organisations.has(head) ||
    all.some((word) => words.organisations.has(word) && /^\p{Lu}/u.test(mention))
  )
    return 'organisation';
  if (/\p{Lu}\p{L}+\s+\p{Lu}/u.test(mention)) return 'person';
  if (/^\p{Lu}[\p{L}’'-]+$/u.test(mention)) return /^\p{Lu}{2,}$/u.test(mention) ? 'organisation' : 'person';
  return /^(?:an?|one|another|some|two|several)\b/iu.test(mention) || !/\p{Lu}/u.test(mention)
    ? 'unnamed'
    : 'person';
}

/** The noun before `of`, `for` and their like, else the last word. */
function headOf(all: readonly string[]): string {
  const joint = all.findIndex((word, index) => index > 0 && /^(?:of|for|from|in|by|on|at)$/u.test(word));
  return (joint > 0 ? all[joint - 1] : all.at(-1)) ?? '';
}
