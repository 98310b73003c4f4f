/** What the tests of minidumps have in common. */
import type { FileInput } from '../../../src/capture/index.ts';
import { type Abi, decodeEntries, type Memory } from '../../../src/index.ts';
import { expectJson, layoutNamed } from '../../support/decode.ts';
import { compiledFixtures, type HealthyFixture, isHealthy, sampleFixtures } from '../../support/fixtures.ts';
import { CountingFile, type Piece } from '../../support/minidump.ts';

/** A dump as bytes, and as a file that is read on demand: whatever is said of one is true of the other. */
export const WAYS: readonly [string, (bytes: Uint8Array) => FileInput][] = [
  ['of bytes', (bytes) => bytes],
  ['of a file', (bytes) => CountingFile.of(bytes)],
];

function fixtureNamed(name: string): HealthyFixture {
  const found = [...sampleFixtures(), ...compiledFixtures()].find((fixture) => fixture.name === name);
  if (found === undefined || !isHealthy(found)) throw new Error(`no healthy fixture ${name}`);
  return found;
}

/** FWPM_NET_EVENT5 in arrays of pointers, one for each ABI; x86 and the others near the top of their address space. */
export const events: Readonly<Record<Abi, HealthyFixture>> = {
  x64: fixtureNamed('x64-enum5-all-types'),
  x86: fixtureNamed('x86-enum5-all-types'),
  arm64: fixtureNamed('arm64-enum5-all-types'),
};
export const sample = fixtureNamed('enum5');

/** That a memory holds the events of a fixture. */
export function expectEvents(
  memory: Memory,
  { struct, address, count, expect: expected }: HealthyFixture,
): void {
  const layout = layoutNamed(struct);
  expectJson(struct, [...decodeEntries(layout, memory, address, count)], expected);
}

/** An image in pieces that begin at the offsets `at`. */
export function split({ base, bytes }: Piece, ...at: number[]): Piece[] {
  return [0, ...at].map((start, i) => ({
    base: base + BigInt(start),
    bytes: bytes.subarray(start, at[i]),
  }));
}

/** `size` bytes that are all `value`. */
export function filled(size: number, value: number): Uint8Array {
  return new Uint8Array(size).fill(value);
}

/** The bytes that a memory has from an address on. */
export function bytesAt(memory: Memory, address: bigint, wanted: number): number[] {
  const length = memory.readable(address, wanted);
  if (length === 0) return [];
  const { view, offset } = memory.place(address, length);
  return [...new Uint8Array(view.buffer, view.byteOffset + offset, length)];
}

/** Overwrites a number. */
export function edit<B extends { readonly bytes: Uint8Array }>(
  built: B,
  { at, u32, u64 }: { readonly at: number; readonly u32?: number; readonly u64?: bigint },
): B {
  const { buffer, byteOffset, byteLength } = built.bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  if (u32 !== undefined) view.setUint32(at, u32, true);
  if (u64 !== undefined) view.setBigUint64(at, u64, true);
  return built;
}
