import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  ABIS,
  counted,
  decode,
  decodeArray,
  decodeEntries,
  encode,
  explain,
  FWP_BYTE_BLOB,
  FWPM_NET_EVENT5,
  memoryImage,
  struct as structOf,
  textOf,
  toJson,
  uint8,
  type ValueLayout,
} from '../../src/index.ts';
import * as headers from '../../src/wfp/headers.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { arbitraryOf } from './arbitrary.ts';
import { bases, CASES, endOfSpace, SEED } from './cases.ts';
import { imageOfEntries } from './entries.ts';
import { assertJsonSays, assertSame } from './same.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(80) });

describe('what is encoded decodes to the same value', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    test.prop([arbitraryOf(struct), bases(abi)])(name, (value, base) => {
      const { bytes, address } = encode(struct, value, { abi, base });
      const memory = memoryImage(bytes, { abi, base });

      assert.equal(address, base + (-base & 7n));
      const decoded = decode(struct, memory, address);
      assertSame(decoded, value);
      assertSame(decode(struct, memory, address, { onIssue: assert.fail }), value);

      for (const { kind, path, value: pointer } of explain(struct, memory, address)) {
        if (kind === 'pointer') assert.equal(BigInt.asUintN(3, BigInt(String(pointer))), 0n, path);
      }

      const json = toJson(struct, decoded);
      assert.equal(json, toJson(struct, value));
      assert.doesNotMatch(json, /[\n\r]/);
      assertJsonSays(JSON.parse(json), value);

      bytes.fill(0xa5);
      assertSame(decoded, value);
    });
  }
});

describe('an image can end where the address space ends', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    test.prop([arbitraryOf(struct)], { numRuns: runs(8) })(name, (value) => {
      const { length } = encode(struct, value, { abi }).bytes;
      const end = endOfSpace(abi);
      const base = ((end - BigInt(length)) >> 3n) << 3n;
      const { bytes, address } = encode(struct, value, { abi, base });
      const whole = new Uint8Array(Number(end - base));
      whole.set(bytes);

      assertSame(decode(struct, memoryImage(whole, { abi, base }), address), value);
      assert.throws(() => encode(struct, value, { abi, base: base + 8n }), RangeError);
    });
  }
});

describe('any kind of buffer holds an image', () => {
  const event = arbitraryOf(FWPM_NET_EVENT5);
  for (const abi of ABIS) {
    test.prop([event, bases(abi), fc.nat(9)])(abi, (value, base, byteOffset) => {
      const { bytes, address } = encode(FWPM_NET_EVENT5, value, { abi, base });
      const { length } = bytes;
      const shared = new SharedArrayBuffer(byteOffset + length);
      new Uint8Array(shared).set(bytes, byteOffset);
      const buffer = Buffer.concat([Buffer.alloc(byteOffset, 0xff), bytes, Buffer.alloc(3, 0xff)]);
      for (const view of [
        bytes.buffer,
        buffer.subarray(byteOffset, byteOffset + length),
        new DataView(buffer.buffer, buffer.byteOffset + byteOffset, length),
        new Int8Array(shared, byteOffset),
      ]) {
        assertSame(decode(FWPM_NET_EVENT5, memoryImage(view, { abi, base }), address), value);
      }
    });
  }
});

describe('decodeEntries follows an array of pointers', () => {
  for (const abi of ABIS) {
    const events = fc.array(fc.option(arbitraryOf(FWPM_NET_EVENT5)), { maxLength: 5 });
    test.prop([events, bases(abi)])(abi, (values, base) => {
      const { bytes } = imageOfEntries(values, abi, base);
      const memory = memoryImage(bytes, { abi, base });
      const decoded = [...decodeEntries(FWPM_NET_EVENT5, memory, base, values.length)];
      assertSame(decoded, values);
      assert.deepEqual(
        decoded.map((value) => toJson(FWPM_NET_EVENT5, value)),
        values.map((value) => toJson(FWPM_NET_EVENT5, value)),
      );
    });
  }
});

describe('decodeArray reads structs that lie one after another', () => {
  for (const { name, struct, abi } of rows(
    CASES.filter((it) => it.struct.kind !== 'sid'),
    4,
  )) {
    const array = structOf('ARRAY', { length: uint8, elements: counted('length', struct) });
    test.prop([fc.array(arbitraryOf(struct), { maxLength: 4 }), bases(abi)], { numRuns: runs(10) })(
      name,
      (elements, base) => {
        const { bytes, address } = encode(array, { elements }, { abi, base });
        const memory = memoryImage(bytes, { abi, base });
        const pointer = explain(array, memory, address).find((range) => range.path === 'elements');
        const first = BigInt(String(pointer?.value));
        assertSame([...decodeArray(struct, memory, first, elements.length)], elements);
      },
    );
  }
});

describe('a blob of any bytes reads as text', () => {
  const text = textOf(FWP_BYTE_BLOB);
  const contents = fc.array(fc.oneof(fc.constant(0), fc.nat(0xff)), { maxLength: 20 });
  for (const abi of ABIS) {
    test.prop([contents], { numRuns: runs(300) })(`${abi}: whole code units, less one NUL`, (content) => {
      const { bytes, address } = encode(FWP_BYTE_BLOB, Uint8Array.from(content), { abi });
      const units = Buffer.from(content.slice(0, content.length & ~1)).toString('utf16le');
      assertSame(decode(text, memoryImage(bytes, { abi, base: 0 }), address), units.replace(/\0$/, ''));
    });
  }
});

describe('every name of an enumeration encodes as its number', () => {
  for (const declared of Object.values(headers)) {
    const layout: ValueLayout | undefined = typeof declared === 'number' ? undefined : declared;
    if (layout?.kind !== 'enum') continue;
    const { name, values } = layout;
    test(name, () => {
      for (const [constant, number] of Object.entries(values)) {
        const { bytes } = encode(layout, constant);
        expect(encode(layout, number).bytes, constant).toEqual(bytes);
        const decoded = decode(layout, memoryImage(bytes, { abi: 'x64', base: 0 }), 0);
        expect(values[decoded], constant).toBe(number);
      }
    });
  }
});
