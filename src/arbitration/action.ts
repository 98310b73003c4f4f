/** What a filter can decide. */
import type { StateFilter } from '../filters/index.ts';

/**
 * A decision: soft ones can be overridden by sublayers with a lower weight, hard ones cannot, except that a callout's block
 * overrides a hard permit, which is called a veto.
 */
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOMES = ['soft permit', 'hard permit', 'soft block', 'hard block', 'veto'] as const;

/** What a filter that matches can do. */
export interface Effect {
  /** The decisions that it can make; none for one that only looks. */
  readonly outcomes: readonly Outcome[];
  /** Whether it can leave the decision to the filters after it. */
  readonly canContinue: boolean;
}

const HARD = 'FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT';

/** A callout can set and clear the right to override its decision as it likes, and a block of it is a veto. */
const CALLOUT: readonly Outcome[] = ['soft permit', 'hard permit', 'soft block', 'veto'];

const LOOKS: Effect = { outcomes: [], canContinue: true };

const EFFECTS: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  // A filter's own block is hard, with the flag or without it.
  ['FWP_ACTION_BLOCK', { outcomes: ['hard block'], canContinue: false }],
  ['FWP_ACTION_PERMIT', { outcomes: ['soft permit'], canContinue: false }],
  ['FWP_ACTION_CALLOUT_TERMINATING', { outcomes: CALLOUT, canContinue: false }],
  ['FWP_ACTION_CALLOUT_UNKNOWN', { outcomes: CALLOUT, canContinue: true }],
  ['FWP_ACTION_CALLOUT_INSPECTION', LOOKS],
  ['FWP_ACTION_CONTINUE', LOOKS],
  ['FWP_ACTION_NONE', LOOKS],
  ['FWP_ACTION_NONE_NO_MATCH', LOOKS],
]);

const HARD_PERMIT: Effect = { outcomes: ['hard permit'], canContinue: false };

/** Of an action that is not known. */
const ANYTHING: Effect = { outcomes: [...CALLOUT, 'hard block'], canContinue: true };

export function effectOf({ action = '', flags }: StateFilter): Effect {
  if (action === 'FWP_ACTION_PERMIT' && flags.includes(HARD)) return HARD_PERMIT;
  return EFFECTS.get(action) ?? ANYTHING;
}

/** Whether a callout decides, so that only the event can say what. */
export function isCallout({ action }: StateFilter): boolean {
  return action?.includes('_CALLOUT_') ?? false;
}
