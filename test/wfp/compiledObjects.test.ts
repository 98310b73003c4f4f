/** Objects of the filter engine that a C compiler laid out: fixtures/objects/objects.c says what they are. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ABIS, decode, encode, memoryImage, type ValueLayout } from '../../src/index.ts';
import { FWPM_CALLOUT0, FWPM_FILTER0, FWPM_PROVIDER0, FWPM_SUBLAYER0 } from '../../src/objects.ts';
import { fixturePath } from '../support/fixtures.ts';

/** Where the linker puts the first section. */
const BASE = 0x10001000n;

const key = (n: number): string => {
  const byte = n.toString(16).padStart(2, '0');
  return `112233${byte}-4455-6677-8899-aabbccddee${byte}`;
};

const NO_KEY = '00000000-0000-0000-0000-000000000000';
const DATA = Uint8Array.of(1, 2, 3, 4, 5);
const APP = new Uint8Array(64);
APP.set(Buffer.from('\\device\\harddiskvolume3\\app.exe', 'utf16le'));

const OBJECTS: readonly (readonly [what: string, struct: ValueLayout, expected: unknown])[] = [
  [
    'a filter that blocks',
    FWPM_FILTER0,
    {
      filterKey: key(5),
      displayData: { name: 'Block SMB', description: null },
      flags: 1,
      providerKey: key(1),
      providerData: DATA,
      layerKey: key(6),
      subLayerKey: key(7),
      weight: { type: 'FWP_UINT64', uint64: 0x4000000000000001n },
      filterCondition: [
        {
          fieldKey: key(2),
          matchType: 'FWP_MATCH_EQUAL',
          conditionValue: { type: 'FWP_BYTE_BLOB_TYPE', byteBlob: APP },
        },
        {
          fieldKey: key(3),
          matchType: 'FWP_MATCH_NOT_EQUAL',
          conditionValue: {
            type: 'FWP_V4_ADDR_MASK',
            v4AddrMask: { addr: '192.0.2.0', mask: '255.255.255.0' },
          },
        },
        {
          fieldKey: key(4),
          matchType: 'FWP_MATCH_EQUAL',
          conditionValue: { type: 'FWP_UINT16', uint16: 445 },
        },
      ],
      action: { type: 'FWP_ACTION_BLOCK', filterType: key(8) },
      rawContext: 0x0102030405060708n,
      reserved: null,
      filterId: 66241n,
      effectiveWeight: { type: 'FWP_UINT64', uint64: 0x8000000000000003n },
    },
  ],
  [
    'a filter of a callout, with a context',
    FWPM_FILTER0,
    {
      filterKey: key(9),
      displayData: { name: 'Inspect', description: 'By a driver.' },
      flags: 4,
      providerKey: null,
      providerData: null,
      layerKey: NO_KEY,
      subLayerKey: NO_KEY,
      weight: { type: 'FWP_UINT8', uint8: 7 },
      filterCondition: [],
      action: { type: 'FWP_ACTION_CALLOUT_INSPECTION', calloutKey: key(10) },
      providerContextKey: key(11),
      reserved: null,
      filterId: 0xfffffffffffffffen,
      effectiveWeight: { type: 'FWP_EMPTY' },
    },
  ],
  [
    'a provider',
    FWPM_PROVIDER0,
    {
      providerKey: key(1),
      displayData: { name: 'Maker', description: 'Makes filters.' },
      flags: 1,
      providerData: DATA,
      serviceName: 'mpssvc',
    },
  ],
  [
    'a sublayer',
    FWPM_SUBLAYER0,
    {
      subLayerKey: key(7),
      displayData: { name: 'Own', description: null },
      flags: 0,
      providerKey: key(1),
      providerData: null,
      weight: 0xffff,
    },
  ],
  [
    'a callout',
    FWPM_CALLOUT0,
    {
      calloutKey: key(10),
      displayData: { name: 'Driver', description: null },
      flags: 0x40000,
      providerKey: key(1),
      providerData: null,
      applicableLayer: key(6),
      calloutId: 263,
    },
  ],
];

describe.each(ABIS)('%s', (abi) => {
  const memory = memoryImage(readFileSync(fixturePath(`objects/${abi}.bin`)), { abi, base: BASE });

  test.each(OBJECTS.map(([what, struct, expected], index) => ({ what, struct, expected, index })))(
    '$what',
    ({ struct, expected, index }) => {
      const size = abi === 'x86' ? 4 : 8;
      const { view, offset } = memory.place(BASE + BigInt(size * index));
      const root = size === 4 ? BigInt(view.getUint32(offset, true)) : view.getBigUint64(offset, true);
      const value = decode(struct, memory, root);
      expect(value).toStrictEqual(expected);
      const again = encode(struct, value, { abi });
      expect(decode(struct, memoryImage(again.bytes, { abi, base: 0n }), again.address)).toStrictEqual(value);
    },
  );
});
