/** Sources that obey: what is left alone for the opt-outs of their sites, and until when. */
import type { Discovery } from '../crawlers/discovery.js';
import { InputAsker } from '../crawlers/input-asker.js';
import { type NoPage, noPage } from '../crawlers/outcome.js';
import type { Means } from '../crawlers/visit.js';
import { binding, type OptOut } from '../model/opt-out.js';
import type { Source } from '../model/source.js';
import type { Directives } from '../parsers/directives.js';
import type { OptOuts, SeenOptOut } from '../storage/opt-outs.js';
import type { HostSources } from './host-sources.js';
import { GONE, statementsOf } from './site-says.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a page said is asked for again when it was last seen before that. */
const ASKED_AGAIN_AFTER_MS = 12 * HOUR_MS;

/** Pages that are asked again in one look; the others have their turn with the next. */
const MOST_ASKED_AGAIN = 3;

/** Why a source that obeys is left alone, what files say first; undefined for one that only records. */
async function whyOptedOut(
  { optOuts }: { optOuts: OptOuts },
  source: Pick<Source, 'optOuts' | 'domain'>,
): Promise<SeenOptOut | undefined> {
  if (source.optOuts !== 'obey') return undefined;
  const said = binding((await optOuts.of([source.domain])).get(source.domain) ?? []);
  return said.find((one) => !isOfPage(one)) ?? said[0];
}

/** What is left alone of a host, URL by URL, for the opt-outs of its site. */
export interface OptOutGuard {
  /** Whether somebody who obeys is concerned, so that the host's files are asked for their opt-outs. */
  obeys(): boolean;
  /** Why a URL of this source is not asked for. */
  refusal(sourceId: string | undefined): NoPage | undefined;
  /** Takes in what a page of the source says; true when the page is not to be used for it. */
  learn(sourceId: string | undefined, told: Directives): boolean;
}

export async function optOutGuard(
  services: { optOuts: OptOuts },
  { own, finders }: HostSources,
): Promise<OptOutGuard> {
  const obeying = new Set(
    [...own, ...finders].flatMap(({ id, optOuts }) => (optOuts === 'obey' ? [id] : [])),
  );
  const domains = [...new Set(own.map(({ domain }) => domain))];
  const known = obeying.size > 0 ? [...(await services.optOuts.of(domains)).values()].flat() : [];
  let [why]: OptOut[] = binding(known);
  // What the host's own source says holds for everybody's links to it.
  const concerns = (id: string | undefined) =>
    own.some((source) => obeying.has(source.id)) || obeying.has(id ?? '');
  return {
    obeys: () => obeying.size > 0,
    refusal: (id) => (why && concerns(id) ? noPage('opted-out', { detail: saidAs(why) }) : undefined),
    learn(id, { optOuts }) {
      const [first] = binding(optOuts);
      if (!first || !concerns(id)) return false;
      why ??= first;
      return true;
    },
  };
}

/**
 * Of a source that obeys, and whose site has opted out: nothing is asked but the files and the pages that say so, once a
 * day, in case they say otherwise now.
 */
export async function lookNotTaken(
  services: { optOuts: OptOuts },
  source: Source,
  means: Means,
): Promise<Discovery | undefined> {
  if (source.optOuts !== 'obey') return undefined;
  await new InputAsker(means).readRules(source.home);
  const asked = new Set<string>();
  let why = await whyOptedOut(services, source);
  while (why && isOfPage(why) && isOld(why) && !asked.has(why.url) && asked.size < MOST_ASKED_AGAIN) {
    asked.add(why.url);
    await hearAgain(services, why.url, means);
    why = await whyOptedOut(services, source);
  }
  if (!why) return undefined;
  const failure = { url: source.home, reason: 'opted-out', detail: saidAs(why) } as const;
  const nothing = { found: [], top: [], inputs: [], dropped: [], unchanged: 0 };
  return { ...nothing, failures: [failure], end: 'whole', retryAfterMs: DAY_MS };
}

/** What the page says now; as before, where it cannot be read. */
async function hearAgain({ optOuts }: { optOuts: OptOuts }, url: string, means: Means): Promise<void> {
  const asker = new InputAsker({ ...means, obeysOptOuts: () => false });
  const answer = await asker.ask(url, {});
  const isGone = answer.kind === 'none' && GONE.has(answer.reason);
  await optOuts.hear(statementsOf(isGone ? [{ url, optOuts: [] }] : asker.said));
}

function isOfPage({ saidIn }: SeenOptOut): boolean {
  return saidIn === 'page' || saidIn === 'header';
}

function isOld({ lastSeen }: SeenOptOut): boolean {
  return lastSeen.getTime() < Date.now() - ASKED_AGAIN_AFTER_MS;
}

/** As people read it: `ai-crawler GPTBot`. */
function saidAs({ signal, value }: OptOut): string {
  return value === '' ? signal : `${signal} ${value}`;
}
