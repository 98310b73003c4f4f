/** Which bytes of a memory a kernel gets: those that the next lines need, and no more than the lines are worth. */
import { describe, expect, test } from 'vitest';
import { layouts, type Memory, memoryImage, ndjson, type ValueLayout } from '../../../src/index.ts';
import type { Roots } from '../../../src/memory/run.ts';
import type { LineEngine } from '../../../src/wasm.ts';
import { rows } from '../../support/exhaustive.ts';
import { onDemand } from '../../support/memories.ts';
import { ENGINES, linesBy } from './engines.ts';

const BASE = 0x10000n;

function layout(name: string): ValueLayout {
  const found: ValueLayout | undefined = layouts[name];
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** A struct without pointers, and one that points to a text. */
const CHANGE = layout('FWPM_CALLOUT_CHANGE0');
const CHANGE_SIZE = 24;
const ID_AT = 20;
const NAME = layout('IKEEXT_NAME_CREDENTIAL0');
const NAME_SIZE = 8;

interface Image {
  readonly bytes: Uint8Array;
  readonly roots: Roots;
}

function imageOf({ bytes }: Image): Memory {
  return memoryImage(bytes, { abi: 'x64', base: BASE });
}

function allocated(engine: LineEngine, { bytes }: Image): Memory {
  const image = engine.allocate(bytes.length, 'x64');
  image.set(bytes);
  return memoryImage(image, { abi: 'x64', base: BASE });
}

/** The bytes of an image as a file has them: put where they are wanted. */
function fileOf({ bytes }: Image): Memory {
  return onDemand(bytes, BASE, 'x64');
}

function linesOf(struct: ValueLayout, memory: Memory, roots: Roots, engine?: LineEngine): string {
  const chunks = ndjson(struct, memory, roots, { engine, onIssue: () => undefined });
  return Array.from(chunks, (chunk) => Buffer.from(chunk).toString()).join('');
}

/** So many changes with their indexes, one after another, in an image of a length. */
function changes(count: number, length: number): Image {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) view.setUint32(CHANGE_SIZE * i + ID_AT, i, true);
  return { bytes, roots: { array: BASE, count } };
}

/** So many, of which the last one is at the end. */
function changesApart(count: number, length: number): Image {
  const addresses = Array.from({ length: count - 1 }, (_, i) => BASE + BigInt(CHANGE_SIZE * i));
  addresses.push(BASE + BigInt(length - CHANGE_SIZE));
  return { ...changes(count - 1, length), roots: { addresses } };
}

/** Structs one after another, and a text of each so far away, where the texts are one after another, too. */
function named(count: number, distance: number): Image {
  const bytes = new Uint8Array(NAME_SIZE * count + distance);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) {
    const text = NAME_SIZE * i + distance;
    view.setBigUint64(NAME_SIZE * i, BASE + BigInt(text), true);
    view.setUint16(text, 0x41 + (i % 26), true);
  }
  return { bytes, roots: { array: BASE, count } };
}

/** Pointers to changes after them: these are NULL. */
function entries(count: number, nulls: readonly number[]): Image {
  const bytes = new Uint8Array((8 + CHANGE_SIZE) * count);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) {
    const at = 8 * count + CHANGE_SIZE * i;
    if (!nulls.includes(i)) view.setBigUint64(8 * i, BASE + BigInt(at), true);
    view.setUint32(at + ID_AT, i, true);
  }
  return { bytes, roots: { entries: BASE, count } };
}

/** One past the last address, and the size of an image before it. */
const END = 2n ** 64n;
const SIZE = BigInt(20 * CHANGE_SIZE);

describe.each(rows(ENGINES))('%s', (_name, engine) => {
  test('of a large memory, what a few structs are in', () => {
    const image = changes(16, 2 ** 24);
    for (const memory of [imageOf(image), fileOf(image), allocated(engine, image)]) {
      expect(linesBy(engine, CHANGE, memory, image.roots)).toBe(16);
    }
  });

  test.each([
    ['as many bytes as the lines are worth', 2048 * 16, 16],
    ['one byte more', 2048 * 16 + 1, 0],
  ])('where structs lie apart, all of an image: %s', (_, length, lines) => {
    const image = changesApart(16, length);
    expect(linesBy(engine, CHANGE, imageOf(image), image.roots)).toBe(lines);
    expect(linesBy(engine, CHANGE, allocated(engine, image), image.roots)).toBe(16);
  });

  test.each([2 ** 17, 2 ** 20])('texts %i bytes away from their structs', (distance) => {
    const image = named(50_000, distance);
    const expected = linesOf(NAME, imageOf(image), image.roots);
    for (const memory of [imageOf(image), fileOf(image), allocated(engine, image)]) {
      expect(linesOf(NAME, memory, image.roots, engine) === expected).toBe(true);
    }
  });

  test.each([
    ['none', []],
    ['the first and the last', [0, 4999]],
    ['those where one hand-over ends', [4094, 4095, 4096, 4097]],
    ['all', Array.from({ length: 5000 }, (_, i) => i)],
  ])('NULL pointers: %s', (_, nulls) => {
    const image = entries(5000, nulls);
    const expected = linesOf(CHANGE, imageOf(image), image.roots);
    for (const memory of [imageOf(image), fileOf(image)]) {
      expect(linesOf(CHANGE, memory, image.roots, engine) === expected).toBe(true);
      expect(linesBy(engine, CHANGE, memory, image.roots)).toBe(5000);
    }
  });

  test.each([
    ['array', { array: 0, count: 20 }, '{'],
    ['addresses', { addresses: new Array<number>(20).fill(0) }, '{'],
    ['entries', { entries: 0, count: 20 }, 'null'],
  ])('at address 0 there can be a struct, but no pointer leads to one: %s', (_, roots, start) => {
    const memory = memoryImage(new Uint8Array(20 * CHANGE_SIZE), { abi: 'x64', base: 0 });
    const lines = linesOf(CHANGE, memory, roots, engine);
    expect(lines).toBe(linesOf(CHANGE, memory, roots));
    expect(lines.startsWith(start)).toBe(true);
    expect(linesBy(engine, CHANGE, memory, roots)).toBe(20);
  });

  test.each([
    ['far before it', 0x100n],
    ['before it', BASE * 3n],
    ['after it', BASE * 6n],
    ['far after it', 2n ** 40n],
  ])('structs that lie together, but not in the image: %s', (_, array) => {
    const memory = memoryImage(new Uint8Array(20 * CHANGE_SIZE), { abi: 'x64', base: 4n * BASE });
    const roots = { array, count: 20 };
    expect(linesOf(CHANGE, memory, roots, engine)).toBe(linesOf(CHANGE, memory, roots));
  });

  test.each([
    ['an array', { array: END - SIZE, count: 21 }],
    ['pointers', { entries: END - SIZE, count: 61 }],
    ['a list', { addresses: new Array<bigint>(20).fill(END - BigInt(CHANGE_SIZE)) }],
  ])('where the address space ends: %s', (_, roots) => {
    const memory = memoryImage(new Uint8Array(Number(SIZE)), { abi: 'x64', base: END - SIZE });
    const [plain, ...others] = [undefined, engine].map((each) => linesOf(CHANGE, memory, roots, each));
    expect(others).toEqual([plain]);
    expect(plain?.match(/\n/g)?.length).toBeGreaterThanOrEqual(20);
  });
});
