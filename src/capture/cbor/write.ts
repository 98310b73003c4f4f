/** Items of captures, to be written one after another. */
import { assertLayout, pointerSizeOf } from '../../layout/index.ts';
import { type Address, memoryImage, toAddress } from '../../memory/index.ts';
import { excerpt } from '../../util/text.ts';
import {
  CAPTURE_VERSION,
  type CaptureContent,
  type CaptureMember,
  type CaptureRoots,
  isTime,
  isUint32,
} from './capture.ts';
import { encodeItem } from './item.ts';

/**
 * One item of a capture. Items one after another are a capture: write them to the same file, or append to one.
 * The same content always gives the same bytes.
 *
 * @throws TypeError or RangeError for a wrong argument, such as a range that runs past the end of the address space.
 */
export function writeCapture(content: CaptureContent): Uint8Array {
  if (typeof content !== 'object' || content === null) {
    throw new TypeError('writeCapture: the content is { abi, struct, roots, ranges }');
  }
  const { abi, struct, roots, ranges } = content;
  pointerSizeOf(abi);
  assertLayout(struct);
  const toUint = (address: Address, what: string): bigint => toAddress(address, abi, what);
  const item = new Map<CaptureMember, unknown>([
    ['fwpm', CAPTURE_VERSION],
    ['abi', abi],
    ['struct', struct.ctype],
    ['roots', rootsItem(roots, toUint)],
    ['ranges', ranges.map(({ base, bytes }) => rangeItem(memoryImage(bytes, { abi, base })))],
  ]);
  for (const [name, value] of notesOf(content)) item.set(name, value);
  return encodeItem(item);
}

function rootsItem(
  roots: CaptureRoots<Address>,
  toUint: (address: Address, what: string) => bigint,
): unknown {
  if (isList(roots)) return roots.map((address) => toUint(address, 'root'));
  if (typeof roots !== 'object' || roots === null || !('entries' in roots || 'array' in roots)) {
    throw new TypeError('the roots are a list of addresses, { entries, count } or { array, count }');
  }
  const { count } = roots;
  if (!isUint32(count)) throw new RangeError(`count ${String(count)} is not an integer of 0 to 4294967295`);
  return 'entries' in roots
    ? { entries: toUint(roots.entries, 'entries'), count }
    : { array: toUint(roots.array, 'array'), count };
}

/** Array.isArray does not know lists that are read only. */
function isList(roots: CaptureRoots<Address>): roots is readonly Address[] {
  return Array.isArray(roots);
}

function rangeItem({ base, view }: { readonly base: bigint; readonly view: DataView }): unknown {
  return [base, new Uint8Array(view.buffer, view.byteOffset, view.byteLength)];
}

/** What is noted, checked. */
function* notesOf({
  host,
  time,
  osBuild,
  note,
}: CaptureContent): Generator<[CaptureMember, string | number]> {
  for (const [name, value] of [
    ['host', host],
    ['time', time],
    ['note', note],
  ] as const) {
    if (value === undefined) continue;
    if (typeof value !== 'string') throw new TypeError(`${name} is a text, not ${typeof value}`);
    if (name === 'time' && !isTime(value)) {
      throw new RangeError(
        `time ${JSON.stringify(excerpt(value))} is not as RFC 3339 writes it: 2026-11-22T08:00:00Z`,
      );
    }
    yield [name, value];
  }
  if (osBuild === undefined) return;
  if (!isUint32(osBuild))
    throw new RangeError(`osBuild ${excerpt(String(osBuild))} is not an integer of 0 to 4294967295`);
  yield ['osBuild', osBuild];
}
