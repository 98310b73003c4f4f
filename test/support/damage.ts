/** Tables of damaged images, and what every one of them is tested for. */
import { describe, expect, test } from 'vitest';
import {
  type Abi,
  type DecodeError,
  type DecodeErrorCode,
  decode,
  memoryImage,
  toJson,
} from '../../src/index.ts';
import { decodeErrorOf, factsOf, layoutNamed } from './decode.ts';
import type { Image } from './image.ts';

/** Where images lie, unless a table says otherwise. */
export const BASE = 0x10000n;

/** Cases that differ in the image and in what is wrong with it. */
export interface Table {
  readonly struct: string;
  readonly abi?: Abi;
  readonly base?: bigint;
  /** Where the struct is in the image; 0 where nothing is said. */
  readonly at?: number;
  /** The member that cannot be read, and where its pointer is stored. */
  readonly path: string;
  readonly offset: number;
  /** The JSON of what is decoded with onIssue. */
  readonly rest: string;
  readonly cases: readonly (readonly [what: string, image: Image, fault: Fault])[];
}

export interface Fault {
  readonly code: DecodeErrorCode;
  readonly address: bigint;
  readonly reason: string;
}

export const hex = (address: bigint): string => `0x${address.toString(16)}`;

/** The first byte is not there. */
export const outside = (address: bigint): Fault => ({
  code: 'UNMAPPED_POINTER',
  address,
  reason: `pointer ${hex(address)} leads outside the captured memory`,
});

/** The first byte is there, but not all of them. */
export const cut = (address: bigint, what: string, size: number, found: number): Fault => ({
  code: 'TRUNCATED',
  address,
  reason: `${what} at ${hex(address)} takes ${size} bytes, and the captured memory ends after ${found} of them`,
});

/** There is no NUL. */
export const endless = (address: bigint): Fault => ({
  code: 'UNTERMINATED_STRING',
  address,
  reason: `the string at ${hex(address)} has no NUL before the captured memory ends`,
});

/** Strictly each image is refused with its fault; with onIssue it is reported, and the rest decoded. */
export function describeDamage(tables: readonly Table[]): void {
  const damaged = tables.flatMap(({ cases, ...table }) =>
    cases.map(([what, image, fault]) => ({ what, image, ...fault, ...table })),
  );

  describe.each(damaged)(
    '$struct: $path: $what: $code',
    ({ struct, image, abi = 'x64', base = BASE, at = 0, code, path, address, offset, rest, ...fault }) => {
      const layout = layoutNamed(struct);
      const memory = memoryImage(image.bytes, { abi, base });
      const root = base + BigInt(at);
      const stored = address === root && path === '' ? '' : ` (stored at offset 0x${offset.toString(16)})`;
      const reason = fault.reason + stored;
      const message = `${struct}: ${path === '' ? '' : `${path}: `}${reason}`;

      test(`is refused under ${abi}`, () => {
        const error = decodeErrorOf(() => decode(layout, memory, root));
        expect(factsOf(error)).toEqual({ code, struct, path, address, offset, reason, message });
      });

      test(`is told under ${abi}, and the rest decoded`, () => {
        const issues: DecodeError[] = [];
        const value = decode(layout, memory, root, { onIssue: (issue) => issues.push(issue) });
        expect(toJson(layout, value)).toBe(rest);
        expect(issues.map((issue) => issue.message)).toEqual([message]);
      });
    },
  );
}
