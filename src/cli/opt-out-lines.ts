/** What a source's site says of AI and licences, in a line each. */
import type { OptOut } from '../model/opt-out.js';

/** `says no to AI: ai-crawler GPTBot, CCBot; noai`, where it says anything. */
export function optOutLines(said: readonly OptOut[]): string[] {
  const values = new Map<string, string[]>();
  for (const { signal, value } of said)
    values.set(signal, [...(values.get(signal) ?? []), ...(value === '' ? [] : [value])]);
  const named = [...values].map(([signal, all]) => [signal, all.join(', ')].filter(Boolean).join(' '));
  return named.length > 0 ? [`  says of machines: ${named.join('; ')}`] : [];
}
