/** The conditions of a sink's filter, asked of a record alone. */
import type { Article } from './article.js';
import type { SinkFilter } from './sink.js';

const CONDITIONS: {
  [Key in keyof Required<SinkFilter>]: (record: Article, value: NonNullable<SinkFilter[Key]>) => boolean;
} = {
  source: (record, id) => record.source.id === id,
  language: ({ language }, tag) => {
    const [of, wanted] = [language?.toLowerCase(), tag.toLowerCase()];
    return of === wanted || of?.startsWith(`${wanted}-`) === true;
  },
  from: ({ publishedAt }, day) => publishedAt !== undefined && publishedAt.slice(0, 10) >= day,
  to: ({ publishedAt }, day) => publishedAt !== undefined && publishedAt.slice(0, 10) <= day,
  section: (record, section) => record.section?.toLowerCase() === section.toLowerCase(),
  speaker: ({ quotes }, name) =>
    quotes.some(({ speaker }) => {
      const words = wordsOf(speaker?.name ?? '');
      return [...wordsOf(name)].every((word) => words.has(word));
    }),
  quotes: (record, wanted) => record.quotes.length > 0 === wanted,
  quality: (record, least) => record.quality.score >= least,
};

export function matches(record: Article, filter: SinkFilter): boolean {
  return Object.entries(filter).every(([key, value]) => {
    const condition = CONDITIONS[key as keyof SinkFilter] as (record: Article, value: unknown) => boolean;
    return value === undefined || condition(record, value);
  });
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
