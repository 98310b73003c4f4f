/** Wrong arguments are a TypeError or RangeError that says what is right, and never an error of the data. */
import { describe, expect, test } from 'vitest';
import {
  bind,
  columns,
  decode,
  decodeArray,
  encode,
  explain,
  FWPM_NET_EVENT5,
  layoutOf,
  memoryImage,
  ndjson,
  SID,
  toJson,
} from '../../src/index.ts';

const memory = memoryImage(new Uint8Array(16), { abi: 'x64', base: 0x1000 });

/** As from JavaScript, where nobody checks types. */
// biome-ignore lint/complexity/noBannedTypes: any function at all
function loosely(call: Function, ...given: unknown[]): () => unknown {
  return () => call(...given);
}

describe('a name in the place of a struct', () => {
  const hint = "layouts['FWPM_NET_EVENT4']";
  test.each([
    ['decode', loosely(decode, 'FWPM_NET_EVENT4', memory, 0x1000)],
    ['decodeArray', loosely(decodeArray, 'FWPM_NET_EVENT4', memory, 0x1000, 1)],
    ['ndjson', loosely(ndjson, 'FWPM_NET_EVENT4', memory, { address: 0x1000 })],
    ['columns', loosely(columns, 'FWPM_NET_EVENT4', memory, { address: 0x1000 }, { a: 'type' })],
    ['encode', loosely(encode, 'FWPM_NET_EVENT4', {})],
    ['explain', loosely(explain, 'FWPM_NET_EVENT4', memory, 0x1000)],
    ['toJson', loosely(toJson, 'FWPM_NET_EVENT4', null)],
    ['layoutOf', loosely(layoutOf, 'FWPM_NET_EVENT4', 'x64')],
    ['bind', loosely(bind, 'FWPM_NET_EVENT4', { abi: 'x64' })],
  ])('%s', (_, call) => {
    expect(call).toThrow(TypeError);
    expect(call).toThrow(hint);
  });
});

describe('options, roots and limits', () => {
  const decodeWith = (options: unknown) => loosely(decode, FWPM_NET_EVENT5, memory, 0x1000, options);
  test.each([
    [
      'no options of an image',
      loosely(memoryImage, new Uint8Array(1)),
      TypeError,
      'the options are { abi, base }',
    ],
    ['limits that are a number', decodeWith({ limits: 5 }), TypeError, 'limits: an object'],
    ['limits that are a list', decodeWith({ limits: [] }), TypeError, 'limits: an object'],
    [
      'an inherited limit',
      decodeWith({ limits: Object.create({ elements: 0 }) }),
      RangeError,
      'limits.elements: 0',
    ],
    ['onIssue that is no function', decodeWith({ onIssue: 5 }), TypeError, 'onIssue is a function'],
    ['no roots', loosely(ndjson, FWPM_NET_EVENT5, memory, null), TypeError, '{ entries, count }'],
    ['empty roots', loosely(ndjson, FWPM_NET_EVENT5, memory, {}), TypeError, '{ entries, count }'],
    ['a bigint count', loosely(decodeArray, FWPM_NET_EVENT5, memory, 0x1000, 2n), TypeError, 'not bigint'],
    ['an array of SIDs', loosely(decodeArray, SID, memory, 0x1000, 2), TypeError, 'SID has no fixed size'],
    [
      'huge chunks',
      loosely(ndjson, FWPM_NET_EVENT5, memory, { address: 0 }, { chunkBytes: 2 ** 33 }),
      RangeError,
      '268435456',
    ],
  ])('%s', (_, call, type, message) => {
    expect(call).toThrow(type);
    expect(call).toThrow(message);
  });
});

test.each([1, 2 ** 28])('chunks of about %i bytes are in order', (chunkBytes) => {
  expect(() => ndjson(FWPM_NET_EVENT5, memory, { address: 0x1000 }, { chunkBytes })).not.toThrow();
});

test.each([0, 2 ** 28 + 1, 1.5])('chunks of %d bytes are not', (chunkBytes) => {
  expect(() => ndjson(FWPM_NET_EVENT5, memory, { address: 0x1000 }, { chunkBytes })).toThrow(RangeError);
});
