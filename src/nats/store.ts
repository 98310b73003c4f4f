/** Results that are not published: many messages become durable together. */
import type { MessagePlace } from './message.ts';

export interface Store {
  /** Whether what a message holds is in place since an earlier delivery. */
  has(place: MessagePlace, isRedelivered: boolean): boolean;
  /** Whether it holds as much as it should before it is put in place. */
  readonly isFull: boolean;
  /** Why nothing can be written any more; that is no failure of a message. */
  readonly failure: unknown;
  /**
   * Puts in place what was decoded since the last time: when it returns true, it stays whatever happens.
   * @param places the messages that it was decoded from.
   * @param floor all messages up to this sequence were acknowledged.
   * @returns false where some are in place by now, from another worker; then none of these is written, and what was decoded
   * is forgotten.
   */
  commit(places: readonly MessagePlace[], floor: number): boolean;
  /** Forgets what is not in place. */
  abandon(): void;
}
