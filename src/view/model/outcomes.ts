/** What happened to events, in the order in which bars are stacked: the worst first; the last is not known. */
export const OUTCOMES = ['failed', 'blocked', 'allowed', 'arrived', 'unknown'] as const;

export type OutcomeName = (typeof OUTCOMES)[number];
