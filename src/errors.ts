/**
 * The one error class. An expected failure is a value from a closed list; this is for trouble: something that a person
 * or a later try has to mend.
 */
export class CopydeskError extends Error {
  /** Stable, machine-readable name: `config-invalid`, `database-unreachable`, … */
  readonly code: string;
  /** True when the same call may succeed later without anyone's doing. */
  readonly retry: boolean;

  constructor(code: string, message: string, options: { retry?: boolean; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CopydeskError';
    this.code = code;
    this.retry = options.retry ?? false;
  }
}

/** The first line of whatever was thrown, for a log field or a reason column. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] as string;
}

/** What the codes of file systems say to people. */
const FILE_TROUBLE: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of the path is a file'],
  ['EEXIST', 'a file is in the way of a folder'],
  ['EMFILE', 'too many files are open'],
  ['ERR_BUFFER_TOO_LARGE', 'it unpacks to more than is read of a page'],
]);

/** Why a file could not be read or written, without Node's code and system call where they are known. */
export function fileTrouble(error: unknown): string {
  return FILE_TROUBLE.get(codeOf(error)) ?? messageOf(error);
}

/** What went wrong, for people: Node's errors about files name the path last, behind a code and a system call. */
export function sentenceOf(error: unknown): string {
  const { path, syscall } = (error ?? {}) as { path?: unknown; syscall?: unknown };
  return typeof path === 'string' && syscall !== undefined
    ? `${path}: ${fileTrouble(error)}`
    : messageOf(error);
}

/**
 * Codes of Node's sockets and resolver, and SQLSTATEs of a PostgreSQL server that is away, starting, stopping or full
 * (PostgreSQL manual, appendix A).
 */
const AWAY_CODE =
  /^(?:08...|57P0[1-5]|53300|ECONN\w+|EPIPE|EAGAIN|ETIMEDOUT|ENOENT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/u;

/** node-postgres and ioredis report some broken connections by message alone. */
const AWAY_MESSAGE =
  /connection (?:terminated|is closed)|timeout exceeded when trying to connect|client has encountered a connection error|max retries per request|no answer within/iu;

/** True when a database or a queue's server is away for a while: the same call may succeed later. */
export function isAway(error: unknown): boolean {
  return AWAY_CODE.test(codeOf(error)) || AWAY_MESSAGE.test(messageOf(error));
}

/** SQLSTATEs of data that cannot be written: of its form, of what it refers to, of its size. */
const DATA_CODE = /^(?:22|23|54)[A-Z\d]{3}$/u;

/**
 * True for trouble with the very thing that was to be written, or with how it was read: another one may fare better. False
 * for a database that is away, a full disk, and whatever is not known.
 */
export function isOfItsOwn(error: unknown): boolean {
  // A TypeError with a cause is how Node tells of a connection that failed.
  const isOfReading =
    error instanceof RangeError || (error instanceof TypeError && error.cause === undefined);
  return DATA_CODE.test(codeOf(error)) || isOfReading;
}

/**
 * Codes of what is the machine's fault and no page's: SQLSTATEs of a database that lacks disk, memory or connections (53), is
 * stopped by a person (57), cannot read or write (58), or takes a transaction back for others' sake (40, 25P03); and a queue,
 * a database or an object store that does not answer.
 */
const MACHINE_CODE = /^(?:(?:40|53|57|58)...|25P03|(?:queue|database)-unreachable|store-failed)$/u;

/** True when a fault says nothing of what was being worked on, a server that is away among them: it is tried again. */
export function isOfMachine(error: unknown): boolean {
  return isAway(error) || MACHINE_CODE.test(codeOf(error));
}

/** SQLSTATEs of a value that no column takes (22), or no index (54): the same call would fail for ever. */
const VALUE_CODE = /^(?:22|54)...$/u;

/** True when the database takes no such value. */
export function isOfValue(error: unknown): boolean {
  return VALUE_CODE.test(codeOf(error));
}

export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
