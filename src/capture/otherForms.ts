/** Files that people have at hand, and that hold no memory of a process: told by how they begin. */

import { netshRootOf } from './netshRoot.ts';

/** What a file is that cannot be read as it is. */
export type OtherKind =
  | 'gzip'
  | 'zstd'
  | 'zip'
  | '7z'
  | 'cabinet'
  | 'rar'
  | 'xz'
  | 'bzip2'
  | 'tar'
  | 'kernelDump'
  | 'hibernation'
  | 'netshXml'
  | 'pcap'
  | 'pcapng'
  | 'evtx'
  | 'etl';

export interface OtherForm {
  readonly kind: OtherKind;
  /** In words that follow "it is". */
  readonly what: string;
  /** What to do instead. */
  readonly advice: string;
}

/** Bytes that are enough to tell any form by. */
export const FORM_START_BYTES = 512;

const UNPACK = 'unpack it first';
const OF_THE_WIRE = 'it holds what was on the wire, and no events: open it with Wireshark';

interface Row extends OtherForm {
  /** Texts of one byte each character, and where they stand: one of `starts` says what it is. */
  readonly starts: readonly string[];
  readonly at?: number;
}

const BY_SIGNATURE: readonly Row[] = [
  { kind: 'gzip', starts: ['\x1f\x8b\x08'], what: 'compressed (gzip)', advice: UNPACK },
  { kind: 'zstd', starts: ['\x28\xb5\x2f\xfd'], what: 'compressed (zstd)', advice: UNPACK },
  { kind: 'xz', starts: ['\xfd7zXZ\0'], what: 'compressed (xz)', advice: UNPACK },
  {
    kind: 'bzip2',
    starts: Array.from('123456789', (level) => `BZh${level}1AY&SY`),
    what: 'compressed (bzip2)',
    advice: UNPACK,
  },
  { kind: 'zip', starts: ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'], what: 'a ZIP archive', advice: UNPACK },
  { kind: '7z', starts: ['7z\xbc\xaf\x27\x1c'], what: 'a 7z archive', advice: UNPACK },
  { kind: 'rar', starts: ['Rar!\x1a\x07'], what: 'a RAR archive', advice: UNPACK },
  { kind: 'cabinet', starts: ['MSCF\0\0\0\0'], what: 'a cabinet', advice: UNPACK },
  { kind: 'tar', starts: ['ustar'], at: 257, what: 'a tar archive', advice: UNPACK },
  {
    kind: 'kernelDump',
    starts: ['PAGEDUMP', 'PAGEDU64'],
    what: 'a dump of the kernel',
    advice: 'what is needed is one of the process (MiniDumpWriteDump, procdump -ma)',
  },
  {
    kind: 'hibernation',
    starts: ['hibr', 'HIBR'],
    what: 'a hibernation file',
    advice: 'what is needed is a dump of the process (MiniDumpWriteDump, procdump -ma)',
  },
  {
    kind: 'pcap',
    // Microseconds and nanoseconds in either byte order, with version 2.4 after them.
    starts: [
      '\xd4\xc3\xb2\xa1\x02\0\x04\0',
      '\x4d\x3c\xb2\xa1\x02\0\x04\0',
      '\xa1\xb2\xc3\xd4\0\x02\0\x04',
      '\xa1\xb2\x3c\x4d\0\x02\0\x04',
    ],
    what: 'a capture of packets (pcap)',
    advice: OF_THE_WIRE,
  },
  {
    kind: 'evtx',
    starts: ['ElfFile\0'],
    what: 'an event log of Windows (EVTX)',
    advice: 'its records are no FWPM structs: read it with Get-WinEvent -Path',
  },
];

const PCAPNG: OtherForm = {
  kind: 'pcapng',
  what: 'a capture of packets (pcapng)',
  advice: OF_THE_WIRE,
};

const ETL: OtherForm = {
  kind: 'etl',
  what: 'a trace of Windows (ETL)',
  advice: 'its records are no FWPM structs: read it with tracerpt or Windows Performance Analyzer',
};

const NETSH_XML: OtherForm = {
  kind: 'netshXml',
  what: 'what netsh wfp show state wrote',
  advice: 'it has no events: its filters can be given beside events (--filters)',
};

/** What a file is that is none of those that can be read; undefined where its beginning does not tell. */
export function otherFormOf(start: Uint8Array): OtherForm | undefined {
  const row = BY_SIGNATURE.find(({ starts, at = 0 }) => starts.some((text) => isAt(start, at, text)));
  if (row !== undefined) return { kind: row.kind, what: row.what, advice: row.advice };
  if (isPcapng(start)) return PCAPNG;
  if (isEtl(start)) return ETL;
  return netshRootOf(start) === 'wfpstate' ? NETSH_XML : undefined;
}

function isAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** A section header block, and in it the byte order magic. */
function isPcapng(start: Uint8Array): boolean {
  return (
    isAt(start, 0, '\n\r\r\n') &&
    ['\x4d\x3c\x2b\x1a', '\x1a\x2b\x3c\x4d'].some((magic) => isAt(start, 8, magic))
  );
}

/** Offsets in the first buffer of an ETL file: WMI_BUFFER_HEADER, SYSTEM_TRACE_HEADER, TRACE_LOGFILE_HEADER. */
const TRACE_HEADER = 72;
const TRACE_HEADER_TYPE = TRACE_HEADER + 2;
const LOGFILE_BUFFER_SIZE = 104;

/** TRACE_HEADER_TYPE_SYSTEM32 and 64, and the flags TRACE_HEADER_FLAG and TRACE_HEADER_EVENT_TRACE. */
const SYSTEM_HEADERS = ['\x01\xc0', '\x02\xc0'];

/** There is no signature; but the size of a buffer stands there twice, and a header of a known kind between. */
function isEtl(start: Uint8Array): boolean {
  if (start.length < LOGFILE_BUFFER_SIZE + 4) return false;
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const bufferSize = view.getUint32(0, true);
  return (
    bufferSize > 0 &&
    bufferSize % 1024 === 0 &&
    view.getUint32(LOGFILE_BUFFER_SIZE, true) === bufferSize &&
    SYSTEM_HEADERS.some((header) => isAt(start, TRACE_HEADER_TYPE, header))
  );
}
