/** Tells a backend that is away for a while from an error that means something. */
import { messageOf } from '../errors.js';

/**
 * Codes of Node's sockets and resolver, and SQLSTATEs of a PostgreSQL server that is away, starting, stopping or full
 * (PostgreSQL manual, appendix A).
 */
const AWAY_CODE =
  /^(?:08...|57P0[1-5]|53300|ECONN\w+|EPIPE|ETIMEDOUT|ENOENT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/u;

/** node-postgres and ioredis report some broken connections by message alone. */
const AWAY_MESSAGE =
  /connection (?:terminated|is closed)|timeout exceeded when trying to connect|client has encountered a connection error|max retries per request|no answer within/iu;

export function isAway(error: unknown): boolean {
  return AWAY_CODE.test(codeOf(error)) || AWAY_MESSAGE.test(messageOf(error));
}

export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
