/** Where a link leads says what it is for, in any language. */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';

/** Hosts on which sites have accounts and pages are passed on; also with a prefix: `m.facebook.com`. */
const SOCIAL: ReadonlySet<string> = new Set([
  'facebook.com',
  'twitter.com',
  'x.com',
  'instagram.com',
  'linkedin.com',
  'pinterest.com',
  'whatsapp.com',
  'wa.me',
  't.me',
  'telegram.me',
  'tiktok.com',
  'reddit.com',
  'bsky.app',
  'vk.com',
  'weibo.com',
]);

/** First words of a path by which sites everywhere call the same things. */
const PATHS: ReadonlyMap<string, BoilerplateKind> = new Map(
  (
    [
      [
        'subscribe',
        'login signin subscribe subscription subscriptions register signup account abo abonnement',
      ],
      ['subscribe', 'abonnements suscripcion suscripciones assine donate membership abonnieren prenumerata'],
      ['newsletter', 'newsletter newsletters nyhetsbrev nieuwsbrief boletines'],
      [
        'legal',
        'privacy terms datenschutz impressum agb legal disclaimer cookies tos privacidade privacidad',
      ],
    ] as const
  ).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** Longer texts are headlines. UTF-16 code units. */
const LABEL = 40;

/** The kind that the one link of a short line tells; undefined for all else. */
export function targetOf({ text, links, linkDensity }: TextBlock): BoilerplateKind | undefined {
  const url = links[0]?.url;
  if (!url || text.length > LABEL || linkDensity < 0.5 || links.length > 1) return undefined;
  const from = url.indexOf('//') + 2;
  const slash = url.indexOf('/', from);
  const host = url.slice(from, slash < 0 ? url.length : slash).toLowerCase();
  if (isSocialHost(host)) return 'share';
  if (slash < 0) return undefined;
  const word = /^[a-z]+/u.exec(url.slice(slash + 1, slash + LABEL))?.[0];
  return word === undefined ? undefined : PATHS.get(word);
}

/** Also with a prefix: `m.facebook.com`. Lower case. */
export function isSocialHost(host: string): boolean {
  return SOCIAL.has(host) || SOCIAL.has(host.slice(host.indexOf('.') + 1));
}
