/** memoryRanges, and reading on demand: they are what a memory is that looks at every byte for itself. */
import assert from 'node:assert/strict';
import { type Abi, type Memory, memoryRanges, type Place } from '../../../src/index.ts';
import { OnDemandMemory } from '../../../src/memory/index.ts';
import { assertSame, factsOf } from '../assertions.ts';
import { type ImageKind, structNamed } from '../images.ts';
import type { Random } from '../random.ts';
import { readTolerantly } from '../soundness.ts';
import { drawSpecimen, memoryOf, type Specimen } from '../specimen.ts';
import { targetOf } from '../target.ts';

/** Bytes of the image as a range of their own; each is xored with `flip`. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly flip: number;
}

interface Input extends Specimen {
  readonly pieces: readonly Piece[];
  /** Where the memories are asked what is there, and how much is wanted. */
  readonly probes: readonly (readonly [offset: number, wanted: number])[];
}

export const memoryTarget = targetOf('memory', drawInput, (input, meter) => {
  const { struct, abi, base, bytes, roots, limits, pieces, probes } = input;
  const question = { layout: structNamed(struct), roots, limits };
  const ranges = pieces.map(({ start, end, flip }) => ({
    base: base + BigInt(start),
    bytes: bytes.slice(start, end).map((byte) => byte ^ flip),
  }));
  const ofRanges = meter.run(() => memoryRanges(ranges, { abi }));
  const onDemand = new OnDemandMemory({
    abi,
    origin: base,
    read: (address, length) => bytes.slice(Number(address - base), Number(address - base) + length),
    offsetOf: (address) => Number(address - base),
  });
  const whole = new BytewiseMemory(abi, base, bytes, [{ start: 0, end: bytes.length, flip: 0 }]);
  const inPieces = new BytewiseMemory(abi, base, bytes, pieces);

  let verdict: 'taken' | 'refused' = 'taken';
  for (const [what, memory, expected] of [
    ['an image', memoryOf(input), whole],
    ['on demand', onDemand, whole],
    ['ranges', ofRanges, inPieces],
  ] as const) {
    for (const [offset, wanted] of probes)
      assertSamePlace(what, memory, expected, base + BigInt(offset), wanted);
    const reading = readTolerantly(question, memory, meter);
    const { values, issues } = readTolerantly(question, expected, meter);
    assertSame(reading.values, values, `${what}: values`);
    assertSame(reading.issues.map(factsOf), issues.map(factsOf), `${what}: issues`);
    if (issues.length > 0) verdict = 'refused';
  }
  return verdict;
});

function assertSamePlace(
  what: string,
  memory: Memory,
  expected: Memory,
  address: bigint,
  wanted: number,
): void {
  const readable = memory.readable(address, wanted);
  assert.equal(readable, expected.readable(address, wanted), `${what}: readable(${address}, ${wanted})`);
  if (readable > 0) {
    const found = bytesAt(memory.place(address, readable), readable);
    assertSame(found, bytesAt(expected.place(address, readable), readable), `${what}: bytes at ${address}`);
  }
}

function bytesAt({ view, offset }: Place, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + offset, length).slice();
}

/** Every byte is that of the first piece that has it, in the order in which they begin (the longer one first). */
class BytewiseMemory implements Memory {
  readonly abi: Abi;
  readonly #base: bigint;
  readonly #lowest: bigint;
  readonly #view: DataView;
  /** For each byte, how many are there from it on without a gap. */
  readonly #runs: Uint32Array;

  constructor(abi: Abi, base: bigint, bytes: Uint8Array, pieces: readonly Piece[]) {
    this.abi = abi;
    this.#base = base;
    this.#lowest = pieces.length === 0 ? 0n : base + BigInt(Math.min(...pieces.map(({ start }) => start)));
    const inOrder = [...pieces].sort((a, b) => a.start - b.start || b.end - a.end);
    const owners = Array.from(bytes, (_, i) => inOrder.find(({ start, end }) => start <= i && i < end));
    this.#view = new DataView(bytes.map((byte, i) => byte ^ (owners[i]?.flip ?? 0)).buffer);
    this.#runs = new Uint32Array(bytes.length + 1);
    for (let i = bytes.length - 1; i >= 0; i--) {
      if (owners[i] !== undefined) this.#runs[i] = (this.#runs[i + 1] ?? 0) + 1;
    }
  }

  readable(address: bigint, wanted: number): number {
    const offset = address - this.#base;
    if (offset < 0n || offset >= BigInt(this.#runs.length)) return 0;
    return Math.min(wanted, this.#runs[Number(offset)] ?? 0);
  }

  place(address: bigint): Place {
    return { view: this.#view, offset: Number(address - this.#base) };
  }

  offsetOf(address: bigint): number {
    return Number(address - this.#lowest);
  }
}

/** Larger ones are cut: every byte is looked at, for every piece. */
const MOST_BYTES = 8192;

function drawInput(random: Random): Input {
  const specimen = drawSpecimen(random.pick<ImageKind>(['struct', 'struct', 'array', 'entries']), random);
  const bytes = specimen.bytes.slice(0, MOST_BYTES);
  const pieces = [
    ...drawParts(bytes.length, random),
    ...random.times(random.below(3), () => drawPiece(bytes.length, random)),
  ];
  const probes = random.times(8, () => {
    const offset = random.between(-8, bytes.length + 8);
    return [offset, random.pick([1, 2, 8, 100, bytes.length, 0xffffffff])] as const;
  });
  return { ...specimen, bytes, pieces: shuffled(pieces, random), probes };
}

/** Pieces that follow each other; now and then one is missing. */
function drawParts(length: number, random: Random): Piece[] {
  const cuts = random.times(random.below(8), () => random.below(length + 1)).sort((a, b) => a - b);
  const ends = [...cuts, length];
  const pieces = ends.map((end, i) => ({ start: ends[i - 1] ?? 0, end, flip: 0 }));
  return pieces.filter(() => !random.oneIn(16));
}

/** A piece anywhere, which may say something else than the image. */
function drawPiece(length: number, random: Random): Piece {
  const start = random.below(length + 1);
  const end = start + random.below(Math.min(length - start, random.pick([16, 200, length])) + 1);
  return { start, end, flip: random.pick([0, 0, 1, 0xff]) };
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const keyed = list.map((item) => [random.uint32(), item] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}
