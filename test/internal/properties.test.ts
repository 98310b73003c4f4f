/** Whatever bytes are after an event: what is taken satisfies every rule, and nothing else changes. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  type DecodeError,
  decode,
  FWPM_NET_EVENT5,
  isDecodeError,
  type MemoryImage,
  memoryImage,
} from '../../src/index.ts';
import {
  type InternalChoice,
  type InternalLayout,
  type InternalRefusal,
  internalFields,
  internalJson,
} from '../../src/internal.ts';
import { SEED } from '../properties/cases.ts';
import { runs } from '../support/exhaustive.ts';
import type { Image } from '../support/image.ts';
import {
  addressOf,
  BASE,
  EVENT,
  EVENT_ADDRESS,
  FILTER_ID,
  IMAGES,
  imageC,
  memoryOf,
} from '../support/internalImage.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(2000) });

const ACTIONS = new Set([7, 8, 9, 0x1001, 0x1002, 0x2006, 0x4005, 0x5003, 0x6004]);

/** Where each layout has what the rules are about, counted from 0x98 of the event. */
const PLACES: Readonly<Record<InternalLayout, Places>> = {
  A: { size: 0x30, capabilities: 0xc, texts: [0x18], count: 0x20, filters: 0x28 },
  B: { size: 0x38, capabilities: 4, texts: [0x10, 0x28], count: 0x18, filters: 0x20 },
  C: { size: 0x58, capabilities: 4, texts: [0x10, 0x28, 0x38, 0x50], count: 0x18, filters: 0x20 },
};

interface Places {
  readonly size: number;
  readonly capabilities: number;
  readonly texts: readonly number[];
  readonly count: number;
  readonly filters: number;
}

/** The rules, read from the bytes with nothing of the code under test. */
function isSatisfied(image: Uint8Array, layout: InternalLayout): boolean {
  const view = new DataView(image.buffer, image.byteOffset, image.length);
  const { size, capabilities, texts, count, filters } = PLACES[layout];
  const start = EVENT + 0x98;
  if (start + size > image.length) return false;
  const offsetAt = (at: number): number => Number(view.getBigUint64(start + at, true) - BASE);
  const isEnded = (at: number): boolean => {
    if (view.getBigUint64(start + at, true) === 0n) return true;
    const offset = offsetAt(at);
    if (offset < 0) return false;
    for (let i = offset; i + 2 <= image.length; i += 2) if (view.getUint16(i, true) === 0) return true;
    return false;
  };
  const length = view.getUint16(start + count, true);
  const first = offsetAt(filters);
  if (first < 0 || first + 16 * length > image.length) return false;
  const all = Array.from({ length }, (_, i) => first + 16 * i);
  return (
    view.getUint32(start, true) <= 7 &&
    view.getUint32(start + capabilities, true) <= 15 &&
    texts.every(isEnded) &&
    all.every((at) => view.getUint32(at + 8, true) <= 7 && ACTIONS.has(view.getUint32(at + 12, true))) &&
    all.some((at) => view.getBigUint64(at, true) === FILTER_ID)
  );
}

function taken(memory: MemoryImage) {
  const refusals: InternalRefusal[] = [];
  const internal = internalFields(true, { onRefused: (refusal) => void refusals.push(refusal) });
  const event = decode(FWPM_NET_EVENT5, memory, EVENT_ADDRESS, { internal, onIssue: () => undefined });
  return { event, refusals };
}

/** A word that can pass for one of the fields, or for none. */
const word = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, 3n, 7n, 8n, 9n, 15n, 16n, 0x1_0000_0001n),
  fc.bigInt({ min: 0n, max: 0x600n }).map((offset) => BASE + offset),
  fc.constantFrom(0x200, 0x300, 0x310, 0x400, 0x480, 0x500, 0x580).map((offset) => addressOf(offset)),
  fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
);

/** An image of a layout with some words of its fields, or of what they point to, replaced. */
const images = fc
  .record({
    layout: fc.constantFrom('A', 'B', 'C'),
    words: fc.array(fc.tuple(fc.nat({ max: 13 }), word), { maxLength: 4 }),
    bytes: fc.array(fc.tuple(fc.integer({ min: 0x200, max: 0x5ff }), fc.nat({ max: 255 })), { maxLength: 3 }),
  })
  .map(({ layout, words, bytes }): Image => {
    const image = IMAGES[layout]();
    for (const [at, value] of words) image.u64(EVENT + 0x98 + 8 * at, value);
    for (const [at, value] of bytes) image.u8(at, value);
    return image;
  });

/** An event with any bytes after it, of which some are addresses. */
const trailers = fc.array(word, { minLength: 14, maxLength: 14 }).map((words) => {
  const image = imageC();
  for (const [at, value] of words.entries()) image.u64(EVENT + 0x98 + 8 * at, value);
  return image;
});

test('some of the images are taken, and some are not', () => {
  const layouts = fc
    .sample(images, { seed: SEED, numRuns: 300 })
    .map((image) => taken(memoryOf(image)).event?.internal?.layout);
  expect(new Set(layouts)).toEqual(new Set(['A', 'B', 'C', undefined]));
});

describe.each([
  ['fields that are nearly right', images],
  ['any words', trailers],
])('of %s', (_, arbitrary) => {
  property.prop([arbitrary])('what is taken satisfies every rule, and no other layout does', (image) => {
    const { event, refusals } = taken(memoryOf(image));
    const layout = event?.internal?.layout;
    expect(refusals.length).toBe(layout === undefined ? 1 : 0);
    if (layout !== undefined) expect(isSatisfied(image.bytes, layout)).toBe(true);
    for (const fits of refusals[0]?.fits ?? []) expect(isSatisfied(image.bytes, fits)).toBe(true);
  });

  property.prop([arbitrary])('what is not proven is not there', (image) => {
    const names = Object.keys(taken(memoryOf(image)).event?.internal ?? {});
    const unproven = ['interfaceIndex', 'interfaceLuid', 'compartmentId', 'reserved', 'processId'];
    expect(names.filter((name) => unproven.includes(name))).toEqual([]);
  });

  property.prop([arbitrary, fc.constantFrom<InternalChoice[]>('A', 'B', 'C', true)])(
    'the event is as it is without the option',
    (image, choice) => {
      const memory = memoryOf(image);
      const options = { internal: internalFields(choice), onIssue: () => undefined };
      const { internal, ...event } = decode(FWPM_NET_EVENT5, memory, EVENT_ADDRESS, options) ?? {};
      if (internal !== undefined) JSON.parse(internalJson(internal));
      expect(event).toEqual(decode(FWPM_NET_EVENT5, memory, EVENT_ADDRESS, { onIssue: () => undefined }));
    },
  );

  property.prop([arbitrary, fc.constantFrom('A', 'B', 'C')])(
    'a layout that is named throws a DecodeError, exactly when there is an issue',
    (image, layout) => {
      const memory = memoryOf(image);
      const internal = internalFields(layout);
      const issues: DecodeError[] = [];
      const onIssue = (issue: DecodeError) => void issues.push(issue);
      decode(FWPM_NET_EVENT5, memory, EVENT_ADDRESS, { internal, onIssue });
      let thrown: unknown;
      try {
        decode(FWPM_NET_EVENT5, memory, EVENT_ADDRESS, { internal });
      } catch (error) {
        thrown = error;
      }
      expect(thrown === undefined || isDecodeError(thrown)).toBe(true);
      expect(thrown).toEqual(issues[0]);
    },
  );
});

property.prop([
  fc.uint8Array({ minLength: 0, maxLength: 0x200 }),
  fc.constantFrom<InternalChoice[]>('A', 'B', 'C', true),
])('bytes that are no event at all give a DecodeError or a value', (bytes, choice) => {
  const memory = memoryImage(bytes, { abi: 'x64', base: BASE });
  try {
    decode(FWPM_NET_EVENT5, memory, BASE, { internal: internalFields(choice) });
  } catch (error) {
    expect(isDecodeError(error)).toBe(true);
  }
});

test.each([BASE, 0n, 0xffff_ffff_ffff_ff00n, 0xffff_8000_0000_0000n])('an image at %s', (base) => {
  const bytes = imageC().bytes.subarray(EVENT, EVENT + 0x100);
  const memory = memoryImage(bytes, { abi: 'x64', base });
  for (const choice of ['A', 'B', 'C', true] as const) {
    const issues: string[] = [];
    const options = {
      internal: internalFields(choice),
      onIssue: ({ path }: DecodeError) => void issues.push(path),
    };
    decode(FWPM_NET_EVENT5, memory, base, options);
    expect(issues).toContain('classifyDrop');
  }
});
