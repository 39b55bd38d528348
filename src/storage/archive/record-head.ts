/** The head of a WARC record (ISO 28500, section 4): its version line and named fields. */

export const RECORD_START = Buffer.from('WARC/');
const VERSION_LINE = /^WARC\/\d+\.\d+\r?\n/u;
const HEAD_END = Buffer.from('\r\n\r\n');

export interface RecordHead {
  /** Value of the field, whose name is given in lower case; undefined where it is absent or empty. */
  field(name: string): string | undefined;
  /** Where the block begins. */
  length: number;
}

export function isRecordStart(bytes: Buffer): boolean {
  return VERSION_LINE.test(bytes.toString('latin1', 0, 16));
}

/** Undefined for bytes that hold no whole head. */
export function readHead(bytes: Buffer): RecordHead | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0 || !isRecordStart(bytes)) return undefined;
  const fields = new Map(headerLines(bytes.toString('utf8', 0, end)).map(([n, v]) => [n.toLowerCase(), v]));
  return { field: (name) => fields.get(name) || undefined, length: end + HEAD_END.length };
}

/** Bytes of head and block together; undefined where the head does not say. */
export function recordLength(bytes: Buffer): number | undefined {
  const head = readHead(bytes);
  const length = head?.field('content-length');
  return head && length && /^\d{1,15}$/u.test(length) ? head.length + Number(length) : undefined;
}

/** `Name: value` of each line behind the first; a line that begins with white space goes on with the one before. */
export function headerLines(head: string): [name: string, value: string][] {
  const lines: [string, string][] = [];
  for (const line of head.split(/\r?\n/u).slice(1)) {
    const last = lines.at(-1);
    const colon = line.indexOf(':');
    if (/^[ \t]/u.test(line) && last) last[1] = `${last[1]} ${line.trim()}`;
    else if (colon > 0) lines.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return lines;
}
