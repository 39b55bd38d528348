/** What was read is one more than the page holds, where another page follows. */
export function cut<One extends { id: string }>(
  read: One[],
  limit: number,
): { page: One[]; next: { next?: string } } {
  const page = read.slice(0, limit);
  const last = page.at(-1);
  return { page, next: last && read.length > limit ? { next: last.id } : {} };
}
