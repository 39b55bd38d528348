/** PostgreSQL's text takes every character but NUL; the one that stands for the unreadable keeps all offsets. */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD');
}

/** Its JSON takes no half of a pair either, which JSON-LD that was cut off after so many characters ends with. */
export function takenByJson(text: string): string {
  return withoutNul(text).replace(/\p{Cs}/gu, '\uFFFD');
}
