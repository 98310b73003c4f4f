import { assertLayout, type ValueLayout } from '../layout/index.ts';
import { type Address, type Memory, toAddress } from '../memory/index.ts';
import { Decoder } from './decoder.ts';
import type { DecodeError } from './error.ts';
import { type Limits, resolveLimits } from './limits.ts';
import type { Range } from './trace.ts';

/** A run of bytes of an event: what it is and what it says. */
export interface ByteRange extends Range {
  /**
   * For a pointer: why what it leads to could not be read. Where there are more issues than `limits.issues`, those
   * beyond it are not reported at their pointers: the root's first run of bytes has how many there are.
   */
  readonly issue?: DecodeError;
}

/**
 * Every run of bytes that a struct and all that it points to take up, in the order of their addresses: members,
 * pointers, counts, padding and the bytes of union members that are not live. Runs overlap where objects do.
 * What cannot be read is reported at its pointer.
 *
 * @throws DecodeError when the struct itself cannot be read; RangeError or TypeError for a wrong argument.
 */
export function explain(
  struct: ValueLayout,
  memory: Memory,
  address: Address,
  options: { readonly limits?: Partial<Limits> } = {},
): ByteRange[] {
  assertLayout(struct);
  const ranges: Range[] = [];
  // By place and path: objects can overlap, and a pointer to a blob has the path of the blob's own pointer.
  const issues = new Map<string, DecodeError>();
  let beyond: DecodeError | undefined;
  const decoder = new Decoder(memory, struct.ctype, {
    limits: resolveLimits(options.limits),
    onRange: (range) => ranges.push(range),
    onIssue: (issue) => {
      if (issue.limit === 'issues') beyond = issue;
      else if (issue.path === '') throw issue;
      else issues.set(`${issue.offset} ${issue.path}`, issue);
    },
  });
  decoder.root(struct, toAddress(address, memory.abi));
  const issueOf = ({ kind, address, path }: Range): DecodeError | undefined =>
    kind === 'pointer' && issues.size > 0 ? issues.get(`${memory.offsetOf(address)} ${path}`) : undefined;
  return ranges
    .map((range, index) => {
      const issue = issueOf(range) ?? (index === 0 ? beyond : undefined);
      return issue === undefined ? range : { ...range, issue };
    })
    .sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}
