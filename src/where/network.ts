/** Addresses and networks, compared as numbers. */

/** An address with its version: 32 or 128 bits. */
interface Ip {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** A network, or one address. */
export interface Network extends Ip {
  /** Bits that count. */
  readonly prefix: number;
}

/**
 * A network such as 10.0.0.0/8 or fd00::/8, or an address.
 * @throws RangeError when it is neither.
 */
export function parseNetwork(text: string): Network {
  const [address = '', prefixText, more] = text.split('/');
  const ip = more === undefined ? parseIp(address) : undefined;
  const prefix = prefixText === undefined ? ip?.bits : /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : -1;
  if (ip === undefined || prefix === undefined || prefix < 0 || prefix > ip.bits) {
    throw new RangeError(`${text} is no address and no network such as 10.0.0.0/8 or fd00::/8`);
  }
  return { ...ip, prefix };
}

/** Whether an address is in a network. */
export function isIn(address: string, { bits, value, prefix }: Network): boolean {
  const ip = parseIp(address);
  return ip !== undefined && ip.bits === bits && (ip.value ^ value) >> BigInt(bits - prefix) === 0n;
}

function parseIp(text: string): Ip | undefined {
  if (!text.includes(':')) {
    const value = parseIpv4(text);
    return value === undefined ? undefined : { bits: 32, value };
  }
  const [, head = text, dotted] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  const low = dotted === undefined ? undefined : parseIpv4(dotted);
  if (dotted !== undefined && low === undefined) return undefined;
  const value = parseGroups(low === undefined ? head : `${head}${hex(low >> 16n)}:${hex(low & 0xffffn)}`);
  return value === undefined ? undefined : { bits: 128, value };
}

function hex(group: bigint): string {
  return group.toString(16);
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function parseGroups(text: string): bigint | undefined {
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return undefined;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...new Array<string>(missing).fill('0'), ...after];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}
