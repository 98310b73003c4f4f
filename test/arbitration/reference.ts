/**
 * Arbitration once more, as plainly as it can be written: all that an event leaves open is settled first, by choices from
 * outside, and then the rules are followed step by step.
 */

export const FIELDS = ['user', 'interface'] as const;
export type OpenField = (typeof FIELDS)[number];

/** A filter of the traffic to port 443. */
export interface PlainFilter {
  readonly subLayer: string;
  /** Undefined where the file does not say it. */
  readonly weight: number | undefined;
  readonly action: 'permit' | 'hard permit' | 'block' | 'terminating' | 'maybe' | 'look';
  readonly ports: readonly number[];
  readonly open: readonly OpenField[];
  readonly isDisabled: boolean;
}

/** As test/support/state.ts writes it. */
export function lineOf({ subLayer, weight, action, ports, open, isDisabled }: PlainFilter): string {
  const conditions = [...ports.map((port) => `port=${port}`), ...open];
  return [`${subLayer}:${weight ?? '?'}`, ...(isDisabled ? ['disabled'] : []), action, ...conditions].join(
    ' ',
  );
}

/** What settles what is open: the next of some numbers, modulo how many choices there are. */
export type Choose = (choices: number) => number;

interface Current {
  readonly action: 'permit' | 'block';
  readonly isHard: boolean;
  readonly id: number;
}

/** What decides: `permit 1`, `block 2` or `none`. @param weights those of sublayers. */
export function decide(
  filters: readonly PlainFilter[],
  weights: Readonly<Record<string, number | undefined>>,
  choose: Choose,
): string {
  const holds = new Map(FIELDS.map((field) => [field, choose(2) === 1]));
  const matching = filters
    .map((filter, i) => ({ ...filter, id: i + 1, order: filter.weight ?? choose(20) + choose(2) / 2 }))
    .filter(({ isDisabled }) => !isDisabled)
    .filter(({ ports }) => ports.length === 0 || ports.includes(443))
    .filter(({ open }) => open.every((field) => holds.get(field)));
  const subLayers = [...new Set(matching.map(({ subLayer }) => subLayer))]
    .map((letter) => ({ letter, weight: weights[letter] ?? choose(600) + 0.5, tie: choose(1000) }))
    .sort((a, b) => b.weight - a.weight || b.tie - a.tie);
  let current: Current | undefined;
  for (const { letter } of subLayers) {
    const its = matching
      .filter(({ subLayer }) => subLayer === letter)
      .map((filter) => ({ ...filter, tie: choose(1000) }))
      .sort((a, b) => b.order - a.order || b.tie - a.tie);
    const said = firstDecision(its, choose);
    if (said !== undefined) current = after(current, said, choose);
  }
  return current === undefined ? 'none' : `${current.action} ${current.id}`;
}

interface Said extends Current {
  readonly isCallout: boolean;
}

function firstDecision(
  filters: readonly (Pick<PlainFilter, 'action'> & { id: number })[],
  choose: Choose,
): Said | undefined {
  for (const { action, id } of filters) {
    if (action === 'block') return { action, isHard: true, id, isCallout: false };
    if (action === 'permit' || action === 'hard permit') {
      return { action: 'permit', isHard: action !== 'permit', id, isCallout: false };
    }
    if (action === 'look' || (action === 'maybe' && choose(3) === 0)) continue;
    return { action: choose(2) === 0 ? 'permit' : 'block', isHard: choose(2) === 0, id, isCallout: true };
  }
  return undefined;
}

function after(current: Current | undefined, said: Said, choose: Choose): Current {
  if (current === undefined) return said;
  if (current.action === 'block') {
    if (current.isHard) return current;
    if (said.action === 'permit' && said.isHard) return said;
    return choose(2) === 0 ? current : said;
  }
  if (said.action === 'block')
    return !current.isHard || said.isCallout ? { ...said, isHard: current.isHard || said.isHard } : current;
  if (current.isHard) return current;
  return said.isHard || choose(2) === 0 ? said : current;
}
