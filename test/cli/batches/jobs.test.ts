/** Batches from several threads: in their order, whoever makes them, and only so many at once that memory stays bounded. */
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { BatchResult, BatchDecoder as Decoder } from '../../../src/cli/batches/batch.ts';
import type { Job } from '../../../src/cli/batches/job.ts';
import type { ThreadData } from '../../../src/cli/batches/pool.ts';
import { layouts, memoryImage, type ValueLayout } from '../../../src/index.ts';

const { Thread } = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  /** A thread that does what the test says. */
  class Thread extends EventEmitter {
    static all: Thread[] = [];
    readonly data: unknown;
    isTerminated = false;

    constructor(_url: URL, { workerData }: { workerData: unknown }) {
      super();
      this.data = workerData;
      Thread.all.push(this);
    }

    terminate(): Promise<number> {
      this.isTerminated = true;
      return Promise.resolve(0);
    }
  }
  return { Thread };
});

// The files of a worker share their modules: this one needs modules of its own, and leaves none behind.
vi.resetModules();
vi.doMock('node:worker_threads', async (original) => ({ ...(await original<object>()), Worker: Thread }));
const { BATCH, BatchDecoder, reusedBuffer } = await import('../../../src/cli/batches/batch.ts');
const { batchesOf } = await import('../../../src/cli/batches/jobs.ts');
const { loadParts } = await import('../../../src/cli/batches/parts.ts');
const { RingWriter } = await import('../../../src/cli/batches/ring.ts');
const { Turns } = await import('../../../src/cli/batches/turns.ts');
afterAll(() => {
  vi.doUnmock('node:worker_threads');
  vi.resetModules();
});

afterEach(() => {
  Thread.all = [];
});

const BATCHES = 6;
const COUNT = BATCHES * BATCH - 1;

/** An array of LUIDs, each with its index. */
async function decoderOf(): Promise<Decoder> {
  const bytes = new Uint32Array(2 * COUNT).map((_, i) => (i % 2 === 0 ? i / 2 : 0));
  const struct: ValueLayout | undefined = layouts['LUID'];
  if (struct === undefined) throw new Error('there is no LUID');
  const memory = memoryImage(bytes, { abi: 'x64', base: 0x1000n });
  const roots = { array: 0x1000n, count: COUNT };
  const options = { limits: {}, trailer: false, where: undefined, buffer: reusedBuffer() };
  return new BatchDecoder(struct, memory, roots, options, await loadParts(options));
}

const JOB: Job = {
  source: { name: 'image', form: 'image', bytes: new SharedArrayBuffer(0) },
  struct: 'LUID',
  roots: { array: 0x1000n, count: COUNT },
  limits: {},
  trailer: false,
  where: undefined,
  lossless: undefined,
};

/** What a thread has, and what it does. */
class Other {
  readonly #thread: InstanceType<typeof Thread>;
  readonly #turns: InstanceType<typeof Turns>;
  readonly #ring: InstanceType<typeof RingWriter>;

  constructor(thread: InstanceType<typeof Thread> | undefined) {
    if (thread === undefined) throw new Error('it was not started');
    this.#thread = thread;
    const { turns, ring } = dataOf(thread.data);
    this.#turns = new Turns(turns, COUNT);
    this.#ring = new RingWriter(ring);
  }

  take(): number | undefined {
    return this.#turns.take();
  }

  async answer(first: number): Promise<void> {
    const decoder = await decoderOf();
    for (const { chunks, ...result } of decoder.pieces(first)) {
      for (const chunk of chunks) {
        const nothing = { issues: [], elements: 0 };
        this.#thread.emit('message', { first, result: nothing, chunk: this.#ring.put(chunk) ?? chunk });
      }
      this.#thread.emit('message', { first, result, chunk: undefined });
    }
  }
}

function dataOf(data: unknown): ThreadData {
  if (isThreadData(data)) return data;
  throw new Error('a thread is started with other data');
}

function isThreadData(data: unknown): data is ThreadData {
  return typeof data === 'object' && data !== null && 'turns' in data && 'ring' in data;
}

/** The text of all pieces, and how many elements they were. */
async function gathered(pieces: AsyncIterable<BatchResult> | Iterable<BatchResult>): Promise<string> {
  const texts: string[] = [];
  let elements = 0;
  for await (const piece of pieces) {
    for (const chunk of piece.chunks) texts.push(Buffer.from(chunk).toString());
    elements += piece.elements;
  }
  return `${elements}\n${texts.join('')}`;
}

const EXPECTED = await (async () => {
  const decoder = await decoderOf();
  const batches = Array.from({ length: BATCHES }, (_, batch) => batch * BATCH);
  return gathered(batches.flatMap((first) => [...decoder.pieces(first)].map(copied)));
})();

function copied(piece: BatchResult): BatchResult {
  return { ...piece, chunks: piece.chunks.map((chunk) => chunk.slice()) };
}

test('as long as the others have not started, this thread makes all of them', async () => {
  expect((await gathered(batchesOf(JOB, await decoderOf(), 2))) === EXPECTED).toBe(true);
  expect(Thread.all.map(({ isTerminated }) => isTerminated)).toEqual([true, true]);
});

test.each([
  ['one that takes every batch but the first', 1, [BATCHES]],
  ['two', 2, [1, 1]],
  ['one that takes two', 1, [2]],
])('what others have taken stands where it belongs: %s', async (_, threads, batches) => {
  const result = batchesOf(JOB, await decoderOf(), threads);
  // This thread takes the first batch when the others are started.
  const first = await result.next();
  const others = Thread.all.map((thread) => new Other(thread));
  const taken = others.map((other, i) => Array.from({ length: batches[i] ?? 0 }, () => other.take()));
  // In the wrong order, and late.
  setTimeout(async () => {
    for (const [i, other] of others.entries()) {
      for (const batch of taken[i] ?? []) if (batch !== undefined) await other.answer(batch);
    }
  }, 10);
  if (first.done) throw new Error('there is nothing');
  const begin = copied(first.value);
  const all = (async function* () {
    yield begin;
    yield* result;
  })();
  expect((await gathered(all)) === EXPECTED).toBe(true);
});

test('a thread that fails ends all of them', async () => {
  const result = batchesOf(JOB, await decoderOf(), 2);
  await result.next();
  Thread.all[1]?.emit('error', new Error('no memory'));
  await expect(gathered(result)).rejects.toThrow('no memory');
  expect(Thread.all.every(({ isTerminated }) => isTerminated)).toBe(true);
});

test('a thread that waits for what another one has taken hears of its failure', async () => {
  const result = batchesOf(JOB, await decoderOf(), 1);
  await result.next();
  const other = new Other(Thread.all[0]);
  while (other.take() !== undefined);
  setTimeout(() => Thread.all[0]?.emit('error', new Error('no memory')), 10);
  await expect(gathered(result)).rejects.toThrow('no memory');
});

test('a chunk that fits into no slot is handed over by itself', () => {
  const thread = Thread.all[0];
  expect(thread).toBeUndefined();
  const ring = { bytes: new SharedArrayBuffer(1 << 26), states: new SharedArrayBuffer(128) };
  const writer = new RingWriter(ring);
  expect(writer.put(new Uint8Array(1 << 21))).toBeUndefined();
  expect(writer.put(Uint8Array.of(7))).toEqual({ slot: 0, length: 1 });
  expect(writer.put(Uint8Array.of(8))).toEqual({ slot: 1, length: 1 });
});
