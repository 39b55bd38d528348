/** How often a source publishes: what was seen of it, and what it says itself. */

/** What was seen, older things counting less. Times are milliseconds, points in time those since 1970. */
export interface PublishingRate {
  /** New articles. */
  articles: number;
  /** The time in which they came. */
  ms: number;
  /** When the last look was counted. */
  at: number;
  /** When something was last new. */
  lastNewAt?: number;
}

/** What a feed says of its own pace. */
export interface FeedPace {
  /** RSS `ttl`, in milliseconds: what was fetched is good for so long. */
  ttlMs?: number;
  /** `sy:updatePeriod` through `sy:updateFrequency`, in milliseconds: the time between two updates. */
  gapMs?: number;
  /** RSS `skipHours`, 0 to 23, GMT. */
  skipHours?: number[];
  /** RSS `skipDays`, Sunday is 0, GMT. */
  skipDays?: number[];
}
