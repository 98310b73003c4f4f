/** Reads what of events is undocumented, for the structs of a run. */
import { type DecodeError, Decoder, type Limits, type PathPart } from '../codec/index.ts';
import { filterIdOf } from '../events/body.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { type Run, structAddress } from '../memory/run.ts';
import { isRecord } from '../util/objects.ts';
import { FWPM_NET_EVENT5 } from '../wfp/index.ts';
import { FWPM_NET_EVENT_INTERNAL, FWPM_NET_EVENT_INTERNAL_TYPE } from '../wfp/undocumented.ts';
import { Fit } from './fit.ts';
import type { Internal, InternalChoice, InternalFields, InternalRefusal } from './internal.ts';
import {
  FIELDS_OFFSET,
  INTERNAL_LAYOUT_NAMES,
  INTERNAL_LAYOUTS,
  type InternalLayout,
  TYPE_OFFSET,
} from './layouts.ts';
import { Neighbourhood } from './neighbourhood.ts';

/** How the events are read that this belongs to. */
export interface ReaderOptions {
  readonly limits: Limits;
  readonly onIssue?: ((issue: DecodeError) => void) | undefined;
}

/** Which layout is meant, and what is called with each event for which none was taken. */
export interface InternalWish {
  readonly choice: InternalChoice;
  readonly onRefused?: ((refusal: InternalRefusal) => void) | undefined;
}

/** What a layout says of one event. */
type Taken = { readonly layout: InternalLayout; readonly fields: InternalFields };

/** Whether it is known what of such structs is undocumented: of FWPM_NET_EVENT5 on x64 alone. */
export function isInternalKnown(struct: ValueLayout, { abi }: Memory): boolean {
  return struct === FWPM_NET_EVENT5 && abi === 'x64';
}

export class InternalReader {
  readonly #memory: Memory;
  readonly #run: Run;
  readonly #decoder: Decoder;
  readonly #wish: InternalWish;
  readonly #fits: readonly (readonly [InternalLayout, Fit])[];

  /** The structs of the run are such that {@link isInternalKnown}. */
  constructor(memory: Memory, run: Run, { limits, onIssue }: ReaderOptions, wish: InternalWish) {
    this.#memory = memory;
    this.#run = run;
    this.#wish = wish;
    this.#decoder = new Decoder(memory, FWPM_NET_EVENT5.ctype, { limits, onIssue });
    const near = new Neighbourhood(memory, run);
    this.#fits = INTERNAL_LAYOUT_NAMES.map((name) => [name, new Fit(name, memory, limits, near)]);
  }

  /**
   * What of the event of an index is undocumented; undefined where nothing is taken.
   * @param event as it was decoded.
   * @throws DecodeError for what cannot be read of a layout that was named, or of a body, when nobody listens to issues.
   */
  at(index: number, event: unknown): Internal | undefined {
    const address = structAddress(this.#run, index, this.#memory);
    if (address === undefined || !isRecord(event)) return undefined;
    const path = [...(this.#run.kind === 'struct' ? [] : [index]), 'internal'];
    const body = isInternalType(event['type'])
      ? this.#decoder.root(FWPM_NET_EVENT_INTERNAL, address + TYPE_OFFSET, path)
      : null;
    const { choice } = this.#wish;
    const taken = choice === true ? this.#fitting(index, address, event) : this.#named(choice, address, path);
    if (body === null && taken === undefined) return undefined;
    return { undocumented: true, ...body, ...(taken && { layout: taken.layout, ...taken.fields }) };
  }

  #named(layout: InternalLayout, address: bigint, path: readonly PathPart[]): Taken | undefined {
    const fields: InternalFields | null = this.#decoder.root(
      INTERNAL_LAYOUTS[layout],
      address + FIELDS_OFFSET,
      path,
    );
    return fields === null ? undefined : { layout, fields };
  }

  #fitting(index: number, address: bigint, event: Readonly<Record<string, unknown>>): Taken | undefined {
    const filterId = ownFilterId(event);
    if (filterId === undefined) return this.#refuse({ index, reason: 'no filter', fits: [] });
    const found: Taken[] = [];
    for (const [layout, fit] of this.#fits) {
      const fields = fit.of({ index, address, filterId });
      if (fields !== undefined) found.push({ layout, fields });
    }
    const [taken] = found;
    if (taken !== undefined && found.length === 1) return taken;
    const reason = taken === undefined ? 'none fits' : 'several fit';
    return this.#refuse({ index, reason, fits: found.map(({ layout }) => layout) });
  }

  #refuse(refusal: InternalRefusal): undefined {
    this.#wish.onRefused?.(refusal);
    return undefined;
  }
}

const INTERNAL_TYPES = new Set<unknown>(Object.values(FWPM_NET_EVENT_INTERNAL_TYPE.values));

function isInternalType(type: unknown): boolean {
  return INTERNAL_TYPES.has(type);
}

/** The filter that an event names; 0 means that there was none. */
function ownFilterId(event: Readonly<Record<string, unknown>>): bigint | undefined {
  const name = Object.keys(event).find((member) => member !== 'header' && member !== 'type');
  const body = name === undefined ? undefined : event[name];
  return (isRecord(body) && filterIdOf(body)) || undefined;
}
