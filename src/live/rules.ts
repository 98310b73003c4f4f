/**
 * The filters of this machine by their ids. A filter never changes, and its id is not given to another one before the engine
 * starts anew, which ends the session: so what was found once holds, even when the filter is gone. Events that name it may
 * still be on their way.
 */
import type { Rule, RuleBook } from '../events/context.ts';
import { EngineFilters } from '../filters/engine.ts';
import { NO_KEY } from '../filters/engineKeys.ts';
import type { Infer, ValueLayout } from '../layout/index.ts';
import { decode } from '../read/decode.ts';
import {
  FWPM_CALLOUT0,
  type FWPM_DISPLAY_DATA0,
  FWPM_FILTER0,
  FWPM_LAYER0,
  FWPM_PROVIDER0,
  FWPM_SUBLAYER0,
} from '../wfp/objects.ts';
import type { Engine } from './engine.ts';
import { EngineObject } from './engineObject.ts';
import type { IndirectStrings } from './indirectStrings.ts';

/** Filters that are remembered; a machine has a few thousand. */
const MOST_KNOWN = 65_536;

/** How long a filter that is not there is not asked for again, in milliseconds, unless the engine says that it was added. */
const ABSENT = 1000;

export class LiveRules implements RuleBook {
  readonly #engine: Engine;
  readonly #strings: IndirectStrings;
  #filters = new EngineFilters();
  /** By the id of a filter: it, and what it leads to. */
  readonly #known = new Map<bigint, readonly EngineObject[]>();
  /** Until when filters are taken to be absent. */
  readonly #absent = new Map<bigint, number>();
  /** By the name of a function and a key; undefined for what is not there. */
  readonly #keyed = new Map<string, EngineObject | undefined>();

  constructor(engine: Engine, strings: IndirectStrings) {
    this.#engine = engine;
    this.#strings = strings;
  }

  /** A filter was added: its name is known from now on, whatever becomes of it. @internal */
  added(filterId: bigint): void {
    this.#absent.delete(filterId);
    // As long as there is room: what is known already is not to be lost for what nobody has asked for.
    if (this.#known.size < MOST_KNOWN) this.objects(filterId);
  }

  rule(filterId: bigint): Rule | undefined {
    return this.objects(filterId).length === 0 ? undefined : this.#filters.rules.rule(filterId);
  }

  /** A filter, and its provider, sublayer, layer and callout, as items of captures have them; none where it is not there. */
  objects(filterId: bigint): readonly EngineObject[] {
    const known = this.#known.get(filterId);
    if (known !== undefined) return known;
    const now = performance.now();
    if ((this.#absent.get(filterId) ?? 0) > now) return [];
    const filter = this.#read('FwpmFilterGetById0', filterId, FWPM_FILTER0);
    if (filter === undefined) {
      if (this.#absent.size >= MOST_KNOWN) this.#absent.clear();
      this.#absent.set(filterId, now + ABSENT);
      return [];
    }
    if (this.#known.size >= MOST_KNOWN) this.#forget();
    const objects = [...this.#ledTo(filter), new EngineObject(FWPM_FILTER0, filter)];
    this.#filters.addFilter(filter);
    this.#known.set(filterId, objects);
    return objects;
  }

  #forget(): void {
    this.#filters = new EngineFilters();
    this.#known.clear();
    this.#keyed.clear();
  }

  #ledTo({ providerKey, subLayerKey, layerKey, action }: FWPM_FILTER0): EngineObject[] {
    const calloutKey = 'calloutKey' in action ? action.calloutKey : null;
    const filters = this.#filters;
    return [
      this.#byKey('FwpmProviderGetByKey0', providerKey, FWPM_PROVIDER0, (it) => filters.addProvider(it)),
      this.#byKey('FwpmSubLayerGetByKey0', subLayerKey, FWPM_SUBLAYER0, (it) => filters.addSubLayer(it)),
      this.#byKey('FwpmLayerGetByKey0', layerKey, FWPM_LAYER0, (it) => filters.addLayer(it)),
      this.#byKey('FwpmCalloutGetByKey0', calloutKey, FWPM_CALLOUT0, (it) => filters.addCallout(it)),
    ].filter((object) => object !== undefined);
  }

  /** What a key leads to; each is asked for once. */
  #byKey<L extends ValueLayout & { readonly '~type'?: Displayed }>(
    call: string,
    key: string | null,
    struct: L,
    add: (object: Infer<L>) => void,
  ): EngineObject | undefined {
    if (key === null || key === NO_KEY) return undefined;
    const name = `${call} ${key}`;
    if (!this.#keyed.has(name)) {
      const found = this.#read(call, guidBytes(key), struct);
      if (found !== undefined) add(found);
      this.#keyed.set(name, found === undefined ? undefined : new EngineObject(struct, found));
    }
    return this.#keyed.get(name);
  }

  /** What a function gives, with the texts that Windows has for its names. */
  #read<L extends ValueLayout & { readonly '~type'?: Displayed }>(
    call: string,
    key: unknown,
    struct: L,
  ): Infer<L> | undefined {
    const found = this.#engine.read(call, key, (memory, address) => decode(struct, memory, address, ignored));
    if (found === undefined || found === null) return undefined;
    found.displayData = this.#strings.in(found.displayData);
    return found;
  }
}

/** What has a name for people. */
interface Displayed {
  displayData: FWPM_DISPLAY_DATA0;
}

const ignored = { onIssue: () => undefined };

/** A GUID as C has it: of its five parts the first three are numbers. */
function guidBytes(guid: string): Uint8Array {
  const bytes = Uint8Array.from(guid.replaceAll('-', '').match(/../g) ?? [], (digits) =>
    Number.parseInt(digits, 16),
  );
  const [first, second, third] = [bytes.subarray(0, 4), bytes.subarray(4, 6), bytes.subarray(6, 8)];
  for (const number of [first, second, third]) number.reverse();
  return bytes;
}
