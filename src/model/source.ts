/** A source: a site or section that is watched. The schema is that of `sources.yaml`. */
import { z } from 'zod';

const http = z
  .url({ protocol: /^https?$/u, error: 'expected an http or https URL' })
  .refine((url) => !/^\w+:\/\/[^/?#]*@/u.test(url), 'a URL must not carry a user name or password');

/** A span of time: a number and a unit, as in `500ms`, `1s`, `15m`, `6h`, `1d`. */
export const Duration = z
  .string()
  .regex(/^\d+(?:\.\d+)?(?:ms|s|m|h|d)$/u, 'expected a duration such as 500ms, 1s, 15m, 6h or 1d');

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a {@link Duration}. */
export function durationMs(duration: string): number {
  const [, amount, unit] = /^([\d.]+)(\w+)$/u.exec(duration) ?? [];
  return Math.round(Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS]);
}

export const SourceConfig = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/u, 'expected lower-case letters, digits, dots and dashes')
    .optional(),
  name: z.string().min(1).optional(),
  home: http,
  feeds: z.array(http).optional(),
  sitemaps: z.array(http).optional(),
  sections: z.array(http).optional(),
  articles: z
    .array(z.string())
    .optional()
    .describe('Regular expressions; a URL that matches one is an article page'),
  schedule: z.string().min(1).optional().describe('A duration or a cron expression; adaptive when absent'),
  delay: Duration.optional().describe('Least time between two requests to one host'),
  followSourceLinks: z.boolean().optional(),
  profile: z.string().optional().describe('A file of sites/, without its extension'),
});
export type SourceConfig = z.infer<typeof SourceConfig>;

export const SourcesFile = z.strictObject({ sources: z.array(SourceConfig) });

/** A source as the pipeline holds it: every setting decided. */
export interface Source {
  id: string;
  name: string;
  domain: string;
  home: string;
  feeds: string[];
  sitemaps: string[];
  sections: string[];
  articles: string[];
  schedule?: string;
  /** Least time between two requests to one host, in milliseconds. */
  delayMs: number;
  followSourceLinks: boolean;
  profile?: string;
}
