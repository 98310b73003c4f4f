/**
 * The filters of this machine by their ids. A filter never changes, and its id is not given to another one before the engine
 * starts anew, which ends the session: so what was found once holds.
 */
import type { Rule, RuleBook } from '../events/context.ts';
import type { Memory } from '../memory/index.ts';
import { keyName } from '../names/keys.ts';
import { decode } from '../read/decode.ts';
import type { Engine } from './engine.ts';
import { FILTER_BEGINNING, PROVIDER_BEGINNING } from './filterStructs.ts';

/** Filters that are remembered; a machine has a few thousand. */
const MOST_KNOWN = 65_536;

/** How long a filter that is not there is not asked for again, in milliseconds: it may be on its way. */
const ABSENT = 1000;

export class LiveRules implements RuleBook {
  readonly #engine: Engine;
  readonly #known = new Map<bigint, Rule>();
  /** Until when filters are taken to be absent. */
  readonly #absent = new Map<bigint, number>();
  readonly #providers = new Map<string, string>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  rule(filterId: bigint): Rule | undefined {
    const known = this.#known.get(filterId);
    if (known !== undefined) return known;
    const now = performance.now();
    if ((this.#absent.get(filterId) ?? 0) > now) return undefined;
    const found = this.#engine.read('FwpmFilterGetById0', filterId, (memory, address) =>
      filterAt(memory, address, filterId),
    );
    if (found === undefined) {
      if (this.#absent.size >= MOST_KNOWN) this.#absent.clear();
      this.#absent.set(filterId, now + ABSENT);
      return undefined;
    }
    const rule = this.#withProvider(found);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(filterId, rule);
    return rule;
  }

  #withProvider({ providerKey, ...rule }: Found): Rule {
    return providerKey === null ? rule : { ...rule, provider: this.#providerName(providerKey) };
  }

  #providerName(key: string): string {
    const known = this.#providers.get(key);
    if (known !== undefined) return known;
    const name = this.#engine.read('FwpmProviderGetByKey0', guidBytes(key), nameAt) ?? keyName(key);
    this.#providers.set(key, name);
    return name;
  }
}

interface Found extends Rule {
  readonly providerKey: string | null;
}

const ignored = { onIssue: () => undefined };

function filterAt(memory: Memory, address: bigint, filterId: bigint): Found | undefined {
  const filter = decode(FILTER_BEGINNING, memory, address, ignored);
  if (filter === null) return undefined;
  const { filterKey, displayData, providerKey, layerKey, subLayerKey, actionType, actionKey } = filter;
  const action = String(actionType);
  return {
    filterId,
    filterKey: filterKey ?? undefined,
    name: displayData?.name ?? '',
    description: displayData?.description ?? undefined,
    layer: layerKey === null ? undefined : keyName(layerKey),
    subLayer: subLayerKey === null ? undefined : keyName(subLayerKey),
    action,
    callout: action.includes('CALLOUT') && actionKey !== null ? keyName(actionKey) : undefined,
    providerKey,
  };
}

function nameAt(memory: Memory, address: bigint): string | undefined {
  return decode(PROVIDER_BEGINNING, memory, address, ignored)?.displayData?.name || undefined;
}

/** A GUID as C has it: of its five parts the first three are numbers. */
function guidBytes(guid: string): Uint8Array {
  const bytes = Uint8Array.from(guid.replaceAll('-', '').match(/../g) ?? [], (digits) =>
    Number.parseInt(digits, 16),
  );
  const [first, second, third] = [bytes.subarray(0, 4), bytes.subarray(4, 6), bytes.subarray(6, 8)];
  for (const number of [first, second, third]) number.reverse();
  return bytes;
}
