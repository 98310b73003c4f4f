/** Addresses and networks, compared by their bits. */
import { decimal, parseAddress } from '../util/ipAddress.ts';
import { excerpt } from '../util/text.ts';
import { integerIn } from './number.ts';

/** A network, or one address, in groups of 16 bits: two of IPv4, eight of IPv6. */
export interface Network {
  readonly groups: readonly number[];
  /** The bits of each group that count. */
  readonly masks: readonly number[];
}

/**
 * A network such as 10.0.0.0/8 or fd00::/8, or an address. Bits that the prefix does not cover may be anything.
 * @throws RangeError when it is neither.
 */
export function parseNetwork(text: string): Network {
  const [address = '', length, more] = text.split('/');
  const groups = more === undefined ? parseAddress(address) : undefined;
  const bits = 16 * (groups?.length ?? 0);
  const prefix = length === undefined ? bits : decimal(length, bits);
  if (groups === undefined || prefix === undefined) {
    throw new RangeError(`${excerpt(text)} is no address and no network such as 10.0.0.0/8 or fd00::/8`);
  }
  return { groups, masks: groups.map((_, i) => maskOf(prefix - 16 * i)) };
}

/** A network, and the port of an end in it where one is asked for. */
export interface Socket {
  readonly network: Network;
  readonly port: number | undefined;
}

/**
 * A network or an address, also with a port, as the text format prints an end: 8.8.4.6:449 or [2001:db8::1]:443.
 * @throws RangeError when it is neither.
 */
export function parseSocket(text: string): Socket {
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(text);
  const isV6 = bracketed?.[1]?.includes(':') ?? false;
  const [, address = text, port] = (isV6 ? bracketed : /^([^:]*):(\d+)$/.exec(text)) ?? [];
  const network = parseNetwork(address);
  return { network, port: port === undefined ? undefined : Number(integerIn(port, 0n, 2n ** 16n - 1n)) };
}

/** The mask of a group of which so many bits count: all of them above 16, none below 0. */
function maskOf(bits: number): number {
  return (0xffff0000 >> Math.min(16, Math.max(0, bits))) & 0xffff;
}

/**
 * Whether an address is in one of some networks. An IPv6 address is in no IPv4 network, not even one that maps IPv4.
 */
export function isInOneOf(networks: readonly Network[], address: string): boolean {
  const groups = parseAddress(address);
  return groups !== undefined && networks.some((network) => isIn(network, groups));
}

/** A network in words of 32 bits. Those of IPv6 are as this machine reads them from bytes in network order. */
export interface NetworkWords {
  readonly words: Uint32Array;
  /** The bits of each word that count. */
  readonly masks: Uint32Array;
}

/** One word, the number of an IPv4 address, or the four of an IPv6 address. */
export function networkWords({ groups, masks }: Network): NetworkWords {
  return { words: wordsIn(groups), masks: wordsIn(masks) };
}

function wordsIn(groups: readonly number[]): Uint32Array {
  const [high = 0, low = 0] = groups;
  if (groups.length === 2) return Uint32Array.of((high << 16) | low);
  return new Uint32Array(Uint8Array.from(groups.flatMap((group) => [group >>> 8, group & 0xff])).buffer);
}

function isIn({ groups, masks }: Network, address: readonly number[]): boolean {
  return (
    address.length === groups.length &&
    groups.every((group, i) => ((group ^ (address[i] ?? 0)) & (masks[i] ?? 0)) === 0)
  );
}
