import type { Context } from 'hono';

/** What was read is one more than the page holds, where another page follows. */
export function cut<One extends { id: string }>(
  read: One[],
  limit: number,
): { page: One[]; next: { next?: string } } {
  const page = read.slice(0, limit);
  const last = page.at(-1);
  return { page, next: last && read.length > limit ? { next: last.id } : {} };
}

/**
 * Says where the next page is (RFC 8288), for those who follow links: this request with another cursor. The path is left
 * out, as a proxy may have another one.
 */
export function linkNext(context: Context, name: string, cursor: string | number | undefined): void {
  if (cursor === undefined) return;
  const { searchParams } = new URL(context.req.url);
  searchParams.set(name, String(cursor));
  context.header('link', `<?${searchParams}>; rel="next"`);
}
