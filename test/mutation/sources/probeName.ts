/** The global function that probes call with the number of their mutant. */
export const PROBE = '__comesBy';
