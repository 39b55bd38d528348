/** PostgreSQL's text takes every character but NUL; the one that stands for the unreadable keeps all offsets. */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD');
}
