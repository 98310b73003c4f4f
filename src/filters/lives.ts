/** What had an id, one after another: a capture can last longer than a filter, and its id can be given anew. */

/** What has an id from some time on: 100 ns ticks since 1601. */
interface Life<T> {
  /** The last time at which it did not have it yet. */
  readonly since: bigint;
  readonly value: T;
}

export class Lives<T> {
  /** Most ids are given once. */
  readonly #first = new Map<bigint, T>();
  /** The lives after the first, by when they began. */
  readonly #later = new Map<bigint, Life<T>[]>();

  get size(): number {
    return this.#first.size;
  }

  /** Whether an id was given more than once. */
  get hasLater(): boolean {
    return this.#later.size > 0;
  }

  /** What has the id from the beginning on. */
  set(id: bigint, value: T): void {
    this.#first.set(id, value);
  }

  /** What has it after a time, or after all that is known; never from earlier on than what was added before. */
  add(id: bigint, value: T, since = 0n): void {
    const lives = this.#later.get(id) ?? [];
    const before = lives.at(-1)?.since ?? 0n;
    lives.push({ since: since > before ? since : before, value });
    this.#later.set(id, lives);
  }

  /** What had the id at a time; without a time, what had it last. */
  at(id: bigint, time?: bigint): T | undefined {
    return this.#lifeAt(id, time)?.value ?? this.#first.get(id);
  }

  /** Since when that had it; undefined for an id that was given once. */
  since(id: bigint, time?: bigint): bigint | undefined {
    return this.#later.has(id) ? (this.#lifeAt(id, time)?.since ?? 0n) : undefined;
  }

  /** Everything that ever had an id. */
  *entries(): Generator<readonly [id: bigint, value: T], void, undefined> {
    yield* this.#first;
    for (const [id, lives] of this.#later) for (const { value } of lives) yield [id, value];
  }

  /** The same lives of other values; these are given up one by one, so that not all of both are held. */
  moved<U>(map: (value: T) => U): Lives<U> {
    const moved = new Lives<U>();
    for (const [id, value] of this.#first) {
      moved.set(id, map(value));
      this.#first.delete(id);
    }
    for (const [id, lives] of this.#later)
      for (const { since, value } of lives) moved.add(id, map(value), since);
    this.#later.clear();
    return moved;
  }

  /** Of the later lives; they are in order, and there can be many. */
  #lifeAt(id: bigint, time: bigint | undefined): Life<T> | undefined {
    const lives = this.#later.get(id);
    if (lives === undefined || time === undefined) return lives?.at(-1);
    let [low, high] = [0, lives.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const isBegun = (lives[middle]?.since ?? 0n) < time;
      if (isBegun) low = middle + 1;
      else high = middle;
    }
    return lives[low - 1];
  }
}
