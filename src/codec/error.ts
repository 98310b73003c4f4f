import { formatAddress } from '../memory/index.ts';
import type { Limits } from './limits.ts';

/**
 * Why something could not be decoded.
 * - UNMAPPED_POINTER: its first byte is outside the memory.
 * - TRUNCATED: it starts inside, but not all of it is there; counts and sizes that run over are this.
 * - UNTERMINATED_STRING: it starts inside and has no NUL.
 * - LIMIT_EXCEEDED: it is all there, but larger than a limit.
 * - BAD_CAPTURE: a container of memory contradicts itself.
 */
export type DecodeErrorCode =
  | 'UNMAPPED_POINTER'
  | 'TRUNCATED'
  | 'UNTERMINATED_STRING'
  | 'LIMIT_EXCEEDED'
  | 'BAD_CAPTURE';

export interface DecodeErrorDetails {
  readonly code: DecodeErrorCode;
  /** The root's C name. */
  readonly struct: string;
  /** Member names, dots and [i] from the root to what could not be read; '' for the root itself. */
  readonly path: string;
  /** The address of what could not be read. */
  readonly address: bigint;
  /** Where in the image the pointer to it is stored; for a root, where the root itself is or would be. */
  readonly offset: number;
  /** The same in words, for people. */
  readonly reason: string;
  /** For LIMIT_EXCEEDED: which limit. */
  readonly limit?: keyof Limits | undefined;
  /** For LIMIT_EXCEEDED: how much there is of what the limit counts, as far as it was counted. */
  readonly actual?: number | undefined;
}

/** A DecodeError in JSON. */
export interface DecodeErrorJson extends Omit<DecodeErrorDetails, 'address'> {
  readonly address: string;
}

/** What was wrong with the data: the one error that data can cause. */
export class DecodeError extends Error implements DecodeErrorDetails {
  override readonly name = 'DecodeError';
  readonly code: DecodeErrorCode;
  readonly struct: string;
  readonly path: string;
  readonly address: bigint;
  readonly offset: number;
  readonly reason: string;
  readonly limit: keyof Limits | undefined;
  readonly actual: number | undefined;

  constructor({ code, struct, path, address, offset, reason, limit, actual }: DecodeErrorDetails) {
    super([struct, path, reason].filter((part) => part !== '').join(': '));
    this.code = code;
    this.struct = struct;
    this.path = path;
    this.address = address;
    this.offset = offset;
    this.reason = reason;
    this.limit = limit;
    this.actual = actual;
  }

  /** What JSON.stringify writes: the details, with the address as 0x and hex digits. */
  toJSON(): DecodeErrorJson {
    const { code, struct, path, address, offset, reason, limit, actual } = this;
    return { code, struct, path, address: formatAddress(address), offset, reason, limit, actual };
  }
}

/** Whether an error is a DecodeError, also when another copy of this package made it. */
export function isDecodeError(error: unknown): error is DecodeError {
  return error instanceof Error && error.name === 'DecodeError' && 'code' in error && 'path' in error;
}
