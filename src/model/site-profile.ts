/** A site profile: what one site's pages look like, as data. Profiles live in `sites/*.yaml`; they never hold code. */
import { z } from 'zod';
import { BOILERPLATE_KINDS } from './article.js';

const selector = z.string().min(1).describe('CSS selector');

/** How the site's pages looked in one period. Selectors win over every other evidence; an absent one falls through. */
export const Layout = z.strictObject({
  from: z.iso.date().optional().describe('First day of this layout; the first layout may leave it out'),
  headline: selector.optional(),
  dek: selector.optional(),
  byline: selector.optional(),
  published: selector.optional(),
  body: selector.optional().describe('The element, or elements, that hold the body'),
  boilerplate: z
    .array(z.strictObject({ select: selector, kind: z.enum(BOILERPLATE_KINDS) }))
    .optional()
    .describe('Elements that are never body, with their kind'),
});

export const SiteProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/u),
  domains: z.array(z.string()).min(1),
  timezone: z
    .string()
    .refine(isTimeZone, 'expected an IANA time zone such as Europe/London')
    .optional()
    .describe('IANA name; the zone of dates that give none'),
  layouts: z.array(Layout).min(1).describe('In order of their dates'),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export type Layout = z.infer<typeof Layout>;
export type SiteProfile = z.infer<typeof SiteProfile>;
