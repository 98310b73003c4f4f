/**
 * Nothing that is handed to the library is changed, and nothing that comes back refers to it: neither to the bytes of a
 * memory nor to the arrays of a value. test/memory.test.ts says the same of decode and all fixtures.
 */
import assert from 'node:assert/strict';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import * as fwpm from '../../src/index.ts';
import {
  bind,
  columnReader,
  columns,
  type DecodeError,
  decode,
  decodeArray,
  decodeEntries,
  encode,
  explain,
  FWPM_NET_EVENT5,
  type Memory,
  memoryImage,
  memoryRanges,
  ndjson,
  toJson,
  uint64,
} from '../../src/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { CASES, SEED } from '../properties/cases.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { SAMPLE } from './expected.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(8) });

const BASE = 0x3507c0n;
const COUNT = 16;
const ENTRIES = Object.freeze({ entries: BASE, count: COUNT });
const FIRST_EVENT = 0x350840n;
const AROUND = 24;

// --- what is handed over -------------------------------------------------------------------------------------

/** The sample, and the buffers that it is in, with bytes around it. */
interface Handed {
  readonly memory: Memory;
  readonly buffers: readonly ArrayBufferLike[];
}

/** A buffer with the sample in it, or with a part of it. */
function filled<B extends ArrayBufferLike>(create: (size: number) => B, bytes = SAMPLE): B {
  const buffer = create(AROUND + bytes.length + AROUND);
  new Uint8Array(buffer).fill(0xee).set(bytes, AROUND);
  return buffer;
}

const plain = (size: number) => new ArrayBuffer(size);
const shared = (size: number) => new SharedArrayBuffer(size);

function imageIn<B extends ArrayBufferLike>(buffer: B, viewOf: (buffer: B) => ArrayBufferView): Handed {
  return {
    memory: memoryImage(viewOf(buffer), Object.freeze({ abi: 'x64', base: BASE })),
    buffers: [buffer],
  };
}

/** Ranges of a few hundred bytes, the last one first: most events straddle two. */
function rangesIn(create: (size: number) => ArrayBufferLike): Handed {
  const starts = Array.from({ length: Math.ceil(SAMPLE.length / 301) }, (_, i) => 301 * i).reverse();
  const ranges = starts.map((start) => {
    const bytes = SAMPLE.subarray(start, start + 301);
    return Object.freeze({
      base: BASE + BigInt(start),
      bytes: new Uint8Array(filled(create, bytes), AROUND, bytes.length),
    });
  });
  const memory = memoryRanges(Object.freeze(ranges), Object.freeze({ abi: 'x64' }));
  return { memory, buffers: ranges.map(({ bytes }) => bytes.buffer) };
}

const inArrayBuffer = (): Handed =>
  imageIn(filled(plain), (buffer) => new Uint8Array(buffer, AROUND, SAMPLE.length));

const MEMORIES: Readonly<Record<string, () => Handed>> = {
  'an ArrayBuffer': inArrayBuffer,
  'a Buffer': () => imageIn(filled(plain), (buffer) => Buffer.from(buffer, AROUND, SAMPLE.length)),
  'a SharedArrayBuffer': () =>
    imageIn(filled(shared), (buffer) => new DataView(buffer, AROUND, SAMPLE.length)),
  ranges: () => rangesIn(plain),
  'ranges of shared memory': () => rangesIn(shared),
};

// --- what comes back -----------------------------------------------------------------------------------------

const PATHS = Object.freeze({
  time: 'header.timeStamp',
  appId: 'header.appId',
  user: 'header.userId',
  name: 'header.effectiveName',
  hash: 'ikeMmFailure.endCertHash',
});

/** Everything that reads a memory. */
const USES: Readonly<Record<string, (memory: Memory) => unknown>> = {
  decode: (memory) => decode(FWPM_NET_EVENT5, memory, FIRST_EVENT),
  decodeArray: (memory) => [...decodeArray(uint64, memory, BASE, COUNT)],
  decodeEntries: (memory) => [...decodeEntries(FWPM_NET_EVENT5, memory, BASE, COUNT)],
  'decodeEntries, the careful way': (memory) => [
    ...decodeEntries(structuredClone(FWPM_NET_EVENT5), memory, BASE, COUNT),
  ],
  'decodeEntries with issues': (memory) => {
    const issues: object[] = [];
    const options = Object.freeze({
      limits: Object.freeze({ blobBytes: 30 }),
      onIssue: (issue: DecodeError) => void issues.push({ ...issue, message: issue.message }),
    });
    return [[...decodeEntries(FWPM_NET_EVENT5, memory, BASE, COUNT, options)], issues];
  },
  ndjson: (memory) => [...ndjson(FWPM_NET_EVENT5, memory, ENTRIES)],
  'ndjson, a line a chunk': (memory) => [...ndjson(FWPM_NET_EVENT5, memory, ENTRIES, { chunkBytes: 1 })],
  columns: (memory) => columns(FWPM_NET_EVENT5, memory, ENTRIES, PATHS),
  columnReader: (memory) => columnReader(FWPM_NET_EVENT5, memory, ENTRIES, PATHS).read(),
  explain: (memory) => explain(FWPM_NET_EVENT5, memory, FIRST_EVENT),
};

/** Every typed array that can be reached from a value. */
function arraysIn(value: unknown, found = new Set<Uint8Array>()): Set<Uint8Array> {
  if (ArrayBuffer.isView(value)) {
    found.add(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Reflect.ownKeys(value)) arraysIn(Reflect.get(value, key), found);
  }
  return found;
}

function bytesOf(buffers: readonly ArrayBufferLike[]): Uint8Array[] {
  return buffers.map((buffer) => new Uint8Array(buffer).slice());
}

function overwrite(buffers: readonly ArrayBufferLike[]): void {
  for (const buffer of buffers) new Uint8Array(buffer).fill(0xaa);
}

const cases = Object.entries(MEMORIES).flatMap(([from, handOver]) =>
  Object.entries(USES).map(([name, use]) => ({ name, from, use, handOver })),
);

describe.each(rows(cases, 6))('$name from $from', ({ use, handOver }) => {
  test('leaves the bytes as they are', () => {
    const { memory, buffers } = handOver();
    const before = bytesOf(buffers);
    use(memory);
    expect(bytesOf(buffers)).toEqual(before);
  });

  test('gives what does not change when the bytes do', () => {
    const { memory, buffers } = handOver();
    const result = use(memory);
    const before = structuredClone(result);
    overwrite(buffers);
    expect(result).toEqual(before);
  });

  test('gives arrays of their own, which are not shared', () => {
    const { memory, buffers } = handOver();
    const before = bytesOf(buffers);
    for (const array of arraysIn(use(memory))) {
      expect(array.buffer).toBeInstanceOf(ArrayBuffer);
      expect(buffers).not.toContain(array.buffer);
      array.fill(0x55);
    }
    expect(bytesOf(buffers)).toEqual(before);
  });

  test('gives arrays that do not overlap', () => {
    const arrays = [...arraysIn(use(handOver().memory))];
    for (const [i, array] of arrays.entries()) array.fill(i);
    expect(arrays.filter((array, i) => array.some((byte) => byte !== (i & 0xff)))).toEqual([]);
  });
});

describe('what came before stays when the bytes change while others are still to be read', () => {
  test('events', () => {
    const { memory, buffers } = inArrayBuffer();
    const [expected] = [...decodeEntries(FWPM_NET_EVENT5, memory, BASE, COUNT)];
    const events = decodeEntries(FWPM_NET_EVENT5, memory, BASE, COUNT, { onIssue: () => undefined });
    const first = events.next();
    overwrite(buffers);
    const others = [...events];
    expect(first.value).toEqual(expected);
    expect(others).toEqual(new Array(COUNT - 1).fill(null));
  });

  test('chunks', () => {
    const { memory, buffers } = inArrayBuffer();
    const options = { chunkBytes: 1, onIssue: () => undefined };
    const [expected] = [...ndjson(FWPM_NET_EVENT5, memory, ENTRIES, options)];
    const chunks = ndjson(FWPM_NET_EVENT5, memory, ENTRIES, options);
    const first = chunks.next();
    overwrite(buffers);
    const others = [...chunks].map((chunk) => new TextDecoder().decode(chunk));
    expect(first.value).toEqual(expected);
    expect(others).toEqual(new Array(COUNT - 1).fill('null\n'));
  });
});

// --- values --------------------------------------------------------------------------------------------------

/** Freezes all that can be frozen: a typed array cannot. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const key of Reflect.ownKeys(value)) frozen(Reflect.get(value, key));
    Object.freeze(value);
  }
  return value;
}

describe('a value', () => {
  for (const { name, struct, abi } of rows(CASES, 13)) {
    property.prop([arbitraryOf(struct)])(`${name}: is not changed, and not referred to`, (value) => {
      const before = structuredClone(frozen(value));
      const { bytes } = encode(struct, value, { abi });
      const buffer = bind(struct, { abi }).toBuffer(value);
      const images = [bytes.slice(), buffer.slice()];
      toJson(struct, value);
      assert.deepEqual(value, before);

      for (const array of arraysIn(value)) array.fill(0xaa);
      assert.deepEqual([bytes, buffer], images);
      const changed = structuredClone(value);
      bytes.fill(0x55);
      buffer.fill(0x55);
      assert.deepEqual(value, changed);
    });

    property.prop([arbitraryOf(struct)])(
      `${name}: does not refer to the buffer that it was read from`,
      (value) => {
        const bound = bind(struct, { abi });
        const buffer = bound.toBuffer(value);
        const before = buffer.slice();
        const read = bound.fromBuffer(buffer);
        assert.deepEqual(buffer, before);
        const copy = structuredClone(read);
        buffer.fill(0xaa);
        assert.deepEqual(read, copy);
      },
    );
  }
});

// --- that nothing is missing here ----------------------------------------------------------------------------

/** Of what the library exports, this takes neither bytes nor values. */
const WITHOUT_BYTES = [
  // Descriptors.
  ...[
    'alias',
    'anonymous',
    'byteBlob',
    'bytes',
    'counted',
    'enumeration',
    'flags32',
    'named',
    'pointer',
    'struct',
    'structOf',
    'textOf',
  ],
  ...['union', 'untagged', 'when', 'layoutOf', 'formatFiletime'],
  // Errors.
  ...['DecodeError', 'isDecodeError'],
  // Used by the memories of this file.
  ...['MemoryImage', 'RangesMemory', 'memoryImage', 'memoryRanges'],
];

test('every function of the library is tried here', () => {
  const tried = Object.keys(USES).map((use) => use.replace(/[ ,].*/, ''));
  const known = new Set([...tried, 'bind', 'encode', 'toJson', ...WITHOUT_BYTES]);
  const functions = Object.entries(fwpm).flatMap(([name, it]) => (typeof it === 'function' ? [name] : []));
  expect(functions.filter((name) => !known.has(name))).toEqual([]);
});
