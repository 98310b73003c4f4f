/** Events as text in pieces of bytes. */
import { describe, expect, test } from 'vitest';
import { TextWriter } from '../../../src/cli/output/writers.ts';
import type { EventFormat } from '../../../src/events/index.ts';

/** Writes each event as the text that it is. */
const FORMAT: EventFormat = { head: 'head\n', write: (_, event) => `${event}\n` };

const HALF_MEBIBYTE = 2 ** 19;

describe('what a writer of texts returns', () => {
  test.each([
    ['nothing', []],
    ['a few', ['a', 'é', '日本', '😀', '\ud800']],
    ['more than is gathered', Array.from({ length: 200 }, (_, i) => `${i}é`.repeat(1000))],
    ['one that is larger than that', ['a', 'b'.repeat(HALF_MEBIBYTE), '日'.repeat(HALF_MEBIBYTE), 'c']],
  ])('%s', (_, events) => {
    const writer = new TextWriter(FORMAT);
    const decoder = new TextDecoder();
    let text = '';
    for (const event of events) {
      for (const bytes of writer.add('FWPM_NET_EVENT5', event, {})) text += decoder.decode(bytes);
    }
    for (const bytes of [...writer.flush(), ...writer.end()]) text += decoder.decode(bytes);
    expect(text).toBe(`head\n${events.map((event) => `${event.replace('\ud800', '\ufffd')}\n`).join('')}`);
  });

  test('a copy of it stays when more is written', () => {
    const writer = new TextWriter(FORMAT);
    const copies = ['one', 'two'].flatMap((event) => {
      writer.add('FWPM_NET_EVENT5', event, {});
      return writer.flush().map((bytes) => bytes.slice());
    });
    expect(copies.map((bytes) => new TextDecoder().decode(bytes))).toEqual(['head\none\n', 'two\n']);
  });
});
