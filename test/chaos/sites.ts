/**
 * The sites that are delivered to under the harness: one takes webhooks, one is a WordPress. They outlive every process, and
 * write down all that comes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import type { ResolveRule } from '../../src/crawlers/resolve.js';
import { postOf } from '../../src/delivery/wordpress-post.js';
import type { Article } from '../../src/model/article.js';
import type { Database } from '../../src/storage/database.js';
import { startReceiver } from '../support/receiver.js';
import { PASSWORD, startWordPress, USER } from '../support/wordpress.js';

const SECRET = `whsec_${Buffer.from('of the kill harness').toString('base64')}`;

export interface Sites {
  rules: ResolveRule[];
  /** What the processes find their secrets in. */
  env: Record<string, string>;
  /** Messages that came, and those that came more than once. */
  counts(): { messages: number; again: number };
  /** What is lost, doubled or out of order, by the change feed. */
  judge(db: Database): Promise<string[]>;
  close(): Promise<void>;
}

/** Writes `sinks.yaml` into the home: the two, and the file that is there without it. */
export async function startSites(home: string): Promise<Sites> {
  const site = await startReceiver('site.test');
  const blog = await startWordPress('blog.test');
  const ids: string[] = [];
  const forged: string[] = [];
  site.answer = ({ headers, body }) => {
    const id = String(headers['webhook-id']);
    try {
      new Webhook(SECRET).verify(body, headers as Record<string, string>);
    } catch {
      forged.push(id);
    }
    ids.push(id);
    return { status: 204 };
  };
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, 'sinks.yaml'),
    `sinks:
  - { id: jsonl, kind: jsonl, path: out/records.jsonl }
  - { id: site, kind: webhook, url: "${site.url}", secrets: [env:SITE_SECRET] }
  - { id: blog, kind: wordpress, url: "${blog.url}", user: ${USER}, password: env:SITE_PASSWORD }
`,
  );
  return {
    rules: [site.rule, blog.receiver.rule],
    env: { SITE_SECRET: SECRET, SITE_PASSWORD: PASSWORD },
    counts: () => ({ messages: ids.length, again: ids.length - new Set(ids).size }),
    async judge(db) {
      return [
        ...forged.map((id) => `webhook: the signature of ${id} is wrong`),
        ...(await wrongMessages(db, ids)),
        ...(await wrongPosts(db, blog.posts)),
      ];
    },
    async close() {
      await site.close();
      await blog.close();
    },
  };
}

/** Told apart by their ids, the messages are the change feed. */
async function wrongMessages({ kysely }: Database, came: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select case kind when 'version' then article_id || '_' || version else 'event_' || position end as id
    from changes where kind <> 'standing' order by position`.execute(kysely);
  const once = [...new Set(came)];
  const at = rows.findIndex(({ id }, index) => once[index] !== id);
  if (at >= 0) return [`webhook: message ${at + 1} is ${once[at]}, and should be ${rows[at]?.id}`];
  return once.length > rows.length ? [`webhook: ${once.length - rows.length} messages too many`] : [];
}

/** Each article is one post, of its newest version. */
async function wrongPosts(
  { kysely }: Database,
  posts: readonly { slug: string; title: string; content: string }[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string; record: Article }>`
    select distinct on (article_id) article_id as id, record
    from article_versions order by article_id, version desc`.execute(kysely);
  const wrong = rows.flatMap(({ id, record }) => {
    const of = posts.filter(({ slug }) => slug.startsWith(`copydesk-${id}`));
    const { title, content } = postOf(record);
    if (of.length !== 1) return [`blog: ${of.length} posts of ${id}`];
    return of[0]?.title === title && of[0].content === content ? [] : [`blog: an old post of ${id}`];
  });
  return posts.length > rows.length
    ? [...wrong, `blog: ${posts.length - rows.length} posts too many`]
    : wrong;
}
