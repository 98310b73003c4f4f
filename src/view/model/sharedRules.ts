/** Filters of files that have nothing else: they name those of all events, beside the filters of the events' own files. */
import type { Origin, RuleBook } from '../../events/index.ts';
import type { Block, Part } from './blocks.ts';

type Rules = Origin['rules'];

export class SharedRules {
  #shared: Rules;
  /** What was made of the filters of each file: the same ones each time, since readers of events are kept for them. */
  #made = new Map<Rules, Rules>();

  get isEmpty(): boolean {
    return this.#shared === undefined;
  }

  add(rules: RuleBook): void {
    this.#shared = this.#shared === undefined ? rules : beside(this.#shared, rules);
    this.#made = new Map();
  }

  addAll({ shared }: { readonly shared: Rules }): void {
    if (shared !== undefined) this.add(shared);
  }

  get shared(): Rules {
    return this.#shared;
  }

  /** @param own those of the file, which know better. */
  with(own: Rules): Rules {
    const shared = this.#shared;
    if (own === undefined || shared === undefined) return own ?? shared;
    const known = this.#made.get(own) ?? beside(own, shared);
    this.#made.set(own, known);
    return known;
  }
}

/** Two as one: what the first does not know, the second may. */
function beside(first: RuleBook, second: RuleBook): RuleBook {
  const knowing = (id: bigint, time?: bigint): RuleBook =>
    first.rule(id, time) === undefined ? second : first;
  return {
    rule: (id, time) => knowing(id, time).rule(id, time),
    ...(first.since === undefined && second.since === undefined
      ? {}
      : { since: (id: bigint, time?: bigint) => knowing(id, time).since?.(id, time) }),
    layer: (id) => first.layer?.(id) ?? second.layer?.(id),
    layers: () => [...(second.layers?.() ?? []), ...(first.layers?.() ?? [])],
    filtersOf: (origin) => [
      ...new Set([first, second].flatMap((book) => [...(book.filtersOf?.(origin) ?? [])])),
    ],
  };
}

/** A block whose filters are named by those of other files, too. */
export class NamedBlock implements Block {
  readonly #block: Block;
  readonly #shared: SharedRules;

  constructor(block: Block, shared: SharedRules) {
    this.#block = block;
    this.#shared = shared;
  }

  get struct(): Block['struct'] {
    return this.#block.struct;
  }

  get name(): Block['name'] {
    return this.#block.name;
  }

  get origin(): Origin {
    const { origin } = this.#block;
    return { ...origin, rules: this.#shared.with(origin.rules) };
  }

  get count(): number {
    return this.#block.count;
  }

  get said(): Block['said'] {
    return this.#block.said;
  }

  parts(): readonly Part[] {
    return this.#block.parts();
  }
}
