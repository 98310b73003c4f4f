/** Engines: who uses which memory, what is not worth a copy, and engines that do not exist. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { resolveLimits } from '../../../src/codec/index.ts';
import {
  encode,
  FWPM_NET_EVENT5,
  layouts,
  type Memory,
  type MemoryRange,
  memoryImage,
  memoryRanges,
  ndjson,
  type ValueLayout,
} from '../../../src/index.ts';
import { type Roots, runOf } from '../../../src/memory/run.ts';
import { LineBuffer } from '../../../src/read/lineBuffer.ts';
import { type LineEngine, loadEngine } from '../../../src/wasm.ts';
import { drop, event5 } from '../../support/events.ts';
import { EXHAUSTIVE, rows } from '../../support/exhaustive.ts';
import { onDemand } from '../../support/memories.ts';
import { ENGINES, linesBy } from './engines.ts';

const BASE = 0x10000n;
const EVENT: ValueLayout = FWPM_NET_EVENT5;
const { FWPM_CALLOUT_CHANGE0: CHANGE = EVENT } = layouts;

/** An event with an application of so many characters, again and again. */
function eventsOf(characters: number, count: number): { bytes: Uint8Array; roots: Roots } {
  const event = event5('CLASSIFY_DROP', drop({}), { appId: 'é'.repeat(characters) });
  const { bytes, address } = encode(EVENT, event, { abi: 'x64', base: BASE });
  return { bytes, roots: { addresses: Array.from({ length: count }, () => address) } };
}

/** Two events in one image, and roots that lead to one of them so many times. */
function twoEvents(engine: LineEngine, count: number): { memory: Memory; roots: readonly Roots[] } {
  const one = eventsOf(100, count);
  const bytes = new Uint8Array(2 * one.bytes.length);
  bytes.set(one.bytes);
  // The second one has pointers to where it is: it is encoded for that place.
  const base = BASE + BigInt(one.bytes.length);
  const event = event5('CLASSIFY_DROP', drop({}), { appId: 'second' });
  const second = encode(EVENT, event, { abi: 'x64', base });
  bytes.set(second.bytes, one.bytes.length);
  const roots = [one.roots, { addresses: new Array<bigint>(count).fill(second.address) }];
  return { memory: allocated(engine, bytes), roots };
}

const COUNT = 50_000;
const SIZE = 24;

/** Pointers to FWPM_CALLOUT_CHANGE0 with ids in order, and these; roots of a kind. */
function numbered(kind: 'array' | 'entries' | 'addresses'): { bytes: Uint8Array; roots: Roots } {
  const start = BASE + BigInt(8 * COUNT);
  const view = new DataView(new ArrayBuffer((8 + SIZE) * COUNT));
  for (let i = 0; i < COUNT; i++) {
    view.setBigUint64(8 * i, start + BigInt(SIZE * i), true);
    view.setUint32(8 * COUNT + SIZE * i + 20, i, true);
  }
  const roots = {
    array: { array: start, count: COUNT },
    entries: { entries: BASE, count: COUNT },
    addresses: { addresses: Array.from({ length: COUNT }, (_, i) => start + BigInt(SIZE * i)) },
  }[kind];
  return { bytes: new Uint8Array(view.buffer), roots };
}

/** The bytes as ranges of uneven lengths, one after the other. */
function inRanges(bytes: Uint8Array): Memory {
  const ranges: MemoryRange[] = [];
  for (let at = 0, length = 40_000; at < bytes.length; at += length, length += 8008) {
    ranges.push({ base: BASE + BigInt(at), bytes: bytes.subarray(at, at + length) });
  }
  return memoryRanges(ranges, { abi: 'x64' });
}

function imageOf(bytes: Uint8Array): Memory {
  return memoryImage(bytes, { abi: 'x64', base: BASE });
}

function textOf(chunks: Iterable<Uint8Array>): string {
  return Array.from(chunks, (chunk) => Buffer.from(chunk).toString()).join('');
}

function allocated(engine: LineEngine, bytes: Uint8Array): Memory {
  const image = engine.allocate(bytes.length, 'x64');
  image.set(bytes);
  return imageOf(image);
}

describe.each(rows(ENGINES))('%s', (_name, engine) => {
  test.each([
    [1, 1],
    [15, 16],
    [100, EXHAUSTIVE ? 5000 : 500],
    // Longer than a chunk, than the sink that is grown for it, and than all the room of a kernel.
    [30_000, EXHAUSTIVE ? 40 : 16],
    [65_536, EXHAUSTIVE ? 20 : 16],
  ])('applications of %i characters, %i times', (characters, count) => {
    const { bytes, roots } = eventsOf(characters, count);
    const expected = textOf(ndjson(FWPM_NET_EVENT5, imageOf(bytes), roots));
    for (const chunkBytes of EXHAUSTIVE ? [1, 65536, 2 ** 20, 2 ** 24] : [65536]) {
      for (const reuse of [false, true]) {
        const options = { engine, chunkBytes, reuse };
        for (const memory of [imageOf(bytes), allocated(engine, bytes), onDemand(bytes, BASE, 'x64')]) {
          expect(textOf(ndjson(FWPM_NET_EVENT5, memory, roots, options)) === expected).toBe(true);
        }
      }
    }
  });

  test('chunks that belong to the caller stay as they are', () => {
    const { bytes, roots } = eventsOf(100, 3000);
    const memory = allocated(engine, bytes);
    const kept = [...ndjson(FWPM_NET_EVENT5, memory, roots, { engine })];
    expect(kept.length).toBeGreaterThan(10);
    expect(textOf(kept) === textOf(ndjson(FWPM_NET_EVENT5, memory, roots))).toBe(true);
  });

  test('two users of one image do not write over the chunks of each other', () => {
    const { memory, roots } = twoEvents(engine, 3000);
    const runs = roots.map((each) => ndjson(FWPM_NET_EVENT5, memory, each, { engine, reuse: true }));
    const texts = roots.map((): string[] => []);
    for (let isOpen = true; isOpen; ) {
      const chunks = runs.map((run) => run.next());
      for (const [i, { value }] of chunks.entries()) texts[i]?.push(Buffer.from(value ?? []).toString());
      isOpen = chunks.some(({ done }) => done !== true);
    }
    const expected = roots.map((each) => textOf(ndjson(FWPM_NET_EVENT5, memory, each)));
    expect(expected[0] === expected[1]).toBe(false);
    expect(texts.map((text, i) => text.join('') === expected[i])).toEqual([true, true]);
  });

  test('an image that is given back is used again, without a copy', () => {
    const { bytes, roots } = eventsOf(100, 100);
    // Too large to be copied for so few lines.
    const large = new Uint8Array(2048 * 100 + 1);
    large.set(bytes);
    const memory = allocated(engine, large);
    for (let i = 0; i < 3; i++) {
      for (const chunk of ndjson(FWPM_NET_EVENT5, memory, roots, { engine })) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      expect(linesBy(engine, EVENT, memory, roots)).toBe(100);
    }
  });

  test.each(['array', 'entries', 'addresses'] as const)('%s that go on from window to window', (kind) => {
    const { bytes, roots } = numbered(kind);
    const expected = textOf(ndjson(CHANGE, imageOf(bytes), roots));
    expect(expected.match(/"calloutId":[01]}/g)).toEqual(['"calloutId":0}', '"calloutId":1}']);
    for (const memory of [onDemand(bytes, BASE, 'x64'), inRanges(bytes)]) {
      expect(textOf(ndjson(CHANGE, memory, roots, { engine })) === expected).toBe(true);
      expect(linesBy(engine, CHANGE, memory, roots)).toBeGreaterThan(0);
    }
  });

  test('of two writers in one workspace the first comes to nothing', () => {
    const { bytes, roots } = eventsOf(100, 16);
    const memory = imageOf(bytes);
    const run = runOf(EVENT, memory, roots);
    const workspace = engine.workspace({ replacesSurrogates: false });
    const target = new LineBuffer({ chunkBytes: 1, reuse: true, surrogates: 'keep', workspace });
    const [first, second] = [0, 1].map(() => workspace.writer(EVENT, memory, run, resolveLimits()));
    expect(first?.write(target, 0, 16)).toBe(0);
    expect(second?.write(target, 0, 16)).toBe(1);
    workspace.release();
  });

  test('fewer lines than are worth it are written by JavaScript', () => {
    const { bytes, roots } = eventsOf(100, 15);
    expect(linesBy(engine, EVENT, imageOf(bytes), roots)).toBe(0);
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 31 + 1])('no image of %d bytes', (length) => {
    expect(() => engine.allocate(length, 'x64')).toThrow(
      'allocate: the length is an integer of 1 to 2147483648',
    );
  });

  test('an image for pointers of one size serves the other one by a copy', () => {
    const { bytes, address } = encode(EVENT, event5('CLASSIFY_DROP', drop({})), { abi: 'x86', base: BASE });
    const image = engine.allocate(bytes.length, 'x64');
    image.set(bytes);
    const memory = memoryImage(image, { abi: 'x86', base: BASE });
    expect(linesBy(engine, EVENT, memory, { addresses: new Array(20).fill(address) })).toBe(20);
  });
});

const FWPM = fileURLToPath(new URL('../../../dist/wasm.js', import.meta.url));

test.each([
  ['an engine without WebAssembly', ['--jitless'], ''],
  [
    'a policy that forbids it',
    [],
    `WebAssembly.compile = async () => { throw new EvalError('refused by the policy'); };`,
  ],
])('%s: there is no engine', (_, options, before) => {
  const program = `${before} const { loadEngine } = await import(${JSON.stringify(FWPM)}); console.log(await loadEngine());`;
  const { stdout } = spawnSync(
    process.execPath,
    [...options, '--input-type=module', '--no-warnings', '-e', program],
    { encoding: 'utf8' },
  );
  expect(stdout).toBe('undefined\n');
});

test('where there is no memory for a kernel, JavaScript writes the lines', async () => {
  const fresh = await loadEngine();
  const { bytes, roots } = eventsOf(100, 3000);
  const expected = textOf(ndjson(FWPM_NET_EVENT5, imageOf(bytes), roots));
  class Memory {
    constructor() {
      throw new RangeError('could not allocate memory');
    }
  }
  vi.stubGlobal('WebAssembly', { Memory });
  try {
    expect(textOf(ndjson(FWPM_NET_EVENT5, imageOf(bytes), roots, { engine: fresh })) === expected).toBe(true);
    expect(() => fresh?.allocate(1000, 'x64')).toThrow(RangeError);
  } finally {
    vi.unstubAllGlobals();
  }
});
