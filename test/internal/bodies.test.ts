/** The bodies of the undocumented event types 13 to 20. */
import { describe, expect, test } from 'vitest';
import { type AnyStruct, type DecodeError, decode, FWPM_NET_EVENT5, layoutOf } from '../../src/index.ts';
import * as undocumented from '../../src/internal.ts';
import { internalFields, internalJson } from '../../src/internal.ts';
import { Image } from '../support/image.ts';
import { addressOf, EVENT, EVENT_ADDRESS, memoryOf } from '../support/internalImage.ts';

const BODY = 0x200;

/** Ticks of 2024-01-02T03:04:05Z, and a second later. */
const FIRST = 133_486_382_450_000_000n;
const LAST = FIRST + 10_000_000n;

type Write = (image: Image) => Image;

/** Each type: its name after …INTERNAL_IKEEXT_, its member, the bytes of its body, and what they say besides the times. */
const BODIES: readonly (readonly [number, string, string, size: number, write: Write, said: object])[] = [
  [
    13,
    'MM_ESTABLISHED',
    'ikeInternalMmEstablished',
    0x28,
    (image) =>
      image
        .u64(BODY, 1n, 2n)
        .u32(BODY + 0x10, 3, 7)
        .u64(BODY + 0x18, FIRST, LAST),
    { mmLuid: '1', olderMMLuid: '2', reason: 'FWPM_NET_EVENT_INTERNAL_IKE_MM_REKEY_INITIATOR' },
  ],
  [
    14,
    'MM_DELETED',
    'ikeInternalMmDeleted',
    0x28,
    (image) =>
      image
        .u64(BODY, 1n, 2n)
        .u32(BODY + 0x10, 13805, 7)
        .u64(BODY + 0x18, FIRST, LAST),
    { mmLuid: '1', newMMLuid: '2', errorCode: 13805 },
  ],
  [
    15,
    'MM_FAILURE',
    'ikeInternalMmFailure',
    0x30,
    (image) =>
      image
        .u64(BODY, 1n)
        .u32(BODY + 8, 2)
        .u64(BODY + 0x10, 3n)
        .u32(BODY + 0x18, 13801, 7)
        .u64(BODY + 0x20, FIRST, LAST),
    {
      mmLuid: '1',
      reason: 'FWPM_NET_EVENT_INTERNAL_IKE_MM_DRIVER_INITIATED',
      otherMMLuid: '3',
      errorCode: 13801,
    },
  ],
  [
    16,
    'QM_ESTABLISHED',
    'ikeInternalQmEstablished',
    0x28,
    (image) =>
      image
        .u64(BODY, 1n, 2n)
        .u32(BODY + 0x10, 2, 7)
        .u64(BODY + 0x18, FIRST, LAST),
    { mmLuid: '1', qmSaId: '2', reason: 'FWPM_NET_EVENT_INTERNAL_IKE_QM_DEMAND_DIAL' },
  ],
  [
    17,
    'QM_DELETED',
    'ikeInternalQmDeleted',
    0x28,
    (image) =>
      image
        .u64(BODY, 1n, 2n)
        .u32(BODY + 0x10, 0, 7)
        .u64(BODY + 0x18, FIRST, LAST),
    { mmLuid: '1', qmSaId: '2', errorCode: 0 },
  ],
  [
    18,
    'QM_FAILURE',
    'ikeInternalQmFailure',
    0x30,
    (image) =>
      image
        .u64(BODY, 1n, 2n)
        .u32(BODY + 0x10, 1, 13868, 7)
        .u64(BODY + 0x1c, FIRST, LAST),
    { mmLuid: '1', qmSaId: '2', reason: 'FWPM_NET_EVENT_INTERNAL_IKE_QM_RESPONDER', errorCode: 13868 },
  ],
  [
    19,
    'NO_QM_FOR_MMSA',
    'ikeInternalNoQmForMmSa',
    0x20,
    (image) =>
      image
        .u64(BODY, 1n)
        .u32(BODY + 8, 7)
        .u64(BODY + 0xc, FIRST, LAST),
    { mmLuid: '1' },
  ],
  [
    20,
    'POLICY_CHANGE',
    'ikeInternalPolicyChange',
    0x20,
    (image) =>
      image
        .u64(BODY, 1n)
        .u32(BODY + 8, 1, 7)
        .u64(BODY + 0x10, FIRST, LAST),
    { mmLuid: '1', type: 'FWPM_NET_EVENT_INTERNAL_IKE_POLICY_CHANGE_TYPE_QUICK_MODE' },
  ],
];

const OCCURRED = {
  numOccurrences: 7,
  initialOccurrence: '2024-01-02T03:04:05.0000000Z',
  finalOccurrence: '2024-01-02T03:04:06.0000000Z',
};

/** An event of a type, with whatever after it. */
function eventOf(type: number): Image {
  return new Image(0x300, 0xcc)
    .u32(EVENT, ...Array.from({ length: 0x98 / 4 }, () => 0))
    .u32(EVENT + 0x88, type)
    .u64(EVENT + 0x90, addressOf(BODY));
}

const internal = internalFields();

describe.each(BODIES)('type %i, %s', (type, name, member, size, write, said) => {
  const image = write(eventOf(type));

  test('has its body under internal, and stays a number', () => {
    const event = decode(FWPM_NET_EVENT5, memoryOf(image), EVENT_ADDRESS, { internal });
    expect(event.type).toBe(type);
    expect(JSON.parse(event.internal ? internalJson(event.internal) : '')).toEqual({
      undocumented: true,
      type: `FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_${name}`,
      [member]: { ...said, ...OCCURRED },
    });
  });

  test('stays a number without the option, with nothing of its body', () => {
    const event = decode(FWPM_NET_EVENT5, memoryOf(image), EVENT_ADDRESS);
    expect([Object.keys(event), event.type]).toEqual([['header', 'type'], type]);
  });

  test('has a body of its size', () => {
    const struct = Object.entries(undocumented).find(([found]) =>
      found.startsWith(`FWPM_NET_EVENT_INTERNAL_IKEEXT_${name}`),
    );
    const [, layout] = struct ?? [];
    expect(isStruct(layout) && layoutOf(layout, 'x64').size).toBe(size);
  });

  test('cannot do without its body', () => {
    const cut = memoryOf(write(eventOf(type)).cut(BODY + size - 1));
    const issues: DecodeError[] = [];
    const onIssue = (issue: DecodeError) => void issues.push(issue);
    const event = decode(FWPM_NET_EVENT5, cut, EVENT_ADDRESS, { internal, onIssue });
    expect(event?.internal).toMatchObject({ undocumented: true, [member]: null });
    expect(issues.map(({ code, path }) => [code, path])).toEqual([['TRUNCATED', `internal.${member}`]]);
    expect(() => decode(FWPM_NET_EVENT5, cut, EVENT_ADDRESS, { internal })).toThrow(issues[0]);
  });

  test('whose pointer is NULL has none', () => {
    const event = decode(FWPM_NET_EVENT5, memoryOf(eventOf(type).u64(EVENT + 0x90, 0n)), EVENT_ADDRESS, {
      internal,
    });
    expect(event.internal).toMatchObject({ undocumented: true, [member]: null });
  });
});

test.each([11, 12, 21, 0xffff_ffff])('type %i has none', (type) => {
  const event = decode(FWPM_NET_EVENT5, memoryOf(eventOf(type)), EVENT_ADDRESS, { internal });
  expect(event).not.toHaveProperty('internal');
});

function isStruct(value: unknown): value is AnyStruct {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'struct';
}
