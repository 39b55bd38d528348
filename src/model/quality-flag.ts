/** What may be wrong with a record, or is worth knowing of it, from closed lists. */

/** Defects of the text itself: each has a place in it. */
export const INTEGRITY_FLAGS = {
  'dangling-fragment': 'words that go on in lower case behind a full stop',
  'verbless-end': 'a few words without a verb behind the last whole sentence of a paragraph',
  'cut-off': 'a paragraph that ends in the middle',
  mojibake: 'bytes read in the wrong charset',
  'raw-entity': 'a reference to a character that was written out',
  'broken-word': 'a word broken as at the end of a printed line',
  'unpaired-mark': 'a quotation mark without its partner',
  'doubled-word': 'a word typed twice',
} as const;

/** The same, and what is true of the record as a whole. */
export const QUALITY_FLAGS = {
  'short-body': 'less than 500 characters of text',
  'headline-not-shown': "the headline comes from the page's data; no heading shows it",
  'text-not-shown': 'scripts would show the text: the detail says whether it was hidden or in their data',
  'no-date': 'no date of publication was found',
  'live-blog': 'the article goes on, or did: the detail says until when',
  ...INTEGRITY_FLAGS,
} as const;

export type IntegrityFlag = keyof typeof INTEGRITY_FLAGS;
export type QualityFlagName = keyof typeof QUALITY_FLAGS;
