/**
 * Pseudonyms in what conditions compare with. Addresses are there as numbers, too, and as ranges and networks, which pseudonyms
 * keep together or not: a condition that would say something else of the pseudonyms is left without its value.
 */
import { formatIpv4 } from '../codec/leaf/ip.ts';
import { isObject } from '../util/objects.ts';
import { bytesOf, formatAddress, type IpPseudonyms } from './addresses.ts';

type Value = Readonly<Record<string, unknown>>;

/** Pseudonyms are in another order than what they stand for. */
const ORDERED: ReadonlySet<unknown> = new Set([
  'FWP_MATCH_GREATER',
  'FWP_MATCH_LESS',
  'FWP_MATCH_GREATER_OR_EQUAL',
  'FWP_MATCH_LESS_OR_EQUAL',
]);

/** A type that points to its value, which is not there: nothing is compared with it. */
const UNREAD: Value = { type: 'FWP_RANGE_TYPE', rangeValue: null };

export interface Condition {
  /** Whether numbers are addresses. */
  readonly areAddresses: boolean;
  readonly match?: unknown;
}

/** The networks and, where a field has them, the addresses in an FWP_CONDITION_VALUE0; undefined for a value of another kind. */
export function redactAddresses(
  ips: IpPseudonyms,
  value: Value,
  { areAddresses, match }: Condition,
): Value | undefined {
  const { v4AddrMask, v6AddrMask, rangeValue } = value;
  if (isObject(v4AddrMask)) return { ...value, v4AddrMask: networkOf(ips, v4AddrMask) };
  if (isObject(v6AddrMask)) return { ...value, v6AddrMask: networkOf(ips, v6AddrMask) };
  if (isObject(rangeValue)) {
    const { valueLow: low, valueHigh: high } = rangeValue;
    if (!isObject(low) || !isObject(high)) return undefined;
    if (!areAddresses && !('byteArray16' in low) && !('byteArray16' in high)) return undefined;
    return { ...value, rangeValue: rangeOf(ips, low, high) };
  }
  const address = areAddresses ? addressIn(value) : undefined;
  if (address === undefined) return undefined;
  return ORDERED.has(match) ? UNREAD : withAddress(value, ips.of(address));
}

function networkOf(ips: IpPseudonyms, network: Value): Value | null {
  const { addr, mask, prefixLength } = network;
  const bits = typeof mask === 'string' ? bitsOf(mask) : prefixLength;
  if (typeof addr !== 'string' || typeof bits !== 'number') return null;
  return ips.keepsNetwork(addr, bits) ? { ...network, addr: ips.of(addr) } : null;
}

/** How many bits of a mask are set; undefined where they are not its first ones. */
function bitsOf(mask: string): number | undefined {
  const number = numberOf(mask);
  const bits = Math.clz32(~number);
  return number === (bits === 0 ? 0 : (-1 << (32 - bits)) >>> 0) ? bits : undefined;
}

/** A range that is a network is that of its pseudonym. */
function rangeOf(ips: IpPseudonyms, low: Value, high: Value): Value | null {
  const [first, last] = [addressIn(low), addressIn(high)];
  const from = bytesOf(first ?? '');
  const to = bytesOf(last ?? '');
  if (first === undefined || from === undefined || from.length !== to?.length) return null;
  const differ = bitString(from.map((byte, i) => byte ^ (to[i] ?? 0)));
  const bits = differ.indexOf('1') === -1 ? differ.length : differ.indexOf('1');
  const isNetwork = differ.lastIndexOf('0') < bits && !bitString(from).includes('1', bits);
  if (!isNetwork || !ips.keepsNetwork(first, bits)) return null;
  const made = bytesOf(ips.of(first)) ?? [];
  const host = made.map((_, i) => 255 >>> Math.max(0, Math.min(8, bits - 8 * i)));
  return {
    valueLow: withAddress(low, formatAddress(made.map((byte, i) => byte & ~(host[i] ?? 0)))),
    valueHigh: withAddress(high, formatAddress(made.map((byte, i) => byte | (host[i] ?? 0)))),
  };
}

function bitString(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
}

function addressIn({ uint32, byteArray16 }: Value): string | undefined {
  if (typeof uint32 === 'number') return formatIpv4(uint32);
  return typeof byteArray16 === 'string' ? byteArray16 : undefined;
}

function withAddress(value: Value, address: string): Value {
  return 'uint32' in value ? { ...value, uint32: numberOf(address) } : { ...value, byteArray16: address };
}

function numberOf(address: string): number {
  return (bytesOf(address) ?? []).reduce((number, byte) => 256 * number + byte, 0);
}
