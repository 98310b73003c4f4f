/** What each member decodes to: C's types, and the meanings that the headers know and C's types do not say. */
import { describe, expect, test } from 'vitest';
import type { ValueLayout } from '../../src/index.ts';
import { layoutNamed } from '../support/decode.ts';
import { declaredMembers } from '../support/members.ts';
import { LEAVES, type OracleMember, oracleLayouts, type Pointee } from '../support/oracle.ts';

describe.each(Object.entries(oracleLayouts.x64).filter(([name]) => !LEAVES.has(name)))(
  '%s',
  (name, layout) => {
    test('what each member decodes to', () => {
      const ours = declaredMembers(layoutNamed(name)).map(
        ({ path, layout }) => `${path}: ${meaningOf(layout)}`,
      );
      expect(ours).toEqual(
        layout.members.map((member) => `${member.path}: ${expectedMeaning(name, member)}`),
      );
    });
  },
);

test.each([...LEAVES])('%s decodes to a value of its own', (name) => {
  expect(meaningOf(layoutNamed(name))).toBe(STRUCTS[name]);
});

/** A descriptor in words. */
function meaningOf(layout: ValueLayout): string {
  switch (layout.kind) {
    case 'struct':
      return layout.name === '' ? 'untagged struct' : layout.name;
    case 'enum':
    case 'flags':
      return `${layout.kind} ${layout.name}`;
    case 'blob':
      return `blob of ${layout.content}`;
    case 'bytes':
      return `${layout.size} bytes`;
    case 'pointer':
      return `pointer to ${meaningOf(layout.to)}`;
    case 'counted':
      return `array of ${meaningOf(layout.of)}`;
    default:
      return layout.kind;
  }
}

/** Members that are more than their C type says: by struct, then by name. */
const MEANINGS: readonly (readonly [struct: RegExp, member: RegExp, meaning: string])[] = [
  [/^FWPM_NET_EVENT_HEADER\d$/, /^flags$/, 'flags FWPM_NET_EVENT_FLAG'],
  [/_IKEEXT_MM_FAILURE\d$/, /^flags$/, 'flags FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG'],
  [/_IKEEXT_EM_FAILURE\d$/, /^flags$/, 'flags FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG'],
  [/./, /^reauthReason$/, 'flags FWP_CONDITION_REAUTHORIZE_REASON'],
  [/./, /^msFwpDirection$/, 'enum MS_FWP_DIRECTION'],
  [/^FWPM_NET_EVENT_HEADER\d$/, /^appId$/, 'blob of text'],
  [/./, /^(local|remote)AddrV4$/, 'ipv4'],
  [/./, /^(local|remote)V4Address$/, 'ipv4'],
  [/./, /^(public|internal)HostV4Addr$/, 'ipv4'],
  [/^FWP_V4_ADDR_AND_MASK$/, /^(addr|mask)$/, 'ipv4'],
];

/** Structs that decode to a value. */
const STRUCTS: Readonly<Record<string, string>> = {
  GUID: 'guid',
  FILETIME: 'filetime',
  LUID: 'uint64',
  SID: 'sid',
  SID_IDENTIFIER_AUTHORITY: '6 bytes',
  FWP_BYTE_ARRAY16: 'ipv6',
  FWP_BYTE_ARRAY6: 'mac',
  FWP_BYTE_BLOB: 'blob of bytes',
};

/** What C's fundamental types decode to, behind pointers. */
const SCALARS: Readonly<Record<string, string>> = {
  'unsigned char': 'uint8',
  'unsigned short': 'uint16',
  'unsigned long long': 'uint64',
  'long long': 'int64',
  double: 'float64',
  // PSID: the one pointer to void.
  void: 'sid',
};

function expectedMeaning(struct: string, member: OracleMember): string {
  const special = MEANINGS.find(([structs, names]) => structs.test(struct) && names.test(member.name));
  if (special !== undefined) return special[2];
  switch (member.kind) {
    case 'uint':
      return `uint${8 * member.size}`;
    case 'int':
      return member.ctype === 'BOOL' ? 'bool' : `int${8 * member.size}`;
    case 'float':
      return `float${8 * member.size}`;
    case 'enum':
      return `enum ${member.enum}`;
    case 'struct':
      return member.struct ? (STRUCTS[member.struct] ?? member.struct) : 'untagged struct';
    case 'array':
      return member.size === 16 ? 'ipv6' : `${member.size} bytes`;
    case 'pointer':
      return `${member.idl?.size_is ? 'array of' : 'pointer to'} ${pointeeMeaning(member.pointee, member)}`;
  }
}

function pointeeMeaning(pointee: Pointee | undefined, member: OracleMember): string {
  switch (pointee?.kind) {
    case 'struct':
      return STRUCTS[pointee.name] ?? pointee.name;
    case 'pointer':
      return `pointer to ${pointeeMeaning(pointee.pointee, member)}`;
    case 'scalar':
      // 16-bit numbers are text only where the IDL says so.
      if (pointee.name === 'unsigned short' && member.idl?.string) return 'wideString';
      return SCALARS[pointee.name] ?? pointee.name;
    case undefined:
      return 'nothing';
  }
}
