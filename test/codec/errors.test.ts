/** Damaged images by hand: what is thrown, and what is decoded all the same when issues are listened to. */
import { describe, expect, test } from 'vitest';
import { DecodeError, decode, FWP_TOKEN_INFORMATION, isDecodeError, memoryImage } from '../../src/index.ts';
import { BASE, cut, describeDamage, endless, hex, outside, type Table } from '../support/damage.ts';
import { decodeErrorOf, layoutNamed } from '../support/decode.ts';
import { Image } from '../support/image.ts';

const strings: Table[] = [
  {
    struct: 'IKEEXT_NAME_CREDENTIAL0', // principalName at 0
    path: 'principalName',
    offset: 0,
    rest: '{"principalName":null}',
    cases: [
      ['a string below the image', new Image(16).u64(0, 0xfffen), outside(0xfffen)],
      ['a string right behind it', new Image(16).u64(0, 0x10010n), outside(0x10010n)],
      ['a string at the highest address', new Image(16).u64(0, 2n ** 64n - 1n), outside(2n ** 64n - 1n)],
      ['a string without NUL', new Image(14).u64(0, 0x10008n).text(8, 'abc'), endless(0x10008n)],
      ['a string with half a NUL', new Image(13).u64(0, 0x10008n).text(8, 'ab'), endless(0x10008n)],
      ['one byte of a string', new Image(9).u64(0, 0x10008n), endless(0x10008n)],
    ],
  },
  {
    struct: 'IKEEXT_NAME_CREDENTIAL0',
    base: 2n ** 64n - 16n,
    path: 'principalName',
    offset: 0,
    rest: '{"principalName":null}',
    cases: [
      [
        'a string up to the end of the address space',
        new Image(16).u64(0, 2n ** 64n - 8n).text(8, 'abcd'),
        endless(2n ** 64n - 8n),
      ],
    ],
  },
  {
    struct: 'IKEEXT_NAME_CREDENTIAL0',
    abi: 'x86',
    at: 4,
    path: 'principalName',
    offset: 4,
    rest: '{"principalName":null}',
    cases: [
      ['a string at the highest address', new Image(8).u32(4, 0xffff_ffff), outside(0xffff_ffffn)],
      ['a string without NUL', new Image(12).u32(4, 0x10008).text(8, 'ab'), endless(0x10008n)],
    ],
  },
];

const pointees: Table[] = [
  {
    struct: 'SID_AND_ATTRIBUTES', // Sid at 0, Attributes at 8
    path: 'Sid',
    offset: 0,
    rest: '{"Sid":null,"Attributes":7}',
    cases: [
      ['a SID outside', new Image(16).u64(0, 0x9000n).u32(8, 7), outside(0x9000n)],
      ['half a header', new Image(23).u64(0, 0x10010n).u32(8, 7), cut(0x10010n, 'the SID', 8, 7)],
      [
        'too few sub-authorities',
        new Image(40).u64(0, 0x10010n).u32(8, 7).u8(16, 1, 255),
        cut(0x10010n, 'the SID', 1028, 24),
      ],
    ],
  },
  {
    struct: 'SID_AND_ATTRIBUTES',
    base: 0x1400n,
    path: 'Sid',
    offset: 0,
    rest: '{"Sid":null,"Attributes":0}',
    cases: [['a pointer to itself', new Image(16).u64(0, 0x1400n), cut(0x1400n, 'the SID', 88, 16)]],
  },
  {
    struct: 'FWP_VALUE0', // type at 0, value at 8
    path: 'uint64',
    offset: 8,
    rest: '{"type":"FWP_UINT64","uint64":null}',
    cases: [
      ['a number outside', new Image(16).u32(0, 4).u64(8, 1n), outside(1n)],
      ['half a number', new Image(20).u32(0, 4).u64(8, 0x10010n), cut(0x10010n, 'UINT64', 8, 4)],
    ],
  },
  {
    struct: 'FWPM_NET_EVENT_SUBSCRIPTION0', // enumTemplate at 0, flags at 8, sessionKey at 12
    path: 'enumTemplate',
    offset: 0,
    rest: '{"enumTemplate":null,"flags":5,"sessionKey":"00000000-0000-0000-0000-000000000000"}',
    cases: [
      [
        'half a struct',
        new Image(48).u64(0, 0x10020n).u32(8, 5),
        cut(0x10020n, 'FWPM_NET_EVENT_ENUM_TEMPLATE0', 32, 16),
      ],
    ],
  },
  {
    struct: 'FWPM_NET_EVENT_IPSEC_DOSP_DROP0', // a root that is there but for its last byte
    path: '',
    offset: 0,
    rest: 'null',
    cases: [['half a root', new Image(43), cut(BASE, 'FWPM_NET_EVENT_IPSEC_DOSP_DROP0', 44, 43)]],
  },
];

const blobs: Table[] = [
  {
    struct: 'IKEEXT_PRESHARED_KEY_AUTHENTICATION1', // presharedKey.size at 0, .data at 8, flags at 16
    path: 'presharedKey',
    offset: 8,
    rest: '{"presharedKey":null,"flags":2}',
    cases: [
      ['a blob outside', new Image(24).u32(0, 1).u64(8, 0x9000n).u32(16, 2), outside(0x9000n)],
      [
        'a size that is 1 too large',
        new Image(28).u32(0, 5).u64(8, 0x10018n).u32(16, 2),
        cut(0x10018n, 'the blob', 5, 4),
      ],
    ],
  },
  {
    struct: 'IKEEXT_PRESHARED_KEY_AUTHENTICATION1', // .data at 4, flags at 8
    abi: 'x86',
    path: 'presharedKey',
    offset: 4,
    rest: '{"presharedKey":null,"flags":2}',
    cases: [
      [
        'the largest size',
        new Image(12).u32(0, 2 ** 32 - 1, 0x10001, 2),
        cut(0x10001n, 'the blob', 2 ** 32 - 1, 11),
      ],
    ],
  },
  {
    struct: 'FWP_BYTE_BLOB',
    path: '',
    offset: 8,
    rest: 'null',
    cases: [['a blob as root', new Image(16).u32(0, 3).u64(8, 0x9000n), outside(0x9000n)]],
  },
];

const arrays: Table[] = [
  {
    struct: 'FWPM_SYSTEM_PORTS0', // numTypes at 0, types at 8, to elements of 16 bytes
    path: 'types',
    offset: 8,
    rest: '{"types":null}',
    cases: [
      ['an array outside', new Image(16).u32(0, 1).u64(8, 0x10010n), outside(0x10010n)],
      [
        'a count that is 1 too large',
        new Image(48).u32(0, 3).u64(8, 0x10010n),
        cut(0x10010n, 'the array of 3 FWPM_SYSTEM_PORTS_BY_TYPE0', 48, 32),
      ],
    ],
  },
  {
    struct: 'FWPM_SYSTEM_PORTS0', // types at 4, to elements of 12 bytes
    abi: 'x86',
    path: 'types',
    offset: 4,
    rest: '{"types":null}',
    cases: [
      [
        'bytes that wrap in 32 bits to the 8 that are there',
        new Image(16).u32(0, 0x1555_5556, 0x10008),
        cut(0x10008n, 'the array of 357913942 FWPM_SYSTEM_PORTS_BY_TYPE0', 0x1_0000_0008, 8),
      ],
    ],
  },
  {
    struct: 'FWPM_SYSTEM_PORTS_BY_TYPE0', // type at 0, numPorts at 4, ports at 8
    base: 2n ** 64n - 32n,
    path: 'ports',
    offset: 8,
    rest: '{"type":"FWPM_SYSTEM_PORT_TEREDO","ports":null}',
    cases: [
      [
        'the largest count, over the end of the address space',
        new Image(32).u32(0, 1, 2 ** 32 - 1).u64(8, 2n ** 64n - 16n),
        cut(2n ** 64n - 16n, 'the array of 4294967295 UINT16', 0x1_ffff_fffe, 16),
      ],
    ],
  },
];

/** FWPM_VSWITCH_EVENT0: eventType at 0, positionInfo's count at 16 and array at 24, which is at 32. */
const vswitch = new Image(48)
  .u32(0, 1)
  .u32(16, 2)
  .u64(24, BASE + 32n)
  .u64(40, 2n);

/** FWPM_NET_EVENT5 at 0x100: type at 136, body at 144; its MM_FAILURE2 at 0x1a0, and two LPWSTR at 0x40. */
const design = new Image(0x218).u32(0x188, 0).u64(0x190, BASE + 0x1a0n);
design
  .u32(0x1a0 + 80, 2)
  .u64(0x1a0 + 88, BASE + 0x40n)
  .u64(0x40, 0n, 0x1_4000_1000n);

const nested: Table[] = [
  {
    struct: 'FWPM_SYSTEM_PORTS0',
    path: 'types[1].ports',
    offset: 0x28,
    rest: '{"types":[{"type":"FWPM_SYSTEM_PORT_RPC_EPMAP","ports":[]},{"type":"FWPM_SYSTEM_PORT_IPHTTPS_OUT","ports":null}]}',
    cases: [
      [
        'an array in an element',
        new Image(48).u32(0, 2).u64(8, 0x10010n).u32(0x20, 3, 9).u64(0x28, 0x8000n),
        outside(0x8000n),
      ],
    ],
  },
  {
    struct: 'FWPM_VSWITCH_EVENT0',
    path: 'positionInfo.vSwitchFilterExtensions[1]',
    offset: 40,
    rest: '{"eventType":"FWPM_VSWITCH_EVENT_FILTER_ENGINE_NOT_IN_REQUIRED_POSITION","vSwitchId":null,"positionInfo":{"vSwitchFilterExtensions":[null,null]}}',
    cases: [['an element in an untagged struct', vswitch, outside(2n)]],
  },
];

describeDamage([...strings, ...pointees, ...blobs, ...arrays, ...nested]);

describe('the error', () => {
  test('of an element deep in an event says all of it', () => {
    const memory = memoryImage(design.bytes, { abi: 'x64', base: BASE });
    const error = decodeErrorOf(() => decode(layoutNamed('FWPM_NET_EVENT5'), memory, BASE + 0x100n));
    expect(String(error)).toBe(
      'DecodeError: FWPM_NET_EVENT5: ikeMmFailure.localPrincipalGroupSids[1]: pointer 0x140001000 leads outside the captured memory (stored at offset 0x48)',
    );
  });

  test.each<[string, number, bigint, number]>([
    ['below the image', -4, 0xfffcn, -4],
    ['right behind the image', 16, 0x10010n, 16],
  ])('of a struct %s has its own place', (_, at, address, offset) => {
    const memory = memoryImage(new Uint8Array(16), { abi: 'x64', base: BASE });
    const error = decodeErrorOf(() => decode(layoutNamed('FWPM_CALLOUT_CHANGE0'), memory, BASE + BigInt(at)));
    expect(error).toMatchObject({ code: 'UNMAPPED_POINTER', path: '', address, offset });
    expect(error.message).toBe(
      `FWPM_CALLOUT_CHANGE0: address ${hex(address)} is outside the captured memory`,
    );
  });

  test('is told in C order, and strictly the first one is thrown', () => {
    // FWP_TOKEN_INFORMATION: sidCount at 0, sids at 8, to elements of 16 bytes; restrictedSidCount at 16.
    const image = new Image(64)
      .u32(0, 2)
      .u64(8, BASE + 32n)
      .u32(16, 1)
      .u64(24, 3n)
      .u64(32, 1n, 7n, 2n, 8n);
    const memory = memoryImage(image.bytes, { abi: 'x64', base: BASE });
    const issues: DecodeError[] = [];
    const onIssue = (issue: DecodeError) => issues.push(issue);
    expect(decode(FWP_TOKEN_INFORMATION, memory, BASE, { onIssue })).toEqual({
      sids: [
        { Sid: null, Attributes: 7 },
        { Sid: null, Attributes: 8 },
      ],
      restrictedSids: null,
    });
    expect(issues.map(({ path, address }) => [path, address])).toEqual([
      ['sids[0].Sid', 1n],
      ['sids[1].Sid', 2n],
      ['restrictedSids', 3n],
    ]);
    expect(decodeErrorOf(() => decode(FWP_TOKEN_INFORMATION, memory, BASE)).path).toBe('sids[0].Sid');
  });

  test('is known by its name, whichever copy of the package made it', () => {
    const facts = {
      code: 'TRUNCATED',
      struct: 'S',
      path: '',
      address: 0n,
      offset: 0,
      reason: 'gone',
    } as const;
    expect(isDecodeError(new DecodeError(facts))).toBe(true);
    expect(isDecodeError(Object.assign(new Error(), { ...facts, name: 'DecodeError' }))).toBe(true);
    expect([new Error('gone'), facts, null, undefined].map(isDecodeError)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
