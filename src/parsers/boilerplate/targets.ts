/** Where a link leads says what it is for, in any language. */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';

/** Hosts that stand for one thing everywhere; also with a prefix: `m.facebook.com`. */
const HOSTS: ReadonlyMap<string, BoilerplateKind> = new Map(
  (
    [
      // Where sites have accounts and pages are passed on.
      [
        'share',
        `facebook.com twitter.com x.com instagram.com linkedin.com pinterest.com whatsapp.com wa.me t.me telegram.me
        tiktok.com reddit.com bsky.app vk.com weibo.com youtube.com flipboard.com threads.net tumblr.com xing.com ok.ru
        line.me getpocket.com addtoany.com m.me news.google.com hatena.ne.jp mastodon.social`,
      ],
      // Where readers of the site's own app are sent.
      ['newsletter', 'apps.apple.com itunes.apple.com play.google.com appgallery.huawei.com onelink.me'],
    ] as const
  ).flatMap(([kind, hosts]) => hosts.split(/\s+/u).map((host) => [host, kind] as const)),
);

/** First words of a path by which sites everywhere call the same things. */
const PATHS: ReadonlyMap<string, BoilerplateKind> = new Map(
  (
    [
      [
        'subscribe',
        `login signin subscribe subscription subscriptions register signup account abo abonnement abonnements suscripcion
        suscripciones assine donate membership abonnieren prenumerata`,
      ],
      ['newsletter', 'newsletter newsletters nyhetsbrev nieuwsbrief boletines'],
      [
        'legal',
        'privacy terms datenschutz impressum agb legal disclaimer cookies tos privacidade privacidad',
      ],
      [
        'tags',
        `tag tags topic topics thema themen etiqueta etiquetas tema temas keyword keywords hashtag schlagwort schlagworte
        stichwort argomenti onderwerp emne amne aihe etiket konu tagged sujet sujets`,
      ],
    ] as const
  ).flatMap(([kind, words]) => words.split(/\s+/u).map((word) => [word, kind] as const)),
);

/** Longer texts are headlines. UTF-16 code units. */
const LABEL = 40;

/** The kind that the one link of a short line tells; undefined for all else. Menus lead to topics, too. */
export function targetOf(
  { text, links, linkDensity }: TextBlock,
  isMenu: boolean,
): BoilerplateKind | undefined {
  if (links.length !== 1 || linkDensity < 0.5) return undefined;
  return targetOfUrl(links[0]?.url, text.length, isMenu);
}

/** `length` is that of the link's text. */
export function targetOfUrl(
  url: string | undefined,
  length: number,
  isMenu: boolean,
): BoilerplateKind | undefined {
  if (!url || length > LABEL) return undefined;
  const from = url.indexOf('//') + 2;
  const slash = url.indexOf('/', from);
  const host = url.slice(from, slash < 0 ? url.length : slash).toLowerCase();
  const byHost = kindOfHost(host);
  if (byHost) return byHost;
  if (slash < 0) return undefined;
  const word = /^[a-z]+/u.exec(url.slice(slash + 1, slash + LABEL))?.[0];
  const kind = word === undefined ? undefined : PATHS.get(word);
  return kind === 'tags' && isMenu ? undefined : kind;
}

/** Whether the block's one link leads to the front page of the host. */
export function leadsHome({ links, linkDensity }: TextBlock, host: string): boolean {
  const url = links[0]?.url;
  return links.length === 1 && linkDensity > 0.5 && isHome(url) && hostOf(url as string) === host;
}

/** Without scheme and path. */
export function hostOf(url: string): string {
  const from = url.indexOf('//') + 2;
  const slash = url.indexOf('/', from);
  return url.slice(from, slash < 0 ? url.length : slash).toLowerCase();
}

/** From the first slash behind the host. */
export function pathOf(url: string): string {
  const slash = url.indexOf('/', url.indexOf('//') + 2);
  return slash < 0 ? '/' : url.slice(slash);
}

export function isHome(url: string | undefined): boolean {
  if (!url) return false;
  const slash = url.indexOf('/', url.indexOf('//') + 2);
  return slash < 0 || slash === url.length - 1;
}

/** Lower case. */
export function isSocialHost(host: string): boolean {
  return kindOfHost(host) === 'share';
}

/** Also with a prefix: `m.facebook.com`. */
function kindOfHost(host: string): BoilerplateKind | undefined {
  return HOSTS.get(host) ?? HOSTS.get(host.slice(host.indexOf('.') + 1));
}
