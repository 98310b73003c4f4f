/** Whether a layout fits the bytes after an event: everything that can be checked is right, or it does not. */
import { Decoder, type Limits } from '../codec/index.ts';
import { extentOf, type Infer, placementOf, type ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { FWP_CAPABILITIES_FLAG, FWPP_TERMINATING_FILTER_INFO0 } from '../wfp/undocumented.ts';
import type { InternalFields } from './internal.ts';
import { FIELDS_OFFSET, INTERNAL_LAYOUTS, type InternalLayout, UNPROVEN } from './layouts.ts';
import type { Neighbourhood } from './neighbourhood.ts';

/** An event, and what has to be true of the fields after it. */
export interface Evidence {
  /** Which event of the run. */
  readonly index: number;
  readonly address: bigint;
  /** The filter that the event names: it is among those that decided. */
  readonly filterId: bigint;
}

/** Tries one layout on events of one memory. */
export class Fit {
  readonly #name: InternalLayout;
  readonly #layout: (typeof INTERNAL_LAYOUTS)[InternalLayout];
  readonly #size: number;
  readonly #memory: Memory;
  readonly #near: Neighbourhood;
  readonly #decoder: Decoder;
  #isRefused = false;

  /** @param near what else is known to be near the events. */
  constructor(name: InternalLayout, memory: Memory, limits: Limits, near: Neighbourhood) {
    this.#name = name;
    this.#layout = INTERNAL_LAYOUTS[name];
    this.#memory = memory;
    this.#near = near;
    this.#size = extentOf(this.#layout, memory.abi).size;
    this.#decoder = new Decoder(memory, this.#layout.name, {
      limits,
      onIssue: () => {
        this.#isRefused = true;
      },
    });
  }

  /** The fields as far as they are proven; undefined where the layout does not fit. What is told soonest is asked first. */
  of({ index, address, filterId }: Evidence): InternalFields | undefined {
    const start = address + FIELDS_OFFSET;
    const end = start + BigInt(this.#size);
    if (this.#memory.readable(start, this.#size) < this.#size || !this.#hasOwnFilter(start, filterId)) {
      return undefined;
    }
    if (this.#near.isIn(index, address, start, end)) return undefined;
    const fields = this.#read(this.#layout, start);
    return fields === undefined ? undefined : proven(fields);
  }

  /** Whether flags and capabilities are known ones, and the filters have names and the event's own among them. */
  #hasOwnFilter(start: bigint, filterId: bigint): boolean {
    const { view, offset } = this.#memory.place(start, this.#size);
    const at = OFFSETS[this.#name];
    if ((view.getUint32(offset + at.internalFlags, true) & ~FLAGS[this.#name]) !== 0) return false;
    if ((view.getUint32(offset + at.capabilities, true) & ~CAPABILITIES) !== 0) return false;
    const count = view.getUint16(offset + at.terminatingFiltersInfoCount, true);
    const first = view.getBigUint64(offset + at.terminatingFiltersInfo, true);
    let isOwn = false;
    for (let i = 0; i < count; i++) {
      const filter = this.#read(FWPP_TERMINATING_FILTER_INFO0, first + BigInt(i * FILTER_SIZE));
      if (typeof filter?.subLayer !== 'string' || typeof filter.actionType !== 'string') return false;
      isOwn ||= filter.filterId === filterId;
    }
    return isOwn;
  }

  /** The struct at an address; undefined where not all of it can be read. */
  #read<L extends ValueLayout>(layout: L, address: bigint): Infer<L> | undefined {
    this.#isRefused = false;
    const value = this.#decoder.root(layout, address);
    return this.#isRefused || value === null ? undefined : value;
  }
}

/** The flags that can be set. POLICY_APP_ID_SET is for a member that B has not; what the bits of A's time mean is not known. */
const FLAGS: Readonly<Record<InternalLayout, number>> = { A: 0x7, B: 0x3, C: 0x7 };

const CAPABILITIES = Object.values(FWP_CAPABILITIES_FLAG.bits).reduce((all, bit) => all | bit, 0);

const FILTER_SIZE = extentOf(FWPP_TERMINATING_FILTER_INFO0, 'x64').size;

/** Where what is looked at before anything is decoded stands in a layout. */
interface Offsets {
  readonly internalFlags: number;
  readonly capabilities: number;
  readonly terminatingFiltersInfoCount: number;
  readonly terminatingFiltersInfo: number;
}

const OFFSETS: Readonly<Record<InternalLayout, Offsets>> = {
  A: offsetsIn('A'),
  B: offsetsIn('B'),
  C: offsetsIn('C'),
};

function offsetsIn(name: InternalLayout): Offsets {
  const { items } = placementOf(INTERNAL_LAYOUTS[name], 'x64');
  const offsetOf = (member: keyof Offsets): number =>
    items.find((item) => item.kind === 'member' && item.name === member)?.offset ?? 0;
  return {
    internalFlags: offsetOf('internalFlags'),
    capabilities: offsetOf('capabilities'),
    terminatingFiltersInfoCount: offsetOf('terminatingFiltersInfoCount'),
    terminatingFiltersInfo: offsetOf('terminatingFiltersInfo'),
  };
}

function proven(fields: InternalFields): InternalFields {
  const left = { ...fields };
  for (const name of UNPROVEN) delete left[name];
  return left;
}
