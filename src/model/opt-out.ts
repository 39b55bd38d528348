/** What sites say of machines that read, keep or learn from their pages, beside robots.txt's own rules: a closed list. */
interface SignalFacts {
  /** Whether a source with `optOuts: obey` is left alone for it. */
  binds: boolean;
  /** Shown to people. */
  sentence: string;
}

export const SIGNALS = {
  'tdm-reservation': {
    binds: true,
    sentence: 'The rights to text and data mining are reserved (TDM Reservation Protocol)',
  },
  'tdm-policy': { binds: false, sentence: 'Where licences for text and data mining are offered' },
  noai: { binds: true, sentence: 'Pages are not to be used for artificial intelligence' },
  noimageai: { binds: false, sentence: 'Images are not to be used for artificial intelligence' },
  'ai-crawler': { binds: true, sentence: 'robots.txt shuts out a crawler that collects for AI' },
  'content-signal': { binds: true, sentence: 'robots.txt says no to a use by AI (Content Signals)' },
  license: { binds: false, sentence: 'A licence that the site names for its pages' },
  'usage-info': { binds: false, sentence: 'Where the site says how its pages may be used' },
  'copyright-notice': { binds: false, sentence: 'The notice of copyright that pages carry' },
  'accessible-for-free': { binds: false, sentence: 'Whether articles can be read without paying: yes, no' },
} as const satisfies Record<string, SignalFacts>;

export type Signal = keyof typeof SIGNALS;

/**
 * One signal with what it names: a crawler's token, a URL, a use, words; of a `tdm-reservation` the paths that it is for.
 * Empty where it names nothing, and is for all of the site.
 */
export interface OptOut {
  signal: Signal;
  value: string;
}

/** Where it was said. */
export const SAID_IN = ['robots.txt', 'tdmrep.json', 'header', 'page'] as const;

export interface SaidOptOut extends OptOut {
  saidIn: (typeof SAID_IN)[number];
}

/** Those that a source with `optOuts: obey` is left alone for, as a whole. */
export function binding<T extends OptOut>(said: readonly T[]): T[] {
  return said.filter(
    ({ signal, value }) => SIGNALS[signal].binds && (signal !== 'tdm-reservation' || value === ''),
  );
}
