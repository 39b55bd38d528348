/** Where a server listens, as people write it. */
import { z } from 'zod';

export interface ListenAddress {
  /** A name or an address; of IPv6 without its brackets. */
  address: string;
  port?: number;
}

export const EXPECTED_ADDRESS = 'an address such as 127.0.0.1, [::1] or [::1]:8080';

/** An address of IPv6 stands in brackets where a port follows (RFC 3986, 3.2.2); without one it may do without them, too. */
const FORMS = [
  /^\[(?<address>[\da-f.]*:[\da-f:.]+)\](?::(?<port>\d{1,5}))?$/iu,
  /^(?<address>[\da-f.]*:[\da-f.]*:[\da-f:.]*)$/iu,
  /^(?<address>[\w.-]+)(?::(?<port>\d{1,5}))?$/u,
];

export const ListenAddress = z
  .string()
  .trim()
  .transform((text, context): ListenAddress => {
    const { address = '', port } = FORMS.map((form) => form.exec(text)?.groups).find(Boolean) ?? {};
    const number = port === undefined ? undefined : Number(port);
    if (URL.canParse(`http://${hostOf(address)}`) && (number === undefined || isPort(number)))
      return { address, ...(number === undefined ? {} : { port: number }) };
    context.addIssue({ code: 'custom', message: `expected ${EXPECTED_ADDRESS}` });
    return z.NEVER;
  });

/** As an address stands in a URL. */
export function hostOf(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

const isPort = (number: number) => number >= 1 && number <= 65_535;
