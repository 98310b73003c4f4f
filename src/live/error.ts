/** What keeps events from being seen as they happen, with what to do about it. */
import { formatNtstatus, win32ErrorName } from '../names/errors.ts';

/**
 * - NOT_WINDOWS: this system has no Windows Filtering Platform.
 * - NO_KOFFI: the package koffi is not installed, or does not load here.
 * - MISSING_FUNCTION: this Windows has none of the functions that are needed.
 * - CALL_FAILED: Windows refused something; `call` and `status` say what, and why.
 */
export type LiveErrorCode = 'NOT_WINDOWS' | 'NO_KOFFI' | 'MISSING_FUNCTION' | 'CALL_FAILED';

export interface LiveErrorDetails {
  readonly code: LiveErrorCode;
  /** The function of Windows that failed. */
  readonly call?: string | undefined;
  /** What it returned: a Win32 error or an HRESULT, without a sign. */
  readonly status?: number | undefined;
  readonly cause?: unknown;
}

const NAME = 'LiveError';

/** Events cannot be seen as they happen, or no longer. */
export class LiveError extends Error {
  override readonly name = NAME;
  readonly code: LiveErrorCode;
  readonly call: string | undefined;
  readonly status: number | undefined;

  constructor(message: string, { code, call, status, cause }: LiveErrorDetails) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
    this.call = call;
    this.status = status;
  }
}

/** Whether an error is a LiveError, also when another copy of this package made it. */
export function isLiveError(error: unknown): error is LiveError {
  return error instanceof Error && error.name === NAME && 'code' in error;
}

/** FWP_E_NET_EVENTS_DISABLED. */
export const NET_EVENTS_DISABLED = 0x80320013;

const DISABLED =
  'this Windows does not collect net events: netsh wfp set options netevents=on, as an administrator, changes that';
const NOT_RUNNING = 'the Base Filtering Engine is not running: net start bfe, as an administrator, starts it';
const NO_RIGHTS =
  'run this as an administrator (a prompt that was opened with "Run as administrator"), or as a member of the group Network Configuration Operators';

/** What to do about what Windows returns. */
const ADVICE: ReadonlyMap<number, string> = new Map([
  [5, NO_RIGHTS],
  [1722, NOT_RUNNING],
  [1753, NOT_RUNNING],
  [1062, NOT_RUNNING],
  [NET_EVENTS_DISABLED, DISABLED],
]);

/** What Windows calls a status that the errors of events are not among. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [1062, 'ERROR_SERVICE_NOT_ACTIVE'],
  [1722, 'RPC_S_SERVER_UNAVAILABLE'],
  [1753, 'EPT_S_NOT_REGISTERED'],
  [NET_EVENTS_DISABLED, 'FWP_E_NET_EVENTS_DISABLED'],
  [0x80320003, 'FWP_E_FILTER_NOT_FOUND'],
  [0x80320008, 'FWP_E_NOT_FOUND'],
  [0x8032000d, 'FWP_E_SESSION_ABORTED'],
]);

/** The error of a function that did not return 0. */
export function callFailed(call: string, status: number): LiveError {
  const name = win32ErrorName(status) ?? NAMES.get(status);
  const number = status > 0xffff ? formatNtstatus(status) : String(status);
  const said = `${call} failed with ${name === undefined ? number : `${name} (${number})`}`;
  const advice = ADVICE.get(status);
  return new LiveError(advice === undefined ? said : `${said}: ${advice}`, {
    code: 'CALL_FAILED',
    call,
    status,
  });
}
