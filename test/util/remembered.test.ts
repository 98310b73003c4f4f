import { describe, expect, test } from 'vitest';
import { remembered } from '../../src/util/remembered.ts';

/** A function that is remembered, and what it was really asked for. */
function asked<K extends string | number>(answer: (key: K) => string | undefined, most?: number) {
  const keys: K[] = [];
  const ask = remembered((key: K) => {
    keys.push(key);
    return answer(key);
  }, most);
  return { ask, keys };
}

describe('a function that is remembered', () => {
  test('is asked once for each text', () => {
    const { ask, keys } = asked((key: string) => key.toUpperCase());
    expect(['a', 'b', 'a', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'A', 'B']);
    expect(keys).toEqual(['a', 'b']);
  });

  test('is asked once where the answer is undefined', () => {
    const { ask, keys } = asked((key: number) => (key === 0 ? undefined : String(key)));
    expect([0, 1, 0].map(ask)).toEqual([undefined, '1', undefined]);
    expect(keys).toEqual([0, 1]);
  });

  test('forgets all answers when there are too many', () => {
    const { ask, keys } = asked((key: number) => String(key), 2);
    for (const key of [1, 2, 1, 3, 3, 1]) ask(key);
    expect(keys).toEqual([1, 2, 3, 1]);
  });

  test('keeps no long texts', () => {
    const { ask, keys } = asked((key: string) => String(key.length));
    const texts = ['a'.repeat(1024), 'a'.repeat(1025)];
    for (const text of [...texts, ...texts]) expect(ask(text)).toBe(String(text.length));
    expect(keys.map((key) => key.length)).toEqual([1024, 1025, 1025]);
  });
});
