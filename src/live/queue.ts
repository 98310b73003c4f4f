/** Events that wait to be taken: as many as there is room for, and those for which there is none are counted. */

export interface QueueLimits {
  /** How many events wait at most. */
  readonly events: number;
  /** How many bytes they have at most. */
  readonly bytes: number;
}

/** So many are taken at once; fewer after a pause, in milliseconds, in which more may come. Nobody sees it. */
const ENOUGH = 256;
const PAUSE = 5;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

/** A queue with one reader. */
export class EventQueue<T> {
  readonly #limits: QueueLimits;
  #waiting: T[] = [];
  #bytes = 0;
  #total = 0;
  #sincePush = 0;
  #isEnded = false;
  #failure: unknown;
  #wake: (() => void) | undefined;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** How many events wait. */
  get length(): number {
    return this.#waiting.length;
  }

  /** How many events found no room. */
  get dropped(): number {
    return this.#total;
  }

  /** How many of them came after the last event that did find room. */
  get droppedSince(): number {
    return this.#sincePush;
  }

  /** Whether there is room for one more; one that finds none is counted as dropped. */
  admits(): boolean {
    if (this.#isEnded) return false;
    if (this.#waiting.length < this.#limits.events && this.#bytes < this.#limits.bytes) return true;
    this.#total++;
    this.#sincePush++;
    return false;
  }

  /** Adds what was admitted. */
  push(item: T, bytes: number): void {
    this.#waiting.push(item);
    this.#bytes += bytes;
    this.#sincePush = 0;
    this.#wake?.();
  }

  /** Nothing comes any more, for a reason or for none. What waits can still be taken. */
  end(failure?: unknown): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#failure = failure;
    this.#wake?.();
  }

  /** All that waits, once there is something; nothing at the end. @throws what ended it, after the last event. */
  async take(): Promise<T[]> {
    while (this.#waiting.length === 0 && !this.#isEnded) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
    // What comes one by one, and fast, costs far less together.
    if (!this.#isEnded && this.#waiting.length < ENOUGH) await pause();
    const taken = this.#waiting;
    this.#waiting = [];
    this.#bytes = 0;
    if (taken.length === 0 && this.#failure !== undefined) throw this.#failure;
    return taken;
  }
}
