/** The event loop stays awake for a while after events that come fast, and then sleeps. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Wakefulness } from '../../src/live/wakefulness.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setImmediate', 'clearImmediate'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** How often the loop turns before nothing keeps it awake. */
function turnsLeft(): number {
  let turns = 0;
  while (vi.getTimerCount() > 0 && turns < 1000) {
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersToNextTimer();
    turns++;
  }
  return turns;
}

test('it sleeps after some turns, and stays awake as long after the last of several events', () => {
  const wakefulness = new Wakefulness();
  expect(vi.getTimerCount()).toBe(0);
  wakefulness.expect();
  const turns = turnsLeft();
  expect(turns).toBeGreaterThan(1);
  expect(turns).toBeLessThan(100);

  wakefulness.expect();
  for (let i = 0; i < turns - 1; i++) vi.advanceTimersToNextTimer();
  wakefulness.expect();
  wakefulness.expect();
  expect(turnsLeft()).toBe(turns);
});
