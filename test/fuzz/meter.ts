/** What calls of the library cost. */
import { getHeapStatistics } from 'node:v8';

/** Runs calls of the library: those through it are what an input costs, and the checks around them are not. */
export interface Meter {
  run<T>(call: () => T): T;
}

/** For tests, which do not look at the clock. */
export const UNMEASURED: Meter = { run: (call) => call() };

export interface Cost {
  readonly milliseconds: number;
  /** Growth of heap and buffers: what the result takes, and what was not collected yet. */
  readonly bytes: number;
}

/** Remembers the worst of the calls. */
export class CostMeter implements Meter, Cost {
  milliseconds = 0;
  bytes = 0;

  run<T>(call: () => T): T {
    const bytes = bytesInUse();
    const start = performance.now();
    const before = process.cpuUsage();
    try {
      return call();
    } finally {
      const { user, system } = process.cpuUsage(before);
      // Others use this machine as well, and the engine has threads of its own: neither counts.
      const milliseconds = Math.min(performance.now() - start, (user + system) / 1000);
      this.milliseconds = Math.max(this.milliseconds, milliseconds);
      this.bytes = Math.max(this.bytes, bytesInUse() - bytes);
    }
  }
}

function bytesInUse(): number {
  const { used_heap_size: heap, external_memory: buffers } = getHeapStatistics();
  return heap + buffers;
}

/** Bytes in use when all is collected that can be. (Node has `gc` with --expose-gc alone.) */
export function bytesKept(): number {
  globalThis.gc?.();
  return bytesInUse();
}

/** What both of two tries cost: what only one did was the machine's doing. */
export function lesser(a: Cost, b: Cost): Cost {
  return {
    milliseconds: Math.min(a.milliseconds, b.milliseconds),
    bytes: Math.min(a.bytes, b.bytes),
  };
}

export function greater(a: Cost, b: Cost): Cost {
  return {
    milliseconds: Math.max(a.milliseconds, b.milliseconds),
    bytes: Math.max(a.bytes, b.bytes),
  };
}

/** The largest input that is small: several times as large as events are. */
const SMALL = 4096;

/** The most that one call may take of a small input. */
const SMALL_COST: Cost = { milliseconds: 50, bytes: 16 * 2 ** 20 };

/** The most that it may take of any: in 64 KiB many pointers can lead to one long text. */
const LARGE_COST: Cost = { milliseconds: 250, bytes: 64 * 2 ** 20 };

/** Whether that is too much for an input of `size` bytes. */
export function isTooMuch({ milliseconds, bytes }: Cost, size: number): boolean {
  const most = size <= SMALL ? SMALL_COST : LARGE_COST;
  return milliseconds > most.milliseconds || bytes > most.bytes;
}

export function costText({ milliseconds, bytes }: Cost): string {
  return `${milliseconds.toFixed(1)} ms, ${mebibytes(bytes)}`;
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
