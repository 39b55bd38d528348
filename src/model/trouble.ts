/** Why a page that was kept could not be parsed, though nothing is known to be wrong with it: a closed list. */
export const TROUBLES = {
  'parse-trouble': 'The parser failed, or took more time or memory than it may',
  'archive-unreadable': 'The bytes of the page cannot be read from the archive',
  'member-damaged': 'What the archive holds in its place is damaged',
  'wrong-digest': 'The archive holds other bytes in its place than were indexed',
  'internal-error': 'An error of the pipeline itself; the detail and the log say which',
} as const;

export type Trouble = keyof typeof TROUBLES;

/** The name of an error by its code; what is not in the list is a mistake of ours. */
export function troubleOf(code: string): Trouble {
  return code in TROUBLES ? (code as Trouble) : 'internal-error';
}
