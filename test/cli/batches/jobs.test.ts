/** Batches from several threads: in their order, and only so many at once that memory stays bounded. */
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { Job } from '../../../src/cli/batches/jobs.ts';

const { Thread } = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  /** A thread that answers when the test says so. */
  class Thread extends EventEmitter {
    static all: Thread[] = [];
    readonly asked: number[] = [];
    isTerminated = false;

    constructor() {
      super();
      Thread.all.push(this);
    }

    postMessage(first: number): void {
      this.asked.push(first);
    }

    answer(first: number, number: number): void {
      this.emit('message', { first, result: { chunks: [Uint8Array.of(number)], issues: [] } });
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
const { BATCH } = await import('../../../src/cli/batches/batch.ts');
const { batchesOf } = await import('../../../src/cli/batches/jobs.ts');
afterAll(() => {
  vi.doUnmock('node:worker_threads');
  vi.resetModules();
});

afterEach(() => {
  Thread.all = [];
});

const JOB: Job = {
  source: { name: 'image', form: 'image', bytes: new SharedArrayBuffer(0) },
  struct: 'FWPM_NET_EVENT5',
  roots: { array: 0n, count: 0 },
  limits: {},
  trailer: false,
  where: undefined,
  lossless: undefined,
};

function asked(): number[] {
  return Thread.all.map((thread) => thread.asked.length);
}

test.each([1, 2, 3])('of %i threads each has two batches at once', async (threads) => {
  const batches = batchesOf(JOB, 20 * BATCH, threads);
  let next = batches.next();
  for (let batch = 0; batch < 20; batch++) {
    const ahead = Math.min(20, batch + 2 * threads);
    expect(asked().reduce((sum, count) => sum + count, 0)).toBe(ahead);
    Thread.all[batch % threads]?.answer(batch * BATCH, batch);
    expect((await next).value?.chunks).toEqual([Uint8Array.of(batch)]);
    next = batches.next();
  }
  expect((await next).done).toBe(true);
  expect(Thread.all.map(({ isTerminated }) => isTerminated)).toEqual(new Array(threads).fill(true));
});

test('batches that are done before their turn wait for it', async () => {
  const batches = batchesOf(JOB, 3 * BATCH, 2);
  const first = batches.next();
  Thread.all[1]?.answer(BATCH, 1);
  Thread.all[0]?.answer(2 * BATCH, 2);
  Thread.all[0]?.answer(0, 0);
  const values = [await first, await batches.next(), await batches.next()];
  expect(values.map(({ value }) => value?.chunks[0]?.[0])).toEqual([0, 1, 2]);
});

test('a thread that fails ends all of them', async () => {
  const first = batchesOf(JOB, 3 * BATCH, 2).next();
  Thread.all[1]?.emit('error', new Error('no memory'));
  await expect(first).rejects.toThrow('no memory');
  expect(Thread.all.every(({ isTerminated }) => isTerminated)).toBe(true);
});
