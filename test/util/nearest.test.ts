import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { nearest } from '../../src/util/nearest.ts';

const WORDS = ['decode', 'explain', 'scan', 'pack', 'layout'];

test.each([
  ['decod', 'decode'],
  ['deocde', 'decode'],
  ['DECODE', 'decode'],
  ['sacn', 'scan'],
  ['xplain', 'explain'],
  ['pcak', 'pack'],
  ['', undefined],
  ['zzz', undefined],
  ['events', undefined],
])('%s is meant to be %s', (typed, meant) => {
  expect(nearest(typed, WORDS)).toBe(meant);
});

property.prop([fc.array(fc.string()), fc.string()])(
  'is one of the words, and the same word if it is among them',
  (words, typed) => {
    const meant = nearest(typed, words);
    if (meant !== undefined) expect(words).toContain(meant);
    if (typed.length > 0 && words.includes(typed)) expect(meant?.toLowerCase()).toBe(typed.toLowerCase());
  },
);

test('what counts is the length of the longer word', () => {
  expect(nearest('hor', ['horse'])).toBe('horse');
  expect(nearest('ho', ['horse'])).toBeUndefined();
});

test('a letter whose small form is longer is the same letter', () => {
  expect(nearest('\u0130', ['\u0130'])).toBe('\u0130');
});

test('a word of one letter is itself', () => {
  expect(nearest('b', ['a', 'b'])).toBe('b');
});

test('takes no time for what is too long', () => {
  expect(nearest('a'.repeat(1e7), ['a'.repeat(1e7)])).toBeUndefined();
});
