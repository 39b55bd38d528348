/**
 * Closed archive files in an S3-compatible store: signed by aws4fetch (Signature Version 4), sent by Node's own fetch. Each
 * file is one object, put in one request, which the store takes whole or not at all.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import { CopydeskError, codeOf, messageOf } from '../../errors.js';

/** How the stores are reached and who asks. */
export interface StoreAccess {
  /** `https://s3.example:9000`, buckets in the path; Amazon's own, buckets in the name, when absent. */
  endpoint: string | undefined;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string | undefined;
}

/** Every method throws `store-failed`, with what the store said; `read` and `download` throw `object-missing` for none. */
export interface ObjectStore {
  /** `s3://bucket/prefix` */
  url: string;
  /** Resolves when the store has the file's bytes, which was checked there; at once where it has them already. */
  put(name: string, path: string, signal?: AbortSignal): Promise<void>;
  /** Bytes of the object; undefined when there is none. */
  size(name: string): Promise<number | undefined>;
  /** A part of it; fewer bytes at its end. */
  read(name: string, offset: number, length: number): Promise<Uint8Array>;
  /** All of it, into a file. */
  download(name: string, path: string): Promise<void>;
  /** One that is not there is no fault. */
  remove(name: string): Promise<void>;
}

/** The least rate at which a file must move, bytes a millisecond, beside what every request has. */
const LEAST_RATE = 100;
const REQUEST_MS = 30_000;

/** ETag of an object that was put in one request and is not encrypted with a key of the store's own. */
const MD5 = /^"?([\da-f]{32})"?$/u;

interface FileFacts {
  bytes: number;
  sha256: string;
  md5: string;
}

interface Asked {
  headers?: Record<string, string>;
  body?: ReadableStream<Uint8Array>;
  ms?: number;
  signal?: AbortSignal | undefined;
  /** Statuses that are answers, beside those of success. */
  takes?: readonly number[];
}

/** `url`: `s3://bucket/prefix`, as the settings check it. */
export function objectStoreAt(url: string, access: StoreAccess): ObjectStore {
  const { host: bucket, pathname } = new URL(url);
  const prefix = pathname.replace(/^\/|\/$/gu, '');
  const root =
    access.endpoint === undefined
      ? `https://${bucket}.s3.${access.region}.amazonaws.com`
      : `${access.endpoint.replace(/\/$/u, '')}/${bucket}`;

  const { endpoint: _, sessionToken, ...own } = access;
  const keys = sessionToken === undefined ? own : { ...own, sessionToken };

  const ask = async (method: string, name: string, asked: Asked = {}): Promise<Response> => {
    const { headers = {}, body, ms = REQUEST_MS, takes = [] } = asked;
    const signals = [AbortSignal.timeout(ms), ...(asked.signal ? [asked.signal] : [])];
    try {
      const at = [root, prefix, encodeURIComponent(name)].filter(Boolean).join('/');
      const signer = new AwsV4Signer({ ...keys, service: 's3', method, url: at, headers });
      const signed = await signer.sign();
      const init = { method, headers: signed.headers, signal: AbortSignal.any(signals) };
      const response = await fetch(signed.url, body ? { ...init, body, duplex: 'half' } : init);
      if (response.ok || takes.includes(response.status)) return response;
      const reason = await reasonOf(response);
      // A store without the bucket is the wrong one, and says nothing of the object.
      if (response.status === 404 && reason !== 'NoSuchBucket')
        throw new CopydeskError('object-missing', `${url}/${name}: 404 ${reason}`);
      throw new Error(`${response.status} ${reason}`);
    } catch (cause) {
      if (codeOf(cause) === 'object-missing') throw cause;
      throw new CopydeskError('store-failed', `${url}/${name}: ${why(cause)}`, { cause, retry: true });
    }
  };

  /** Whether the object is these very bytes, by its ETag where that says so, else by reading it. */
  const holds = async (name: string, { bytes, sha256, md5 }: FileFacts): Promise<boolean> => {
    const head = await ask('HEAD', name, { takes: [404] });
    if (head.status === 404 || Number(head.headers.get('content-length')) !== bytes) return false;
    const said = MD5.exec(head.headers.get('etag') ?? '')?.[1];
    if (said !== undefined && !head.headers.has('x-amz-server-side-encryption')) return said === md5;
    const whole = await ask('GET', name, { ms: msFor(bytes) });
    const hash = createHash('sha256');
    for await (const chunk of whole.body ?? []) hash.update(chunk);
    return hash.digest('hex') === sha256;
  };

  return {
    url,

    async put(name, path, signal) {
      const facts = await factsOf(path);
      if (await holds(name, facts)) return;
      const headers = {
        'content-length': String(facts.bytes),
        'content-type': 'application/warc',
        // Part of what is signed: a store refuses other bytes.
        'x-amz-content-sha256': facts.sha256,
      };
      const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
      await ask('PUT', name, { headers, body, ms: msFor(facts.bytes), signal });
      if (!(await holds(name, facts)))
        throw new CopydeskError('store-failed', `${url}/${name}: the store has other bytes than were sent`);
    },

    async size(name) {
      const head = await ask('HEAD', name, { takes: [404] });
      return head.status === 404 ? undefined : Number(head.headers.get('content-length'));
    },

    async read(name, offset, length) {
      if (length === 0) return new Uint8Array();
      const range = `bytes=${offset}-${offset + length - 1}`;
      const response = await ask('GET', name, { headers: { range }, ms: msFor(length) });
      const bytes = new Uint8Array(await response.arrayBuffer());
      // A store may ignore the range, and send all.
      return response.status === 206 ? bytes : bytes.subarray(offset, offset + length);
    },

    async download(name, path) {
      const bytes = (await this.size(name)) ?? 0;
      const response = await ask('GET', name, { ms: msFor(bytes) });
      if (response.body) await pipeline(response.body, createWriteStream(path));
    },

    async remove(name) {
      await ask('DELETE', name, { takes: [404] });
    },
  };
}

async function factsOf(path: string): Promise<FileFacts> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    sha256.update(chunk);
    md5.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: sha256.digest('hex'), md5: md5.digest('hex') };
}

function msFor(bytes: number): number {
  return REQUEST_MS + Math.ceil(bytes / LEAST_RATE);
}

/** Errors are told in XML, with a code of their own. */
async function reasonOf(response: Response): Promise<string> {
  const body = await response.text().catch(() => '');
  return /<Code>(\w+)<\/Code>/u.exec(body)?.[1] ?? response.statusText;
}

/** fetch hides what went wrong behind a message of its own. */
function why(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return cause === undefined ? messageOf(error) : codeOf(cause) || messageOf(cause);
}
