/** Which page a URL means: what publishers, servers and networks add to it for their own ends is taken off. */

/** Query parameters that name a campaign, a click or a visit, never a page. In lower case. */
const COUNTING: ReadonlySet<string> = new Set(
  [
    // Clicks, as the networks number them.
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid tblci li_fat_id igshid igsh rb_clickid s_kwcid',
    // Social networks' own.
    'fb_ref fb_source fb_action_ids fb_action_types __twitter_impression hootpostid',
    // Newsletters and their senders.
    'mc_cid mc_eid mkt_tok vero_id vero_conv oly_anon_id oly_enc_id wickedid',
    // Web analytics: Google, Matomo, AT Internet, Webtrekk, Adobe, HubSpot, comScore.
    '_ga _gl _ke _hsenc _hsmi __hssc __hstc __hsfp hsctatracking xtor xtref wt_mc wt_zmc s_cid sc_cid sc_campaign',
    'ns_campaign ns_mchannel ns_source ns_linkname ns_fee',
    // Publishers' own counting of where a reader came from.
    'cmp cmpid icid intcmp ncid ocid smid smtyp ito spm ref_src ref_url traffic_source tracking_source trackingcode',
    // What AMP's own viewers add.
    'usqp amp_js_v amp_gsa amp_lite amp_r',
  ].flatMap((names) => names.split(' ')),
);

/** Query parameters that number a visit. Servers hang them on every link of a visitor without cookies. */
const VISITS = /^(?:phpsessid|jsessionid|session_?id|aspsessionid\w*|cfid|cftoken|oscsid|zenid)$/u;

/** Families of such parameters. */
const COUNTING_FAMILY = /^(?:utm_|mtm_|matomo_|pk_|piwik_|at_(?:medium|campaign|custom\d|link))/u;

/** Parameters that mean a page on some sites; with one of these values they say where the reader came from. */
const ORIGIN_NAMES: ReadonlySet<string> = new Set(['ref', 'source', 'src', 'from', 'via', 'partner', 'feed']);
const ORIGINS: ReadonlySet<string> = new Set(
  'rss feed feeds atom twitter facebook fb instagram linkedin whatsapp telegram reddit email mail newsletter google googlenews news home homepage hp share social push app'.split(
    ' ',
  ),
);

/** Parameters that ask for the AMP edition, with the values that do. */
const AMP_PARAMETERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['amp', new Set(['', '1', 'true'])],
  ['_amp', new Set(['', '1', 'true'])],
  ['outputtype', new Set(['amp'])],
  ['output', new Set(['amp'])],
]);

/** Editions of a site for phones, by the first label of their host. */
const TWIN_LABELS: ReadonlySet<string> = new Set(['amp', 'm', 'mobile', 'touch']);

/** Segments of a path that mark the AMP edition, at its start or its end. */
const AMP_SEGMENTS: ReadonlySet<string> = new Set(['amp', 'amphtml']);

/** Where search engines serve AMP pages from: the page's own address follows in the path. */
const AMP_CACHE = /(?:\.cdn\.ampproject\.org|^www\.google\.[a-z.]+|^www\.bing-amp\.com)$/u;
const CACHED_PATH = /^\/(?:amp|[cv])\/(s\/)?([^/]+\.[^/]+(?:\/.*)?)$/u;

/** A visit's number in the path: `;jsessionid=…` of Java, `/(S(…))/` of ASP.NET. */
const PATH_SESSION = /;(?:jsessionid|phpsessid|sessionid|sid)=[^/;]*|\/\((?:[a-z]\([^)]*\))+\)(?=\/|$)/giu;

/** The end of a path to a folder, with the file that servers send for it. */
const FOLDER_END = /(?:\/(?:index\.(?:html?|php|shtml|aspx?|jsp)|default\.aspx?)?)+$/iu;

const UNRESERVED = /[\w.~-]/u;

/** `host[:port]path[?query]` of an http(s) URL, without scheme; the host and the path may be those of its twin. */
export function keyOf(url: URL): string {
  const cached = AMP_CACHE.test(url.hostname) ? CACHED_PATH.exec(url.pathname) : null;
  const page = cached && parsed(`http${cached[1] ? 's' : ''}://${cached[2]}${url.search}`);
  if (page && !AMP_CACHE.test(page.hostname)) return keyOf(page);
  const path = pathWithoutAmp(tidyPath(url.pathname));
  // `#!` was how pages made by scripts had addresses of their own; any other fragment is a place on the page.
  const fragment = url.hash.startsWith('#!') ? url.hash : '';
  return `${hostWithoutTwin(url.host, path)}${path}${tidyQuery(url.search)}${fragment}`;
}

/** The same address without the number of the visit; `url` is changed. */
export function dropVisit(url: URL): string {
  if (/[;(]/u.test(url.pathname)) url.pathname = url.pathname.replace(PATH_SESSION, '');
  for (const name of [...url.searchParams.keys()])
    if (VISITS.test(name.toLowerCase())) url.searchParams.delete(name);
  return url.href;
}

function tidyPath(pathname: string): string {
  let path = pathname.includes('%') ? tidyEscapes(pathname) : pathname;
  if (path.includes(';') || path.includes('(')) path = path.replace(PATH_SESSION, '');
  return path.replace(/\/{2,}/gu, '/').replace(FOLDER_END, '');
}

/** Escapes in upper case; what needs none is written plainly (RFC 3986, 6.2.2). */
function tidyEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/giu, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
    return UNRESERVED.test(character) ? character : octet.toUpperCase();
  });
}

/** Parameters in the order of the alphabet: no server means another page by another order. */
function tidyQuery(search: string): string {
  if (search.length < 2) return '';
  const kept = search
    .slice(1)
    .split('&')
    // An ampersand that was escaped for HTML once too often.
    .map((pair) => pair.replace(/^(?:amp;)+/u, ''))
    .filter((pair) => pair !== '' && !isOfNoPage(pair))
    .map((pair) => tidyEscapes(pair.replaceAll('+', '%20')));
  return kept.length > 0 ? `?${kept.sort().join('&')}` : '';
}

function isOfNoPage(pair: string): boolean {
  const equals = pair.indexOf('=');
  const name = (equals < 0 ? pair : pair.slice(0, equals)).toLowerCase();
  const value = equals < 0 ? '' : pair.slice(equals + 1).toLowerCase();
  return (
    COUNTING.has(name) ||
    COUNTING_FAMILY.test(name) ||
    VISITS.test(name) ||
    (ORIGIN_NAMES.has(name) && ORIGINS.has(value)) ||
    AMP_PARAMETERS.get(name)?.has(value) === true
  );
}

/** `/story/amp`, `/amp/story`, `/story.amp.html`: only where what is left tells a page by itself. */
function pathWithoutAmp(path: string): string {
  if (!path.includes('amp')) return path;
  const segments = path.split('/').slice(1);
  while (AMP_SEGMENTS.has(segments[0] ?? '')) segments.shift();
  while (AMP_SEGMENTS.has(segments.at(-1) ?? '')) segments.pop();
  const last = (segments.pop() ?? '').replace(/(?:\.amp)+(\.html?)?$/u, '$1');
  return isTelling(last) ? `/${[...segments, last].join('/')}` : path;
}

/**
 * `m.times.example/a-long-slug` is taken for the page of that path at `times.example`. Their fronts and lists are not:
 * these may well differ.
 */
function hostWithoutTwin(host: string, path: string): string {
  const own = host.replace(/\.(?=:\d+$|$)/u, '').replace(/^www\./u, '');
  const labels = own.split('.');
  if (!TWIN_LABELS.has(labels[0] as string) || !isTelling(path.slice(path.lastIndexOf('/') + 1))) return own;
  while (labels.length > 2 && TWIN_LABELS.has(labels[0] as string)) labels.shift();
  return labels.join('.').replace(/^www\./u, '');
}

/** Whether a key is that of an address beside the page's own: WordPress's `?p=12`, and AMP and mobile editions. */
export function isTwinKey(key: string): boolean {
  const [place = '', query = ''] = key.split('?', 2);
  const [host = '', ...segments] = place.split('/');
  const labels = host.split('.');
  if (segments.length === 0) return /^(?:p|page_id)=\d+$/u.test(query);
  return (
    (labels.length > 2 && TWIN_LABELS.has(labels[0] as string)) ||
    AMP_SEGMENTS.has(segments[0] as string) ||
    AMP_SEGMENTS.has(segments.at(-1) as string) ||
    /\.amp(?:\.html?)?$/u.test(place)
  );
}

/** Three words or a long number: hardly two pages of one publisher have the same. */
function isTelling(segment: string): boolean {
  return /\d{5}/u.test(segment) || segment.split(/[-_]/u).length >= 3;
}

/** `URL.parse` is missing from Node 20. */
function parsed(href: string): URL | undefined {
  try {
    return new URL(href);
  } catch {
    return undefined;
  }
}
