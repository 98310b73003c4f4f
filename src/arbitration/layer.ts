/** What can become of traffic at a layer: every sublayer has its say, the one with the highest weight first. */
import type { StateFilter } from '../filters/index.ts';
import { effectOf, OUTCOMES, type Outcome } from './action.ts';
import type { ArbitratedSubLayer } from './subLayer.ts';

/** How traffic can have been decided on. */
export interface Decision {
  readonly action: 'permit' | 'block';
  readonly filter: StateFilter;
}

/** All that can have been decided. */
export interface Decisions {
  readonly decisions: readonly Decision[];
  /** Whether it can be that no filter decided. */
  readonly canPass: boolean;
  /** Whether it is known in which order the sublayers had their say, as far as that matters. */
  readonly isOrderKnown: boolean;
}

/** @param subLayers in order, as far as that is known. */
export function decisionsOf(subLayers: readonly ArbitratedSubLayer[]): Decisions {
  const turns = subLayers.map(turnOf).filter(({ outcomes }) => outcomes.size > 0);
  const orders = ordersOf(turns);
  const ends = orders === undefined ? [anyEnd(turns)] : orders.map(endOf);
  return {
    decisions: decisionsAt(ends),
    canPass: ends.some(({ canPass }) => canPass),
    isOrderKnown: orders?.length === 1,
  };
}

function decisionsAt(ends: readonly State[]): Decision[] {
  const found = { permit: new Set<StateFilter>(), block: new Set<StateFilter>() };
  for (const outcome of OUTCOMES) {
    const filters = found[outcome.endsWith('permit') ? 'permit' : 'block'];
    for (const turn of new Set(ends.flatMap(({ current }) => [...(current.get(outcome) ?? [])]))) {
      for (const filter of turn.outcomes.get(outcome) ?? []) filters.add(filter);
    }
  }
  const toDecision = (action: Decision['action']) =>
    Array.from(found[action], (filter): Decision => ({ action, filter }));
  return [...toDecision('block'), ...toDecision('permit')];
}

/** What a sublayer can say: its decisions, each with the filters that can make it. */
interface Turn {
  readonly weight: number | undefined;
  readonly outcomes: ReadonlyMap<Outcome, readonly StateFilter[]>;
  readonly canPass: boolean;
}

function turnOf({ subLayer: { weight }, filters, canPass }: ArbitratedSubLayer): Turn {
  const outcomes = new Map<Outcome, StateFilter[]>();
  for (const { filter, canDecide } of filters) {
    if (!canDecide) continue;
    for (const outcome of effectOf(filter).outcomes) {
      const its = outcomes.get(outcome) ?? [];
      its.push(filter);
      outcomes.set(outcome, its);
    }
  }
  return { weight, outcomes, canPass };
}

// --- one sublayer after another ------------------------------------------------------------------------------

/** What can have been decided up to a sublayer, and which sublayers can have said so last. */
interface State {
  readonly current: Map<Outcome, Set<Turn>>;
  canPass: boolean;
}

/** What becomes of a decision when a sublayer with a lower weight makes another one. */
type Step = 'keep' | 'take' | 'either';

/**
 * The published rules: a block overrides a soft permit; a hard permit is overridden by nothing but a veto; a hard block by
 * nothing; a soft block by a permit. Which of two filters is named that decide alike they do not say.
 */
const STEPS: Readonly<Record<Outcome, Readonly<Record<Outcome, Step>>>> = {
  'soft permit': steps('either', 'take', 'take', 'take', 'take'),
  'hard permit': steps('keep', 'keep', 'keep', 'keep', 'take'),
  'soft block': steps('either', 'take', 'either', 'either', 'either'),
  'hard block': steps('keep', 'keep', 'keep', 'keep', 'keep'),
  veto: steps('keep', 'keep', 'keep', 'keep', 'keep'),
};

function steps(softPermit: Step, hardPermit: Step, softBlock: Step, hardBlock: Step, veto: Step) {
  return {
    'soft permit': softPermit,
    'hard permit': hardPermit,
    'soft block': softBlock,
    'hard block': hardBlock,
    veto,
  };
}

function endOf(turns: readonly Turn[]): State {
  const state: State = { current: new Map(), canPass: true };
  for (const turn of turns) take(state, turn);
  return state;
}

/** Changes the state to what it is after a sublayer. */
function take(state: State, turn: Turn): void {
  const { outcomes, canPass } = turn;
  const [before, said] = [[...state.current.keys()], [...outcomes.keys()]];
  const lost = before.filter((mine) => !canPass && said.every((other) => STEPS[mine][other] === 'take'));
  const taken = said.filter((other) => state.canPass || before.some((mine) => STEPS[mine][other] !== 'keep'));
  for (const outcome of lost) state.current.delete(outcome);
  for (const outcome of taken) {
    state.current.set(outcome, (state.current.get(outcome) ?? new Set()).add(turn));
  }
  state.canPass &&= canPass;
}

// --- in which order ------------------------------------------------------------------------------------------

/** More orders than these are not tried: it takes six sublayers of which no order is known. */
const MOST_ORDERS = 120;

/** All orders that sublayers can have by their weights; undefined where they are too many. */
function ordersOf(turns: readonly Turn[]): Turn[][] | undefined {
  const count = groupsOf(turns).reduce((product, group) => product * factorial(group.length), 1);
  if (count > MOST_ORDERS) return undefined;
  return groupsOf(turns).reduce<Turn[][]>(
    (orders, group) => orders.flatMap((order) => permutations(group).map((next) => [...order, ...next])),
    [[]],
  );
}

/** Sublayers of one weight; all of them, where one has a weight that is not known. */
function groupsOf(turns: readonly Turn[]): Turn[][] {
  if (turns.some(({ weight }) => weight === undefined)) return [[...turns]];
  const groups: Turn[][] = [];
  for (const turn of turns) {
    const last = groups.at(-1);
    if (last?.[0]?.weight === turn.weight) last?.push(turn);
    else groups.push([turn]);
  }
  return groups;
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(Math.min(n, 20) - 1);
}

function permutations(turns: readonly Turn[]): Turn[][] {
  if (turns.length < 2) return [[...turns]];
  return turns.flatMap((turn, i) =>
    permutations(turns.filter((_, other) => other !== i)).map((rest) => [turn, ...rest]),
  );
}

/** Whatever the order is: any of the decisions that any sublayer can make. */
function anyEnd(turns: readonly Turn[]): State {
  const saying = (outcome: Outcome) => turns.filter(({ outcomes }) => outcomes.has(outcome));
  return {
    current: new Map(OUTCOMES.map((outcome) => [outcome, new Set(saying(outcome))])),
    canPass: turns.every(({ canPass }) => canPass),
  };
}
