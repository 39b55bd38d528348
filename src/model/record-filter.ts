/** Which records are meant: every condition that is given has to hold. */
export interface RecordFilter {
  /** Id of the source that they count for. */
  source?: string | undefined;
  /** BCP 47: `en` is `en` and `en-GB`, `en-GB` only that. */
  language?: string | undefined;
  /** First and last day of publication, `2026-03-01`, both included. A record without a date is of no day. */
  from?: string | undefined;
  to?: string | undefined;
  /** In any case of letters. */
  section?: string | undefined;
  /** All words of the speaker's name, in any order. */
  speaker?: string | undefined;
  /** At least one quote. */
  quotes?: boolean | undefined;
  /** `only` what is tied to its original; `none` of it. */
  copies?: 'only' | 'none' | undefined;
}
