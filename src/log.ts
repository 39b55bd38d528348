/** The logger: pino with secrets struck out. Messages are constants, what varies goes into fields. */
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

export type { Logger };

/** Field names whose values never reach a log line, at any depth up to three. */
const SECRET_FIELDS = [
  'password',
  'authorization',
  'cookie',
  'set-cookie',
  'token',
  'secret',
  'apiKey',
  'DATABASE_URL',
  'REDIS_URL',
];

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]);
  const options = {
    level,
    base: null,
    redact: { paths, censor: '[redacted]' },
    serializers: { err: withoutClient },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}

/** node-postgres hangs the whole connection on its errors: kilobytes of sockets and settings that say nothing. */
function withoutClient(error: Error): unknown {
  const serialized = stdSerializers.err(error);
  if (typeof serialized !== 'object' || serialized === null) return serialized;
  const { client: _, ...rest } = serialized as typeof serialized & { client?: unknown };
  return rest;
}

/** For tests and library use: says nothing. */
export const silent: Logger = pino({ level: 'silent' });
