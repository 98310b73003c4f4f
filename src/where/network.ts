/** Addresses and networks, compared by their bits. */
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

function isIn({ groups, masks }: Network, address: readonly number[]): boolean {
  return (
    address.length === groups.length &&
    groups.every((group, i) => ((group ^ (address[i] ?? 0)) & (masks[i] ?? 0)) === 0)
  );
}

function parseAddress(text: string): number[] | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): number[] | undefined {
  const parts = text.split('.');
  const [a, b, c, d] = parts.map((part) => decimal(part, 255));
  if (parts.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined) {
    return undefined;
  }
  return [(a << 8) | b, (c << 8) | d];
}

function parseIpv6(text: string): number[] | undefined {
  const [before, after, more] = text.split('::');
  if (before === undefined || more !== undefined) return undefined;
  // Only what the address ends with can be IPv4.
  const head = parseGroups(before, after === undefined);
  const tail = after === undefined ? [] : parseGroups(after, true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  // `::` stands for at least one group.
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** @param isEnd whether the last two groups can be written as IPv4. */
function parseGroups(text: string, isEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    const ipv4 = isEnd && i === parts.length - 1 && part.includes('.') ? parseIpv4(part) : undefined;
    if (ipv4 !== undefined) groups.push(...ipv4);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** A number up to `most`; undefined for anything else. Some tools would read a leading zero as octal. */
function decimal(text: string, most: number): number | undefined {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}
