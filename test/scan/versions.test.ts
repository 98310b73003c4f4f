/** Which version a scan names, and which it says that the bytes cannot tell apart from it. */
import { describe, expect, test } from 'vitest';
import type { NetEventName } from '../../src/scan/index.ts';
import type { Image } from '../support/image.ts';
import {
  at,
  BASE,
  image,
  putApp,
  putClassifyDrop,
  putEvent,
  putEvent0,
  putKernelDrop,
  putMmFailure,
  putQmFailure,
  TYPE,
} from './events.ts';
import { scanImage } from './support.ts';

/** The event is at 0, its struct at 256, what that points to after it. */
const STRUCT = 256;

function event(type: number, pointer = STRUCT): Image {
  return putApp(putEvent(image(), 0, type, pointer), 0, 160);
}

const mmFailure = (): Image => putMmFailure(event(TYPE.mmFailure), STRUCT, 512, 600);

/** What is named, and the alternatives: the versions' numbers. */
function versions(target: Image, prefer?: NetEventName): string {
  const [find, ...others] = scanImage(target.bytes, 'x64', BASE, prefer === undefined ? {} : { prefer });
  expect(others).toEqual([]);
  const number = (name: string) => name.replace('FWPM_NET_EVENT', '');
  return find === undefined ? 'nothing' : [find.struct, ...find.alternatives].map(number).join(' ');
}

/** Bytes 112 to 119 of the struct are MM_FAILURE2's providerContextKey, a pointer to a GUID. */
describe('a main mode failure, behind which there is', () => {
  const KEY = STRUCT + 112;
  const cases: [what: string, target: () => Image, named: string][] = [
    ['NULL', () => mmFailure(), '5 4 3'],
    ['a pointer to 16 bytes', () => mmFailure().u64(KEY, at(700)), '5 4 3'],
    ['a pointer to 16 bytes of another object', () => mmFailure().u64(KEY, at(STRUCT + 64)), '3'],
    ['a pointer that is not aligned', () => mmFailure().u64(KEY, at(701)), '3'],
    ['text', () => mmFailure().text(KEY, 'host'), '3'],
    ['a pointer to memory that is missing', () => mmFailure().u64(KEY, at(2 ** 30)), '3 5 4'],
    ['the array of its groups', () => putMmFailure(event(TYPE.mmFailure), STRUCT, KEY, 600), '3'],
    [
      'the event',
      () =>
        putMmFailure(putApp(putEvent(image(), STRUCT + 112, 0, STRUCT), STRUCT + 112, 800), STRUCT, 700, 900),
      '3',
    ],
    [
      'no memory',
      () => putMmFailure(putApp(putEvent(image(1024), 256, 0, 1024 - 112), 256, 420), 1024 - 112, 500, 600),
      '3 5 4',
    ],
  ];

  test.each(cases)('%s', (_, target, named) => {
    expect(versions(target())).toBe(named);
  });
});

describe('a quick mode failure, behind which there is', () => {
  const cases: [what: string, mask: number, named: string][] = [
    ['an object of its own', STRUCT + 64, '3'],
    ['nothing of it for 16 bytes', STRUCT + 80, '3'],
    ['nothing of it for 24 bytes', STRUCT + 88, '5 4 3'],
  ];

  test.each(cases)('%s', (_, mask, named) => {
    expect(versions(putQmFailure(event(TYPE.qmFailure), STRUCT, mask))).toBe(named);
  });
});

describe('other types', () => {
  const lpm = () => event(TYPE.lpmPacketArrival).u32(STRUCT, 0x1234);
  const cases: [what: string, target: () => Image, prefer: NetEventName | undefined, named: string][] = [
    ['a classify drop', () => putClassifyDrop(event(TYPE.classifyDrop), STRUCT), undefined, '5 4 3'],
    ['one, 3 preferred', () => putClassifyDrop(event(TYPE.classifyDrop), STRUCT), 'FWPM_NET_EVENT3', '3 5 4'],
    ['one, 2 preferred', () => putClassifyDrop(event(TYPE.classifyDrop), STRUCT), 'FWPM_NET_EVENT2', '5 4 3'],
    ['what only 5 declares', lpm, undefined, '5'],
    ['what only 5 declares, 4 preferred', lpm, 'FWPM_NET_EVENT4', '5'],
    ['what only 5 declares, NULL', () => event(TYPE.lpmPacketArrival, -1), undefined, '5'],
    ['a type that the SDK does not name', () => event(TYPE.unknown), undefined, '5 4 3'],
    ['a type above all that Windows has', () => event(2 ** 31), undefined, '5 4 3 2'],
    ['an event 0', () => putKernelDrop(putEvent0(image(), 0, STRUCT), STRUCT), undefined, '0'],
    [
      'missing memory, 5 preferred',
      () => mmFailure().u64(STRUCT + 112, at(2 ** 30)),
      'FWPM_NET_EVENT5',
      '5 4 3',
    ],
  ];

  test.each(cases)('%s', (_, target, prefer, named) => {
    expect(versions(target(), prefer)).toBe(named);
  });
});
