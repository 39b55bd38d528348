/** What was meant for scripts and for the system that made the page, and is shown where these did not do their part. */

/** An object in JSON, or a list of them. */
const DATA = /^(?:\[\s*){0,2}\{\s*"[\w$-]+"\s*:.*\}(?:\s*\]){0,2}$/su;

/** `[gallery ids="1,2"]`, `[video: the bridge]`, `{loadposition top}`, `{{advert}}`: a system was to put something else there. */
const PLACEHOLDER =
  /^(?:\[\/?(?:[a-z][\w-]*\s[\w-]+=[^[\]]*|[a-z][a-z\d-]*_[\w-]*)\]\s*)+$|^\[\/?(?:gambas|gallery|embed|caption|playlist|youtube|vimeo|tweet|twitter|instagram|facebook|tiktok|video|audio|iframe|poll|slideshow|adsense|ads?)(?:(?::| https?:| [\w-]+=| \d)[^[\]]{0,120})?\]$|^\[(caption|embed|youtube|video|audio)\b[^[\]]*\][^[\]]{0,300}\[\/\1\]$|^\[\[[^[\]]{1,120}\]\]$|^\[(?:nid|node|media|block|widget):[^[\]]{1,80}\]$|^\[object Object\]$|^\{(?:loadposition|loadmodule|module|youtube|vimeo|gallery|jcomments|mosimage|mospagebreak)\b[^{}]{0,80}\}(?:[^{}]{0,120}\{\/\w{1,20}\})?$|^\{\{[^{}]{1,80}\}\}$|^\{%[^{}]{1,80}%\}$/iu;

export function isLeftOver(text: string): boolean {
  return DATA.test(text) || PLACEHOLDER.test(text);
}
