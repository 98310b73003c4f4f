/** Every entry point with wrong arguments: refused by a TypeError or RangeError, or taken like right ones. */
import * as fwpm from '../../../src/index.ts';
import { assertTelling, isObject, isRefusal } from '../assertions.ts';
import type { Meter } from '../meter.ts';
import { ODD_NAMES } from '../names.ts';
import type { Random } from '../random.ts';
import { targetOf, type Verdict } from '../target.ts';
import { drawEdits, type Edit, edited } from '../wrong.ts';

interface Input {
  /** One of CALLS. */
  readonly call: string;
  /** A name for what has one. */
  readonly name: string;
  /** What is wrong with the arguments. */
  readonly edits: readonly Edit[];
}

interface Call {
  readonly run: (...args: never[]) => unknown;
  /** Arguments that are right. */
  readonly args: (name: string) => readonly unknown[];
}

const [ABI, BASE] = ['x64', 0x10000n] as const;
const BYTES = new Uint8Array(256);
const OPTIONS = { limits: { elements: 5, depth: 8 }, onIssue: () => undefined };

/** Edits replace these as a whole: what is inside is nobody's to write by hand. */
class Whole {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

const STRUCT = new Whole(fwpm.FWPM_NET_EVENT5);
const MEMORY = new Whole(fwpm.memoryImage(BYTES, { abi: ABI, base: BASE }));
const VALUE = fwpm.decode(fwpm.FWPM_NET_EVENT5, fwpm.memoryImage(BYTES, { abi: ABI, base: BASE }), BASE);
const LEAF = new Whole(fwpm.uint32);
const BLOB = new Whole(fwpm.FWP_BYTE_BLOB);

const CALLS: Readonly<Record<string, Call>> = {
  decode: { run: fwpm.decode, args: () => [STRUCT, MEMORY, BASE, OPTIONS] },
  decodeArray: { run: fwpm.decodeArray, args: () => [STRUCT, MEMORY, BASE, 2, OPTIONS] },
  decodeEntries: { run: fwpm.decodeEntries, args: () => [STRUCT, MEMORY, BASE, 2, OPTIONS] },
  toJson: { run: fwpm.toJson, args: () => [STRUCT, VALUE] },
  ndjson: {
    run: fwpm.ndjson,
    args: () => [STRUCT, MEMORY, { array: BASE, count: 2 }, { ...OPTIONS, chunkBytes: 100, reuse: false }],
  },
  columns: {
    run: fwpm.columns,
    args: (name) => [
      STRUCT,
      MEMORY,
      { entries: BASE, count: 2 },
      { [name]: 'header.timeStamp', type: name },
      OPTIONS,
    ],
  },
  explain: { run: fwpm.explain, args: () => [STRUCT, MEMORY, BASE, OPTIONS] },
  encode: { run: fwpm.encode, args: () => [STRUCT, VALUE, { abi: ABI, base: BASE }] },
  layoutOf: { run: fwpm.layoutOf, args: () => [STRUCT, ABI] },
  isDecodeError: {
    run: fwpm.isDecodeError,
    args: (name) => [{ name: 'DecodeError', code: name, path: name }],
  },
  memoryImage: { run: decodeInImage, args: () => [BYTES, { abi: ABI, base: BASE }] },
  memoryRanges: {
    run: decodeInRanges,
    args: () => [
      [
        { base: BASE, bytes: BYTES },
        { base: BASE + 256n, bytes: BYTES },
      ],
      { abi: ABI },
    ],
  },
  'bind and decode': {
    run: bindAndDecode,
    args: () => [
      STRUCT,
      { abi: ABI, base: BASE, limits: { elements: 5 } },
      { view: new DataView(BYTES.buffer), pos: 0 },
    ],
  },
  'bind and encode': {
    run: bindAndEncode,
    args: () => [
      STRUCT,
      { abi: ABI, base: BASE },
      VALUE,
      { pos: 0, writeBuffer: () => undefined },
      { parent: {} },
    ],
  },
  'bind and size': {
    run: bindAndSize,
    args: () => [STRUCT, { abi: ABI }, VALUE, { parent: { pointerSize: 0 } }],
  },
  bytes: { run: fwpm.bytes, args: () => [5] },
  enumeration: { run: fwpm.enumeration, args: (name) => ['NAME', { A: 1, [name]: 2 }] },
  flags32: { run: fwpm.flags32, args: (name) => ['NAME', { A: 1, [name]: 2 }] },
  pointer: { run: fwpm.pointer, args: () => [LEAF] },
  counted: { run: fwpm.counted, args: (name) => [name, LEAF] },
  byteBlob: { run: fwpm.byteBlob, args: (name) => [name] },
  textOf: { run: fwpm.textOf, args: () => [BLOB] },
  alias: { run: fwpm.alias, args: (name) => [name, LEAF] },
  when: { run: fwpm.when, args: (name) => [[name, 'A'], LEAF] },
  union: { run: fwpm.union, args: (name) => [name, { arm: { cases: [name], layout: fwpm.uint32 } }] },
  anonymous: { run: fwpm.anonymous, args: (name) => [{ [name]: fwpm.uint32 }] },
  untagged: { run: fwpm.untagged, args: (name) => [{ [name]: fwpm.uint32 }] },
  struct: { run: fwpm.struct, args: (name) => ['S', { [name]: fwpm.uint32, b: fwpm.guid }] },
};

const NAMES = Object.keys(CALLS);

export const argumentsTarget = targetOf(
  'arguments',
  (random: Random): Input => {
    const call = random.pick(NAMES);
    const name = random.pick(ODD_NAMES);
    return { call, name, edits: drawEdits(CALLS[call]?.args(name) ?? [], random) };
  },
  ({ call, name, edits }, meter): Verdict => {
    const { run, args } = CALLS[call] ?? { run: () => undefined, args: () => [] };
    // The list of the arguments itself stays.
    const inside = edits.filter(({ path }) => path.length > 0);
    const given = edited(args(name), inside);
    return callWith(run, Array.isArray(given) ? given.map(unwrapped) : [], meter);
  },
);

function callWith(run: Call['run'], args: readonly unknown[], meter: Meter): Verdict {
  try {
    meter.run(() => drain(Reflect.apply(run, undefined, args)));
    return 'taken';
  } catch (error) {
    if (error instanceof fwpm.DecodeError) assertTelling(error, error.struct);
    else if (!isRefusal(error)) throw error;
    return 'refused';
  }
}

const WHOLES = new Map<unknown, unknown>([STRUCT, MEMORY, LEAF, BLOB].map((whole) => [whole, whole.value]));

/** Found by identity, since a hostile argument is not to be touched here. */
function unwrapped(argument: unknown): unknown {
  return WHOLES.get(argument) ?? argument;
}

/** Takes some of what a generator gives. */
function drain(result: unknown): void {
  if (!isObject(result) || !('next' in result) || typeof result.next !== 'function') return;
  for (let i = 0; i < 20; i++) result.next();
}

function decodeInImage(...args: Parameters<typeof fwpm.memoryImage>): unknown {
  return fwpm.decode(fwpm.FWPM_NET_EVENT5, fwpm.memoryImage(...args), BASE);
}

function decodeInRanges(...args: Parameters<typeof fwpm.memoryRanges>): unknown {
  return fwpm.decode(fwpm.FWPM_NET_EVENT5, fwpm.memoryRanges(...args), BASE);
}

type Layout = typeof fwpm.FWPM_NET_EVENT5;

function bindAndDecode(layout: Layout, options: fwpm.BindOptions, stream: fwpm.ReadableStream): unknown {
  return fwpm.bind(layout, options).decode(stream);
}

function bindAndEncode(
  layout: Layout,
  options: fwpm.BindOptions,
  value: fwpm.FWPM_NET_EVENT5,
  stream: fwpm.WritableStream,
  parent: unknown,
): void {
  fwpm.bind(layout, options).encode(stream, value, parent);
}

function bindAndSize(
  layout: Layout,
  options: fwpm.BindOptions,
  value: fwpm.FWPM_NET_EVENT5,
  parent: unknown,
): number {
  return fwpm.bind(layout, options).size(value, parent);
}
