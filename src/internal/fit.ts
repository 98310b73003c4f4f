/** Whether a layout fits the bytes after an event: everything that can be checked is right, or it does not. */
import { Decoder, type Limits } from '../codec/index.ts';
import { extentOf } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { FWP_CAPABILITIES_FLAG } from '../wfp/undocumented.ts';
import type { InternalFields } from './internal.ts';
import { FIELDS_OFFSET, INTERNAL_LAYOUTS, type InternalLayout, UNPROVEN } from './layouts.ts';
import type { Neighbourhood } from './neighbourhood.ts';

/** An event, and what has to be true of the fields after it. */
export interface Evidence {
  readonly address: bigint;
  /** The filter that the event names: it is among those that decided. */
  readonly filterId: bigint;
  /** What else is known to be near the event. */
  readonly near: Neighbourhood;
}

/** Tries one layout on events of one memory. */
export class Fit {
  readonly #name: InternalLayout;
  readonly #layout: (typeof INTERNAL_LAYOUTS)[InternalLayout];
  readonly #size: number;
  readonly #memory: Memory;
  readonly #decoder: Decoder;
  #isRefused = false;
  #pointers: bigint[] = [];

  constructor(name: InternalLayout, memory: Memory, limits: Limits) {
    this.#name = name;
    this.#layout = INTERNAL_LAYOUTS[name];
    this.#memory = memory;
    this.#size = extentOf(this.#layout, memory.abi).size;
    this.#decoder = new Decoder(memory, this.#layout.name, {
      limits,
      onIssue: () => {
        this.#isRefused = true;
      },
      onRange: ({ kind, value }) => {
        if (kind === 'pointer' && typeof value === 'bigint') this.#pointers.push(value);
      },
    });
  }

  /** The fields as far as they are proven; undefined where the layout does not fit. */
  of({ address, filterId, near }: Evidence): InternalFields | undefined {
    const start = address + FIELDS_OFFSET;
    const end = start + BigInt(this.#size);
    if (!this.#mayBeAt(start) || near.hasBeginningIn(start, end)) return undefined;
    const fields = this.#read(start);
    if (fields === undefined || this.#pointers.some((pointer) => pointer >= address && pointer < end)) {
      return undefined;
    }
    return isRight(fields, filterId) ? proven(fields) : undefined;
  }

  /** All layouts begin with flags: most bytes that are something else are told by them. */
  #mayBeAt(start: bigint): boolean {
    if (this.#memory.readable(start, this.#size) < this.#size) return false;
    const { view, offset } = this.#memory.place(start, this.#size);
    return (view.getUint32(offset, true) & ~FLAGS[this.#name]) === 0;
  }

  #read(start: bigint): InternalFields | undefined {
    this.#isRefused = false;
    this.#pointers = [];
    const fields: InternalFields | null = this.#decoder.root(this.#layout, start);
    return this.#isRefused ? undefined : (fields ?? undefined);
  }
}

/** The flags that can be set. That a policyAppId is set says no event whose layout has none, but is otherwise that of C. */
const FLAGS: Readonly<Record<InternalLayout, number>> = { A: 0x7, B: 0x3, C: 0x7 };

const CAPABILITIES = Object.values(FWP_CAPABILITIES_FLAG.bits).reduce((all, bit) => all | bit, 0);

/** A filter that has no name for its sublayer or its action is none; and one of them is the event's own. */
function isRight({ capabilities = 0, terminatingFiltersInfo }: InternalFields, filterId: bigint): boolean {
  const filters = terminatingFiltersInfo ?? [];
  return (
    (capabilities & ~CAPABILITIES) === 0 &&
    filters.every(
      ({ subLayer, actionType }) => typeof subLayer === 'string' && typeof actionType === 'string',
    ) &&
    filters.some((filter) => filter.filterId === filterId)
  );
}

function proven(fields: InternalFields): InternalFields {
  const left = { ...fields };
  for (const name of UNPROVEN) delete left[name];
  return left;
}
