/** Rules that map a host and port to an address, as curl's `--resolve` takes them: `times.test:80:127.0.0.1`. */
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { isIP } from 'node:net';
import { CopydeskError } from '../errors.js';

/** Resolves a name to all of its addresses, as `dns.lookup` does. */
export type Lookup = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface ResolveRule {
  /** Lower case. */
  host: string;
  port: number;
  /** An IPv4 or IPv6 address, without brackets. */
  address: string;
  /** The port dialled at that address, where it differs from the URL's: a server on a free port keeps plain URLs. */
  toPort?: number;
}

/** A port after the address is told from an IPv6 address by the brackets around it; without a port they may be left out. */
const RULE =
  /^(?<host>[^:\s/]+):(?<port>\d{1,5}):(?:(?:\[(?<six>[\da-f:.]+)\]|(?<four>[\d.]+))(?::(?<toPort>\d{1,5}))?|(?<bare>[\da-f:.]+))$/iu;

/** Throws `resolve-invalid` for anything but `host:port:address` or `host:port:address:port`; IPv6 stands in brackets. */
export function parseResolveRule(text: string): ResolveRule {
  const { host, port, six, four, bare, toPort } = RULE.exec(text.trim())?.groups ?? {};
  const address = six ?? four ?? bare;
  if (
    !host ||
    !address ||
    isIP(address) === 0 ||
    !isPort(port) ||
    (toPort !== undefined && !isPort(toPort))
  ) {
    throw new CopydeskError(
      'resolve-invalid',
      `"${text}": expected host:port:address, as in times.test:8080:127.0.0.1`,
    );
  }
  const rule = { host: host.toLowerCase(), port: Number(port), address };
  return toPort === undefined ? rule : { ...rule, toPort: Number(toPort) };
}

function isPort(digits: string | undefined): boolean {
  return Number(digits) >= 1 && Number(digits) <= 65_535;
}
