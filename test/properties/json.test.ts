/** What holds of every JSON that is written, whatever is in the texts of an event. */
import assert from 'node:assert/strict';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { explainJson } from '../../src/format/explainText.ts';
import { csv, ecs, ocsf } from '../../src/formats.ts';
import {
  decode,
  explain,
  FWPM_NET_EVENT5,
  type MemoryImage,
  memoryImage,
  ndjson,
  toJson,
} from '../../src/index.ts';
import { carefully } from '../support/columns.ts';
import { drop, event5 } from '../support/events.ts';
import { runs } from '../support/exhaustive.ts';
import { imageWithText } from '../support/texts.ts';
import { SEED } from './cases.ts';

fc.configureGlobal({ seed: SEED });

/** An event of which the texts are one text. */
interface Written {
  readonly memory: MemoryImage;
  readonly address: bigint;
}

function written(text: string): Written {
  const { bytes, base, address } = imageWithText(text);
  return { memory: memoryImage(bytes, { abi: 'x64', base }), address };
}

function lineOf(chunks: Iterable<Uint8Array>): string {
  return Buffer.concat([...chunks]).toString();
}

const eventOf = ({ memory, address }: Written) => decode(FWPM_NET_EVENT5, memory, address);

const REPLACE = { surrogates: 'replace' } as const;

/** What keeps unpaired surrogates; everything else replaces them. */
const LOSSLESS = ['toJson', 'ndjson', 'ndjson, carefully'];

/** Every way to JSON, and the text of the event as it reads there. */
const WRITERS = {
  toJson: {
    write: (event: Written) => toJson(FWPM_NET_EVENT5, eventOf(event)),
    read: (json: string) => JSON.parse(json).ikeMmFailure.localPrincipalNameForAuth,
  },
  ndjson: {
    write: ({ memory, address }: Written) => lineOf(ndjson(FWPM_NET_EVENT5, memory, { address })),
    read: (json: string) => JSON.parse(json).ikeMmFailure.localPrincipalNameForAuth,
  },
  'toJson, replacing': {
    write: (event: Written) => toJson(FWPM_NET_EVENT5, eventOf(event), REPLACE),
    read: (json: string) => JSON.parse(json).header.appId,
  },
  'ndjson, replacing': {
    write: ({ memory, address }: Written) => lineOf(ndjson(FWPM_NET_EVENT5, memory, { address }, REPLACE)),
    read: (json: string) => JSON.parse(json).header.appId,
  },
  'ndjson, carefully and replacing': {
    write: ({ memory, address }: Written) =>
      lineOf(ndjson(FWPM_NET_EVENT5, carefully(memory), { address }, REPLACE)),
    read: (json: string) => JSON.parse(json).ikeMmFailure.localPrincipalNameForAuth,
  },
  'ndjson, carefully': {
    write: ({ memory, address }: Written) => lineOf(ndjson(FWPM_NET_EVENT5, carefully(memory), { address })),
    read: (json: string) => JSON.parse(json).header.appId,
  },
  ecs: {
    write: (event: Written) => ecs().write('FWPM_NET_EVENT5', eventOf(event)),
    read: (json: string) => JSON.parse(json).wfp.event.header.appId,
  },
  ocsf: {
    write: (event: Written) => ocsf().write('FWPM_NET_EVENT5', eventOf(event)),
    read: (json: string) => JSON.parse(json).unmapped.event.header.appId,
  },
  'explain --json': {
    write: ({ memory, address }: Written) =>
      [...explainJson(explain(FWPM_NET_EVENT5, memory, address), memory)].join(''),
    read: (json: string) =>
      json
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .find(({ path, kind }) => path === 'header.appId' && kind === 'value').value,
  },
};

/** What drives a terminal, turns text around, or ends a line. */
const HIDDEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

const units = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'aZ0 \\"/') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...'\u0001\u001b\u007f\u009b\u061c\u200e\u2028\u2029\u202e\u2066\u2069'),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 0xffff }).map((unit) => String.fromCharCode(unit)) },
);
/** Any code units but NUL, which ends a text. */
const texts = fc.array(units, { minLength: 1, maxLength: 80 }).map((list) => list.join(''));

describe.each(Object.entries(WRITERS))('%s', (name, { write, read }) => {
  const isLossless = LOSSLESS.includes(name);

  property.prop([texts], { numRuns: runs(300) })('shows what it writes, and reads as the same', (text) => {
    const json = write(written(text));
    assert.doesNotMatch(json.replaceAll('\n', ''), HIDDEN);
    assert.equal(read(json), isLossless ? text : text.replace(/\p{Cs}/gu, '\ufffd'));
    if (!isLossless) assert.doesNotMatch(json, /(?<!\\)(?:\\\\)*\\ud[89a-f]/);
  });
});

test('the last column of CSV shows what it writes, and has no unpaired surrogate', () => {
  const row = csv().write('FWPM_NET_EVENT5', eventOf(written('a\u202eb\u2028\ud83d')));
  expect(row.trimEnd()).not.toMatch(HIDDEN);
  expect(row).not.toMatch(/\p{Cs}|\\ud83d/u);
});

test.each([
  ['in the path', { appId: 'a\udc00' }],
  ['in a name beside it', { enterpriseId: '\\\\\ud83dx' }],
])('documents have no unpaired surrogate %s', (_, header) => {
  const event = event5('CLASSIFY_DROP', drop({}), header);
  for (const format of [ecs(), ocsf()]) {
    const line = format.write('FWPM_NET_EVENT5', event);
    expect(line).toContain('\ufffd');
    expect(line).not.toMatch(/(?<!\\)(?:\\\\)*\\ud[89a-f]/);
  }
});

test('a text that was written is not written as it was for others', () => {
  const event = written('a path that is long enough to be kept \ud83d');
  const lines = [REPLACE, {}, REPLACE, {}, {}, REPLACE].map((options) =>
    lineOf(ndjson(FWPM_NET_EVENT5, event.memory, { address: event.address }, options)).includes('\\ud83d'),
  );
  expect(lines).toEqual([false, true, false, true, true, false]);
});

test.each([
  () => toJson(FWPM_NET_EVENT5, null, wrong()),
  () => ndjson(FWPM_NET_EVENT5, written('').memory, { address: 0 }, wrong()),
])('a wrong word for surrogates is refused at once', (write) => {
  expect(write).toThrow(new TypeError("surrogates: 'keep' or 'replace'"));
});

/** Options as JavaScript can give them. */
function wrong(): object {
  return { surrogates: 'drop' };
}

test.each([{}, REPLACE])('each code unit is written on the fast way as on the careful one: %j', (options) => {
  for (let first = 0; first < 0x10000; first += 512) {
    const list = Array.from({ length: 512 }, (_, i) => String.fromCharCode(first + i));
    // Neither NULs nor pairs.
    const event = written(list.map((unit) => (unit === '\0' ? '' : `${unit}.`)).join(''));
    const careful = `${toJson(FWPM_NET_EVENT5, eventOf(event), options)}\n`;
    expect(lineOf(ndjson(FWPM_NET_EVENT5, event.memory, { address: event.address }, options))).toBe(careful);
  }
});
