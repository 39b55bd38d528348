/** Who we say we are. Never a browser: a site's operator must be able to see who comes and to reach us. */

/** Our token in robots.txt. */
export const PRODUCT = 'Copydesk';

export interface UserAgent {
  /** The User-Agent header. */
  header: string;
  /** False for every host but `.test` ones while no contact is set. */
  mayFetch(url: string): boolean;
}

export function userAgent({
  version,
  contact,
}: {
  version: string;
  /** E-mail address or URL. */
  contact: string | undefined;
}): UserAgent {
  if (contact !== undefined) {
    return { header: `${PRODUCT}/${version} (+${headerSafe(contact)})`, mayFetch: () => true };
  }
  return {
    header: `${PRODUCT}/${version}`,
    // Reserved for tests (RFC 6761): never someone's site.
    mayFetch: (url) => new URL(url).hostname.endsWith('.test'),
  };
}

/** Drops what may not stand in a header or would end the comment early. */
function headerSafe(text: string): string {
  return text.replace(/[^\x20-\x7e]|[()]/gu, '');
}
