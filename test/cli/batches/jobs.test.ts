/** Batches from several threads: in their order, whoever makes them, and whoever writes them. */
import { EventEmitter } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BATCH, BatchDecoder, type BatchResult, turnBuffers } from '../../../src/cli/batches/batch.ts';
import { BegunBatches } from '../../../src/cli/batches/begun.ts';
import type { Job } from '../../../src/cli/batches/job.ts';
import { batchesOf as batchesBy } from '../../../src/cli/batches/jobs.ts';
import { loadParts } from '../../../src/cli/batches/parts.ts';
import type { ThreadData, ThreadMessage } from '../../../src/cli/batches/pool.ts';
import { newTurns, Turns } from '../../../src/cli/batches/turns.ts';
import { TurnWriter } from '../../../src/cli/batches/turnWriter.ts';
import { writeNow } from '../../../src/cli/output/bytes.ts';
import { layouts, memoryImage, type ValueLayout } from '../../../src/index.ts';
import { rows } from '../../support/exhaustive.ts';

/** A thread that does what the test says. */
class Thread extends EventEmitter {
  static all: Thread[] = [];
  readonly data: ThreadData;
  isTerminated = false;

  constructor(data: ThreadData) {
    super();
    this.data = data;
    Thread.all.push(this);
  }

  terminate(): Promise<void> {
    this.isTerminated = true;
    return Promise.resolve();
  }
}

function batchesOf(
  job: Job,
  decoder: BatchDecoder,
  others: number,
  flush: () => Promise<void>,
): AsyncGenerator<BatchResult, void, undefined> {
  return batchesBy(job, decoder, others, flush, (data) => new Thread(data));
}

let folder: string;
/** What all threads write to. */
let out: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fwpm-jobs-'));
  out = openSync(join(folder, 'out'), 'w');
});
afterEach(() => {
  Thread.all = [];
  closeSync(out);
  rmSync(folder, { recursive: true });
});

const BATCHES = 6;
const COUNT = BATCHES * BATCH - 1;
const BASE = 0x1000n;
const SIZE = 8;

/** Elements that cannot be read: in the second batch, and one that is the last of the fourth. */
const NONE: readonly number[] = [];
const DEFECTS = [BATCH + 10, 4 * BATCH - 1];

/**
 * An array of pointers to texts, in structs of their own; all texts are different, and some pointers lead nowhere.
 * @param depth how many batches there is room for.
 */
async function decoderOf(defects: readonly number[] = [], depth = 1): Promise<BatchDecoder> {
  const bytes = new Uint8Array(2 * SIZE * COUNT);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < COUNT; i++) {
    const text = SIZE * (COUNT + i);
    view.setBigUint64(SIZE * i, defects.includes(i) ? 1n : BASE + BigInt(text), true);
    // Two characters for each: all texts are different.
    view.setUint16(text, 0x4e00 + (i & 0xff), true);
    view.setUint16(text + 2, 0x4e00 + (i >> 8), true);
  }
  const struct: ValueLayout | undefined = layouts['IKEEXT_NAME_CREDENTIAL0'];
  if (struct === undefined) throw new Error('there is no such struct');
  const memory = memoryImage(bytes, { abi: 'x64', base: BASE });
  const buffers = turnBuffers(false, new Array(depth).fill(undefined));
  const options = { limits: {}, trailer: false, where: undefined, buffers };
  return new BatchDecoder(struct, memory, { array: BASE, count: COUNT }, options, await loadParts(options));
}

function jobFor(descriptor: number | undefined): Job {
  return {
    source: { name: 'image', form: 'image', bytes: new SharedArrayBuffer(0) },
    struct: 'IKEEXT_NAME_CREDENTIAL0',
    roots: { array: BASE, count: COUNT },
    limits: {},
    trailer: false,
    where: undefined,
    lossless: undefined,
    descriptor,
  };
}

/** What a thread has, and what it does. */
class Other {
  readonly #decoder: BatchDecoder;
  readonly #shared: SharedArrayBuffer;
  readonly #turns: Turns;
  readonly #writer: TurnWriter;

  constructor(thread: Thread | undefined, decoder: BatchDecoder) {
    if (thread === undefined) throw new Error('it was not started');
    const { turns, job } = thread.data;
    this.#decoder = decoder;
    this.#shared = turns;
    this.#turns = new Turns(turns, { count: COUNT, batch: BATCH });
    const send = (message: ThreadMessage): void => void thread.emit('message', structuredClone(message));
    this.#writer = new TurnWriter(this.#turns, job.descriptor, send);
  }

  take(): number | undefined {
    return this.#turns.take();
  }

  /** Waits for the turn of a batch, without keeping the main thread from writing. */
  async due(first: number): Promise<void> {
    const numbers = new Int32Array(this.#shared);
    await vi.waitFor(() => expect(BATCH * Atomics.load(numbers, 1)).toBeGreaterThanOrEqual(first), {
      timeout: 5000,
      interval: 1,
    });
  }

  answer(first: number): boolean {
    return this.#writer.write(first, this.#decoder.pieces(first));
  }
}

/** Writes pieces, and what could not be read where it is said; returns how many elements they were. */
async function writeAll(pieces: AsyncIterable<BatchResult> | Iterable<BatchResult>): Promise<number> {
  let elements = 0;
  for await (const piece of pieces) {
    for (const { message } of piece.issues) writeNow(out, Buffer.from(`${message}\n`));
    for (const chunk of piece.chunks) writeNow(out, chunk);
    elements += piece.elements;
  }
  return elements;
}

function written(): string {
  return readFileSync(join(folder, 'out'), 'utf8');
}

const expectedTexts = new Map<readonly number[], string>();

/** What one thread alone writes: made once for each list. */
async function expectedOf(defects: readonly number[]): Promise<string> {
  const known = expectedTexts.get(defects);
  if (known !== undefined) return known;
  const decoder = await decoderOf(defects);
  for (let first = 0; first < COUNT; first += BATCH) await writeAll(decoder.pieces(first));
  const expected = written();
  closeSync(out);
  out = openSync(join(folder, 'out'), 'w');
  expectedTexts.set(defects, expected);
  return expected;
}

const noFlush = (): Promise<void> => Promise.resolve();

test('as long as the others have not started, this thread makes all of them', async () => {
  const expected = await expectedOf(NONE);
  expect(expected.split('\n')).toHaveLength(COUNT + 1);
  expect(await writeAll(batchesOf(jobFor(out), await decoderOf(), 2, noFlush))).toBe(COUNT);
  expect(written() === expected).toBe(true);
  expect(Thread.all.map(({ isTerminated }) => isTerminated)).toEqual([true, true]);
});

describe.each([
  ['handed over, last ones first', false, NONE],
  ['handed over with what is wrong, last ones first', false, DEFECTS],
  ['written by whoever makes them', true, NONE],
  ['written by whoever makes them, but for what is wrong', true, DEFECTS],
] as const)('what others have taken stands where it belongs, %s', (_name, isShared, defects) => {
  test.each(
    rows([
      ['two, the first of which takes two', 2, [2, 1], 1],
      ['one that takes every batch but the first', 1, [BATCHES], 1],
      ['two', 2, [1, 1], 1],
      ['one that takes two', 1, [2], 1],
      ['one that takes two, while this thread begins two', 1, [2], 2],
      ['two, while this thread begins two', 2, [1, 1], 2],
    ] as const),
  )('%s', async (_, threads, batches, depth) => {
    const expected = await expectedOf(defects);
    const own = await decoderOf(defects, depth);
    const result = batchesOf(jobFor(isShared ? out : undefined), own, threads, noFlush);
    // This thread takes the first batch when the others are started.
    const first = await result.next();
    if (first.done) throw new Error('there is nothing');
    const decoder = await decoderOf(defects);
    const others = Thread.all.map((thread) => new Other(thread, decoder));
    const answers = others.flatMap((other, i) =>
      Array.from({ length: batches[i] ?? 0 }, () => ({ other, batch: other.take() })),
    );
    // Late. Who writes by itself can do so only in turn.
    setTimeout(async () => {
      for (const { other, batch } of isShared ? answers : answers.reverse()) {
        if (batch === undefined) continue;
        if (isShared) await other.due(batch);
        other.answer(batch);
      }
    }, 10);
    const all = (async function* () {
      yield first.value;
      yield* result;
    })();
    expect(await writeAll(all)).toBe(COUNT);
    expect(written() === expected).toBe(true);
  });
});

test('what is kept of a batch is written before it is the turn of the next one', async () => {
  const told: string[] = [];
  const result = batchesOf(jobFor(out), await decoderOf(), 1, async () => {
    told.push(`flush ${Atomics.load(new Int32Array(Thread.all[0]?.data.turns ?? newTurns()), 1)}`);
  });
  await writeAll(result);
  expect(told).toEqual(Array.from({ length: BATCHES }, (_, i) => `flush ${i}`));
});

test('a thread has no more batches than there is room for, and the oldest one first', async () => {
  const shared = newTurns();
  const turns = new Turns(shared, { count: COUNT, batch: BATCH });
  const begun = new BegunBatches(turns, await decoderOf(NONE, 2));
  expect([begun.begin(), begun.begin(), begun.begin(), begun.first]).toEqual([true, true, false, 0]);
  expect(turns.take()).toBe(2 * BATCH);
  await writeAll(begun.take());
  expect([begun.first, begun.begin(), begun.begin()]).toEqual([BATCH, true, false]);
  await writeAll(begun.take());
  expect(begun.first).toBe(3 * BATCH);
  const one = await decoderOf();
  const both = written();
  for (const first of [0, BATCH]) await writeAll(one.pieces(first));
  expect(written() === both + both).toBe(true);
});

test('a thread that fails ends all of them', async () => {
  const result = batchesOf(jobFor(undefined), await decoderOf(), 2, noFlush);
  await result.next();
  Thread.all[1]?.emit('error', new Error('no memory'));
  await expect(writeAll(result)).rejects.toThrow('no memory');
  expect(Thread.all.every(({ isTerminated }) => isTerminated)).toBe(true);
});

test('a thread that waits for what another one has taken hears of its failure', async () => {
  const result = batchesOf(jobFor(undefined), await decoderOf(), 1, noFlush);
  await result.next();
  const other = new Other(Thread.all[0], await decoderOf());
  while (other.take() !== undefined);
  setTimeout(() => Thread.all[0]?.emit('error', new Error('no memory')), 10);
  await expect(writeAll(result)).rejects.toThrow('no memory');
});

test('what fails while it is decoded ahead is told when all before it was written', async () => {
  const decoder = await decoderOf();
  const pieces = decoder.pieces.bind(decoder);
  vi.spyOn(decoder, 'pieces').mockImplementation(function* (first) {
    if (first === 2 * BATCH) throw new Error('it shrank');
    yield* pieces(first);
  });
  const result = batchesOf(jobFor(undefined), decoder, 1, noFlush);
  const start = await result.next();
  const other = new Other(Thread.all[0], await decoderOf());
  const batch = other.take();
  setTimeout(() => other.answer(batch ?? 0), 10);
  if (start.done) throw new Error('there is nothing');
  await writeAll([start.value]);
  await expect(writeAll(result)).rejects.toThrow('it shrank');
  expect(written().split('\n')).toHaveLength(2 * BATCH + 1);
});

describe('a turn', () => {
  test('goes to the next batch only when the one before it was written', async () => {
    const shared = newTurns();
    const turns = new Turns(shared, { count: COUNT, batch: BATCH });
    const state = (): number => Atomics.load(new Int32Array(shared), 1);
    turns.pass(0);
    turns.pass(BATCH);
    turns.await(2 * BATCH);
    // Said again by the main thread, to whom it comes late.
    turns.pass(0);
    expect(state()).toBe(2);
  });

  test('in which writing fails is the last one', async () => {
    const sent: ThreadMessage[] = [];
    const full = openSync('/dev/full', 'w');
    const turns = new Turns(newTurns(), { count: COUNT, batch: BATCH });
    const writer = new TurnWriter(turns, full, (message) => sent.push(message));
    expect(writer.write(0, (await decoderOf()).pieces(0))).toBe(false);
    closeSync(full);
    expect(sent).toMatchObject([
      { first: 0, result: { elements: 0, written: { done: 0, failure: { code: 'ENOSPC' } } } },
    ]);
  });
});
