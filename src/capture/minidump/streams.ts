/** A minidump's header, the directory of its streams, and the lists in them. */
import type { Infer, ValueLayout } from '../../layout/index.ts';
import { FORM_START_BYTES, otherFormOf } from '../otherForms.ts';
import { type MinidumpFile, type Records, sizeOf } from './file.ts';
import {
  MINIDUMP_DIRECTORY,
  MINIDUMP_HEADER,
  MINIDUMP_SIGNATURE,
  type MINIDUMP_STREAM_TYPE,
  MINIDUMP_VERSION,
} from './minidumpapiset.ts';

/** A stream of a minidump. */
interface Stream {
  readonly type: MINIDUMP_STREAM_TYPE;
  readonly offset: number;
  /** Bytes that are in the file. */
  readonly size: number;
  /** Bytes that the directory says. */
  readonly saidSize: number;
}

/** The streams of each type, in the order of the directory. */
export type Streams = ReadonlyMap<MINIDUMP_STREAM_TYPE, readonly Stream[]>;

/** What to look at when a file is shorter than it says. */
export const WHOLE = 'was it copied whole?';

/** Real dumps have about twenty. */
const MOST_STREAMS = 4096;

/**
 * The header.
 * @throws DecodeError (BAD_CAPTURE) when this is not a minidump.
 */
export function readHeader(dump: MinidumpFile): MINIDUMP_HEADER {
  const { size } = dump.file;
  if (size === 0) return dump.refuse(MINIDUMP_HEADER, '', 0, 'the file is empty');
  const start = dump.file.read(0, Math.min(size, FORM_START_BYTES));
  if (!hasSignature(start)) return dump.refuse(MINIDUMP_HEADER, 'Signature', 0, noMinidump(start));
  const header = dump.struct(MINIDUMP_HEADER, 0);
  if (header === null) {
    const reason = `the header has ${sizeOf(MINIDUMP_HEADER)} bytes, and the file ${size}: ${WHOLE}`;
    return dump.refuse(MINIDUMP_HEADER, '', 0, reason);
  }
  const version = header.Version & 0xffff;
  if (version !== MINIDUMP_VERSION) {
    dump.warn(
      `the header has version ${hex(version)}, not ${hex(MINIDUMP_VERSION)}: read as if it were that`,
    );
  }
  return header;
}

/** Whether bytes begin with the signature of a minidump. */
export function hasSignature(start: Uint8Array): boolean {
  const { buffer, byteOffset, byteLength } = start;
  return byteLength >= 4 && new DataView(buffer, byteOffset).getUint32(0, true) === MINIDUMP_SIGNATURE;
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

function noMinidump(start: Uint8Array): string {
  const other = otherFormOf(start);
  const bytes = Array.from(start.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const what = other === undefined ? 'it is no minidump' : `it is ${other.what}: ${other.advice}`;
  return `the file begins with ${bytes}, not with MDMP: ${what}`;
}

/**
 * The streams that the directory has.
 * @throws DecodeError (BAD_CAPTURE) when there is nothing of the directory in the file.
 */
export function readDirectory(dump: MinidumpFile, header: MINIDUMP_HEADER): Streams {
  const { NumberOfStreams: said, StreamDirectoryRva: start } = header;
  const stride = sizeOf(MINIDUMP_DIRECTORY);
  const room = Math.max(0, Math.floor((dump.file.size - start) / stride));
  if (room === 0 && said > 0) {
    const what = `the directory of ${said} streams is at offset ${start}, past the end of the file`;
    const reason = `${what}, which has ${dump.file.size} bytes: ${WHOLE}`;
    return dump.refuse(MINIDUMP_HEADER, 'StreamDirectoryRva', start, reason);
  }
  const count = Math.min(said, room, MOST_STREAMS);
  if (count < said) dump.warn(`the directory should have ${said} streams: ${count} of them are read`);
  const streams = new Map<MINIDUMP_STREAM_TYPE, Stream[]>();
  for (let i = 0; i < count; i++) {
    const entry = dump.struct(MINIDUMP_DIRECTORY, start + i * stride);
    if (entry === null) break;
    const { StreamType: type, Location } = entry;
    const { DataSize: saidSize, Rva: offset } = Location;
    const size = Math.max(0, Math.min(saidSize, dump.file.size - offset));
    const stream = { type, offset, size, saidSize };
    const others = streams.get(type);
    if (others === undefined) streams.set(type, [stream]);
    else others.push(stream);
  }
  return streams;
}

/** A stream and the struct that it begins with; undefined when there is none, or too little of it in the file. */
export function openStream<L extends ValueLayout>(
  dump: MinidumpFile,
  streams: Streams,
  type: MINIDUMP_STREAM_TYPE,
  layout: L,
): { readonly stream: Stream; readonly head: Infer<L> } | undefined {
  const [stream, ...others] = streams.get(type) ?? [];
  if (stream === undefined || stream.saidSize === 0) return undefined;
  const { offset, size, saidSize } = stream;
  if (others.length > 0)
    dump.warn(`${type}: there are ${others.length + 1} of them, and the first one counts`);
  if (size < saidSize) {
    dump.warn(`${type}: ${size} of its ${saidSize} bytes at offset ${offset} are in the file: ${WHOLE}`);
  }
  const head = size < sizeOf(layout) ? null : dump.struct(layout, offset);
  if (head !== null) return { stream, head };
  dump.warn(
    `${type}: ${size} bytes are too few for ${layout.ctype}, which has ${sizeOf(layout)}: passed over`,
  );
  return undefined;
}

/** A stream that is a struct and records after it. */
export interface ListShape<L extends ValueLayout> {
  readonly type: MINIDUMP_STREAM_TYPE;
  readonly head: L;
  readonly record: ValueLayout;
  /** How many records the head says. */
  readonly said: (head: Infer<L>) => number | bigint;
  /** How many are read at most. */
  readonly most: number;
}

/** The head of a list, and its records as far as they are there. */
export function openList<L extends ValueLayout>(
  dump: MinidumpFile,
  streams: Streams,
  { type, head: layout, record, said, most }: ListShape<L>,
): { readonly head: Infer<L>; readonly records: Records } | undefined {
  const opened = openStream(dump, streams, type, layout);
  if (opened === undefined) return undefined;
  const { stream, head } = opened;
  const place = { said: said(head), head: sizeOf(layout), stride: sizeOf(record), most };
  return { head, records: recordsOf(dump, stream, place) };
}

export interface RecordsPlace {
  /** How many records the stream says that it has. */
  readonly said: number | bigint;
  /** Bytes before the first one. */
  readonly head: number;
  /** Bytes from one to the next. */
  readonly stride: number;
  /** How many are read at most. */
  readonly most: number;
}

/** The records of a stream that are there: counted before anything is allocated for them. */
export function recordsOf(
  dump: MinidumpFile,
  stream: Stream,
  { said, head, stride, most }: RecordsPlace,
): Records {
  // Some writers align the records to 8 bytes, after a count of 4.
  const padding = head === 4 && head + 4 + Number(said) * stride === stream.saidSize ? 4 : 0;
  const room = Math.max(0, Math.floor((stream.size - head - padding) / stride));
  const count = Math.min(Number(said), room, most);
  if (said > count) dump.warn(`${stream.type}: it should have ${said} entries: ${count} of them are read`);
  return { start: stream.offset + head + padding, stride, count };
}
