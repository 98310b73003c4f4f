/**
 * What a program does with the library, told as JSON: it runs wherever the library has to work. So nothing is
 * imported here, and nothing used that a JavaScript engine does not have by itself.
 */
import type * as Fwpm from '../../src/index.ts';

export type Library = typeof Fwpm;
export type Bytes = ArrayBuffer | SharedArrayBuffer | ArrayBufferView<ArrayBufferLike>;

/** What the program saw. */
export interface Report {
  /** The sample's events, by the way on which they were read. */
  readonly events: Readonly<Record<string, readonly unknown[]>>;
  readonly columns: unknown;
  readonly ranges: unknown;
  readonly layout: unknown;
  readonly own: unknown;
  readonly issues: readonly string[];
  readonly errors: Readonly<Record<string, unknown>>;
}

/** Where fixtures/samples/enum5.bin lay, and how many pointers it begins with. */
const BASE = 0x3507c0n;
const COUNT = 16;
const ENTRIES = { entries: BASE, count: COUNT };
const FIRST_EVENT = 0x350840n;

/** Uses the library on the bytes of fixtures/samples/enum5.bin. */
export function exercise(fwpm: Library, bytes: Bytes): Report {
  const memory = fwpm.memoryImage(bytes, { abi: 'x64', base: BASE });
  return {
    events: events(fwpm, memory, bytes),
    columns: columns(fwpm, memory),
    ranges: plain(fwpm.explain(fwpm.FWPM_NET_EVENT5, memory, FIRST_EVENT)),
    layout: plain(fwpm.layoutOf(fwpm.FWPM_NET_EVENT5, 'x86')),
    own: own(fwpm),
    issues: issues(fwpm, bytes),
    errors: errors(fwpm, memory),
  };
}

// --- events --------------------------------------------------------------------------------------------------

type Event = Fwpm.Infer<Library['FWPM_NET_EVENT5']> | null;

function events(fwpm: Library, memory: Fwpm.Memory, bytes: Bytes): Report['events'] {
  const { FWPM_NET_EVENT5, decodeEntries } = fwpm;
  const decoded = [...decodeEntries(FWPM_NET_EVENT5, memory, BASE, COUNT)];
  const told: Fwpm.DecodeError[] = [];
  const onIssue = (issue: Fwpm.DecodeError): void => void told.push(issue);
  const parsed = (values: Iterable<Event>): unknown[] =>
    Array.from(values, (value) => JSON.parse(fwpm.toJson(FWPM_NET_EVENT5, value)));
  return {
    decodeEntries: parsed(decoded),
    'decodeEntries with onIssue': parsed(decodeEntries(FWPM_NET_EVENT5, memory, BASE, COUNT, { onIssue })),
    'decodeEntries in ranges': parsed(decodeEntries(FWPM_NET_EVENT5, halves(fwpm, bytes), BASE, COUNT)),
    ndjson: linesOf(fwpm.ndjson(FWPM_NET_EVENT5, memory, ENTRIES, { chunkBytes: 1000 })).map((line) =>
      JSON.parse(line),
    ),
    'encode for x64': parsed(decoded.map((event) => encodedAndDecoded(fwpm, event, 'x64'))),
    'encode for x86': parsed(decoded.map((event) => encodedAndDecoded(fwpm, event, 'x86'))),
    'encode for arm64': parsed(decoded.map((event) => encodedAndDecoded(fwpm, event, 'arm64'))),
    bind: parsed(decoded.map((event) => bound(fwpm, event))),
  };
}

/** The bytes as two ranges that meet at an odd address, within a string or struct. */
function halves({ memoryRanges }: Library, bytes: Bytes): Fwpm.Memory {
  const [low, high] = cutAt(bytes, 3001);
  return memoryRanges(
    [
      { base: BASE + 3001n, bytes: high },
      { base: BASE, bytes: low },
    ],
    { abi: 'x64' },
  );
}

function cutAt(bytes: Bytes, length: number): [Uint8Array<ArrayBufferLike>, Uint8Array<ArrayBufferLike>] {
  const whole = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  return [whole.subarray(0, length), whole.subarray(length)];
}

/** The lines are ASCII but for what strings hold, and the sample's strings are ASCII, too. */
function linesOf(chunks: Iterable<Uint8Array>): string[] {
  const text = Array.from(chunks, (chunk) => String.fromCharCode(...chunk)).join('');
  return text.split('\n').slice(0, -1);
}

function encodedAndDecoded(fwpm: Library, event: Event, abi: Fwpm.Abi): Event {
  if (event === null) return null;
  const { bytes, address } = fwpm.encode(fwpm.FWPM_NET_EVENT5, event, { abi, base: 0x10000n });
  return fwpm.decode(fwpm.FWPM_NET_EVENT5, fwpm.memoryImage(bytes, { abi, base: 0x10000n }), address);
}

function bound(fwpm: Library, event: Event): Event {
  if (event === null) return null;
  const type = fwpm.bind(fwpm.FWPM_NET_EVENT5, { abi: 'x64' });
  return type.fromBuffer(type.toBuffer(event));
}

// --- the rest of the library ---------------------------------------------------------------------------------

function columns(fwpm: Library, memory: Fwpm.Memory): unknown {
  return plain(
    fwpm.columns(fwpm.FWPM_NET_EVENT5, memory, ENTRIES, {
      time: 'header.timeStamp',
      type: 'type',
      address: 'header.localAddrV4',
      appId: 'header.appId',
      filter: 'classifyDrop.filterId',
      hash: 'ikeMmFailure.endCertHash',
    }),
  );
}

/** A struct of one's own, which has no generated reader. */
function own({ counted, decode, encode, enumeration, memoryImage, pointer, struct, ...fwpm }: Library) {
  const { uint8, uint32, union, when, wideString } = fwpm;
  const SHAPE = enumeration('SHAPE', { ROUND: 1, SQUARE: 2 });
  const THING = struct('THING', {
    shape: SHAPE,
    byShape: union('shape', { radius: when('ROUND', uint8), side: when('SQUARE', uint32) }),
    numNames: uint32,
    names: counted('numNames', pointer(wideString)),
  });
  const thing: Fwpm.Infer<typeof THING> = { shape: 'SQUARE', side: 7, names: ['\ufeffa', null, '\ud800'] };
  const { bytes, address } = encode(THING, thing, { abi: 'x86', base: 0xfff0_0000n });
  const memory = memoryImage(bytes, { abi: 'x86', base: 0xfff0_0000n });
  return plain({ bytes, value: decode(THING, memory, address) });
}

/** The issues of the sample when its second half is missing. */
function issues(fwpm: Library, bytes: Bytes): string[] {
  const [half] = cutAt(bytes, 4000);
  const memory = fwpm.memoryImage(half, { abi: 'x64', base: BASE });
  const told: string[] = [];
  const onIssue = (issue: Fwpm.DecodeError): void => void told.push(`${fwpm.isDecodeError(issue)} ${issue}`);
  for (const _ of fwpm.decodeEntries(fwpm.FWPM_NET_EVENT5, memory, BASE, COUNT, { onIssue }));
  for (const _ of fwpm.ndjson(fwpm.FWPM_NET_EVENT5, memory, ENTRIES, { onIssue }));
  fwpm.columns(fwpm.FWPM_NET_EVENT5, memory, ENTRIES, { user: 'header.userId' }, { onIssue });
  return told;
}

function errors(fwpm: Library, memory: Fwpm.Memory): Report['errors'] {
  const { FWPM_NET_EVENT5, decode, encode, GUID, memoryImage } = fwpm;
  return {
    'an address outside': thrown(() => decode(FWPM_NET_EVENT5, memory, 8n)),
    'a limit': thrown(() => decode(FWPM_NET_EVENT5, memory, FIRST_EVENT, { limits: { totalBytes: 160 } })),
    'no address': thrown(() => decode(FWPM_NET_EVENT5, memory, -1n)),
    'no ABI': thrown(() => memoryImage(new Uint8Array(1), { abi: 'mips' as Fwpm.Abi, base: 0 })),
    'no GUID': thrown(() => encode(GUID, 'no GUID')),
  };
}

function thrown(attempt: () => unknown): unknown {
  try {
    return { returned: plain(attempt()) };
  } catch (error) {
    if (!(error instanceof Error)) return { thrown: String(error) };
    const { name, message } = error;
    return plain({ ...error, name, message });
  }
}

/** A value as JSON has it, with bigints in decimal. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, member) => {
      if (typeof member === 'bigint') return String(member);
      return member instanceof BigUint64Array ? Array.from(member, String) : member;
    }),
  );
}
