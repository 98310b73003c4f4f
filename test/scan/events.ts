/** Events by hand, for x64: every offset is written down here, none comes from the code under test. */
import { Image } from '../support/image.ts';

export const BASE = 0x1d2_3c4b_0000n;

/** 2024-06-07, and FWPM_NET_EVENT_FLAG_: IP_PROTOCOL, both addresses, both ports, IP_VERSION. */
export const TIME = 0x01da_b8b1_f9d7_ac91n;
export const FLAGS = 0x11f;

export const TYPE = {
  mmFailure: 0,
  qmFailure: 1,
  classifyDrop: 3,
  kernelDrop: 4,
  lpmPacketArrival: 10,
  unknown: 13,
} as const;

/** Bytes of FWPM_NET_EVENT3, 4 and 5. */
export const EVENT_SIZE = 152;

/** A pointer to what is at an offset of an image. */
export function at(offset: number): bigint {
  return BASE + BigInt(offset);
}

/** An image of zeros. */
export function image(size = 4096): Image {
  return new Image(size);
}

/** FWPM_NET_EVENT3, 4 or 5: TCP over IPv4, no app, no user. `pointer` is the offset of the event struct; -1 for NULL. */
export function putEvent(target: Image, offset: number, type: number, pointer: number): Image {
  target
    .u64(offset, TIME)
    .u32(offset + 8, FLAGS, 0)
    .u8(offset + 16, 6)
    .u32(offset + 20, 0xc000023d)
    .u32(offset + 36, 0xc633643e)
    .u16(offset + 52, 50611, 445)
    .u32(offset + 88, 0)
    .u32(offset + 136, type);
  return target.u64(offset + 144, pointer < 0 ? 0n : at(pointer));
}

/** FWPM_NET_EVENT0 of a kernel drop, like {@link putEvent}. */
export function putEvent0(target: Image, offset: number, pointer: number): Image {
  return target
    .u64(offset, TIME)
    .u32(offset + 8, FLAGS, 0)
    .u8(offset + 16, 50)
    .u32(offset + 20, 0xc000023d)
    .u32(offset + 36, 0xc633643e)
    .u16(offset + 52, 500, 500)
    .u32(offset + 88, TYPE.kernelDrop)
    .u64(offset + 96, at(pointer));
}

/** A promised appId and user; `offset` is that of the event, `rest` where their bytes go: 64 of them. */
export function putApp(target: Image, offset: number, rest: number): Image {
  return target
    .u32(offset + 8, FLAGS | 0x60)
    .u32(offset + 64, 14)
    .u64(offset + 72, at(rest))
    .text(rest, 'System\0')
    .u64(offset + 80, at(rest + 16))
    .u8(rest + 16, 1, 1, 0, 0, 0, 0, 0, 5)
    .u32(rest + 24, 18);
}

/** FWPM_NET_EVENT_CLASSIFY_DROP2: 72 bytes. */
export function putClassifyDrop(target: Image, offset: number): Image {
  return target
    .u64(offset, 66241n)
    .u16(offset + 8, 44)
    .u32(offset + 24, 0x3900);
}

/** FWPM_NET_EVENT_IPSEC_KERNEL_DROP0: 32 bytes. */
export function putKernelDrop(target: Image, offset: number): Image {
  return target
    .u32(offset, 0xc0360003, 1, 0x1234)
    .u64(offset + 16, 67002n)
    .u16(offset + 24, 12);
}

/** FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, 112 bytes, with one local group; its array and the text are at offsets. */
export function putMmFailure(target: Image, offset: number, groups: number, text: number): Image {
  return target
    .u32(offset, 13801, 2, 1, 1, 3, 1, 7)
    .u64(offset + 48, 1027n, 65537n)
    .u64(offset + 64, at(text))
    .u32(offset + 80, 1)
    .u64(offset + 88, at(groups))
    .u64(groups, at(text + 32))
    .text(text, 'host/a.example\0')
    .text(text + 32, 'S-1-5-11\0');
}

/** FWPM_NET_EVENT_IKEEXT_QM_FAILURE0, 64 bytes: tunnel mode; the local subnet's mask is at an offset, 8 bytes. */
export function putQmFailure(target: Image, offset: number, mask: number): Image {
  return target
    .u32(offset, 13804, 1, 1, 2, 1, 1, 0x100)
    .u64(offset + 32, at(mask))
    .u64(offset + 56, 131074n)
    .u32(mask, 0x0a000000, 0xff000000);
}
