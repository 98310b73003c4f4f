import { describe, expectTypeOf, test } from 'vitest';
import {
  type ABIS,
  type Abi,
  type BoundType,
  type ByteRange,
  bind,
  DecodeError,
  type DecodeErrorCode,
  decode,
  decodeArray,
  decodeEntries,
  type EncodedImage,
  encode,
  explain,
  FWP_BYTE_BLOB,
  FWPM_NET_EVENT5,
  GUID,
  type Infer,
  isDecodeError,
  layoutOf,
  layouts,
  type MemoryImage,
  memoryImage,
  SID,
  toJson,
  type ValueLayout,
} from '../../src/index.ts';

const memory = memoryImage(new Uint8Array(), { abi: 'x64', base: 0n });
const onIssue = (_issue: DecodeError): void => {};

describe('decode', () => {
  test('returns the value, and with onIssue null too', () => {
    expectTypeOf(decode(FWPM_NET_EVENT5, memory, 0n)).toEqualTypeOf<FWPM_NET_EVENT5>();
    expectTypeOf(
      decode(FWPM_NET_EVENT5, memory, 0, { limits: { depth: 3 } }),
    ).toEqualTypeOf<FWPM_NET_EVENT5>();
    expectTypeOf(decode(FWPM_NET_EVENT5, memory, 0, { onIssue })).toEqualTypeOf<FWPM_NET_EVENT5 | null>();
    decode(FWPM_NET_EVENT5, memory, 0, {
      onIssue: (issue) => expectTypeOf(issue).toEqualTypeOf<DecodeError>(),
    });
  });

  test('returns what a leaf struct stands for', () => {
    expectTypeOf(decode(GUID, memory, 0)).toEqualTypeOf<string>();
    expectTypeOf(decode(SID, memory, 0)).toEqualTypeOf<string>();
    expectTypeOf(decode(FWP_BYTE_BLOB, memory, 0)).toEqualTypeOf<Uint8Array | null>();
    expectTypeOf<GUID>().toEqualTypeOf<string>();
  });

  test('refuses what it does not know', () => {
    // @ts-expect-error an address is a bigint or a number
    decode(FWPM_NET_EVENT5, memory, '0');
    // @ts-expect-error there is no such limit
    decode(FWPM_NET_EVENT5, memory, 0, { limits: { size: 3 } });
    // @ts-expect-error bytes alone have no address
    decode(FWPM_NET_EVENT5, new Uint8Array(), 0);
    // @ts-expect-error there is no such ABI
    memoryImage(new Uint8Array(), { abi: 'arm', base: 0 });
  });
});

describe('several', () => {
  test('decodeArray yields values, and with onIssue null too', () => {
    const [first] = decodeArray(FWPM_NET_EVENT5, memory, 0, 1);
    expectTypeOf(first).toEqualTypeOf<FWPM_NET_EVENT5 | undefined>();
    const [tolerant] = decodeArray(FWPM_NET_EVENT5, memory, 0, 1, { onIssue });
    expectTypeOf(tolerant).toEqualTypeOf<FWPM_NET_EVENT5 | null | undefined>();
  });

  test('decodeEntries yields null for NULL', () => {
    for (const event of decodeEntries(FWPM_NET_EVENT5, memory, 0, 1)) {
      expectTypeOf(event).toEqualTypeOf<FWPM_NET_EVENT5 | null>();
    }
    for (const event of decodeEntries(FWPM_NET_EVENT5, memory, 0, 1, { onIssue })) {
      expectTypeOf(event).toEqualTypeOf<FWPM_NET_EVENT5 | null>();
    }
  });
});

describe('encode', () => {
  const event = {} as FWPM_NET_EVENT5;

  test('takes what decode returns', () => {
    expectTypeOf(encode(FWPM_NET_EVENT5, event)).toEqualTypeOf<EncodedImage>();
    expectTypeOf(encode(FWPM_NET_EVENT5, event, { abi: 'x86', base: 0 }).address).toEqualTypeOf<bigint>();
    encode(FWPM_NET_EVENT5, decode(FWPM_NET_EVENT5, memory, 0));
    encode(GUID, '00000000-0000-0000-0000-000000000000');
    encode(FWP_BYTE_BLOB, null);
    encode(FWPM_NET_EVENT5, { header: event.header, type: 99 });
    encode(FWPM_NET_EVENT5, {
      header: event.header,
      type: 'FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL',
      lpmPacketArrival: { spi: 1 },
    });
  });

  test('refuses a member of another arm, a missing one, and null for the root', () => {
    encode(FWPM_NET_EVENT5, {
      header: event.header,
      type: 'FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL',
      // @ts-expect-error the type selects another member
      ikeMmFailure: null,
    });
    // @ts-expect-error the type selects a member that is not there
    encode(FWPM_NET_EVENT5, { header: event.header, type: 'FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL' });
    // @ts-expect-error there is no such type
    encode(FWPM_NET_EVENT5, { header: event.header, type: 'FWPM_NET_EVENT_TYPE_NONE' });
    // @ts-expect-error a root is not null
    encode(FWPM_NET_EVENT5, null);
    // @ts-expect-error a GUID is text
    encode(GUID, 1);
  });
});

describe('what else takes a struct', () => {
  test('toJson takes null', () => {
    expectTypeOf(toJson(FWPM_NET_EVENT5, null)).toEqualTypeOf<string>();
    toJson(FWPM_NET_EVENT5, decode(FWPM_NET_EVENT5, memory, 0, { onIssue }));
    // @ts-expect-error a number is not an event
    toJson(FWPM_NET_EVENT5, 1);
  });

  test('layoutOf and explain', () => {
    expectTypeOf(layoutOf(FWPM_NET_EVENT5, 'x86').members[0]?.offset).toEqualTypeOf<number | undefined>();
    expectTypeOf(explain(FWPM_NET_EVENT5, memory, 0)).toEqualTypeOf<ByteRange[]>();
    expectTypeOf<ByteRange['kind']>().toEqualTypeOf<'value' | 'pointer' | 'count' | 'padding' | 'inactive'>();
    expectTypeOf<ByteRange['value']>().toBeUnknown();
  });

  test('bind', () => {
    const bound = bind(FWPM_NET_EVENT5, { abi: 'x64' });
    expectTypeOf(bound).toEqualTypeOf<BoundType<FWPM_NET_EVENT5>>();
    expectTypeOf(bound.fromBuffer(new Uint8Array())).toEqualTypeOf<FWPM_NET_EVENT5>();
    expectTypeOf(bound.toBuffer).parameter(0).toEqualTypeOf<FWPM_NET_EVENT5>();
    expectTypeOf(bound.size()).toEqualTypeOf<number>();
  });
});

describe('layouts', () => {
  test('has the same descriptors under their names', () => {
    expectTypeOf(layouts['FWPM_NET_EVENT5']).toEqualTypeOf(FWPM_NET_EVENT5);
    expectTypeOf(layouts.FWPM_NET_EVENT5).toEqualTypeOf(FWPM_NET_EVENT5);
    expectTypeOf(decode(layouts['FWPM_NET_EVENT5'], memory, 0)).toEqualTypeOf<FWPM_NET_EVENT5>();
    expectTypeOf(layouts['GUID']).toEqualTypeOf(GUID);
  });

  test('has a layout or nothing under a name that is known at run time', () => {
    const name: string = 'FWPM_NET_EVENT5';
    expectTypeOf(layouts[name]).toEqualTypeOf<ValueLayout | undefined>();
    const layout = layouts[name];
    if (layout !== undefined) {
      const value = decode(layout, memory, 0);
      expectTypeOf(value).toEqualTypeOf<Infer<ValueLayout>>();
      expectTypeOf(value).not.toBeAny();
      toJson(layout, value);
      encode(layout, value);
    }
  });
});

describe('errors', () => {
  test('isDecodeError narrows', () => {
    const error = {} as unknown;
    if (isDecodeError(error)) expectTypeOf(error).toEqualTypeOf<DecodeError>();
    expectTypeOf<DecodeError['code']>().toEqualTypeOf<DecodeErrorCode>();
    expectTypeOf<DecodeError['address']>().toEqualTypeOf<bigint>();
    expectTypeOf(DecodeError).toBeConstructibleWith({
      code: 'TRUNCATED',
      struct: 'X',
      path: '',
      address: 0n,
      offset: 0,
      reason: '',
    });
  });
});

describe('memory', () => {
  test('takes buffers of every kind', () => {
    const options = { abi: 'arm64', base: 0 } as const;
    expectTypeOf(memoryImage(new ArrayBuffer(1), options)).toEqualTypeOf<MemoryImage>();
    memoryImage(new SharedArrayBuffer(1), options);
    memoryImage(Buffer.alloc(1), options);
    memoryImage(new Float64Array(1), options);
    memoryImage(new DataView(new ArrayBuffer(1)), options);
    // @ts-expect-error text is not a memory
    memoryImage('', options);
    expectTypeOf<(typeof ABIS)[number]>().toEqualTypeOf<Abi>();
    expectTypeOf<Abi>().toEqualTypeOf<'x64' | 'x86' | 'arm64'>();
  });
});
