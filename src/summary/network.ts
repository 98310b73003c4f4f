/** The network that an address is counted under: what one router hands out, most often. */
import { readIpv6 } from '../codec/leaf/ip.ts';
import { parseNetwork } from '../where/network.ts';

/** The /24 of an IPv4 address, the /64 of an IPv6 address, such as 10.0.3.0/24. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  const bytes = new DataView(new ArrayBuffer(16));
  for (const [i, group] of parseNetwork(address).groups.slice(0, 4).entries()) bytes.setUint16(2 * i, group);
  return `${readIpv6(bytes, 0)}/64`;
}
