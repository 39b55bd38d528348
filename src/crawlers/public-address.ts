/** Which addresses may be dialled: those of the public internet, and nothing inside a machine or a network. */
import ipaddr from 'ipaddr.js';

/** All of IPv6 that is handed out for the public internet (IANA, "IPv6 Global Unicast Address Space"). */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True only for an address of the public internet. False for what is no address, for private, loopback, link-local,
 * carrier-grade NAT, multicast, reserved and documentation ranges, and for every IPv6 form that carries an IPv4 address
 * (mapped, compatible, NAT64, 6to4, Teredo): none of these is how a news site is reached.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6);
}

/** Why a connection was not made. Its code comes through undici to whoever asked. */
export class PrivateAddressError extends Error {
  static readonly code = 'PRIVATE_ADDRESS';
  readonly code = PrivateAddressError.code;

  constructor(host: string, address: string) {
    super(`${host} is at ${address}, which is no public address`);
    this.name = 'PrivateAddressError';
  }
}
