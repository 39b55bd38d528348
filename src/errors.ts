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
