/**
 * Pseudonyms of addresses that keep networks together: two addresses that begin with the same bits have pseudonyms that
 * begin with the same bits (as those of Xu, Fan, Ammar and Moon, 2002, do), so that a condition on a network holds for the
 * pseudonyms where it held for the addresses. What is nobody's stays (loopback, multicast, unspecified), and private
 * addresses become private ones, and public ones public ones.
 */
import { formatIpv4, readIpv6 } from '../codec/leaf/ip.ts';
import { parseAddress } from '../util/ipAddress.ts';
import type { Keyed } from './keyed.ts';

/** Addresses that begin with the same bits. */
interface Block {
  readonly first: readonly number[];
  readonly bits: number;
  /** How many of the first bits stay. */
  readonly kept: number;
}

const ALL = 128;

function block(text: string, bits: number, kept = bits): Block {
  return { first: bytesOf(text) ?? [], bits, kept };
}

const BLOCKS: readonly Block[] = [
  block('0.0.0.0', 8, ALL),
  block('127.0.0.0', 8, ALL),
  block('224.0.0.0', 4, ALL),
  block('240.0.0.0', 4, ALL),
  block('10.0.0.0', 8),
  block('100.64.0.0', 10),
  block('169.254.0.0', 16),
  block('172.16.0.0', 12),
  block('192.168.0.0', 16),
  block('::', 127, ALL),
  // Neighbours are asked for under an address that ends as theirs does.
  block('ff02::1:ff00:0', 104),
  block('ff00::', 8, ALL),
  block('fe80::', 10, 64),
  block('fc00::', 7, 8),
  block('2000::', 3),
];

/** IPv6 addresses that end with an IPv4 one: mapped ones, and those of NAT64. */
const WITH_IPV4: readonly Block[] = [block('::ffff:0:0', 96), block('64:ff9b::', 96)];

/** First bytes of public IPv4 addresses beside which there are private ones. */
const MIXED: readonly number[] = [100, 169, 172, 192];
/** First bytes of no other addresses than public ones. */
const PUBLIC = Array.from({ length: 223 }, (_, i) => i + 1).filter(
  (byte) => byte !== 10 && byte !== 127 && !MIXED.includes(byte),
);
/** Reserved ones, since no pseudonym of a public address may be a private one. */
const IN_PLACE_OF_MIXED: readonly number[] = [240, 241, 242, 243];

/** Pseudonyms of IP addresses. */
export class IpPseudonyms {
  readonly #keyed: Keyed;
  /** By the first byte of a public IPv4 address: the one that it becomes. */
  #publicBytes: ReadonlyMap<number, number> | undefined;

  constructor(keyed: Keyed) {
    this.#keyed = keyed;
  }

  of(text: string): string {
    const bytes = bytesOf(text);
    return bytes === undefined ? text : formatAddress(this.#bytes(bytes));
  }

  /** Whether all addresses of a network have pseudonyms in one network, which has no others. */
  keepsNetwork(text: string, bits: number): boolean {
    const bytes = bytesOf(text);
    return bytes !== undefined && bits <= 8 * bytes.length && isKept(bytes, bits);
  }

  #bytes(bytes: readonly number[]): readonly number[] {
    if (WITH_IPV4.some((each) => isIn(each, bytes))) {
      return [...bytes.slice(0, 12), ...this.#bytes(bytes.slice(12))];
    }
    const known = BLOCKS.find((each) => isIn(each, bytes));
    if (known !== undefined) return this.#permuted(bytes, known.kept);
    if (bytes.length === 16) return this.#permuted(bytes, 0);
    const [first = 0, ...rest] = this.#permuted(bytes, 8);
    this.#publicBytes ??= this.#shuffled();
    return [this.#publicBytes.get(first) ?? first, ...rest];
  }

  #shuffled(): Map<number, number> {
    const made = [...PUBLIC, ...IN_PLACE_OF_MIXED]
      .map((byte) => [this.#keyed.number('public', String(byte)), byte] as const)
      .sort(([a], [b]) => a - b);
    return new Map([...PUBLIC, ...MIXED].map((byte, i) => [byte, made[i]?.[1] ?? byte]));
  }

  /** Each bit after those that are kept is turned or not, as the key says of the bits before it. */
  #permuted(bytes: readonly number[], kept: number): number[] {
    return bytes.map((byte, i) => {
      if (8 * i + 8 <= kept) return byte;
      // Bits for all beginnings of the byte, as a tree: 1 is before the first bit, and after each come two.
      const turns = this.#keyed.bytes(`ip${bytes.length}`, bytes.slice(0, i).join(), 32);
      let made = 0;
      for (let bit = 0, node = 1; bit < 8; bit++) {
        const value = (byte >>> (7 - bit)) & 1;
        const turn = 8 * i + bit < kept ? 0 : ((turns[node >>> 3] ?? 0) >>> (node & 7)) & 1;
        made = 2 * made + (value ^ turn);
        node = 2 * node + value;
      }
      return made;
    });
  }
}

function isKept(bytes: readonly number[], bits: number): boolean {
  if (bits === 0) return true;
  if (WITH_IPV4.some((each) => each.bits <= bits && isIn(each, bytes))) {
    return isKept(bytes.slice(12), bits - 96);
  }
  if (BLOCKS.some((each) => each.bits <= bits && isIn(each, bytes))) return true;
  // First bytes of public IPv4 addresses are replaced as a whole.
  if (bytes.length === 4 && bits < 8) return false;
  const network = { first: bytes, bits, kept: 0 };
  return ![...BLOCKS, ...WITH_IPV4].some(({ first }) => isIn(network, first));
}

function isIn({ first, bits }: Block, bytes: readonly number[]): boolean {
  if (first.length !== bytes.length) return false;
  return bytes.every((byte, i) => {
    const shift = 8 - Math.max(0, Math.min(8, bits - 8 * i));
    return (byte ^ (first[i] ?? 0)) >>> shift === 0;
  });
}

/** The bytes of an address; undefined for what is none. */
export function bytesOf(text: string): number[] | undefined {
  return parseAddress(text)?.flatMap((group) => [group >>> 8, group & 255]);
}

export function formatAddress(bytes: readonly number[]): string {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  return bytes.length === 4 ? formatIpv4(view.getUint32(0)) : readIpv6(view, 0);
}

/** The pseudonym of a MAC address: one that is administered locally, and goes to a group where the other does. */
export function redactMac(keyed: Keyed, text: string): string {
  if (/^(?:00(?:-00)*|FF(?:-FF)*)$/.test(text)) return text;
  const first = Number.parseInt(text.slice(0, 2), 16) % 2 === 1 ? '03' : '02';
  const hex = keyed.hex('mac', text, 10).toUpperCase();
  return `${first}-${hex.replace(/..(?=.)/g, '$&-')}`;
}
