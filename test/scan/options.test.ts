/** What a scan can be told, and what it tells on the way. */
import { describe, expect, test } from 'vitest';
import { type Memory, memoryImage } from '../../src/index.ts';
import { type ScanInput, type ScanOptions, scan } from '../../src/scan/index.ts';
import { at, BASE, EVENT_SIZE, image, putApp, putClassifyDrop, putEvent, TYPE } from './events.ts';
import { isEvent } from './support.ts';

const CHUNK = 2 ** 20;

/** Events at 0, 1024 and 2048; the one in the middle with an app, the last without a direction. The array is at 3072. */
function input(): ScanInput {
  const target = image();
  for (const offset of [0, 1024, 2048]) {
    putClassifyDrop(putEvent(target, offset, TYPE.classifyDrop, offset + 256), offset + 256);
  }
  putApp(target, 1024, 1024 + 160)
    .u32(2048 + 256 + 24, 0)
    .u64(3072, at(0), at(1024), at(2048));
  const memory = memoryImage(target.bytes, { abi: 'x64', base: BASE });
  return { memory, ranges: [{ base: BASE, length: target.bytes.length }] };
}

function offsets(options: ScanOptions): number[] {
  return [...scan(input(), options)].map(({ address }) => Number(address - BASE));
}

describe('minScore', () => {
  test('is what every find has at least', () => {
    const scores = [...scan(input(), { minScore: 0 })].filter(isEvent).map(({ score }) => score);
    expect(scores).toHaveLength(3);
    const [drop = 0, app = 0, weak = 0] = scores;
    expect(app).toBeGreaterThan(drop);
    expect(drop).toBeGreaterThan(weak);
    // Without the array.
    const to = at(3072);
    expect(offsets({ minScore: weak, to })).toEqual([0, 1024, 2048]);
    expect(offsets({ minScore: drop, to })).toEqual([0, 1024]);
    expect(offsets({ minScore: drop + 0.005, to })).toEqual([1024]);
    expect(offsets({ minScore: 1 })).toEqual([]);
  });

  test('is also what those have that only an array proves', () => {
    const [drop = 0, app = 0] = [...scan(input(), { minScore: 0 })].map(({ score }) => score);
    for (const [minScore, lowest] of [
      [drop, drop],
      [app, app],
    ] as const) {
      expect(offsets({ minScore })).toEqual([0, 1024, 2048, 3072]);
      const scores = [...scan(input(), { minScore })].map(({ score }) => score);
      expect(Math.min(...scores)).toBe(lowest);
    }
  });

  test('an array has the lowest score of its events', () => {
    const finds = [...scan(input(), { minScore: 0.2 })];
    expect(finds.at(-1)).toMatchObject({ entries: 3, score: Math.min(...finds.map(({ score }) => score)) });
  });
});

describe('from and to', () => {
  const cases: [options: ScanOptions, expected: number[]][] = [
    // The event at 2048 is proven by the array alone.
    [{ from: BASE }, [0, 1024, 2048, 3072]],
    // Events before `from` are none, so the array leads to two only.
    [{ from: at(1) }, [1024, 2048, 3080]],
    [{ from: at(1024) }, [1024, 2048, 3080]],
    [{ from: at(1025) }, []],
    [{ to: at(1024) }, [0]],
    [{ to: at(1025) }, [0, 1024]],
    [{ from: at(8), to: at(1024) }, []],
    [{ to: Number(at(4096)) }, [0, 1024, 2048, 3072]],
    [{ from: at(512) }, [1024, 2048, 3080]],
    // Nor are pointers from `to` on.
    [{ to: at(3072) }, [0, 1024]],
    [{ to: at(3080) }, [0, 1024]],
    [{ to: at(3088) }, [0, 1024, 3072]],
    [{ from: at(4096) }, []],
    [{ to: 0 }, []],
  ];

  test.each(cases)('%o', (options, expected) => {
    expect(offsets(options)).toEqual(expected);
  });
});

test('limits are those of each event', () => {
  const [find] = scan(input(), { from: at(1024), limits: { characters: 1, blobBytes: 8 } });
  expect(find).toMatchObject({ issues: 1, event: { header: { appId: null, userId: 'S-1-5-18' } } });
});

describe('progress', () => {
  const memoryOf = (size: number) => {
    const target = putClassifyDrop(putEvent(image(size), 0, TYPE.classifyDrop, 256), 256);
    return memoryImage(target.bytes, { abi: 'x64', base: BASE });
  };

  function heard(memory: Memory, length: number, options: ScanOptions = {}): [number, number][] {
    const calls: [number, number][] = [];
    const onProgress = (done: number, total: number) => calls.push([done, total]);
    for (const _ of scan({ memory, ranges: [{ base: BASE, length }] }, { ...options, onProgress }));
    return calls;
  }

  test('goes over the memory twice, chunk by chunk', () => {
    const size = 2 * CHUNK + 4096;
    const total = 2 * size;
    const steps = [CHUNK, 2 * CHUNK, size];
    expect(heard(memoryOf(size), size)).toEqual(
      [...steps, ...steps.map((step) => size + step)].map((done) => [done, total]),
    );
  });

  test('is at its end when nothing is found, or the memory ends before the range', () => {
    expect(heard(memoryOf(4096), 4096, { from: at(8) })).toEqual([
      [4088, 8176],
      [8176, 8176],
    ]);
    expect(heard(memoryOf(4096), 5000)).toEqual([
      [4096, 10000],
      [8192, 10000],
      [10000, 10000],
    ]);
  });
});

test('finds are made when they are asked for', () => {
  const asked: bigint[] = [];
  const { memory, ranges } = input();
  const watched: Memory = {
    abi: 'x64',
    readable(address, wanted) {
      asked.push(address);
      return memory.readable(address, wanted);
    },
    place: (address, length) => memory.place(address, length),
    offsetOf: (address) => memory.offsetOf(address),
  };
  const finds = scan({ memory: watched, ranges });
  expect(asked).toEqual([]);
  expect(finds.next().value).toMatchObject({ address: BASE });
  expect(asked).not.toEqual([]);
  finds.return();
  expect(finds.next()).toEqual({ done: true, value: undefined });
});

test('nothing that is found refers to the memory', () => {
  const target = putClassifyDrop(putEvent(image(), 0, TYPE.classifyDrop, 256), 256);
  target
    .u32(256 + 32, 4)
    .u64(256 + 40, at(512))
    .u32(512, 0x04030201);
  const memory = memoryImage(target.bytes, { abi: 'x64', base: BASE });
  const [find] = scan({ memory, ranges: [{ base: BASE, length: EVENT_SIZE }] });
  target.bytes.fill(0);
  expect(find).toMatchObject({ event: { classifyDrop: { vSwitchId: new Uint8Array([1, 2, 3, 4]) } } });
});

describe('wrong arguments are refused at once', () => {
  const { memory } = input();
  const cases: [
    what: string,
    input: Partial<ScanInput>,
    options: Record<string, unknown>,
    message: RegExp,
  ][] = [
    ['a minScore above 1', {}, { minScore: 50 }, /minScore 50/],
    ['a minScore below 0', {}, { minScore: -0.1 }, /minScore -0.1/],
    ['a minScore that is no number', {}, { minScore: '0.5' }, /minScore/],
    ['a version that is none', {}, { prefer: 'FWPM_NET_EVENT6' }, /FWPM_NET_EVENT6.*FWPM_NET_EVENT5/],
    ['a from that is no address', {}, { from: -1n }, /from/],
    ['a to that is no address', {}, { to: 2n ** 64n }, /to/],
    ['a limit that is none', {}, { limits: { size: 1 } }, /limits\.size/],
    ['a progress that is no function', {}, { onProgress: 1 }, /onProgress/],
    ['a range without a base', { ranges: [Object({ length: 1 })] }, {}, /base/],
    ['a range without a length', { ranges: [Object({ base: 0 })] }, {}, /length/],
    ['a range of less than nothing', { ranges: [{ base: 0, length: -1 }] }, {}, /length/],
    ['a range past the end', { ranges: [{ base: 2n ** 64n - 1n, length: 2 }] }, {}, /past the end/],
  ];

  test.each(cases)('%s', (_, { ranges = [] }, options, message) => {
    expect(() => scan({ memory, ranges }, options)).toThrow(message);
  });
});
