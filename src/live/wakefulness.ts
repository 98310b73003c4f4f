/** Keeps the event loop from going to sleep while events come fast. */

/** So often the loop looks for the next event, which takes some 50 microseconds, before it may sleep. */
const TURNS = 32;

/**
 * Whoever brings an event waits until this thread has taken it, and this thread waits for the next one. If it sleeps
 * meanwhile, waking it takes longer than to copy the event. With something to do at once, the loop only looks what
 * has come.
 */
export class Wakefulness {
  #turns = 0;
  #isAwake = false;
  readonly #turn = (): void => {
    this.#turns--;
    this.#isAwake = this.#turns > 0;
    if (this.#isAwake) setImmediate(this.#turn);
  };

  /** Another event may come soon. */
  expect(): void {
    this.#turns = TURNS;
    if (this.#isAwake) return;
    this.#isAwake = true;
    setImmediate(this.#turn);
  }
}
