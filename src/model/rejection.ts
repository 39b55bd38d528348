/** Why a page gives no record: a closed list, each with the sentence that is shown to people. */
export const REJECTIONS = {
  'not-html': 'The bytes are neither HTML nor plain text',
  'empty-page': 'The page shows no text, or is a shell that scripts would fill',
  'not-an-article': 'A section front, tag page, search result or other page that is no article',
  'no-headline': 'No headline was found',
  'no-body': 'No running text was found',
  'media-only': 'A video, a recording or a gallery without an article to it',
  'paywall-only': 'Only a paywall or login stub was served',
  'consent-page': 'A consent wall was served in place of the article',
  'error-page': 'An error page was served, whatever the status said',
  'http-status': 'The stored response is not a success',
  'too-large': 'More bytes or characters than the parser takes',
  'too-many-nodes': 'More elements than the parser takes',
  'too-deep': 'Elements nested deeper than the parser takes',
} as const;

export type Rejection = keyof typeof REJECTIONS;
