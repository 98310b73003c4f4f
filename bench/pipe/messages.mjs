/** Captures of some events each, framed as messages of `fwpm pipe`; and the same captures in one file for `fwpm decode`. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { FWPM_NET_EVENT5 } from 'fwpm';
import { writeCapture } from 'fwpm/capture';

/**
 * @param {{ file: string, base: string, entries: string, count: number }} image events one after another.
 * @param {{ captures: string, messages: string, each: number }} to the files that are written, and events of a message.
 */
export function writeMessages({ file, base, entries, count }, { captures, messages, each }) {
  const bytes = new Uint8Array(readFileSync(file));
  const view = new DataView(bytes.buffer);
  const first = BigInt(base);
  const addressOf = (i) => view.getBigUint64(Number(BigInt(entries) - first) + 8 * i, true);
  const plain = openSync(captures, 'w');
  const framed = openSync(messages, 'w');
  for (let i = 0; i < count; i += each) {
    const roots = Array.from({ length: Math.min(each, count - i) }, (_, j) => addressOf(i + j));
    const end = i + each < count ? Number(addressOf(i + each) - first) : bytes.length;
    const ranges = [{ base: roots[0], bytes: bytes.subarray(Number(roots[0] - first), end) }];
    const capture = writeCapture({ abi: 'x64', struct: FWPM_NET_EVENT5, roots, ranges });
    const head = Buffer.alloc(4);
    head.writeUInt32BE(capture.length);
    writeSync(plain, capture);
    writeSync(framed, Buffer.concat([head, capture]));
  }
  closeSync(plain);
  closeSync(framed);
}
