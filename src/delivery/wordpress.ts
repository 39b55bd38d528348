/**
 * The WordPress sink, over its REST API (wp/v2, developer.wordpress.org/rest-api) with an application password. A record
 * is one post: made, updated in place, withdrawn.
 *
 * A post is found again by its slug, which is made of the record's id and needs no plugin. So a post that was made just
 * before a crash is updated by the next try and not made twice. What was withdrawn bears a slug of its own: a post that
 * an editor took off the site is not put back by the next version, one that we withdrew is.
 */
import { createHash } from 'node:crypto';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { CopydeskError } from '../errors.js';
import type { WordPressConfig } from '../model/sink.js';
import { inTurn, type Reception } from './in-turn.js';
import { askRemote, type RemoteAnswer, type RemoteRequest } from './remote-request.js';
import type { Sink } from './sink.js';
import { postOf } from './wordpress-post.js';

const MOST_ANSWER_BYTES = 256 * 1024;

/** The record itself is at fault, where it was a post that was sent. */
const DEAD: ReadonlySet<number> = new Set([400, 413, 422]);

/**
 * What WordPress takes as it is, and what is no other's slug of a withdrawn one. It cuts slugs off after 200 characters, of
 * which 28 are those that stand before and behind an id.
 */
const IS_SLUG = /^(?!.*-withdrawn$)(?=.{1,172}$)[a-z0-9_]+(?:-[a-z0-9_]+)*$/u;

/** Ids that were imported may be no slugs, which WordPress would change. */
const slugOf = (id: string) =>
  `copydesk-${IS_SLUG.test(id) ? id : createHash('sha256').update(id).digest('hex')}`;
const withdrawnSlugOf = (id: string) => `${slugOf(id)}-withdrawn`;
/** WordPress does so itself, to leave the slug to others. */
const trashed = (slug: string) => `${slug}__trashed`;

/** What the user has to be allowed to do. */
const CAPABILITIES = {
  publish: ['publish_posts', 'edit_published_posts', 'delete_published_posts'],
  private: ['publish_posts', 'edit_private_posts', 'delete_private_posts'],
  draft: ['edit_posts', 'delete_posts'],
  pending: ['edit_posts', 'delete_posts'],
} as const;

const FIELDS = 'id,slug,status';
const Post = z.object({ id: z.int(), slug: z.string(), status: z.string() });
type Post = z.infer<typeof Post>;

const ApiError = z.object({
  code: z.string(),
  data: z.object({ params: z.record(z.string(), z.unknown()).optional() }).nullish(),
});

const User = z.object({ capabilities: z.record(z.string(), z.unknown()) });

export interface WordPressMeans {
  dispatcher: Dispatcher;
  /** Value of a variable. */
  secret(name: string): string | undefined;
}

/** The API did not do what it was asked to. */
class Refusal extends Error {
  readonly reception: Exclude<Reception, 'taken'>;
  readonly code: string | undefined;

  constructor(reason: string, reception: Exclude<Reception, 'taken'> = { failed: reason }, code?: string) {
    super(reason);
    this.reception = reception;
    this.code = code;
  }
}

export function wordpressSink(config: WordPressConfig, { dispatcher, secret }: WordPressMeans): Sink {
  const { status = 'publish', withdraw: withdrawAs = 'trash' } = config;
  const root = `${config.url.replace(/\/+$/u, '')}/wp-json/wp/v2`;

  async function ask<T>(
    schema: z.ZodType<T>,
    method: RemoteRequest['method'],
    path: string,
    { query = {}, body }: { query?: Record<string, string>; body?: object } = {},
  ): Promise<T> {
    const answer = await askRemote(
      {
        method,
        url: `${root}${path}?${new URLSearchParams(query)}`,
        headers: {
          authorization: credentials(config, secret),
          accept: 'application/json',
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      },
      dispatcher,
      MOST_ANSWER_BYTES,
    );
    if ('status' in answer && answer.status >= 200 && answer.status < 300) {
      const parsed = schema.safeParse(jsonOf(answer.text));
      if (parsed.success) return parsed.data;
      throw new Refusal(`it answered ${answer.status}, and not as the REST API of WordPress does`);
    }
    throw refusalOf(answer, body !== undefined);
  }

  const change = (id: number, body: object) =>
    ask(Post, 'POST', `/posts/${id}`, { query: { _fields: FIELDS }, body });

  async function find(id: string): Promise<Post | undefined> {
    // The post that stands comes before one that was withdrawn, and that before one in the trash.
    const slugs = [slugOf(id), withdrawnSlugOf(id), trashed(withdrawnSlugOf(id)), trashed(slugOf(id))];
    const query = { slug: slugs.join(), status: 'any,trash', orderby: 'id', order: 'asc', _fields: FIELDS };
    const posts = await ask(z.array(Post), 'GET', '/posts', { query });
    return slugs.flatMap((slug) => posts.find((post) => post.slug === slug) ?? [])[0];
  }

  async function remove(id: number, force: boolean): Promise<void> {
    const query = { _fields: FIELDS, ...(force ? { force: 'true' } : {}) };
    try {
      await ask(z.unknown(), 'DELETE', `/posts/${id}`, { query });
    } catch (error) {
      const code = error instanceof Refusal ? error.code : undefined;
      // A site without a trash deletes at once.
      if (code === 'rest_trash_not_supported') return remove(id, true);
      if (code !== 'rest_already_trashed' && code !== 'rest_post_invalid_id') throw error;
    }
  }

  async function put(id: string, content: object): Promise<void> {
    const slug = slugOf(id);
    const found = await find(id);
    if (found?.slug === trashed(slug)) return;
    if (found?.slug === slug) {
      await change(found.id, content);
    } else if (found) {
      const back = await change(found.id, { ...content, slug, status });
      // Out of the trash it comes under the slug that it had before.
      if (back.slug !== slug) await change(found.id, { slug });
    } else {
      const made = await ask(Post, 'POST', '/posts', {
        query: { _fields: FIELDS },
        body: { ...content, slug, status },
      });
      if (made.slug === slug) return;
      // Somebody made one between the look and now: WordPress gave ours another slug.
      await remove(made.id, true);
      throw new Refusal(`another post has the slug ${slug}`);
    }
  }

  async function withdraw(id: string): Promise<void> {
    const found = await find(id);
    if (!found || found.status === 'trash') return;
    const slug = withdrawnSlugOf(id);
    if (found.slug !== slug || found.status !== 'draft') await change(found.id, { slug, status: 'draft' });
    if (withdrawAs === 'trash') await remove(found.id, false);
  }

  return {
    id: config.id,
    kind: 'wordpress',
    feed: 'changes',
    remote: true,
    recover: async (state) => state,
    check: async () => {
      credentials(config, secret);
      return `${config.url}, as ${config.user}`;
    },
    async test() {
      try {
        const query = { context: 'edit', _fields: 'capabilities' };
        const { capabilities } = await ask(User, 'GET', '/users/me', { query });
        const lacking = CAPABILITIES[status].filter((name) => capabilities[name] !== true);
        if (lacking.length === 0) return `${config.url} takes posts of ${config.user}`;
        throw new Refusal(`${config.user} lacks ${lacking.join(', ')}`);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        throw new CopydeskError('sink-unusable', `${config.url}: ${error.message}`);
      }
    },
    deliver: (events, state, handing) =>
      inTurn(events, state, handing, async (event) => {
        try {
          if (event.kind === 'version') await put(event.articleId, postOf(event.record));
          else if (event.kind === 'withdrawal') await withdraw(event.articleId);
          return 'taken';
        } catch (error) {
          if (error instanceof Refusal) return error.reception;
          throw error;
        }
      }),
  };
}

/** Throws `sink-secret` with the name of the variable, never its value. */
function credentials({ user, password }: WordPressConfig, secret: WordPressMeans['secret']): string {
  const name = password.slice('env:'.length);
  const value = secret(name);
  if (value === undefined) throw new CopydeskError('sink-secret', `${name} is not set`);
  return `Basic ${Buffer.from(`${user}:${value}`).toString('base64')}`;
}

function refusalOf(answer: RemoteAnswer, isPost: boolean): Refusal {
  if ('failed' in answer) return new Refusal(answer.failed);
  const { status, retryAfterMs: askedMs } = answer;
  const { code, data } = ApiError.safeParse(jsonOf(answer.text)).data ?? {};
  const redirect = status >= 300 && status < 400 ? ', and redirects are not followed' : '';
  const params = data?.params ? ` (${Object.keys(data.params).join(', ')})` : '';
  const reason = `it answered ${status}${code ? ` ${code}` : ''}${params}${redirect}`;
  if (status === 410 && code === undefined) return new Refusal(reason, { gone: reason });
  return new Refusal(
    reason,
    isPost && DEAD.has(status) ? { dead: reason } : { failed: reason, askedMs },
    code,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
