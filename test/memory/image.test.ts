/** memoryImage: what it takes, where it may lie, and that bytes go one way. */
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import {
  type Abi,
  decode,
  FWP_BYTE_BLOB,
  IKEEXT_NAME_CREDENTIAL0,
  type Memory,
  MemoryImage,
  memoryImage,
  toJson,
} from '../../src/index.ts';
import { decodeFixture, decodeTolerantly, expectJson, layoutNamed } from '../support/decode.ts';
import { rows } from '../support/exhaustive.ts';
import { compiledFixtures, hexFixtures, isHealthy } from '../support/fixtures.ts';
import { Image } from '../support/image.ts';

/** IKEEXT_NAME_CREDENTIAL0 { principalName } of 64 bits, 16 bytes: the pointer, after it "Az!" and its NUL. */
const nameAt = (base: bigint): Image => new Image(16).u64(0, base + 8n).text(8, 'Az!\0');
const NAME = { principalName: 'Az!' };

describe('the bytes can be', () => {
  const BASE = 0x1000n;
  const { bytes } = nameAt(BASE);

  /** The bytes with `before` others in front of them, and some after. */
  const inside = <B extends ArrayBufferLike>(buffer: B, before: number): B => {
    new Uint8Array(buffer).fill(0xee).set(bytes, before);
    return buffer;
  };
  const plain = (before: number, after: number) => inside(new ArrayBuffer(before + 16 + after), before);
  const shared = (before: number, after: number) =>
    inside(new SharedArrayBuffer(before + 16 + after), before);
  const foreign = (source: string): ArrayBuffer | SharedArrayBuffer | ArrayBufferView => {
    const input: ArrayBuffer | SharedArrayBuffer | ArrayBufferView = runInNewContext(source);
    const { buffer, byteOffset } = ArrayBuffer.isView(input) ? input : { buffer: input, byteOffset: 0 };
    new Uint8Array(buffer, byteOffset).set(bytes);
    return input;
  };

  test.each<[string, ArrayBuffer | SharedArrayBuffer | ArrayBufferView]>([
    ['an ArrayBuffer', plain(0, 0)],
    ['a SharedArrayBuffer', shared(0, 0)],
    ['a Buffer', Buffer.from(bytes)],
    ['a part of a Buffer, at an odd offset', Buffer.from(plain(3, 5)).subarray(3, 19)],
    ['a Uint8Array', new Uint8Array(plain(3, 5), 3, 16)],
    ['a Uint8Array of shared memory', new Uint8Array(shared(3, 5), 3, 16)],
    ['a Uint8ClampedArray', new Uint8ClampedArray(plain(3, 5), 3, 16)],
    ['an Int8Array', new Int8Array(plain(3, 5), 3, 16)],
    ['a Uint16Array', new Uint16Array(plain(2, 6), 2, 8)],
    ['an Int16Array', new Int16Array(plain(2, 6), 2, 8)],
    ['a Uint32Array', new Uint32Array(plain(4, 8), 4, 4)],
    ['an Int32Array', new Int32Array(plain(4, 8), 4, 4)],
    ['a Float32Array', new Float32Array(plain(4, 8), 4, 4)],
    ['a Float64Array', new Float64Array(plain(8, 8), 8, 2)],
    ['a BigInt64Array', new BigInt64Array(plain(8, 8), 8, 2)],
    ['a BigUint64Array', new BigUint64Array(plain(8, 8), 8, 2)],
    ['a DataView', new DataView(plain(3, 5), 3, 16)],
    ['an ArrayBuffer of another realm', foreign('new ArrayBuffer(16)')],
    ['a SharedArrayBuffer of another realm', foreign('new SharedArrayBuffer(16)')],
    ['a Uint8Array of another realm', foreign('new Uint8Array(new ArrayBuffer(24), 8)')],
    ['a DataView of another realm', foreign('new DataView(new ArrayBuffer(24), 8)')],
  ])('%s', (_, input) => {
    const memory = memoryImage(input, { abi: 'x64', base: BASE });
    expect(memory).toBeInstanceOf(MemoryImage);
    expect(decode(IKEEXT_NAME_CREDENTIAL0, memory, BASE)).toEqual(NAME);
    // What stands around a view is not part of the image.
    expect([memory.byteLength, memory.readable(BASE, 99), memory.readable(BASE - 1n, 1)]).toEqual([
      16, 16, 0,
    ]);
  });

  test('none at all', () => {
    const memory = memoryImage(new Uint8Array(0), { abi: 'x64', base: 0 });
    expect(memory.readable(0n, 1)).toBe(0);
  });
});

describe('the image can lie', () => {
  test.each<[string, Abi, bigint | number]>([
    ['at 0', 'x64', 0],
    ['at 0, as a bigint', 'x64', 0n],
    ['at a number', 'x64', 0x1d23_4b00],
    ['at the highest safe integer', 'x64', 2 ** 53 - 1],
    ['at an address of a process', 'x64', 0x1d2_3c4b_0000n],
    ['across 2^32', 'x64', 0xffff_fff8n],
    ['across 2^63', 'x64', 2n ** 63n - 8n],
    ['in the kernel', 'x64', 0xffff_a58f_1234_0000n],
    ['in the kernel', 'arm64', 0xffff_a58f_1234_0000n],
    ['up to 2^64', 'x64', 2n ** 64n - 16n],
    ['up to 2^64', 'arm64', 2n ** 64n - 16n],
  ])('%s under %s: %s', (_, abi, base) => {
    const memory = memoryImage(nameAt(BigInt(base)).bytes, { abi, base });
    expect(memory.base).toBe(BigInt(base));
    expect(decode(IKEEXT_NAME_CREDENTIAL0, memory, base)).toEqual(NAME);
  });

  test.each<[string, number | bigint]>([
    ['at 0', 0],
    ['above 2^31', 0x8000_0000],
    ['in the kernel', 0xfff0_0000n],
    ['up to 2^32', 0xffff_fff4],
  ])('%s under x86', (_, base) => {
    const { bytes } = new Image(12).u32(0, Number(base) + 4).text(4, 'Az!\0');
    const memory = memoryImage(bytes, { abi: 'x86', base });
    expect(decode(IKEEXT_NAME_CREDENTIAL0, memory, base)).toEqual(NAME);
  });
});

describe('wrong arguments', () => {
  const bytes = new Uint8Array(16);
  const NO_BYTES = 'memoryImage: the bytes are an ArrayBuffer, a SharedArrayBuffer or a view of one';

  // What a JavaScript program may hand over.
  test.each<[string, unknown]>([
    ['text', 'bytes'],
    ['an array', [0, 1]],
    ['an object', { buffer: bytes.buffer, byteLength: 16 }],
    ['a number', 16],
    ['null', null],
    ['undefined', undefined],
  ])('%s for the bytes', (_, input) => {
    expect(() => memoryImage(input as ArrayBuffer, { abi: 'x64', base: 0 })).toThrow(new TypeError(NO_BYTES));
  });

  test.each<[unknown, string]>([
    ['mips', '"mips"'],
    ['X64', '"X64"'],
    ['constructor', '"constructor"'],
    [undefined, 'undefined'],
    [64, '64'],
  ])('%j for the ABI', (abi, named) => {
    expect(() => memoryImage(bytes, { abi: abi as Abi, base: 0 })).toThrow(
      new RangeError(`no ABI ${named}: take one of x64, x86, arm64`),
    );
  });

  const addresses: [Abi, unknown, Error][] = [
    ['x64', -1, new RangeError('-1 is outside the address space of x64')],
    ['x64', -1n, new RangeError('-1 is outside the address space of x64')],
    ['x64', 2n ** 64n, new RangeError('18446744073709551616 is outside the address space of x64')],
    ['arm64', 2n ** 64n, new RangeError('18446744073709551616 is outside the address space of arm64')],
    ['x86', 2 ** 32, new RangeError('4294967296 is outside the address space of x86')],
    ['x64', 0.5, new RangeError('0.5 is not a safe integer: give it as a bigint')],
    ['x64', 2 ** 53, new RangeError('9007199254740992 is not a safe integer: give it as a bigint')],
    ['x64', Number.NaN, new RangeError('NaN is not a safe integer: give it as a bigint')],
    ['x64', Number.POSITIVE_INFINITY, new RangeError('Infinity is not a safe integer: give it as a bigint')],
    ['x64', '0x1000', new TypeError('a bigint or a number, not string')],
    ['x64', undefined, new TypeError('a bigint or a number, not undefined')],
  ];
  const named = (what: string, error: Error): Error =>
    error instanceof RangeError
      ? new RangeError(`${what} ${error.message}`)
      : new TypeError(`${what}: ${error.message}`);

  test.each(addresses)('under %s, %s for the base', (abi, base, error) => {
    expect(() => memoryImage(bytes, { abi, base: base as bigint })).toThrow(named('base', error));
  });

  test.each(addresses)('under %s, %s for the address to decode', (abi, address, error) => {
    const memory = memoryImage(bytes, { abi, base: 0 });
    expect(() => decode(IKEEXT_NAME_CREDENTIAL0, memory, address as bigint)).toThrow(named('address', error));
  });

  test.each<[Abi, bigint, string]>([
    ['x64', 2n ** 64n - 15n, '16 bytes at 0xfffffffffffffff1 run past the end of the address space of x64'],
    [
      'arm64',
      2n ** 64n - 1n,
      '16 bytes at 0xffffffffffffffff run past the end of the address space of arm64',
    ],
    ['x86', 2n ** 32n - 15n, '16 bytes at 0xfffffff1 run past the end of the address space of x86'],
  ])('under %s, an image that would run past the end', (abi, base, message) => {
    expect(() => memoryImage(bytes, { abi, base })).toThrow(new RangeError(message));
  });
});

describe('bytes go one way', () => {
  test.each(rows([...compiledFixtures(), ...hexFixtures()], 10))(
    '$name: the input is left as it is',
    (fixture) => {
      const before = fixture.bytes.slice();
      decodeTolerantly(fixture);
      expect(fixture.bytes).toEqual(before);
    },
  );

  test.each(rows([...compiledFixtures(), ...hexFixtures()].filter(isHealthy), 10))(
    '$name: what was decoded does not change with the input',
    (fixture) => {
      const bytes = fixture.bytes.slice();
      const values = decodeFixture({ ...fixture, bytes });
      bytes.fill(0xaa);
      expectJson(fixture.struct, values, fixture.expect);
    },
  );

  test('the input does not change with what was decoded, and shared memory is not passed on', () => {
    const bytes = new Uint8Array(new SharedArrayBuffer(24));
    bytes.set(new Image(24).u32(0, 4).u64(8, 0x1010n).u8(16, 1, 2, 3, 4).bytes);
    const blob = decode(FWP_BYTE_BLOB, memoryImage(bytes, { abi: 'x64', base: 0x1000n }), 0x1000n);
    expect(blob?.buffer).toBeInstanceOf(ArrayBuffer);
    blob?.fill(0xaa);
    expect([...bytes.subarray(16)]).toEqual([1, 2, 3, 4, 0, 0, 0, 0]);
  });
});

/** A memory that gives out copies of exactly what is asked for, and nothing that is not there. */
class StrictMemory implements Memory {
  readonly abi: Abi;
  readonly #image: MemoryImage;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, abi: Abi, base: bigint) {
    this.abi = abi;
    this.#bytes = bytes;
    this.#image = memoryImage(bytes, { abi, base });
  }

  readable(address: bigint, wanted: number): number {
    return this.#image.readable(address, wanted);
  }

  place(address: bigint, length: number) {
    if (this.readable(address, length) < length)
      throw new Error(`${length} bytes at ${address} are not there`);
    const start = this.offsetOf(address);
    return { view: new DataView(this.#bytes.slice(start, start + length).buffer), offset: 0 };
  }

  offsetOf(address: bigint): number {
    return this.#image.offsetOf(address);
  }
}

describe('any memory will do', () => {
  test.each(
    rows(
      [...compiledFixtures(), ...hexFixtures()].filter(({ kind }) => kind === 'struct'),
      10,
    ),
  )('$name: of one that holds nothing but what is asked for', (fixture) => {
    const { struct, bytes, abi, base, address } = fixture;
    const layout = layoutNamed(struct);
    const onIssue = () => {};
    const value = decode(layout, new StrictMemory(bytes, abi, base), address, { onIssue });
    expect(toJson(layout, value)).toBe(
      toJson(layout, decode(layout, memoryImage(bytes, { abi, base }), address, { onIssue })),
    );
  });
});
