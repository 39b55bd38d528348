/**
 * A WordPress on loopback, as far as the sink asks anything of it: the posts of its REST API with an application password,
 * as developer.wordpress.org documents them and wp_insert_post() of WordPress 6 behaves.
 */
import { type Answer, type Received, type Receiver, startReceiver } from './receiver.js';

export interface StubPost {
  id: number;
  slug: string;
  status: string;
  title: string;
  content: string;
  excerpt: string;
  date?: string;
  date_gmt?: string;
  /** Before it went to the trash: `_wp_desired_post_slug`. */
  desired?: string;
}

export interface WordPressStub {
  /** Of the site. */
  url: string;
  receiver: Receiver;
  posts: StubPost[];
  /** The first title of each post under a slug, and of each later state with another title, in order. */
  titles: string[];
  /** `EMPTY_TRASH_DAYS` above 0. */
  hasTrash: boolean;
  capabilities: Record<string, boolean>;
  close(): Promise<void>;
}

export const USER = 'desk';
/** WordPress shows it in groups of four, and takes it without the blanks too. */
export const PASSWORD = 'abcd EFGH 1234 ijkl MNOP 6789';

const STATUSES = [
  'publish',
  'future',
  'draft',
  'pending',
  'private',
  'trash',
  'auto-draft',
  'inherit',
  'any',
];
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/u;
const SUFFIX = '__trashed';
/** Characters that the column of slugs has room for. */
const LONGEST_SLUG = 200;

export async function startWordPress(host?: string): Promise<WordPressStub> {
  const receiver = await startReceiver(host);
  const stub: WordPressStub = {
    url: receiver.url.replace('/hooks', '/blog'),
    receiver,
    posts: [],
    titles: [],
    hasTrash: true,
    capabilities: Object.fromEntries(
      ['edit', 'publish', 'delete'].flatMap((can) =>
        can === 'publish'
          ? [['publish_posts', true]]
          : ['posts', 'published_posts', 'private_posts'].map((what) => [`${can}_${what}`, true]),
      ),
    ),
    close: receiver.close,
  };
  receiver.answer = (request) => answerOf(stub, request);
  return stub;
}

/** What WordPress answers; a test may come before it with an answer of its own. */
export function answerOf(stub: WordPressStub, { method, path, headers, body }: Received): Answer {
  const { pathname, searchParams: query } = new URL(path, stub.url);
  const [, route] = /^\/blog\/wp-json\/wp\/v2(\/.*)$/u.exec(pathname) ?? [];
  if (route === undefined) return refused(404, 'rest_no_route');
  const given = Buffer.from((headers.authorization ?? '').replace(/^Basic /u, ''), 'base64').toString();
  const [user = '', password = ''] = given.split(':');
  if (user !== '' && user !== USER) return refused(401, 'invalid_username');
  if (user !== '' && password.replaceAll(' ', '') !== PASSWORD.replaceAll(' ', ''))
    return refused(401, 'incorrect_password');
  const isKnown = user !== '';
  const [, , number] = route.split('/');
  const input = body === '' ? {} : JSON.parse(body);
  if (route === '/users/me')
    return isKnown
      ? said(200, { id: 1, name: USER, capabilities: stub.capabilities }, query)
      : refused(401, 'rest_not_logged_in');
  if (!route.startsWith('/posts')) return refused(404, 'rest_no_route');
  if (method === 'GET' && number === undefined) return list(stub, query, isKnown);
  if (!isKnown) return refused(401, method === 'POST' && !number ? 'rest_cannot_create' : 'rest_cannot_edit');
  if (method === 'POST' && number === undefined) return create(stub, input, query);
  const post = stub.posts.find(({ id }) => id === Number(number));
  if (!post) return refused(404, 'rest_post_invalid_id');
  if (method === 'POST') return update(stub, post, input, query);
  return method === 'DELETE' ? remove(stub, post, query) : said(200, post, query);
}

function list({ posts }: WordPressStub, query: URLSearchParams, isKnown: boolean): Answer {
  const [perPage, page] = [Number(query.get('per_page') ?? 10), Number(query.get('page') ?? 1)];
  if (!(perPage >= 1 && perPage <= 100)) return refused(400, 'rest_invalid_param', ['per_page']);
  const statuses = (query.get('status') ?? 'publish').split(',');
  const forbidden = !isKnown && statuses.some((status) => status !== 'publish');
  if (forbidden || statuses.some((status) => !STATUSES.includes(status)))
    return refused(400, 'rest_invalid_param', ['status']);
  const slugs = query.get('slug')?.split(',');
  const order = query.get('order') === 'asc' ? 1 : -1;
  const found = posts
    .filter(({ slug }) => !slugs || slugs.map(sanitized).includes(slug))
    // `any` leaves out what is kept from searches, unless it is named.
    .filter(({ status }) => statuses.includes(status) || (statuses.includes('any') && status !== 'trash'))
    .sort((a, b) => order * (a.id - b.id));
  const pages = Math.ceil(found.length / perPage);
  if (page > 1 && page > pages) return refused(400, 'rest_post_invalid_page_number');
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const answer = said(
    200,
    shown.map((post) => cut(post, query)),
    new URLSearchParams(),
  );
  const counts = { 'x-wp-total': String(found.length), 'x-wp-totalpages': String(pages) };
  return { ...answer, headers: { ...answer.headers, ...counts } };
}

type Input = Partial<Omit<StubPost, 'id'>>;

function wrongParams(input: Input): string[] {
  const strings = ['slug', 'title', 'content', 'excerpt'] as const;
  const dates = ['date', 'date_gmt'] as const;
  return [
    ...(input.status !== undefined && !STATUSES.slice(0, 5).includes(input.status) ? ['status'] : []),
    ...strings.filter((name) => input[name] !== undefined && typeof input[name] !== 'string'),
    ...dates.filter((name) => input[name] !== undefined && !isDate(input[name])),
  ];
}

/** `rest_parse_date()`. */
function isDate(text: string): boolean {
  return DATE_TIME.test(text) && !Number.isNaN(Date.parse(text.slice(0, 19)));
}

function create(stub: WordPressStub, input: Input, query: URLSearchParams): Answer {
  const wrong = wrongParams(input);
  if (wrong.length > 0) return refused(400, 'rest_invalid_param', wrong);
  const { title = '', content = '', excerpt = '', status = 'draft', slug = title } = input;
  if (!title && !content && !excerpt) return refused(400, 'empty_content');
  const id = Math.max(0, ...stub.posts.map((post) => post.id)) + 1;
  const post = { ...input, id, title, content, excerpt, status, slug: unique(stub, slug, id) };
  stub.posts.push(post);
  settle(stub, post);
  return said(201, post, query);
}

function update(stub: WordPressStub, post: StubPost, input: Input, query: URLSearchParams): Answer {
  const wrong = wrongParams(input);
  if (wrong.length > 0) return refused(400, 'rest_invalid_param', wrong);
  const { slug, ...more } = input;
  const isBack = post.status === 'trash' && (input.status ?? 'trash') !== 'trash';
  Object.assign(post, more);
  // The slug that it had before comes back, whatever is asked for.
  const wanted = isBack && post.desired !== undefined ? post.desired : slug;
  if (isBack) delete post.desired;
  if (wanted !== undefined) post.slug = unique(stub, wanted, post.id);
  settle(stub, post);
  return said(200, post, query);
}

function remove(stub: WordPressStub, post: StubPost, query: URLSearchParams): Answer {
  if (query.get('force') === 'true') {
    stub.posts.splice(stub.posts.indexOf(post), 1);
    return said(200, { deleted: true, previous: post }, new URLSearchParams());
  }
  if (!stub.hasTrash) return refused(501, 'rest_trash_not_supported');
  if (post.status === 'trash') return refused(410, 'rest_already_trashed');
  const cut = post.slug.slice(0, LONGEST_SLUG - SUFFIX.length);
  Object.assign(post, { status: 'trash', desired: post.slug, slug: cut + SUFFIX });
  return said(200, post, query);
}

/** `sanitize_title()` of what is ASCII. */
function sanitized(slug: string): string {
  const kept = slug.toLowerCase().replaceAll(/[^a-z0-9 _-]/gu, '');
  return kept.replaceAll(/[ -]+/gu, '-').slice(0, LONGEST_SLUG).replace(/^-|-$/gu, '');
}

/** `wp_unique_post_slug()`: whoever comes second gets a number. */
function unique({ posts }: WordPressStub, title: string, id: number): string {
  const slug = sanitized(title);
  const isFree = (one: string) => posts.every((post) => post.id === id || post.slug !== one);
  if (isFree(slug)) return slug;
  let number = 2;
  while (!isFree(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}

/** What is published with a date to come is scheduled. */
function settle(stub: WordPressStub, post: StubPost): void {
  const isLater = post.date_gmt !== undefined && Date.parse(`${post.date_gmt}Z`) > Date.now();
  if (post.status === 'publish' && isLater) post.status = 'future';
  if (!stub.titles.includes(post.title)) stub.titles.push(post.title);
}

function said(status: number, value: object, query: URLSearchParams): Answer {
  const body = JSON.stringify(cut(value, query));
  return { status, headers: { 'content-type': 'application/json; charset=UTF-8' }, body };
}

function cut(value: object, query: URLSearchParams): object {
  const fields = query.get('_fields')?.split(',');
  return fields ? Object.fromEntries(Object.entries(value).filter(([name]) => fields.includes(name))) : value;
}

function refused(status: number, code: string, params: string[] = []): Answer {
  const wrong = Object.fromEntries(params.map((name) => [name, `Invalid parameter(s): ${name}`]));
  const data = { status, ...(params.length > 0 ? { params: wrong } : {}) };
  const body = JSON.stringify({ code, message: 'Sorry.', data });
  return { status, headers: { 'content-type': 'application/json; charset=UTF-8' }, body };
}
