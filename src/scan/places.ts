/** Where the objects of an event lie: apart from each other and from the event, or they are none. */
export class Places {
  /** Where they begin and end, counted from the event, which comes first. Their length is how many there were at most. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #largest: number;
  #event = 0n;
  /** How many objects there are, the event not counted. */
  count = 0;
  /** Whether one of them would lie in the event, were that as large as events can be. */
  isSizeDecisive = false;

  /** @param largest bytes of the largest event. */
  constructor(largest: number) {
    this.#largest = largest;
  }

  /** Begins with an event of `size` bytes. */
  begin(event: bigint, size: number): void {
    this.#event = event;
    this.#starts[0] = 0;
    this.#ends[0] = size;
    this.count = 0;
    this.isSizeDecisive = false;
  }

  /** The event has so many bytes. */
  resize(size: number): void {
    this.#ends[0] = size;
  }

  /** Forgets all objects but the first ones. */
  back(count: number): void {
    this.count = count;
  }

  /** Two pointers may lead to the same object, but not to two that overlap; and none leads into the event itself. */
  claim(address: bigint, size: number): boolean {
    const start = Number(BigInt.asIntN(64, address - this.#event));
    const end = start + size;
    if (end > 0 && start < this.#largest) this.isSizeDecisive = true;
    for (let i = 0; i <= this.count; i++) {
      const other = this.#starts[i] ?? 0;
      const isApart = end <= other || (this.#ends[i] ?? 0) <= start;
      const isShared = i > 0 && other === start;
      if (!isApart && !isShared) return false;
    }
    this.count++;
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    return true;
  }
}
