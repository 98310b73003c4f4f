import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import * as r from 'restructure';
import { describe } from 'vitest';
import {
  ABIS,
  type BindOptions,
  bind,
  DecodeError,
  decode,
  encode,
  FWP_BYTE_BLOB,
  FWPM_FILTER_CHANGE0,
  FWPM_NET_EVENT0,
  FWPM_NET_EVENT5,
  GUID,
  layoutOf,
  memoryImage,
  pointer,
  SID,
  type ValueLayout,
  wideString,
} from '../../src/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { assertSame } from '../properties/same.ts';
import { rows, runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(40) });

const uint8s = fc.nat(0xff);
const uint32s = fc.nat(0xffffffff);
const events = arbitraryOf(FWPM_NET_EVENT5);

/** What restructure decodes has hidden members besides: this leaves them out. */
function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? { ...value } : value;
}

describe('a bound struct alone', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    test.prop([arbitraryOf(struct), bases(abi)])(
      `${name}: toBuffer and fromBuffer are inverse`,
      (value, base) => {
        const bound = bind(struct, { abi, base });
        const buffer = bound.toBuffer(value);
        assertSame(bound.fromBuffer(buffer), value);
        assertSame(decode(struct, memoryImage(buffer, { abi, base }), base), value);

        assert.equal(bound.size(value), buffer.length);
        // Wherever it will lie, seven bytes align what it points to.
        assert.ok(buffer.length <= encode(struct, value, { abi }).bytes.length + 7);
        assert.equal(bound.size(), layoutOf(struct, abi).size);
        assert.equal(bound.size(null), bound.size());
        const stream = new r.DecodeStream(buffer);
        bound.decode(stream);
        if (struct.kind !== 'sid') assert.equal(stream.pos, bound.size());
      },
    );

    test.prop([arbitraryOf(struct), bases(abi), fc.nat()])(
      `${name}: what is cut off is a DecodeError`,
      (value, base, at) => {
        const bound = bind(struct, { abi, base });
        const buffer = bound.toBuffer(value);
        const short = buffer.subarray(0, at % buffer.length);
        const nested = new r.Struct({ bound });
        for (const read of [() => bound.fromBuffer(short), () => nested.fromBuffer(short)]) {
          try {
            read();
          } catch (error) {
            assert(error instanceof DecodeError, String(error));
          }
        }
        const least = struct.kind === 'sid' ? 8 : layoutOf(struct, abi).size;
        if (short.length < least) assert.throws(() => bound.fromBuffer(short), DecodeError);
      },
    );
  }

  test.prop([events, fc.nat(9)])(
    'reads a Buffer that starts anywhere in its ArrayBuffer',
    (value, byteOffset) => {
      const bound = bind(FWPM_NET_EVENT5, { abi: 'x64', base: 0x1000n });
      const bytes = bound.toBuffer(value);
      const buffer = Buffer.concat([Buffer.alloc(byteOffset, 0xff), bytes, Buffer.alloc(5, 0xff)]);
      assertSame(bound.fromBuffer(buffer.subarray(byteOffset, byteOffset + bytes.length)), value);
    },
  );
});

describe('a pointer of restructure that leads nowhere is a DecodeError', () => {
  for (const abi of ABIS) {
    test.prop([bases(abi), uint32s])(abi, (base, offset) => {
      const to = new r.Pointer(r.uint32le, bind(FWPM_NET_EVENT5, { abi, base }));
      const buffer = Buffer.alloc(4);
      buffer.writeUInt32LE(offset);
      const type = new r.Struct({ to });
      if (offset !== 0) assert.throws(() => type.fromBuffer(buffer), DecodeError);
    });
  }
});

describe('a bound struct between other members of r.Struct', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    test.prop([arbitraryOf(struct), arbitraryOf(struct), bases(abi), uint8s, uint32s], { numRuns: runs(15) })(
      name,
      (first, second, base, before, after) => {
        const bound = bind(struct, { abi, base });
        const record = new r.Struct({
          before: r.uint8,
          first: bound,
          between: r.uint16le,
          second: bound,
          after: r.uint32le,
        });
        const value = { before, first, between: 0x1234, second, after };
        const buffer = record.toBuffer(value);
        assert.equal(buffer.length, record.size(value));
        assertSame(plain(record.fromBuffer(buffer)), value);
      },
    );
  }

  for (const abi of ABIS) {
    test.prop([events, uint32s])(`${abi}: reads an image with absolute pointers`, (value, magic) => {
      const base = 0x7f0000n;
      const { bytes } = encode(FWPM_NET_EVENT5, value, { abi, base: base + 8n });
      const lead = Buffer.alloc(8);
      lead.writeUInt32LE(magic);
      const file = new r.Struct({
        magic: r.uint32le,
        reserved: r.uint32le,
        event: bind(FWPM_NET_EVENT5, { abi, base }),
      });
      assertSame(plain(file.fromBuffer(Buffer.concat([lead, bytes]))), { magic, reserved: 0, event: value });
    });
  }
});

describe('what is as long as its value', () => {
  const long: readonly [string, ValueLayout][] = [
    ['a SID', SID],
    ['text', wideString],
    ['a blob', FWP_BYTE_BLOB],
    ['a pointer', pointer(FWPM_NET_EVENT0)],
    ['a pointer to text', pointer(wideString)],
    ['a pointer to a pointer', pointer(pointer(GUID))],
  ];
  for (const [name, layout] of long) {
    for (const abi of ABIS) {
      test.prop([fc.array(arbitraryOf(layout), { maxLength: 3 }), bases(abi)])(
        `${name}, ${abi}`,
        (values, base) => {
          const record = new r.Struct({
            values: new r.Array(bind(layout, { abi, base }), values.length),
            after: r.uint8,
          });
          const value = { values, after: 0xa5 };
          assertSame(plain(record.fromBuffer(record.toBuffer(value))), value);
        },
      );
    }
  }
});

describe('a bound struct inside other types of restructure', () => {
  const options: BindOptions = { abi: 'x64', base: 0x10000n };
  const bound = bind(FWPM_NET_EVENT5, options);
  const lists = fc.array(events, { maxLength: 4 });

  function assertRoundTrip<T>(type: r.Struct<T>, value: T): void {
    const buffer = type.toBuffer(value);
    assert.equal(buffer.length, type.size(value));
    assertSame(plain(type.fromBuffer(buffer)), value);
  }

  test.prop([lists])('r.Array that a member counts', (values) => {
    const type = new r.Struct({ count: r.uint8, events: new r.Array(bound, 'count'), after: r.uint32le });
    assertRoundTrip(type, { count: values.length, events: values, after: 7 });
  });

  test.prop([lists])('r.Array with its count in front', (values) => {
    const array = new r.Array(bound, r.uint16le);
    assertSame([...array.fromBuffer(array.toBuffer(values))], values);
  });

  test.prop([lists])('r.Array with its count in front, and members on both sides', (values) => {
    const type = new r.Struct<{ before: number; events: readonly unknown[]; after: number }>({
      before: r.uint8,
      events: new r.Array(bound, r.uint16le),
      after: r.uint32le,
    });
    const value = { before: 1, events: values, after: 7 };
    const { before, events, after } = type.fromBuffer(type.toBuffer(value));
    assertSame({ before, events: [...events], after }, value);
  });

  test('a bare r.Array holds what points to nothing', () => {
    const array = new r.Array(bind(FWPM_FILTER_CHANGE0, { abi: 'x64' }), 2);
    const values = [1n, 2n].map((filterId) => ({
      changeType: 'FWPM_CHANGE_ADD' as const,
      filterKey: '00000000-0000-0000-0000-000000000000',
      filterId,
    }));
    assertSame(array.fromBuffer(array.toBuffer(values)), values);
  });

  test.prop([lists])('r.LazyArray', (values) => {
    const fields = (list: unknown): Record<string, unknown> => ({ count: r.uint8, list, after: r.uint8 });
    const written = new r.Struct(fields(new r.Array(bound, 'count')));
    const type = new r.Struct<{ list: { toArray(): unknown[] }; after: number }>(
      fields(new r.LazyArray(bound, 'count')),
    );
    const { list, after } = type.fromBuffer(
      written.toBuffer({ count: values.length, list: values, after: 7 }),
    );
    assertSame(list.toArray(), values);
    assert.equal(after, 7);
  });

  for (const type of ['local', 'global'] as const) {
    test.prop([fc.option(events), events])(`r.Pointer, ${type}`, (first, second) => {
      const to = new r.Pointer(r.uint32le, bound, { type });
      assertRoundTrip(new r.Struct({ first: to, direct: bound, second: to, after: r.uint8 }), {
        first,
        direct: second,
        second,
        after: 7,
      });
    });
  }

  for (const type of ['local', 'parent', 'global'] as const) {
    test.prop([events, events])(`r.Pointer, ${type}, in a struct within a struct`, (direct, to) => {
      const inner = new r.Struct({ to: new r.Pointer(r.uint32le, bound, { type }) });
      const outer = new r.Struct<{ direct: unknown; inner: { to: unknown } }>({ direct: bound, inner });
      const decoded = outer.fromBuffer(outer.toBuffer({ direct, inner: { to } }));
      assertSame(decoded.direct, direct);
      assertSame(decoded.inner.to, to);
    });
  }

  test.prop([lists])('r.Pointer in an r.Array with its count in front', (values) => {
    const array = new r.Array(new r.Pointer(r.uint32le, bound), r.uint16le);
    assertSame([...array.fromBuffer(array.toBuffer(values))], values);
  });

  test.prop([events])('r.Pointer that is lazy', (value) => {
    const type = new r.Struct<{ to: unknown }>({ to: new r.Pointer(r.uint32le, bound, { lazy: true }) });
    assertSame(type.fromBuffer(type.toBuffer({ to: value })).to, value);
  });

  test.prop([fc.option(events)])('r.Optional', (event) => {
    // While it encodes, restructure hands down the value in `val`.
    const isThere = (parent: Record<string, unknown>): boolean =>
      Object.entries(parent['val'] ?? parent).some(([name, value]) => name === 'isThere' && value === 1);
    const type = new r.Struct<object>({
      isThere: r.uint8,
      event: new r.Optional(bound, isThere),
      after: r.uint8,
    });
    assertRoundTrip<object>(
      type,
      event === null ? { isThere: 0, after: 7 } : { isThere: 1, event, after: 7 },
    );
  });

  test.prop([events, arbitraryOf(FWPM_NET_EVENT0)])('r.VersionedStruct', (event5, event0) => {
    const type = new r.VersionedStruct<object>(r.uint8, {
      header: { before: r.uint16le },
      0: { event: bind(FWPM_NET_EVENT0, options), after: r.uint8 },
      5: { event: bound, after: r.uint8 },
    });
    assertRoundTrip(type, { version: 0, before: 1, event: event0, after: 7 });
    assertRoundTrip(type, { version: 5, before: 1, event: event5, after: 7 });
  });

  test.prop([events, events])('a struct within a struct, with members behind it', (first, second) => {
    const inner = new r.Struct({ event: bound, after: r.uint16le });
    const outer = new r.Struct<{ before: number; inner: object; event: unknown; after: number }>({
      before: r.uint8,
      inner,
      event: bound,
      after: r.uint32le,
    });
    const value = { before: 1, inner: { event: first, after: 2 }, event: second, after: 3 };
    const decoded = outer.fromBuffer(outer.toBuffer(value));
    assertSame({ ...decoded, inner: plain(decoded.inner) }, value);
  });
});
