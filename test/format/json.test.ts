/** The JSON of decoded values: every row of the table in the documentation, to the letter. */
import { describe, expect, test } from 'vitest';
import * as fwpm from '../../src/index.ts';
import { toJson, type ValueLayout } from '../../src/index.ts';

const { FILETIME, FWP_CONDITION_REAUTHORIZE_REASON, FWPM_ENGINE_OPTION, FWPM_NET_EVENT_FLAG } = fwpm;

/** A value as the type of any layout: the tables hold values of many layouts. */
type Value = fwpm.Infer<ValueLayout> | null;

const numbers: [ValueLayout, Value, string][] = [
  [fwpm.uint8, 255, '255'],
  [fwpm.uint16, 0, '0'],
  [fwpm.uint32, 2 ** 32 - 1, '4294967295'],
  [fwpm.int8, -128, '-128'],
  [fwpm.int16, -1, '-1'],
  [fwpm.int32, -(2 ** 31), '-2147483648'],
  [fwpm.uint64, 0n, '"0"'],
  [fwpm.uint64, 2n ** 53n + 1n, '"9007199254740993"'],
  [fwpm.uint64, 2n ** 64n - 1n, '"18446744073709551615"'],
  [fwpm.int64, -(2n ** 63n), '"-9223372036854775808"'],
  [fwpm.LUID, 2n ** 32n, '"4294967296"'],
  [fwpm.bool, true, 'true'],
  [fwpm.bool, false, 'false'],
  [fwpm.float32, 1.5, '1.5'],
  [fwpm.float32, Math.fround(0.1), '0.10000000149011612'],
  [fwpm.float64, 0, '0'],
  [fwpm.float64, -0, '"-0"'],
  [fwpm.float64, Number.NaN, '"NaN"'],
  [fwpm.float64, Number.POSITIVE_INFINITY, '"Infinity"'],
  [fwpm.float64, Number.NEGATIVE_INFINITY, '"-Infinity"'],
  [fwpm.float64, 1e21, '1e+21'],
  [fwpm.float64, 5e-324, '5e-324'],
];

const names: [ValueLayout, Value, string][] = [
  [fwpm.FWP_DIRECTION, 'FWP_DIRECTION_INBOUND', '"FWP_DIRECTION_INBOUND"'],
  [fwpm.FWP_DIRECTION, 2, '2'],
  [fwpm.FWP_DIRECTION, 2 ** 32 - 1, '4294967295'],
  [fwpm.MS_FWP_DIRECTION, 'MS_FWP_DIRECTION_FORWARD', '"MS_FWP_DIRECTION_FORWARD"'],
  [fwpm.MS_FWP_DIRECTION, 1, '1'],
  [FWPM_NET_EVENT_FLAG, 0, '[]'],
  [FWPM_NET_EVENT_FLAG, 0x20, '["FWPM_NET_EVENT_FLAG_APP_ID_SET"]'],
  [FWPM_NET_EVENT_FLAG, 0x82, '["FWPM_NET_EVENT_FLAG_LOCAL_ADDR_SET","FWPM_NET_EVENT_FLAG_SCOPE_ID_SET"]'],
  [FWPM_NET_EVENT_FLAG, 0x4000_4001, '["FWPM_NET_EVENT_FLAG_IP_PROTOCOL_SET","0x40004000"]'],
  [FWPM_NET_EVENT_FLAG, 0x8000_0000, '["0x80000000"]'],
  [FWPM_NET_EVENT_FLAG, 0xffff_c000, '["0xffffc000"]'],
  [fwpm.FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG, 5, '["FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_BENIGN","0x4"]'],
  [fwpm.FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG, 5, '["FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_MULTIPLE","0x4"]'],
  [
    // In the order of the bits; the header has another one.
    FWP_CONDITION_REAUTHORIZE_REASON,
    0x1c400,
    '["FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_LOCALADDR_LAYER_CHANGE","FWP_CONDITION_REAUTHORIZE_REASON_PROXY_HANDLE_CHANGED","FWP_CONDITION_REAUTHORIZE_REASON_PRECLASSIFY_POLICY_CHANGED","FWP_CONDITION_REAUTHORIZE_REASON_CHECK_OFFLOAD"]',
  ],
  [
    fwpm.flags32('F', { LAST: 0x8000_0000, SECOND: 2, FIRST: 1 }),
    0x8000_0007,
    '["FIRST","SECOND","LAST","0x4"]',
  ],
  // A name for 0 is not a bit.
  [FWPM_ENGINE_OPTION, 0, '[]'],
  [FWPM_ENGINE_OPTION, 1, '["FWPM_ENGINE_OPTION_PACKET_QUEUE_INBOUND"]'],
];

const times: [ValueLayout, Value, string][] = [
  [FILETIME, 0n, '"1601-01-01T00:00:00.0000000Z"'],
  [FILETIME, 1n, '"1601-01-01T00:00:00.0000001Z"'],
  [FILETIME, 116444735999999999n, '"1969-12-31T23:59:59.9999999Z"'],
  [FILETIME, 116444736000000000n, '"1970-01-01T00:00:00.0000000Z"'],
  [FILETIME, 133000000000000000n, '"2022-06-18T04:26:40.0000000Z"'],
  [FILETIME, 133537285230405060n, '"2024-03-01T01:02:03.0405060Z"'],
  [FILETIME, 2650467743999999999n, '"9999-12-31T23:59:59.9999999Z"'],
  [FILETIME, 2650467744000000000n, '"2650467744000000000"'],
  [FILETIME, 2n ** 63n, '"9223372036854775808"'],
  [FILETIME, 2n ** 64n - 1n, '"18446744073709551615"'],
];

const texts: [ValueLayout, Value, string][] = [
  [fwpm.GUID, '00112233-4455-6677-8899-aabbccddeeff', '"00112233-4455-6677-8899-aabbccddeeff"'],
  [fwpm.SID, 'S-1-5-18', '"S-1-5-18"'],
  [fwpm.ipv4, '192.0.2.1', '"192.0.2.1"'],
  [fwpm.FWP_BYTE_ARRAY16, '2001:db8::1', '"2001:db8::1"'],
  [fwpm.FWP_BYTE_ARRAY6, '02-00-5E-00-53-01', '"02-00-5E-00-53-01"'],
  [fwpm.wideString, '', '""'],
  [fwpm.wideString, 'a"b\\c/d', '"a\\"b\\\\c/d"'],
  [fwpm.wideString, '\t\n\u0001', '"\\t\\n\\u0001"'],
  // What a terminal would take for a command: DEL and C1, and none of their neighbours.
  [fwpm.wideString, '~\u007f\u0080\u009b\u009f\u00a0', '"~\\u007f\\u0080\\u009b\\u009f\u00a0"'],
  [fwpm.wideString, 'Zoë 🦊 \u2028', '"Zoë 🦊 \\u2028"'],
  [fwpm.wideString, '\ud83d', '"\\ud83d"'],
  [fwpm.wideString, '\udd8a\ud83d', '"\\udd8a\\ud83d"'],
  [fwpm.textOf(fwpm.FWP_BYTE_BLOB), 'a\0b', '"a\\u0000b"'],
];

const bytes: [ValueLayout, Value, string][] = [
  [fwpm.bytes(4), Uint8Array.of(0, 0x0a, 0xbc, 0xff), '"000abcff"'],
  [fwpm.FWP_BYTE_BLOB, Uint8Array.of(1, 2), '"0102"'],
  [fwpm.FWP_BYTE_BLOB, new Uint8Array(0), '""'],
];

const HEADER0 = {
  timeStamp: 0n,
  flags: 0,
  ipProtocol: 6,
  localPort: 1,
  remotePort: 2,
  scopeId: 3,
  appId: null,
  userId: null,
} as const;
const FRONT = '{"timeStamp":"1601-01-01T00:00:00.0000000Z","flags":[],"ipVersion":';
const BACK = '"localPort":1,"remotePort":2,"scopeId":3,"appId":null,"userId":null';
const ETHER = {
  reserved2: '02-00-5E-00-53-01',
  reserved3: '02-00-5E-00-53-02',
  reserved4: 1,
  reserved5: 2,
  reserved6: 3,
  reserved7: 4,
  reserved8: 5,
  reserved9: 6,
  reserved10: 7n,
} as const;

const structs: [ValueLayout, Value, string][] = [
  [fwpm.FWPM_SYSTEM_PORTS0, { types: [] }, '{"types":[]}'],
  [fwpm.FWPM_SYSTEM_PORTS0, { types: null }, '{"types":null}'],
  [
    fwpm.FWPM_SYSTEM_PORTS_BY_TYPE0,
    { type: 'FWPM_SYSTEM_PORT_TEREDO', ports: [1, 2] },
    '{"type":"FWPM_SYSTEM_PORT_TEREDO","ports":[1,2]}',
  ],
  [
    // In C order, whatever order the object has, and without what is not a member.
    fwpm.SID_AND_ATTRIBUTES,
    Object.fromEntries([
      ['more', 1],
      ['Attributes', 7],
      ['Sid', 'S-1-1-0'],
    ]) as Value,
    '{"Sid":"S-1-1-0","Attributes":7}',
  ],
  [fwpm.FWP_VALUE0, { type: 'FWP_UINT64', uint64: 5n }, '{"type":"FWP_UINT64","uint64":"5"}'],
  [fwpm.FWP_VALUE0, { type: 'FWP_DOUBLE', double64: -0 }, '{"type":"FWP_DOUBLE","double64":"-0"}'],
  [fwpm.FWP_VALUE0, { type: 'FWP_EMPTY' }, '{"type":"FWP_EMPTY"}'],
  [fwpm.FWP_VALUE0, { type: 103 }, '{"type":103}'],
  [
    fwpm.FWPM_NET_EVENT_HEADER0,
    { ...HEADER0, ipVersion: 'FWP_IP_VERSION_V4', localAddrV4: '192.0.2.1', remoteAddrV4: '192.0.2.2' },
    `${FRONT}"FWP_IP_VERSION_V4","ipProtocol":6,"localAddrV4":"192.0.2.1","remoteAddrV4":"192.0.2.2",${BACK}}`,
  ],
  [fwpm.FWPM_NET_EVENT_HEADER0, { ...HEADER0, ipVersion: 7 }, `${FRONT}7,"ipProtocol":6,${BACK}}`],
  [
    fwpm.FWPM_NET_EVENT_HEADER1,
    { ...HEADER0, ipVersion: 'FWP_IP_VERSION_NONE', reserved1: 'FWP_AF_INET' },
    `${FRONT}"FWP_IP_VERSION_NONE","ipProtocol":6,${BACK},"reserved1":"FWP_AF_INET"}`,
  ],
  [
    fwpm.FWPM_NET_EVENT_HEADER1,
    { ...HEADER0, ipVersion: 'FWP_IP_VERSION_NONE', reserved1: 'FWP_AF_ETHER', ...ETHER },
    `${FRONT}"FWP_IP_VERSION_NONE","ipProtocol":6,${BACK},"reserved1":"FWP_AF_ETHER","reserved2":"02-00-5E-00-53-01","reserved3":"02-00-5E-00-53-02","reserved4":1,"reserved5":2,"reserved6":3,"reserved7":4,"reserved8":5,"reserved9":6,"reserved10":"7"}`,
  ],
];

const nulls: [ValueLayout, Value, string][] = [
  [fwpm.FWPM_NET_EVENT5, null, 'null'],
  [fwpm.GUID, null, 'null'],
  [fwpm.FWP_BYTE_BLOB, null, 'null'],
  [fwpm.IKEEXT_NAME_CREDENTIAL0, { principalName: null }, '{"principalName":null}'],
];

describe.each([
  ['numbers', numbers],
  ['names', names],
  ['times', times],
  ['texts', texts],
  ['bytes', bytes],
  ['structs', structs],
  ['nulls', nulls],
])('%s', (_, table) => {
  test.each(table.map(([layout, value, json]) => ({ type: layout.ctype, layout, value, json })))(
    '$type: $json',
    ({ layout, value, json }) => {
      expect(toJson(layout, value)).toBe(json);
      expect(() => JSON.parse(json)).not.toThrow();
    },
  );
});

// What a JavaScript program may hand over.
test('a union whose case is another name of the value that is decoded', () => {
  const KIND = fwpm.enumeration('KIND', { FIRST: 1, SAME: 1 });
  const layout = fwpm.struct('ALIASED', {
    kind: KIND,
    one: fwpm.union('kind', { arm: fwpm.when('SAME', fwpm.uint32) }),
  });
  const memory = fwpm.memoryImage(Uint8Array.of(1, 0, 0, 0, 7, 0, 0, 0), { abi: 'x64', base: 0 });
  const value = fwpm.decode(layout, memory, 0);
  expect(value).toEqual({ kind: 'FIRST', arm: 7 });
  expect(toJson(layout, value)).toBe('{"kind":"FIRST","arm":7}');
  expect(fwpm.encode(layout, value, { abi: 'x64' }).bytes.slice(0, 8)).toEqual(
    Uint8Array.of(1, 0, 0, 0, 7, 0, 0, 0),
  );
});

describe('a value that is none of the layout', () => {
  const { FWPM_SYSTEM_PORTS0, IKEEXT_PRESHARED_KEY_AUTHENTICATION1, SID_AND_ATTRIBUTES } = fwpm;
  const type = 'FWPM_SYSTEM_PORT_TEREDO';

  const refused: [ValueLayout, unknown, string][] = [
    [fwpm.FWPM_NET_EVENT5, undefined, 'FWPM_NET_EVENT5 is not an object, but undefined'],
    [fwpm.FWPM_NET_EVENT5, 'event', 'FWPM_NET_EVENT5 is not an object, but string'],
    [fwpm.FWPM_NET_EVENT5, {}, 'FWPM_NET_EVENT5.header is not an object, but undefined'],
    [fwpm.FWPM_NET_EVENT5, { header: null }, 'FWPM_NET_EVENT5.header is not an object, but null'],
    [SID_AND_ATTRIBUTES, { Sid: 5 }, 'SID_AND_ATTRIBUTES.Sid is not a string, but number'],
    [
      SID_AND_ATTRIBUTES,
      { Sid: null, Attributes: '7' },
      'SID_AND_ATTRIBUTES.Attributes is not an integer, but string',
    ],
    [
      SID_AND_ATTRIBUTES,
      { Sid: null, Attributes: 0.5 },
      'SID_AND_ATTRIBUTES.Attributes is not an integer, but number',
    ],
    [FWPM_SYSTEM_PORTS0, { types: {} }, 'FWPM_SYSTEM_PORTS0.types is not an array, but object'],
    [FWPM_SYSTEM_PORTS0, { types: [null] }, 'FWPM_SYSTEM_PORTS0.types[0] is not an object, but null'],
    [
      FWPM_SYSTEM_PORTS0,
      {
        types: [
          { type, ports: [] },
          { type, ports: [1, 2n] },
        ],
      },
      'FWPM_SYSTEM_PORTS0.types[1].ports[1] is not an integer, but bigint',
    ],
    [
      FWPM_SYSTEM_PORTS0,
      { types: new Array(1) },
      'FWPM_SYSTEM_PORTS0.types[0] is not an object, but undefined',
    ],
    [
      IKEEXT_PRESHARED_KEY_AUTHENTICATION1,
      { presharedKey: [1] },
      'IKEEXT_PRESHARED_KEY_AUTHENTICATION1.presharedKey is not a Uint8Array, but object',
    ],
    [fwpm.FWP_VALUE0, { type: 'FWP_UINT64', uint64: 5 }, 'FWP_VALUE0.uint64 is not a bigint, but number'],
    [fwpm.FWP_VALUE0, { type: 'FWP_FLOAT', float32: '1' }, 'FWP_VALUE0.float32 is not a number, but string'],
    [fwpm.FWP_VALUE0, { type: true }, 'FWP_VALUE0.type is not an integer, but boolean'],
    [fwpm.bool, 1, 'BOOL is not a boolean, but number'],
    [FILETIME, 0, 'FILETIME is not a bigint, but number'],
    [FWPM_NET_EVENT_FLAG, [], 'UINT32 is not an integer, but object'],
    [fwpm.GUID, {}, 'GUID is not a string, but object'],
  ];

  test.each(refused.map(([layout, value, message]) => ({ layout, value, message })))(
    '$message',
    ({ layout, value, message }) => {
      expect(() => toJson(layout, value as Value)).toThrow(new TypeError(`toJson: ${message}`));
    },
  );

  test('is a part of one, where what is absent is left out', () => {
    const omit = { absent: 'omit' } as const;
    const part = { type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP', header: { localPort: 1, nothing: 2 } };
    expect(toJson(fwpm.FWPM_NET_EVENT5, part, omit)).toBe(
      '{"header":{"localPort":1},"type":"FWPM_NET_EVENT_TYPE_CLASSIFY_DROP"}',
    );
    expect(toJson(fwpm.FWPM_NET_EVENT5, {}, omit)).toBe('{}');
    // What is there has to be of its layout's type all the same.
    expect(() => toJson(fwpm.FWPM_NET_EVENT5, { header: null }, omit)).toThrow(TypeError);
    expect(() => toJson(fwpm.FWPM_NET_EVENT5, {} as Value, { absent: 'hide' as 'omit' })).toThrow(
      new TypeError("absent: 'refuse' or 'omit'"),
    );
  });

  test('a FILETIME is unsigned', () => {
    expect(() => toJson(FILETIME, -1n)).toThrow(TypeError);
  });
});
