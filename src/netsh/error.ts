/** Where something is wrong in a file of events. */
export interface NetshErrorDetails {
  /** From 1. */
  readonly line: number;
  /** How many characters of that line come before it. */
  readonly column: number;
  /** The same in words, for people. */
  readonly reason: string;
}

const REMEDY = 'To make the file anew: netsh wfp show netevents file=netevents.xml';

/** What is wrong with a file of events that netsh wrote: the only error that its bytes can cause. */
export class NetshError extends Error implements NetshErrorDetails {
  override readonly name = 'NetshError';
  readonly line: number;
  readonly column: number;
  readonly reason: string;

  constructor({ line, column, reason }: NetshErrorDetails, options?: ErrorOptions) {
    super(`line ${line}, column ${column}: ${reason}. ${REMEDY}`, options);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }
}

/** Whether an error is a NetshError, also when another copy of this package made it. */
export function isNetshError(error: unknown): error is NetshError {
  return error instanceof Error && error.name === 'NetshError' && 'line' in error && 'column' in error;
}
