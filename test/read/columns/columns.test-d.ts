import { describe, expectTypeOf, test } from 'vitest';
import {
  bool,
  byteBlob,
  bytes,
  type Column,
  type ColumnOf,
  type ColumnValues,
  columnReader,
  columns,
  counted,
  type DecodeError,
  enumeration,
  type Fields,
  FWP_BYTE_BLOB,
  type FWPM_NET_EVENT_HEADER1,
  FWPM_NET_EVENT5,
  type FWPM_SYSTEM_PORTS0,
  type FWPM_VSWITCH_EVENT0,
  GUID,
  type Leaf,
  layouts,
  memoryImage,
  type PathOf,
  pointer,
  type SID,
  type Struct,
  struct,
  textOf,
  uint32,
  union,
  untagged,
  type ValueLayout,
  when,
} from '../../../src/index.ts';

const memory = memoryImage(new Uint8Array(), { abi: 'x64', base: 0n });
const roots = { address: 0 } as const;
declare const name: string;
declare const either: 'type' | 'header.appId';

type Event = typeof FWPM_NET_EVENT5;
type Texts = (string | null)[];
type Bytes = (Uint8Array | null)[];

describe('columns', () => {
  test('have the types of the leaves at their paths', () => {
    const result = columns(FWPM_NET_EVENT5, memory, roots, {
      timestamp: 'header.timeStamp',
      type: 'type',
      filterId: 'classifyDrop.filterId',
      appId: 'header.appId',
      effectiveName: 'header.effectiveName',
      userId: 'header.userId',
      loopback: 'classifyDrop.isLoopback',
      subnet: 'ikeQmFailure.localSubNet.v4AddrMask.addr',
    });
    expectTypeOf<keyof typeof result>().toEqualTypeOf<
      'timestamp' | 'type' | 'filterId' | 'appId' | 'effectiveName' | 'userId' | 'loopback' | 'subnet'
    >();
    expectTypeOf(result.timestamp.values[0]).toEqualTypeOf<bigint | undefined>();
    expectTypeOf(result.filterId.values[0]).toEqualTypeOf<bigint | undefined>();
    expectTypeOf(result.type).toEqualTypeOf<Column<Uint32Array>>();
    expectTypeOf(result.appId).toEqualTypeOf<Column<Texts>>();
    expectTypeOf(result.effectiveName).toEqualTypeOf<Column<Bytes>>();
    expectTypeOf(result.userId).toEqualTypeOf<Column<Texts>>();
    expectTypeOf(result.loopback).toEqualTypeOf<Column<Uint8Array>>();
    expectTypeOf(result.subnet).toEqualTypeOf<Column<Texts>>();
    expectTypeOf(result.type.valid).toEqualTypeOf<Uint8Array>();
  });

  test('have each kind of leaf in its array', () => {
    type At<L extends ValueLayout> = ColumnOf<Struct<{ readonly it: L }>, 'it'>['values'];
    expectTypeOf<At<Leaf<'uint8', number>>>().toEqualTypeOf<Uint8Array>();
    expectTypeOf<At<Leaf<'uint16', number>>>().toEqualTypeOf<Uint16Array>();
    expectTypeOf<At<Leaf<'uint32', number>>>().toEqualTypeOf<Uint32Array>();
    expectTypeOf<At<Leaf<'int8', number>>>().toEqualTypeOf<Int8Array>();
    expectTypeOf<At<Leaf<'int16', number>>>().toEqualTypeOf<Int16Array>();
    expectTypeOf<At<Leaf<'int32', number>>>().toEqualTypeOf<Int32Array>();
    expectTypeOf<At<Leaf<'float32', number>>>().toEqualTypeOf<Float32Array>();
    expectTypeOf<At<Leaf<'float64', number>>>().toEqualTypeOf<Float64Array>();
    expectTypeOf<At<Leaf<'uint64', bigint>>>().toEqualTypeOf<BigUint64Array>();
    expectTypeOf<At<Leaf<'int64', bigint>>>().toEqualTypeOf<BigInt64Array>();
    expectTypeOf<At<Leaf<'filetime', bigint>>>().toEqualTypeOf<BigUint64Array>();
    // Where the descriptor does not say which number it is, the column does not either.
    expectTypeOf<Uint32Array>().toExtend<At<typeof uint32>>();
  });

  test('go through every construct', () => {
    const BLOB = byteBlob('BLOB');
    const layout = struct('S', {
      tag: enumeration('TAG', { A: 0, B: 1 }),
      arms: union('tag', {
        a: when('A', pointer(pointer(untagged({ deep: bool, n: uint32, ns: counted('n', uint32) })))),
        b: when('B', textOf(BLOB)),
      }),
      raw: bytes(4),
      blob: pointer(BLOB),
    });
    expectTypeOf<PathOf<typeof layout>>().toEqualTypeOf<'tag' | 'a.deep' | 'b' | 'raw' | 'blob'>();
    const result = columns(layout, memory, roots, { deep: 'a.deep', b: 'b', raw: 'raw', blob: 'blob' });
    expectTypeOf(result).toEqualTypeOf<{
      deep: Column<Uint8Array>;
      b: Column<Texts>;
      raw: Column<Bytes>;
      blob: Column<Bytes>;
    }>();
    expectTypeOf<ColumnOf<typeof FWPM_NET_EVENT_HEADER1, 'reserved2'>>().toEqualTypeOf<Column<Texts>>();
    expectTypeOf<PathOf<typeof FWPM_VSWITCH_EVENT0>>().toEqualTypeOf<
      'eventType' | 'vSwitchId' | 'reorderInfo.inRequiredPosition'
    >();
    expectTypeOf<PathOf<typeof FWPM_SYSTEM_PORTS0>>().toEqualTypeOf<never>();
  });

  test('refuse paths that lead to no leaf', () => {
    // @ts-expect-error there is no such member
    columns(FWPM_NET_EVENT5, memory, roots, { a: 'header.timestamp', b: 'type' });
    // @ts-expect-error a struct is not a leaf
    columns(FWPM_NET_EVENT5, memory, roots, { a: 'header' });
    // @ts-expect-error a union's key is not a member
    columns(FWPM_NET_EVENT5, memory, roots, { a: 'event.classifyDrop.filterId' });
    // @ts-expect-error an array is not a leaf
    columns(FWPM_NET_EVENT5, memory, roots, { a: 'ikeMmFailure.localPrincipalGroupSids' });
    // @ts-expect-error the length of an array is not in the object
    columns(FWPM_NET_EVENT5, memory, roots, { a: 'ikeMmFailure.numLocalPrincipalGroupSids' });
    // @ts-expect-error a leaf has no members
    columns(FWPM_NET_EVENT5, memory, roots, { a: 'type.name' });
    // @ts-expect-error a path is a string
    columns(FWPM_NET_EVENT5, memory, roots, { a: 1 });
    // @ts-expect-error there is no such option
    columns(FWPM_NET_EVENT5, memory, roots, { a: 'type' }, { limit: 1 });
  });

  test('of leaves have the empty path', () => {
    expectTypeOf<PathOf<typeof GUID | typeof SID | typeof FWP_BYTE_BLOB>>().toEqualTypeOf<''>();
    expectTypeOf(columns(GUID, memory, roots, { id: '' }).id).toEqualTypeOf<Column<Texts>>();
    expectTypeOf(columns(FWP_BYTE_BLOB, memory, roots, { it: '' }).it).toEqualTypeOf<Column<Bytes>>();
    // @ts-expect-error a struct is not a leaf
    columns(FWPM_NET_EVENT5, memory, roots, { event: '' });
  });

  test('can be of any type where the path is known at run time only', () => {
    const { known, unknown } = columns(FWPM_NET_EVENT5, memory, roots, { known: 'type', unknown: name });
    expectTypeOf(known).toEqualTypeOf<Column<Uint32Array>>();
    expectTypeOf(unknown).toEqualTypeOf<Column<ColumnValues>>();
    const paths: Record<string, string> = {};
    expectTypeOf(columns(FWPM_NET_EVENT5, memory, roots, paths)).toEqualTypeOf<{
      [name: string]: Column<ColumnValues>;
    }>();
  });

  test('can be of any type where the layout is known at run time only', () => {
    const layout = layouts[name];
    if (layout === undefined) return;
    expectTypeOf(columns(layout, memory, roots, { a: 'header.flags' }).a).toEqualTypeOf<
      Column<ColumnValues>
    >();
    expectTypeOf<PathOf<ValueLayout>>().toEqualTypeOf<string>();
    expectTypeOf<PathOf<Struct<Fields>>>().toEqualTypeOf<string>();
    const partly = struct('S', { a: uint32, b: pointer(layout) });
    expectTypeOf<PathOf<typeof partly>>().toEqualTypeOf<'a' | 'b' | `b.${string}`>();
    expectTypeOf(columns(partly, memory, roots, { c: 'b.c' }).c).toEqualTypeOf<Column<ColumnValues>>();
  });

  test('are the same for one of several paths', () => {
    expectTypeOf(columns(FWPM_NET_EVENT5, memory, roots, { either }).either).toEqualTypeOf<
      Column<Uint32Array | Texts>
    >();
    expectTypeOf<'header.timeStamp'>().toExtend<PathOf<Event>>();
  });

  test('tell of issues', () => {
    columns(
      FWPM_NET_EVENT5,
      memory,
      roots,
      { a: 'type' },
      { onIssue: (issue) => expectTypeOf(issue).toEqualTypeOf<DecodeError>() },
    );
  });

  test('have the same types part by part, and the same paths', () => {
    const reader = columnReader(FWPM_NET_EVENT5, memory, roots, {
      time: 'header.timeStamp',
      app: 'header.appId',
    });
    expectTypeOf(reader.count).toEqualTypeOf<number>();
    expectTypeOf(reader.read(0, 1).time).toEqualTypeOf<Column<BigUint64Array>>();
    expectTypeOf(reader.read().app).toEqualTypeOf<Column<Texts>>();
    // @ts-expect-error There is no such member.
    columnReader(FWPM_NET_EVENT5, memory, roots, { a: 'header.nothing' });
  });
});
