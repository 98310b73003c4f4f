/** The likeliest events of an image, found without following a pointer. */
import { type Abi, type PointerSize, pointerSizeOf } from '../../layout/index.ts';
import { memoryImage } from '../../memory/index.ts';
import { Candidates } from '../candidates.ts';
import { type Family, familiesOf } from '../netEvents.ts';
import { isTypePossible } from '../proof.ts';
import { Sweep, spansOf } from '../sweep.ts';

/** How many events are tried: what they agree on, the others do not change. */
const MOST_EVENTS = 64;

export interface Sample {
  readonly abi: Abi;
  readonly pointerSize: PointerSize;
  readonly families: readonly Family[];
  /** The image as one view. */
  readonly view: DataView;
  /** Offsets of the events. */
  readonly events: readonly number[];
}

/** The events whose headers say the most by themselves; of equals, the first ones. */
export function sampleOf(bytes: Uint8Array, abi: Abi): Sample {
  const families = familiesOf(abi);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const best = new Best(MOST_EVENTS);
  for (const offset of offsets(bytes, abi, families)) {
    const points = headerPoints(families, view, offset);
    if (points !== undefined) best.add(offset, points);
  }
  return { abi, pointerSize: pointerSizeOf(abi), families, view, events: best.offsets() };
}

/** Where the cheap tests find an event. Its place in memory is unknown: alignment is that of the image. */
function* offsets(
  bytes: Uint8Array,
  abi: Abi,
  families: readonly Family[],
): Generator<number, void, undefined> {
  const memory = memoryImage(bytes, { abi, base: 0 });
  const spans = spansOf([{ base: 0, length: bytes.length }], abi, 0n, BigInt(bytes.length));
  const candidates = new Candidates(families);
  for (const chunk of new Sweep(memory, spans, Math.max(...families.map(({ size }) => size))).chunks()) {
    for (let at = candidates.next(chunk, 0); at >= 0; at = candidates.next(chunk, at + 1)) {
      yield Number(chunk.address) + at;
    }
  }
}

/** What the header says by itself, as the version that fits it best; undefined where none can. */
function headerPoints(families: readonly Family[], view: DataView, offset: number): number | undefined {
  let most: number | undefined;
  for (const family of families) {
    if (!fits(family, view, offset)) continue;
    const points = family.header.points(view, offset);
    if (most === undefined || points > most) most = points;
  }
  return most;
}

/** Whether a version of the family can begin at an offset, as far as the event itself says. */
export function fits(family: Family, view: DataView, offset: number): boolean {
  const end = view.byteLength;
  return (
    offset + family.size <= end &&
    family.header.isPossible(view, offset) &&
    isTypePossible(family, { view, end }, offset)
  );
}

/** The offsets with the most points, of however many there are. */
class Best {
  readonly #most: number;
  /** In the order of their points, the most first; of equals, in the order in which they came. */
  readonly #kept: { readonly offset: number; readonly points: number }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(offset: number, points: number): void {
    const kept = this.#kept;
    const isFull = kept.length === this.#most;
    if (isFull && points <= (kept.at(-1)?.points ?? 0)) return;
    if (isFull) kept.pop();
    const place = kept.findIndex((other) => other.points < points);
    kept.splice(place < 0 ? kept.length : place, 0, { offset, points });
  }

  offsets(): number[] {
    return this.#kept.map(({ offset }) => offset).sort((a, b) => a - b);
  }
}
