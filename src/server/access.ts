/** Who may ask for what. On loopback everyone may, through names of loopback; elsewhere a key says. */
import type { Context, MiddlewareHandler } from 'hono';
import { includes, type Scope } from '../model/api-key.js';
import { hostOf } from '../model/listen-address.js';
import { problem } from './api/problem.js';
import type { KeyStore } from './ports.js';
import { rateLimit } from './rate-limit.js';

export interface Access {
  /** Only this machine can reach the server: no key is asked for. */
  isLoopback: boolean;
  /** Origins whose scripts may read and write: `https://desk.example`. */
  origins: readonly string[];
  /** Requests a minute of one key. */
  ratePerMinute: number;
}

/** What anybody may see: whether the process is well, and how the API is used. */
const OPEN: ReadonlySet<string> = new Set(['/livez', '/readyz', '/docs', '/style.css', '/v1/openapi.json']);

const KEYS = /^\/v1\/keys(?:\/|$)/u;

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const BASIC = /^basic\b/iu;

/** What a proxy on this machine says of those for whom it asks: they are on another. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip'] as const;

/** Names under which a browser reaches this machine and no other. */
const LOOPBACK_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Whether only this machine can reach a server that listens there, however the address is written. */
export function isLoopback(address: string): boolean {
  return LOOPBACK_NAME.test(new URL(`http://${hostOf(address)}`).hostname);
}

/**
 * A page of another site cannot be kept from sending requests here. A name of its own that leads to this machine (DNS
 * rebinding) would let it read the answers too, and what changes something does so without being read.
 */
export function fromHere({ isLoopback, origins }: Access): MiddlewareHandler {
  return async (context, next) => {
    const { hostname, origin: own } = new URL(context.req.url);
    if (isLoopback && !LOOPBACK_NAME.test(hostname)) return problem(context, 'host-not-allowed', hostname);
    const origin = context.req.header('origin');
    const isForeign = origin !== undefined && origin !== own && !origins.includes(origin);
    if (isForeign && !SAFE.has(context.req.method)) return problem(context, 'origin-not-allowed', origin);
    await next();
  };
}

export function withKey(
  { isLoopback, ratePerMinute }: Access,
  keys: Pick<KeyStore, 'check'>,
): MiddlewareHandler {
  const limit = rateLimit(ratePerMinute);
  return async (context, next) => {
    const given = givenKey(context);
    const isOwn = isLoopback && !FORWARDED.some((name) => context.req.header(name) !== undefined);
    if (OPEN.has(context.req.path) || (isOwn && given === undefined)) return next();
    const key = given === undefined ? undefined : await keys.check(given);
    if (!key) {
      context.header('www-authenticate', 'Bearer realm="copydesk", Basic realm="copydesk"');
      return problem(
        context,
        'unauthenticated',
        given === undefined ? whatIsMissing(context) : 'No such key',
      );
    }
    const waitMs = limit.take(key.id);
    if (waitMs !== undefined) {
      context.header('retry-after', String(Math.ceil(waitMs / 1_000)));
      return problem(context, 'too-many-requests', `${ratePerMinute} a minute`);
    }
    const needed = neededScope(context);
    if (!includes(key.scope, needed)) return problem(context, 'forbidden', `The key has no scope ${needed}`);
    await next();
  };
}

function whatIsMissing({ req }: Context): string {
  const isPassword = BASIC.test(req.header('authorization') ?? '');
  return isPassword && !SAFE.has(req.method)
    ? 'A password may only read: send the key as a bearer token'
    : 'No key was given';
}

function neededScope({ req }: Context): Scope {
  if (KEYS.test(req.path)) return 'admin';
  return SAFE.has(req.method) ? 'read' : 'write';
}

/**
 * Browsers send a password by themselves, also for pages of other sites: it is a key for reading alone, so that people can
 * open the desk.
 */
function givenKey({ req }: Context): string | undefined {
  const [, scheme = '', text = ''] = /^(\w+) +(\S+) *$/u.exec(req.header('authorization') ?? '') ?? [];
  if (/^bearer$/iu.test(scheme)) return text;
  if (!BASIC.test(scheme) || !SAFE.has(req.method)) return undefined;
  return Buffer.from(text, 'base64').toString('utf8').split(':').slice(1).join(':');
}
