/**
 * V8 throws away what it compiled for the objects of a class once a full collection finds none of them, and between two
 * pages there are none of most classes here: a seventh of the parse was compiling again what had been compiled. So one of
 * each that the parse works with all the time is kept.
 */
const kept: object[] = [];

export function keep(...objects: object[]): void {
  kept.push(...objects);
}
