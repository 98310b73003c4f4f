/** What the C compilers say: fixtures/oracle. */
import type { Abi } from '../../src/index.ts';
import { fixtureText } from './fixtures.ts';

/** A member of a struct. */
export interface OracleMember {
  /** Dotted for the members of a struct that C gives no tag. */
  readonly path: string;
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly align: number;
  readonly ctype: string;
  readonly kind: 'uint' | 'int' | 'float' | 'enum' | 'struct' | 'array' | 'pointer';
  /** The struct's name; null where C gives it no tag. */
  readonly struct?: string | null;
  readonly enum?: string;
  readonly pointee?: Pointee;
  readonly union?: OracleUnion;
  readonly idl?: { readonly size_is?: string; readonly string?: boolean };
}

/** What a pointer leads to. */
export type Pointee =
  | { readonly kind: 'struct' | 'scalar'; readonly name: string }
  | { readonly kind: 'pointer'; readonly pointee: Pointee };

/** The union that a member is in. */
export interface OracleUnion {
  readonly discriminator: string;
  readonly discriminatorType: string;
  readonly cases: readonly string[];
  /** The union around that one. */
  readonly within?: { readonly cases: readonly string[] };
}

export interface OracleLayout {
  readonly size: number;
  readonly align: number;
  readonly members: readonly OracleMember[];
}

/** A struct's place in the SDK and in the vendor's reference. */
export interface OracleStruct {
  readonly name: string;
  readonly header: string;
  /** The first Windows that has it, as an NTDDI level. */
  readonly since: string;
  readonly page: string;
}

export interface OracleEnum {
  readonly header: string;
  /** Bytes that the compilers give it. */
  readonly size: number;
  readonly values: Readonly<Record<string, number>>;
}

/** Structs that decode to a value: their members in C are none of ours. */
export const LEAVES: ReadonlySet<string> = new Set([
  'SID',
  'SID_IDENTIFIER_AUTHORITY',
  'LUID',
  'FILETIME',
  'GUID',
  'FWP_BYTE_ARRAY16',
  'FWP_BYTE_ARRAY6',
]);

/** Every struct under every ABI. */
export const oracleLayouts: Readonly<Record<Abi, Readonly<Record<string, OracleLayout>>>> = JSON.parse(
  fixtureText('oracle/layouts.json'),
);

/** Every struct, in the order of the headers. */
export const oracleStructs: readonly OracleStruct[] = JSON.parse(fixtureText('oracle/structs.json'));

export const oracleEnums: Readonly<Record<string, OracleEnum>> = JSON.parse(fixtureText('oracle/enums.json'));

/** Groups of constants, such as the flags of one member. */
export const oracleConstants: Readonly<Record<string, Readonly<Record<string, { readonly value: number }>>>> =
  JSON.parse(fixtureText('oracle/constants.json'));

/** Each struct under each ABI, as a table of cases. */
export function layoutCases(): { abi: Abi; name: string; layout: OracleLayout }[] {
  const abis: readonly Abi[] = ['x64', 'x86', 'arm64'];
  return abis.flatMap((abi) =>
    Object.entries(oracleLayouts[abi]).map(([name, layout]) => ({ abi, name, layout })),
  );
}
