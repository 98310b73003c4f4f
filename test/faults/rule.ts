/** What becomes of a pointer, decided from the bytes that it leads to: the rule that the fault table expects. */
import { type DecodeError, type DecodeErrorCode, decode, decodeArray } from '../../src/index.ts';
import { bytesFrom, memoryOf, type Slot, sizeOf } from './image.ts';
import { joined } from './references.ts';
import type { Fault } from './table.ts';

/** What a member decodes to, and its issues. */
export interface Outcome {
  readonly value: unknown;
  readonly issues: readonly Told[];
}

/** An issue without its wording. */
export type Told = Pick<DecodeError, 'code' | 'path' | 'address' | 'offset'>;

export function toldOf({ code, path, address, offset }: DecodeError): Told {
  return { code, path, address, offset };
}

/** What a slot decodes to with a fault. */
export function outcomeOf(slot: Slot, fault: Fault): Outcome {
  const { layout } = slot;
  if (fault.address === 0n) return good(layout.kind === 'counted' && fault.count === 0 ? [] : null);
  const bytes = Buffer.from(bytesFrom(fault.capture, fault.address));
  const found =
    layout.kind === 'pointer' ? pointee(slot, layout, fault, bytes) : many(slot, layout, fault, bytes);
  if (typeof found !== 'string') return found;
  const { path, address } = slot;
  const offset = Number(address - fault.capture.image.base);
  return { value: null, issues: [{ code: found, path, address: fault.address, offset }] };
}

function pointee(
  { path }: Slot,
  { to }: Extract<Slot['layout'], { kind: 'pointer' }>,
  { address, capture }: Fault,
  bytes: Buffer,
): Outcome | DecodeErrorCode {
  if (to.kind === 'wideString') return text(bytes);
  if (to.kind === 'sid') return sid(bytes);
  if (bytes.length < sizeOf(to, capture.image.abi)) return missing(bytes);
  return alone(path, (onIssue) => decode(to, memoryOf(capture), address, { onIssue }));
}

function many(
  { path }: Slot,
  layout: Exclude<Slot['layout'], { kind: 'pointer' }>,
  { address, count, capture }: Fault,
  bytes: Buffer,
): Outcome | DecodeErrorCode {
  // What nobody will read can lie anywhere.
  const size = layout.kind === 'blob' ? count : count * sizeOf(layout.of, capture.image.abi);
  if (bytes.length < size) return missing(bytes);
  if (layout.kind === 'counted') {
    return alone(path, (onIssue) => [
      ...decodeArray(layout.of, memoryOf(capture), address, count, { onIssue }),
    ]);
  }
  return good(
    layout.content === 'text' ? countedText(bytes, count) : Uint8Array.from(bytes.subarray(0, count)),
  );
}

function good(value: unknown): Outcome {
  return { value, issues: [] };
}

/** There are too few bytes, or none. */
function missing({ length }: Buffer): DecodeErrorCode {
  return length === 0 ? 'UNMAPPED_POINTER' : 'TRUNCATED';
}

/** Whole code units, less one NUL at the end. */
function countedText(bytes: Buffer, size: number): string {
  return bytes.toString('utf16le', 0, size & ~1).replace(/\0$/, '');
}

function text(bytes: Buffer): Outcome | DecodeErrorCode {
  if (bytes.length === 0) return missing(bytes);
  for (let end = 0; end + 2 <= bytes.length; end += 2) {
    if (bytes.readUInt16LE(end) === 0) return good(bytes.toString('utf16le', 0, end));
  }
  return 'UNTERMINATED_STRING';
}

/** Revision, count, authority (most significant byte first), and as many 32-bit numbers as the count says. */
function sid(bytes: Buffer): Outcome | DecodeErrorCode {
  if (bytes.length < 8) return missing(bytes);
  const count = bytes.readUInt8(1);
  if (bytes.length < 8 + 4 * count) return missing(bytes);
  const authority = bytes.readUIntBE(2, 6);
  const text = authority < 2 ** 32 ? `${authority}` : `0x${authority.toString(16).padStart(12, '0')}`;
  const numbers = Array.from({ length: count }, (_, i) => bytes.readUInt32LE(8 + 4 * i));
  return good(['S', bytes.readUInt8(0), text, ...numbers].join('-'));
}

/** An object that is there says what it says as a root; the paths of its issues begin with its own. */
function alone(path: string, read: (onIssue: (issue: DecodeError) => void) => unknown): Outcome {
  const issues: Told[] = [];
  const value = read((issue) => issues.push({ ...toldOf(issue), path: joined(path, issue.path) }));
  return { value, issues };
}
