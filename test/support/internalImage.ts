/**
 * Images of a FWPM_NET_EVENT5 with what is undocumented after it. Every offset is written down here, as the sources of the
 * layouts give it; none comes from the code under test.
 */
import { type MemoryImage, memoryImage } from '../../src/index.ts';
import { Image } from './image.ts';

export const BASE = 0x1000_0000n;
/** Where the event is in the image. */
export const EVENT = 0x20;
/** The filter that the event names. */
export const FILTER_ID = 66241n;

const BODY = 0x200;
const FILTERS = 0x300;
const TEXTS = { fqbnName: 0x400, filterOrigin: 0x480, policyAppId: 0x500, serviceSids: 0x580 } as const;
const SIZE = 0x600;

/** The address of an offset in the image. */
export function addressOf(offset: number): bigint {
  return BASE + BigInt(offset);
}

export const EVENT_ADDRESS = addressOf(EVENT);

/** What the texts say. */
export const SAID = {
  fqbnName: 'O=CONTOSO\\APP\\TOOL.EXE',
  filterOrigin: 'Quarantine Default',
  policyAppId: 'contoso.policy',
  serviceSids: 'S-1-5-80-1-2-3',
} as const;

/** Filters as the images have them: id, sublayer, action. */
export const ITEMS: readonly (readonly [bigint, number, number])[] = [
  [74045n, 3, 0x1001],
  [FILTER_ID, 4, 0x1001],
  [73602n, 2, 0x1002],
];

/** An event of CLASSIFY_DROP whose body is elsewhere, with nothing after it. */
function dropImage(): Image {
  return new Image(SIZE, 0xcc)
    .u32(EVENT, ...Array.from({ length: 0x98 / 4 }, () => 0))
    .u32(EVENT + 0x88, 3)
    .u64(EVENT + 0x90, addressOf(BODY))
    .u32(BODY, ...Array.from({ length: 0x38 / 4 }, () => 0))
    .u64(BODY, FILTER_ID)
    .u16(BODY + 8, 44);
}

/** What all layouts point to. */
function withPointees(image: Image): Image {
  for (const [i, [filterId, subLayer, action]] of ITEMS.entries()) {
    image.u64(FILTERS + 16 * i, filterId).u32(FILTERS + 16 * i + 8, subLayer, action);
  }
  image.text(TEXTS.fqbnName, `${SAID.fqbnName}\0`).text(TEXTS.filterOrigin, `${SAID.filterOrigin}\0`);
  return image
    .text(TEXTS.policyAppId, `${SAID.policyAppId}\0`)
    .text(TEXTS.serviceSids, `${SAID.serviceSids}\0`);
}

/** Layout A: 0x30 bytes from 0x98 of the event. */
export function imageA(): Image {
  return withPointees(dropImage())
    .u32(EVENT + 0x98, 1)
    .u8(EVENT + 0x9c, 1, 2, 3, 4, 5, 6, 7, 8)
    .u32(EVENT + 0xa4, 0x7)
    .u64(EVENT + 0xa8, 0x0001_0002_0003_0004n)
    .u64(EVENT + 0xb0, addressOf(TEXTS.fqbnName))
    .u16(EVENT + 0xb8, ITEMS.length)
    .u64(EVENT + 0xc0, addressOf(FILTERS));
}

/** What B and C have in common. */
function sinceB(flags: number): Image {
  return withPointees(dropImage())
    .u32(EVENT + 0x98, flags)
    .u32(EVENT + 0x9c, 0x9)
    .u64(EVENT + 0xa0, 5n)
    .u64(EVENT + 0xa8, addressOf(TEXTS.fqbnName))
    .u16(EVENT + 0xb0, ITEMS.length)
    .u64(EVENT + 0xb8, addressOf(FILTERS))
    .u64(EVENT + 0xc0, addressOf(TEXTS.filterOrigin));
}

/** Layout B: 0x38 bytes from 0x98 of the event; after it are bytes that are no pointers. */
export function imageB(): Image {
  return sinceB(0x3).u32(EVENT + 0xc8, 5);
}

/** Layout C: 0x58 bytes from 0x98 of the event, with a flag that only C has. */
export function imageC(flags = 0x7): Image {
  return sinceB(flags)
    .u64(EVENT + 0xc8, 0x0006_0080_0000_0000n)
    .u64(EVENT + 0xd0, addressOf(TEXTS.policyAppId))
    .u32(EVENT + 0xd8, 1)
    .u32(EVENT + 0xdc, 0)
    .u32(EVENT + 0xe0, 4242)
    .u64(EVENT + 0xe8, addressOf(TEXTS.serviceSids));
}

export const IMAGES = { A: imageA, B: imageB, C: imageC } as const;

/** The bytes of an image as the memory of an x64 process. */
export function memoryOf({ bytes }: Image): MemoryImage {
  return memoryImage(bytes, { abi: 'x64', base: BASE });
}
