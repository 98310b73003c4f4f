/** The word that somebody may have meant. */
import { describe, expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/util/nearest.ts';

const WORDS = ['ndjson', 'text', 'csv', 'ecs', 'ocsf', 'parquet'];

test.each([
  ['text', 'text'],
  ['TEXT', 'text'],
  ['tex', 'text'],
  ['texts', 'text'],
  ['parket', 'parquet'],
  ['cvs', undefined],
  ['ecss', 'ecs'],
  ['x', undefined],
  ['', undefined],
  ['arrow', undefined],
])('%j', (typed, word) => {
  expect(nearest(typed, WORDS)).toBe(word);
});

test('of words that are as near the first is meant', () => {
  expect(nearest('abcdef', ['abcdeX', 'abcdeY'])).toBe('abcdeX');
});

test('a long word is not compared', () => {
  const long = 'x'.repeat(65);
  expect(nearest(long, [long])).toBeUndefined();
});

describe('the question', () => {
  test.each([
    ['tex', ' (did you mean text?)'],
    ['nothing like it', ''],
  ])('%j', (typed, question) => {
    expect(didYouMean(typed, WORDS)).toBe(question);
  });
});
