/** Filters and providers as images by hand: offsets are those of 64 bits. */
import { Image as Bytes } from '../support/image.ts';
import type { Image } from './fake.ts';

/** Two texts after `at`, with what points to them. */
function texts(image: Bytes, at: number, slot: number, name: string, description: string): number[] {
  const second = at + 2 * name.length + 2;
  image.text(at, name).text(second, description).u64(slot, BigInt(at), BigInt(second));
  return [slot, slot + 8];
}

/** The key of a provider whose first eight bytes are a number of 32 bits: that is how the engine finds it. */
const KEY = '00000007-0000-0000-0000-000000000000';

export const PROVIDER_KEY = KEY;

/** FWPM_FILTER0: 200 bytes, then its provider's key and its texts. */
export function filterImage(filterId: bigint, name: string, hasProvider = true): Image {
  const image = new Bytes(1024);
  const pointers = texts(image, 320, 16, name, 'No file shares.');
  image.u32(0, 0x11223344); // filterKey
  if (hasProvider) {
    image.u64(40, 300n).u32(300, 7); // providerKey
    pointers.push(40);
  }
  // layerKey: FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4, e1cd9fe7-f4b5-4273-96c0-592e487b8650
  image.u32(64, 0xe1cd9fe7).u16(68, 0xf4b5, 0x4273).u8(72, 0x96, 0xc0, 0x59, 0x2e, 0x48, 0x7b, 0x86, 0x50);
  image.u32(128, 0x1001); // action.type: FWP_ACTION_BLOCK
  image.u64(176, filterId);
  return { bytes: image.bytes, root: 0, pointers };
}

/** FWPM_PROVIDER0. */
export function providerImage(name: string): Image {
  const image = new Bytes(512);
  image.u32(0, 7);
  return { bytes: image.bytes, root: 0, pointers: texts(image, 64, 16, name, '') };
}
