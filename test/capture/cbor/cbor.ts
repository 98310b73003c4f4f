/** CBOR by hand: heads and bytes as RFC 8949 has them, with nothing of the code under test. */

const MAJOR = { uint: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6, other: 7 } as const;
type Major = keyof typeof MAJOR;

/** A head whose argument takes `width` bytes: 0 is in the head itself; the shortest where none is given. */
export function head(
  major: Major,
  argument: bigint | number,
  width = shortest(BigInt(argument)),
): Uint8Array {
  const information = width === 0 ? Number(argument) : 24 + Math.log2(width);
  const bytes = Array.from({ length: width }, (_, i) =>
    Number((BigInt(argument) >> BigInt(8 * (width - 1 - i))) & 0xffn),
  );
  return Uint8Array.of((MAJOR[major] << 5) | information, ...bytes);
}

export const WIDTHS = [0, 1, 2, 4, 8] as const;

/** The fewest bytes that an argument fits in. */
export function shortest(argument: bigint): number {
  const bits = [5n, 8n, 16n, 32n, 64n];
  const fits = WIDTHS.findIndex((_, i) => argument < (i === 0 ? 24n : 1n << (bits[i] ?? 0n)));
  return WIDTHS[fits] ?? 8;
}

export const uint = (value: bigint | number, width?: number): Uint8Array => head('uint', value, width);

export const bytes = (content: Uint8Array | readonly number[], width?: number): Uint8Array =>
  join(head('bytes', content.length, width), Uint8Array.from(content));

export function text(content: string, width?: number): Uint8Array {
  const utf8 = new TextEncoder().encode(content);
  return join(head('text', utf8.length, width), utf8);
}

export const array = (...items: readonly Uint8Array[]): Uint8Array =>
  join(head('array', items.length), ...items);

/** A map; keys that are texts may be given as such. */
export const map = (...members: readonly (readonly [string | Uint8Array, Uint8Array])[]): Uint8Array =>
  join(head('map', members.length), ...members.flatMap(member));

export const tag = (number: number, item: Uint8Array): Uint8Array => join(head('tag', number), item);

export const float64 = (value: number): Uint8Array => {
  const view = new DataView(new ArrayBuffer(9));
  view.setUint8(0, 0xfb);
  view.setFloat64(1, value);
  return new Uint8Array(view.buffer);
};

export const NULL = Uint8Array.of(0xf6);
export const BREAK = Uint8Array.of(0xff);

/** What has no length of its own: a break ends it. */
export const endless = (
  major: 'bytes' | 'text' | 'array' | 'map',
  ...items: readonly Uint8Array[]
): Uint8Array => join(Uint8Array.of((MAJOR[major] << 5) | 31), ...items, BREAK);

export function member([key, value]: readonly [string | Uint8Array, Uint8Array]): Uint8Array[] {
  return [typeof key === 'string' ? text(key) : key, value];
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** FWP_V4_ADDR_AND_MASK of two UINT32 in little-endian: 10.0.0.0 and 255.0.0.0. */
export const MASK = [0, 0, 0, 10, 0, 0, 0, 255];
export const MASK_JSON = '{"addr":"10.0.0.0","mask":"255.0.0.0"}';

type Members = Readonly<Record<string, Uint8Array | undefined>>;

/** The members of a small item that can be read: one FWP_V4_ADDR_AND_MASK at 0x1000. */
export const SOUND = {
  fwpm: uint(1),
  abi: text('x64'),
  struct: text('FWP_V4_ADDR_AND_MASK'),
  roots: array(uint(0x1000)),
  ranges: array(array(uint(0x1000), bytes(MASK))),
};

/** The small item with other members, or without those that are undefined. */
export function item(changed: Members = {}): Uint8Array {
  const members = Object.entries<Uint8Array | undefined>({ ...SOUND, ...changed });
  return map(...members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}
