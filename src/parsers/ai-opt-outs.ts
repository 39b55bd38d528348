/** What robots.txt says of artificial intelligence: crawlers that it shuts out, uses that it says no to, licences. */
import type { OptOut } from '../model/opt-out.js';
import { httpUrl } from '../model/url.js';
import { contentSignals, isAllowed, isNamed, type RobotsRules } from './robots.js';

/**
 * Product tokens of crawlers that collect pages for AI, or of rules about that, and what each is for by its operator's own
 * pages. A site that shuts one of them out says no to such uses.
 */
export const AI_CRAWLERS: ReadonlyMap<string, string> = new Map([
  ['AI2Bot', 'Allen Institute for AI: training of open models'],
  ['Amazonbot', 'Amazon: answers of Alexa, training'],
  ['anthropic-ai', 'Anthropic: training, an older token'],
  ['Applebot-Extended', 'Apple: training; no crawler of its own, a rule about what Applebot has'],
  ['Bytespider', 'ByteDance: training'],
  ['CCBot', 'Common Crawl: an open collection that models are trained on'],
  ['ChatGPT-User', 'OpenAI: pages fetched for a user of ChatGPT'],
  ['Claude-SearchBot', 'Anthropic: index for the answers of Claude'],
  ['Claude-User', 'Anthropic: pages fetched for a user of Claude'],
  ['ClaudeBot', 'Anthropic: training'],
  ['cohere-ai', 'Cohere: answers and training'],
  ['cohere-training-data-crawler', 'Cohere: training'],
  ['Diffbot', 'Diffbot: pages as data, sold for training among other uses'],
  ['FacebookBot', 'Meta: training for speech'],
  ['Google-CloudVertexBot', 'Google: agents of Vertex AI'],
  ['Google-Extended', 'Google: training and grounding of Gemini; a rule about what Googlebot has'],
  ['GPTBot', 'OpenAI: training'],
  ['ImagesiftBot', 'Hive: images for models'],
  ['Meta-ExternalAgent', 'Meta: training'],
  ['Meta-ExternalFetcher', 'Meta: pages fetched for users of its assistants'],
  ['MistralAI-User', 'Mistral: pages fetched for a user of Le Chat'],
  ['OAI-SearchBot', 'OpenAI: index for the answers of ChatGPT'],
  ['omgili', 'Webz.io: pages as data, sold for training among other uses'],
  ['Perplexity-User', 'Perplexity: pages fetched for a user'],
  ['PerplexityBot', 'Perplexity: index for its answers'],
  ['Timpibot', 'Timpi: index and training'],
  ['YouBot', 'You.com: index for its answers'],
]);

/** Uses of Cloudflare's Content Signals; `search` is no use by AI. */
const AI_USES: ReadonlySet<string> = new Set(['ai-train', 'ai-input']);

/** `token`: our product's; `origin`: of the host that the rules are of. */
export function robotsOptOuts(rules: RobotsRules, token: string, origin: string): OptOut[] {
  const front = new URL('/', origin).href;
  const crawlers = [...AI_CRAWLERS.keys()].filter(
    (crawler) => isNamed(rules, crawler) && !isAllowed(rules, crawler, front),
  );
  const uses = contentSignals(rules, token).flatMap((signals) =>
    signals.split(',').flatMap((part) => {
      const [use = '', said = ''] = part.split('=').map((side) => side.trim().toLowerCase());
      return AI_USES.has(use) && said === 'no' ? [`${use}=no`] : [];
    }),
  );
  const licences = rules.licences.flatMap((url) => httpUrl(url, origin) ?? []);
  return [
    ...crawlers.map((value): OptOut => ({ signal: 'ai-crawler', value })),
    ...[...new Set(uses)].map((value): OptOut => ({ signal: 'content-signal', value })),
    ...[...new Set(licences)].map((value): OptOut => ({ signal: 'license', value })),
  ];
}
