/** Where something is wrong in a file of filters. */
export interface RulesErrorDetails {
  /** From 1. */
  readonly line: number;
  /** How many characters of that line come before it. */
  readonly column: number;
  /** The same in words, for people. */
  readonly reason: string;
}

const REMEDY = 'To make the file anew: netsh wfp show state file=wfpstate.xml';

/** What is wrong with a file of filters: the only error that its bytes can cause. */
export class RulesError extends Error implements RulesErrorDetails {
  override readonly name = 'RulesError';
  readonly line: number;
  readonly column: number;
  readonly reason: string;

  constructor({ line, column, reason }: RulesErrorDetails, options?: ErrorOptions) {
    super(`line ${line}, column ${column}: ${reason}. ${REMEDY}`, options);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }
}

/** Whether an error is a RulesError, also when another copy of this package made it. */
export function isRulesError(error: unknown): error is RulesError {
  return error instanceof Error && error.name === 'RulesError' && 'line' in error && 'column' in error;
}
