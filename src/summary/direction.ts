/** Tables for each direction. */

/** `unknown` is none, or none on which everything agrees. */
export type Direction = 'inbound' | 'outbound' | 'unknown';

export type ByDirection<T> = Readonly<Record<Direction, T>>;

export function byDirection<T>(make: () => T): ByDirection<T> {
  return { inbound: make(), outbound: make(), unknown: make() };
}
