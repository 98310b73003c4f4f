/** The undocumented fields after FWPM_NET_EVENT5: a layout is taken where it is named, or where it alone fits. */
import { describe, expect, test } from 'vitest';
import {
  type DecodeError,
  decode,
  decodeArray,
  decodeEntries,
  FWPM_NET_EVENT3,
  FWPM_NET_EVENT5,
  layoutOf,
  memoryImage,
  memoryRanges,
} from '../../src/index.ts';
import {
  INTERNAL_LAYOUTS,
  type Internal,
  type InternalLayout,
  type InternalRefusal,
  internalFields,
} from '../../src/internal.ts';
import { Image } from '../support/image.ts';
import {
  BASE,
  EVENT,
  EVENT_ADDRESS,
  FILTER_ID,
  IMAGES,
  ITEMS,
  imageA,
  imageB,
  imageC,
  memoryOf,
  SAID,
} from '../support/internalImage.ts';

const NAMES: readonly InternalLayout[] = ['A', 'B', 'C'];

/** What is taken of the event of an image, and what is said where nothing is. */
function takenOf(image: Image, choice: InternalLayout | true = true) {
  const refusals: InternalRefusal[] = [];
  const internal = internalFields(choice, { onRefused: (refusal) => void refusals.push(refusal) });
  const event = decode(FWPM_NET_EVENT5, memoryOf(image), EVENT_ADDRESS, { internal });
  return { internal: event.internal, refusals };
}

const FILTERS = ITEMS.map(([filterId, subLayer, action]) => ({
  filterId,
  subLayer: ['', '', 'FIREWALL_WF', 'FIREWALL_WSH', 'FIREWALL_QUARANTINE'].map(
    (name) => `FWPP_SUBLAYER_INTERNAL_${name}`,
  )[subLayer],
  actionType: action === 0x1001 ? 'FWP_ACTION_BLOCK' : 'FWP_ACTION_PERMIT',
}));

const SINCE_B = {
  capabilities: 9,
  fqbnVersion: 5n,
  fqbnName: SAID.fqbnName,
  terminatingFiltersInfo: FILTERS,
  filterOrigin: SAID.filterOrigin,
};

/** What the images hold, and what of it nothing proves. */
const HELD = {
  A: {
    proven: {
      internalFlags: 1,
      remoteAddrBitmap: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
      capabilities: 7,
      fqbnVersion: 0x0001_0002_0003_0004n,
      fqbnName: SAID.fqbnName,
      terminatingFiltersInfo: FILTERS,
    },
    unproven: {},
  },
  B: { proven: { internalFlags: 3, ...SINCE_B }, unproven: { interfaceIndex: 5 } },
  C: {
    proven: {
      internalFlags: 7,
      ...SINCE_B,
      policyAppId: SAID.policyAppId,
      serviceSids: SAID.serviceSids,
    },
    unproven: { interfaceLuid: 0x0006_0080_0000_0000n, compartmentId: 1, reserved: 0, processId: 4242 },
  },
} as const;

describe.each(NAMES)('layout %s', (name) => {
  const { proven, unproven } = HELD[name];

  test('is taken where it alone fits, without what nothing proves', () => {
    expect(takenOf(IMAGES[name]())).toEqual({
      internal: { undocumented: true, layout: name, ...proven },
      refusals: [],
    });
  });

  test('is taken where it is named, with all that it has', () => {
    expect(takenOf(IMAGES[name](), name)).toEqual({
      internal: { undocumented: true, layout: name, ...proven, ...unproven },
      refusals: [],
    });
  });

  test.each(NAMES.filter((other) => other !== name))('and not layout %s', (other) => {
    expect(takenOf(IMAGES[name]()).internal?.layout).not.toBe(other);
  });

  test('is not looked for where nobody asks', () => {
    expect(decode(FWPM_NET_EVENT5, memoryOf(IMAGES[name]()), EVENT_ADDRESS)).not.toHaveProperty('internal');
  });
});

/** Where the layouts have their members, counted from 0x98 of the event, and their sizes. */
const OFFSETS: Readonly<Record<InternalLayout, readonly [number, Readonly<Record<string, number>>]>> = {
  A: [
    0x30,
    {
      internalFlags: 0,
      remoteAddrBitmap: 4,
      capabilities: 0xc,
      fqbnVersion: 0x10,
      fqbnName: 0x18,
      terminatingFiltersInfoCount: 0x20,
      terminatingFiltersInfo: 0x28,
    },
  ],
  B: [
    0x38,
    {
      internalFlags: 0,
      capabilities: 4,
      fqbnVersion: 8,
      fqbnName: 0x10,
      terminatingFiltersInfoCount: 0x18,
      terminatingFiltersInfo: 0x20,
      filterOrigin: 0x28,
      interfaceIndex: 0x30,
    },
  ],
  C: [
    0x58,
    {
      internalFlags: 0,
      capabilities: 4,
      fqbnVersion: 8,
      fqbnName: 0x10,
      terminatingFiltersInfoCount: 0x18,
      terminatingFiltersInfo: 0x20,
      filterOrigin: 0x28,
      interfaceLuid: 0x30,
      policyAppId: 0x38,
      compartmentId: 0x40,
      reserved: 0x44,
      processId: 0x48,
      serviceSids: 0x50,
    },
  ],
};

test.each(NAMES)('layout %s is laid out as its sources say', (name) => {
  const { size, members } = layoutOf(INTERNAL_LAYOUTS[name], 'x64');
  expect([size, Object.fromEntries(members.map(({ path, offset }) => [path, offset]))]).toEqual(
    OFFSETS[name],
  );
});

// --- what does not fit ---------------------------------------------------------------------------------------

/** What is done to an image of each layout, by where that layout has its members. */
const DAMAGES: readonly (readonly [
  what: string,
  damage: (image: Image, at: Readonly<Record<string, number>>) => void,
])[] = [
  ['a flag that is none', (image, at) => image.u32(at['internalFlags'] ?? 0, 8)],
  ['a capability that is none', (image, at) => image.u32(at['capabilities'] ?? 0, 0x10)],
  ['a name outside the memory', (image, at) => image.u64(at['fqbnName'] ?? 0, 0x4141_4141n)],
  ['a name right after the memory', (image, at) => image.u64(at['fqbnName'] ?? 0, BASE + 0x600n)],
  ['a name that does not end', (image, at) => image.u64(at['fqbnName'] ?? 0, BASE + 0x5f0n)],
  ['a name in the event itself', (image, at) => image.u64(at['fqbnName'] ?? 0, EVENT_ADDRESS + 0x10n)],
  ['filters outside the memory', (image, at) => image.u64(at['terminatingFiltersInfo'] ?? 0, 0x4141_4141n)],
  ['no pointer to the filters', (image, at) => image.u64(at['terminatingFiltersInfo'] ?? 0, 0n)],
  ['no filters', (image, at) => image.u16(at['terminatingFiltersInfoCount'] ?? 0, 0)],
  [
    'too few filters to have the own one',
    (image, at) => image.u16(at['terminatingFiltersInfoCount'] ?? 0, 1),
  ],
  [
    'more filters than the memory holds',
    (image, at) => image.u16(at['terminatingFiltersInfoCount'] ?? 0, 0xffff),
  ],
  ['a filter more, which is none', (image, at) => image.u16(at['terminatingFiltersInfoCount'] ?? 0, 4)],
  ['another own filter', (image) => image.u64(0x310, FILTER_ID + 1n)],
  ['an own filter of which half is right', (image) => image.u64(0x310, FILTER_ID + (1n << 32n))],
  ['a sublayer that is none', (image) => image.u32(0x318, 8)],
  ['a sublayer of another filter that is none', (image) => image.u32(0x308, 0xffff_ffff)],
  ['an action that is none', (image) => image.u32(0x31c, 0)],
  ['an action of another filter that is none', (image) => image.u32(0x30c, 0x1003)],
  ['an event without a filter', (image) => image.u64(0x200, 0n)],
  ['an event that has lost its body', (image) => image.u64(EVENT + 0x90, 0x4141_4141n)],
  ['a body in the fields', (image) => image.u64(EVENT + 0x90, EVENT_ADDRESS + 0xc0n)],
];

describe.each(NAMES)('an image of layout %s with', (name) => {
  test.each(DAMAGES)('%s has none', (_, damage) => {
    const [, offsets] = OFFSETS[name];
    const image = IMAGES[name]();
    damage(
      image,
      Object.fromEntries(Object.entries(offsets).map(([member, offset]) => [member, EVENT + 0x98 + offset])),
    );
    const refusals: InternalRefusal[] = [];
    const event = decode(FWPM_NET_EVENT5, memoryOf(image), EVENT_ADDRESS, {
      internal: internalFields(true, { onRefused: (refusal) => void refusals.push(refusal) }),
      onIssue: () => undefined,
    });
    expect(event).not.toHaveProperty('internal');
    expect(refusals).toHaveLength(1);
  });

  test('a memory that ends in the fields has none', () => {
    const [size] = OFFSETS[name];
    const { bytes } = IMAGES[name]();
    // The image is turned around, so that what the fields point to is before them.
    const before = bytes.subarray(EVENT + 0x98 + size);
    const all = new Uint8Array(0x1000 + EVENT + 0x98 + size - 1);
    all.set(before, EVENT + 0x98 + size);
    all.set(bytes.subarray(0, EVENT + 0x98 + size - 1), 0x1000);
    const refusals: InternalRefusal[] = [];
    const internal = internalFields(true, { onRefused: (refusal) => void refusals.push(refusal) });
    const memory = memoryImage(all, { abi: 'x64', base: BASE });
    expect(decode(FWPM_NET_EVENT5, memory, EVENT_ADDRESS + 0x1000n, { internal })).not.toHaveProperty(
      'internal',
    );
    expect(refusals).toEqual([{ index: 0, reason: 'none fits', fits: [] }]);
  });
});

// --- what several fit ----------------------------------------------------------------------------------------

describe('B and C', () => {
  test.each([
    ['C without the flag that only it has', imageC(3)],
    [
      'B with NULLs after it',
      imageB()
        .u64(EVENT + 0xcc, 0n, 0n, 0n, 0n)
        .u32(EVENT + 0xec, 0),
    ],
  ])('both fit %s: none is taken, and both are named', (_, image) => {
    expect(takenOf(image)).toEqual({
      internal: undefined,
      refusals: [{ index: 0, reason: 'several fit', fits: ['B', 'C'] }],
    });
  });

  test('are told apart by an event that begins where C would end', () => {
    const image = imageC(3);
    image.u64(0, EVENT_ADDRESS, EVENT_ADDRESS + 0xd8n);
    const internal = internalFields();
    const [event] = decodeEntries(FWPM_NET_EVENT5, memoryOf(image), BASE, 2, {
      internal,
      onIssue: () => undefined,
    });
    expect(event?.internal?.layout).toBe('B');
  });
});

describe('events that lie one after another, as Windows returns them', () => {
  /** The first event's bytes, and what they point to, as three events right behind each other with an array of pointers. */
  const blockOf = (image: Image, size: number): Image => {
    const at = [0, 1, 2].map((i) => 0x40 + i * size);
    const block = new Image(0x40 + 3 * size + 0x600, 0xcc);
    const event = image.bytes.subarray(EVENT, EVENT + size);
    for (const offset of at) block.bytes.set(event, offset);
    // The pointees have the addresses that the event names: the block begins below them.
    block.bytes.set(image.bytes.subarray(0x200), 0x400);
    return block.u64(0, ...at.map((offset) => BASE - 0x200n + BigInt(offset)));
  };

  test.each<[string, Image, number, (InternalLayout | undefined)[]]>([
    ['A', imageA(), 0xc8, ['A', 'A', 'A']],
    ['B', imageB(), 0xd0, ['B', 'B', 'B']],
    ['C', imageC(), 0xf0, ['C', 'C', 'C']],
    ['C without its flag', imageC(3), 0xf0, [undefined, undefined, undefined]],
  ])('of layout %s', (_, image, size, layouts) => {
    const memory = memoryImage(blockOf(image, size).bytes, { abi: 'x64', base: BASE - 0x200n });
    const events = [
      ...decodeEntries(FWPM_NET_EVENT5, memory, BASE - 0x200n, 3, { internal: internalFields() }),
    ];
    expect(events.map((event) => event?.internal?.layout)).toEqual(layouts);
  });
});

// --- what is named -------------------------------------------------------------------------------------------

describe('a layout that is named', () => {
  const damaged = imageA().u64(EVENT + 0xb0, 0x4141_4141n);

  test('throws for what cannot be read of it, as the members of headers do', () => {
    expect(() => takenOf(damaged, 'A')).toThrow(
      'FWPM_NET_EVENT5: internal.fqbnName: pointer 0x41414141 leads outside the captured memory (stored at offset 0xd0)',
    );
  });

  test('has null where that is, when issues are listened to', () => {
    const issues: DecodeError[] = [];
    const options = {
      internal: internalFields('A'),
      onIssue: (issue: DecodeError) => void issues.push(issue),
    };
    const [event] = decodeEntries(FWPM_NET_EVENT5, memoryOf(damaged.u64(0, EVENT_ADDRESS)), BASE, 1, options);
    expect(event?.internal).toMatchObject({ layout: 'A', fqbnName: null, terminatingFiltersInfo: FILTERS });
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['UNMAPPED_POINTER', '[0].internal.fqbnName'],
    ]);
  });

  test('is taken although nothing proves it', () => {
    const { internal } = takenOf(imageB().u64(0x200, 0n), 'B');
    expect(internal).toMatchObject({ layout: 'B', filterOrigin: SAID.filterOrigin, interfaceIndex: 5 });
  });

  test('is not there where the memory ends before it', () => {
    const issues: DecodeError[] = [];
    const memory = memoryOf(imageA().cut(EVENT + 0x98 + 0x2f));
    const options = {
      internal: internalFields('A'),
      onIssue: (issue: DecodeError) => void issues.push(issue),
    };
    expect(decode(FWPM_NET_EVENT5, memory, EVENT_ADDRESS, options)).not.toHaveProperty('internal');
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['UNMAPPED_POINTER', 'classifyDrop'],
      ['TRUNCATED', 'internal'],
    ]);
  });

  test('keeps what has no name', () => {
    const image = imageA().u32(0x318, 8, 0x1003);
    expect(takenOf(image, 'A').internal?.terminatingFiltersInfo?.[1]).toEqual({
      filterId: FILTER_ID,
      subLayer: 8,
      actionType: 0x1003,
    });
  });
});

test('the action 9, which one SDK has, is an action', () => {
  const { internal } = takenOf(imageA().u32(0x31c, 9));
  expect(internal?.terminatingFiltersInfo?.[1]?.actionType).toBe('FWP_ACTION_BITMAP_INDEX_SET');
});

// --- where it is not for -------------------------------------------------------------------------------------

describe('is refused:', () => {
  const internal = internalFields();

  test.each(['x86', 'arm64'] as const)('%s', (abi) => {
    const memory = memoryImage(imageA().bytes, { abi, base: BASE });
    expect(() => decode(FWPM_NET_EVENT5, memory, EVENT_ADDRESS, { internal })).toThrow(
      new TypeError(
        `internal fields are known of FWPM_NET_EVENT5 on x64 alone, not of FWPM_NET_EVENT5 on ${abi}`,
      ),
    );
  });

  test('another struct', () => {
    expect(() => decode(FWPM_NET_EVENT3, memoryOf(imageA()), EVENT_ADDRESS, { internal })).toThrow(TypeError);
  });

  test.each([false, 'a', 'D', '', 1, null, {}, []])('%j in the place of a layout', (choice) => {
    // @ts-expect-error -- what programs without types pass
    expect(() => internalFields(choice)).toThrow(TypeError);
  });
});

test('events that lie one after another have no room for fields', () => {
  const image = imageA();
  const internal = internalFields();
  const options = { internal, onIssue: () => undefined };
  const found = [...decodeArray(FWPM_NET_EVENT5, memoryOf(image), EVENT_ADDRESS, 2, options)];
  expect(found.map((event) => event?.internal)).toEqual([undefined, undefined]);
});

test.each([EVENT + 0x98, EVENT + 0x9a, EVENT + 0xc0, 0x308])(
  'fields that straddle two ranges at %i',
  (split) => {
    const { bytes } = imageC();
    const memory = memoryRanges(
      [
        { base: BASE, bytes: bytes.subarray(0, split) },
        { base: BASE + BigInt(split), bytes: bytes.subarray(split) },
      ],
      { abi: 'x64' },
    );
    const event = decode(FWPM_NET_EVENT5, memory, EVENT_ADDRESS, { internal: internalFields() });
    expect(event.internal?.layout).toBe('C');
  },
);

test('a NULL entry stays null', () => {
  const image = imageA().u64(0, 0n, EVENT_ADDRESS);
  const events = [
    ...decodeEntries(FWPM_NET_EVENT5, memoryOf(image), BASE, 2, { internal: internalFields() }),
  ];
  const internal: Internal | undefined = events[1]?.internal;
  expect([events[0], internal?.layout]).toEqual([null, 'A']);
});

describe('an array of pointers, of which the second leads to the event', () => {
  const secondAt = (array: number): object | null | undefined => {
    // The first is what the last field of layout C says, which leads to no event.
    const image = imageC();
    const first = image.bytes.slice(EVENT + 0xe8, EVENT + 0xf0);
    image.u8(array, ...first).u64(array + 8, EVENT_ADDRESS);
    const address = BASE + BigInt(array);
    const options = { internal: internalFields(true), onIssue: () => undefined };
    return [...decodeEntries(FWPM_NET_EVENT5, memoryOf(image), address, 2, options)][1];
  };

  test('after its fields: they are taken', () => {
    expect(secondAt(EVENT + 0xf0)).toMatchObject({ internal: { layout: 'C' } });
  });

  test('that begins in its last field: they are not', () => {
    const event = secondAt(EVENT + 0xe8);
    expect(event).toHaveProperty('header');
    expect(event).not.toHaveProperty('internal');
  });
});
