/** What stands between a pointer and what is read: is it there, do the limits allow it, and what is said if not. */
import { formatAddress, type Memory } from '../memory/index.ts';
import { DecodeError, type DecodeErrorCode, type DecodeErrorDetails } from './error.ts';
import type { Limits } from './limits.ts';
import { formatPath, type PathPart } from './path.ts';
import type { Found, Target } from './place.ts';

/** Which limit was exceeded, and by how much. */
type Exceeded = Pick<DecodeErrorDetails, 'limit' | 'actual'>;

/** The checks of one root after another. */
export class Checks {
  readonly limits: Limits;
  readonly #memory: Memory;
  readonly #struct: string;
  readonly #onIssue: ((issue: DecodeError) => void) | undefined;
  /** Where the decoder is: what errors name. */
  path: PathPart[] = [];
  /** Pointers followed in a chain. */
  depth = 0;
  /** Bytes that may still be read. */
  bytesLeft = 0;
  #objectsLeft = 0;
  #issues = 0;

  /** How many things of the root could not be read so far. */
  get refused(): number {
    return this.#issues;
  }

  /** `struct` is what errors call the root. */
  constructor(
    memory: Memory,
    struct: string,
    limits: Limits,
    onIssue: ((issue: DecodeError) => void) | undefined,
  ) {
    if (onIssue !== undefined && typeof onIssue !== 'function') throw new TypeError('onIssue is a function');
    this.#memory = memory;
    this.#struct = struct;
    this.limits = limits;
    this.#onIssue = onIssue;
  }

  /** Begins a root, whose paths begin with `path`. */
  begin(path: readonly PathPart[]): void {
    this.path = [...path];
    this.depth = 0;
    this.#objectsLeft = this.limits.objects;
    this.bytesLeft = this.limits.totalBytes;
    this.#issues = 0;
  }

  object(target: Target, size: number, what: string): Found | null {
    return this.isThere(target, size, what) ? this.admit(target, size) : null;
  }

  isThere(target: Target, size: number, what: string): boolean {
    const found = this.#memory.readable(target.address, size);
    if (found >= size) return true;
    const where = formatAddress(target.address);
    if (found > 0) {
      const reason = `${what} at ${where} takes ${size} bytes, and the captured memory ends after ${found} of them`;
      this.refuse('TRUNCATED', target, reason);
    } else if (target.slot === undefined)
      this.refuse('UNMAPPED_POINTER', target, `address ${where} is outside the captured memory`);
    else this.refuse('UNMAPPED_POINTER', target, `pointer ${where} leads outside the captured memory`);
    return false;
  }

  /** What is there, if the limits that concern all objects allow it. An array is as many objects as it has elements. */
  admit(target: Target, size: number, objects = 1): Found | null {
    if (this.depth > this.limits.depth) {
      return this.overLimit(target, 'depth', this.depth, `${this.depth} pointers in a chain`);
    }
    if (objects > this.#objectsLeft) {
      const count = this.limits.objects - this.#objectsLeft + objects;
      return this.overLimit(target, 'objects', count, `${count} objects, with what is`);
    }
    if (size > this.bytesLeft) return this.overTotalBytes(target, size);
    this.#objectsLeft -= objects;
    this.bytesLeft -= size;
    const { view, offset } = this.#memory.place(target.address, size);
    return { view, offset, address: target.address };
  }

  overTotalBytes(target: Target, size: number): null {
    const actual = this.limits.totalBytes - this.bytesLeft + size;
    return this.overLimit(target, 'totalBytes', actual, `${actual} bytes, with what is`);
  }

  overLimit(target: Target, limit: keyof Limits, actual: number, what: string): null {
    const reason = `${what} at ${formatAddress(target.address)} exceed ${this.#nameOf(limit)}`;
    return this.refuse('LIMIT_EXCEEDED', target, reason, { limit, actual });
  }

  /** A limit in a message, with what to do. */
  #nameOf(limit: keyof Limits): string {
    return `the limit ${limit} of ${this.limits[limit]}: raise it with limits.${limit} or --limit ${limit}=N`;
  }

  /** Throws, or reports the issue and leaves null in the place of what could not be read. */
  refuse(code: DecodeErrorCode, target: Target, what: string, exceeded: Exceeded = {}): null {
    this.#issues++;
    // Those beyond the limit are counted: not even their messages are made.
    if (this.#issues > this.limits.issues) return null;
    const issue = this.#issue(code, target, what, exceeded);
    if (this.#onIssue === undefined) throw issue;
    this.#onIssue(issue);
    return null;
  }

  #issue(code: DecodeErrorCode, { address, slot }: Target, what: string, exceeded: Exceeded): DecodeError {
    const path = formatPath(this.path);
    const offset = this.#memory.offsetOf(slot ?? address);
    const reason = slot === undefined ? what : `${what} (stored at offset ${formatAddress(BigInt(offset))})`;
    return new DecodeError({ code, struct: this.#struct, path, address, offset, reason, ...exceeded });
  }

  /** The last issue of a root that has more of them than are reported. */
  reportHowManyMore(root: Target): void {
    const actual = this.#issues;
    const more = actual - this.limits.issues;
    if (more <= 0) return;
    const what = `${more} more things cannot be read: ${actual} issues exceed ${this.#nameOf('issues')}`;
    this.#onIssue?.(this.#issue('LIMIT_EXCEEDED', root, what, { limit: 'issues', actual }));
  }
}
