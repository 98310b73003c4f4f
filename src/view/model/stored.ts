/** Captures that stay where they are, in a file or in a browser's store, and are read again when somebody asks for them. */
import { type Capture, rootsOf } from '../../capture/cbor/capture.ts';
import { capturesIn } from '../../capture/cbor/read.ts';
import { NET_EVENTS, type NetEventName, type Origin } from '../../events/index.ts';
import { extentOf, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import { type Roots, runOf } from '../../memory/run.ts';
import { type Block, type Part, presentRoots } from './blocks.ts';

/** Bytes that can be read again. */
export interface Store {
  /** The bytes from one offset to another. */
  read(start: number, end: number): Uint8Array;
}

/** What is known of a file while it is read: filters can come after the events that they name. */
export interface FileContext {
  rules: Origin['rules'];
}

/** The events of an item. */
export function partsOf(capture: Capture): Part[] {
  const { roots } = capture;
  if (!('count' in roots)) return [partOf(capture, { addresses: roots })];
  return Array.from(rootsOf(capture), (each) => partOf(capture, each));
}

function partOf({ struct, memory }: Capture, roots: Roots): Part {
  const stride = 'entries' in roots ? pointerSizeOf(memory.abi) : extentOf(struct, memory.abi).size;
  return { memory, run: runOf(struct, memory, presentRoots(roots, stride, memory)) };
}

/** Events of a block: fewer where one item has more. */
const ENOUGH_EVENTS = 4096;

/** Items of one struct and one origin, one after another. */
export class StoredBlock implements Block {
  readonly struct: ValueLayout;
  readonly name: NetEventName;
  readonly #host: string | undefined;
  readonly #osBuild: number | undefined;
  readonly #file: FileContext;
  readonly #recent: Recent;
  #count = 0;
  /** Where its items are. */
  readonly start: number;
  end: number;

  constructor(name: NetEventName, { host, osBuild, offset }: Capture, file: FileContext, recent: Recent) {
    this.name = name;
    this.struct = NET_EVENTS[name];
    this.#host = host;
    this.#osBuild = osBuild;
    this.start = this.end = offset;
    this.#file = file;
    this.#recent = recent;
  }

  get origin(): Origin {
    return { host: this.#host, osBuild: this.#osBuild, rules: this.#file.rules };
  }

  get count(): number {
    return this.#count;
  }

  /** Whether it is to have no more items. */
  get isFull(): boolean {
    return this.#count >= ENOUGH_EVENTS;
  }

  /** Whether an item can be one of this block. */
  takes({ struct, host, osBuild }: Capture): boolean {
    return !this.isFull && struct.ctype === this.name && host === this.#host && osBuild === this.#osBuild;
  }

  /** @param end before which the item ends. */
  add(capture: Capture, end: number): void {
    const parts = partsOf(capture);
    for (const { run } of parts) this.#count += run.count;
    this.end = end;
    this.#recent.add(this, parts);
  }

  parts(): readonly Part[] {
    return this.#recent.partsOf(this);
  }
}

/** Bytes of items that are held where nobody says how many. */
const MOST_BYTES = 2 ** 23;

/** The blocks that were asked for last. */
export class Recent {
  readonly #store: Store;
  readonly #most: number;
  /** The one that was used last at the end. */
  readonly #blocks = new Map<StoredBlock, Part[]>();
  #last: { readonly block: StoredBlock; readonly parts: readonly Part[] } | undefined;

  /** @param most bytes of items that are held, or one block. */
  constructor(store: Store, most = MOST_BYTES) {
    this.#store = store;
    this.#most = most;
  }

  add(block: StoredBlock, parts: readonly Part[]): void {
    const known = this.#blocks.get(block);
    if (known === undefined) this.#keep(block, [...parts]);
    else for (const part of parts) known.push(part);
  }

  partsOf(block: StoredBlock): readonly Part[] {
    // Most often it is the one that was asked for before.
    if (this.#last?.block === block) return this.#last.parts;
    const parts = this.#blocks.get(block) ?? this.#read(block);
    this.#blocks.delete(block);
    this.#keep(block, parts);
    this.#last = { block, parts };
    return parts;
  }

  #read(block: StoredBlock): Part[] {
    // What is wrong with items was said when they were read first.
    const options = { onIssue: () => undefined };
    const bytes = this.#store.read(block.start, block.end);
    const parts: Part[] = [];
    for (const capture of capturesIn(bytes, options)) {
      if (capture.struct.ctype === block.name) for (const part of partsOf(capture)) parts.push(part);
    }
    return parts;
  }

  #keep(block: StoredBlock, parts: Part[]): void {
    this.#blocks.set(block, parts);
    let bytes = 0;
    for (const { start, end } of this.#blocks.keys()) bytes += end - start;
    for (const oldest of this.#blocks.keys()) {
      if (bytes <= this.#most || oldest === block) return;
      this.#blocks.delete(oldest);
      bytes -= oldest.end - oldest.start;
    }
  }
}
