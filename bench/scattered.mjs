/** A dump larger than what the command holds, in which every part of an event lies in a page of its own, anywhere. */
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { headOf } from './scan/dump.mjs';

const PAGE = 4096;
/** Bytes of a range, and addresses from one to the next. */
const RANGE = 2 ** 16;
const STRIDE = 2n ** 17n;
const FIRST = 0x1d000000000n;
const POINTERS = 0x700000000000n;

/** The command does not hold files above 256 MiB. */
const LEAST_PAGES = 2 ** 17;
/** A prime: pages in this distance, modulo a power of two, come once each. */
const NEXT = 1_000_003;

const PARTS = 4;

/**
 * @param {string} path
 * @param {number} count how many FWPM_NET_EVENT5, all of them CLASSIFY_DROP2.
 * @returns {bigint} the address of the array of pointers to them.
 */
export function writeScattered(path, count) {
  const pages = Math.max(LEAST_PAGES, 2 ** Math.ceil(Math.log2(PARTS * count)));
  const ranges = Array.from({ length: (pages * PAGE) / RANGE }, (_, i) => ({
    base: FIRST + BigInt(i) * STRIDE,
    length: RANGE,
  }));
  const head = headOf([...ranges, { base: POINTERS, length: 8 * count }]);
  const file = openSync(path, 'w');
  let used = 0;
  const put = (bytes) => {
    const page = (used++ * NEXT) % pages;
    writeSync(file, bytes, 0, bytes.length, head.length + page * PAGE);
    const at = page * PAGE;
    return FIRST + BigInt(Math.floor(at / RANGE)) * STRIDE + BigInt(at % RANGE);
  };
  try {
    writeSync(file, head, 0, head.length, 0);
    ftruncateSync(file, head.length + pages * PAGE + 8 * count);
    const pointers = Buffer.alloc(8 * count);
    for (let i = 0; i < count; i++) pointers.writeBigUInt64LE(put(eventOf(i, put)), 8 * i);
    writeSync(file, pointers, 0, pointers.length, head.length + pages * PAGE);
  } finally {
    closeSync(file);
  }
  return POINTERS;
}

function eventOf(i, put) {
  const path = `\\device\\harddiskvolume3\\program files\\contoso\\app${i % 200}.exe\0`;
  const app = Buffer.from(path, 'utf16le');
  const user = Buffer.alloc(28);
  user.set([1, 5, 0, 0, 0, 0, 0, 5]);
  for (const [word, value] of [21, 1000, 2000, 3000, i % 40].entries())
    user.writeUInt32LE(value, 8 + 4 * word);
  const drop = Buffer.alloc(56);
  drop.writeBigUInt64LE(65_536n + BigInt(i % 5000), 0);
  drop.writeUInt16LE(44, 8);
  drop.writeUInt32LE(1, 16);
  drop.writeUInt32LE(1, 20);
  drop.writeUInt32LE(0x3900, 24);
  const event = Buffer.alloc(152);
  event.writeBigUInt64LE(133_500_000_000_000_000n + BigInt(i) * 50_000n, 0);
  event.writeUInt32LE(0x11ff, 8);
  event[16] = 6;
  event.writeUInt32LE(0x0a000000 + (i % 7000), 20);
  event.writeUInt32LE(0x08080404, 36);
  event.writeUInt16LE(50_000, 52);
  event.writeUInt16LE(443, 54);
  event.writeUInt32LE(app.length, 64);
  event.writeBigUInt64LE(put(app), 72);
  event.writeBigUInt64LE(put(user), 80);
  event.writeUInt32LE(3, 136);
  event.writeBigUInt64LE(put(drop), 144);
  return event;
}
