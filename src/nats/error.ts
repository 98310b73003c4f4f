/** What keeps a worker from working, with what to do about it. */

/**
 * - NO_PACKAGE: a client of NATS is not installed, or does not load here.
 * - NO_SERVER: there is no server, or it has no JetStream.
 * - REFUSED: the server refuses who connects, or what is asked of it.
 * - NO_STREAM, NO_CONSUMER: what is to be read, or published to, is not there.
 * - UNFIT_CONSUMER: the consumer is of another kind.
 * - CLOSED: the connection ended for good.
 */
export type WorkerErrorCode =
  | 'NO_PACKAGE'
  | 'NO_SERVER'
  | 'REFUSED'
  | 'NO_STREAM'
  | 'NO_CONSUMER'
  | 'UNFIT_CONSUMER'
  | 'CLOSED';

const NAME = 'WorkerError';

/** A worker cannot work, or no longer. */
export class WorkerError extends Error {
  override readonly name = NAME;
  readonly code: WorkerErrorCode;

  constructor(code: WorkerErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}

/** Whether an error is a WorkerError, also when another copy of this package made it. */
export function isWorkerError(error: unknown): error is WorkerError {
  return error instanceof Error && error.name === NAME && 'code' in error;
}

/** Whether an error of the clients has one of these names: a class of theirs would have to be loaded to ask it. */
export function isNamed(error: unknown, ...names: readonly string[]): error is Error {
  return error instanceof Error && names.includes(error.name);
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const REFUSALS = ['AuthorizationError', 'UserAuthenticationExpiredError', 'PermissionViolationError'];

/** What a client's error means for whoever starts a worker; undefined for what may pass. */
export function refusalOf(error: unknown): WorkerError | undefined {
  const refusal = [error, error instanceof Error ? error.cause : undefined].find((each) =>
    isNamed(each, ...REFUSALS),
  );
  if (refusal === undefined) return undefined;
  return new WorkerError('REFUSED', `the server refuses it: ${wordsOf(refusal)}`, error);
}
